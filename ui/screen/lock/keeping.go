package lock

import (
	tea "charm.land/bubbletea/v2"

	"rapport/ui/config"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// The keys of the page that asks what is kept of an hour that is over.
const (
	clockKey    = "1"
	timelineKey = "2"
)

var change = keys.Take.Meaning("keep it, or do not").As("1 2 change")

// keep changes one of the two choices; it is kept at once, as in settings.
func (m Model) keep(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	c := m.opts.Config
	switch msg.Text {
	case clockKey:
		c.ClockTimes = !c.ClockTimes
	case timelineKey:
		c.Timeline = !c.Timeline
	default:
		return m.scroll(msg), nil
	}
	m.opts.Config = c
	return m, nav.Send(nav.Configure{Config: c})
}

// keepingRows are the two choices, and below both, so that a small window
// shows what a key changes, why someone might want each.
func (m Model) keepingRows(th theme.Theme, w int) []string {
	rows := paragraphs(th, w, config.AboutKeeping)
	choice := func(key, name, value string) string {
		return th.Accent.Render(key) + "  " + th.Strong.Render(widget.Pad(th, name, 11)) + "  " + value
	}
	rows = append(rows,
		choice(clockKey, "clock times", chosen(m.opts.Config.ClockTimes, config.ClockKept, config.ClockNot)),
		choice(timelineKey, "timeline", chosen(m.opts.Config.Timeline, config.TimelineKept, config.TimelineNot)), "")
	for _, why := range []struct{ key, means string }{{clockKey, config.AboutClock}, {timelineKey, config.AboutTimeline}} {
		lead := why.key + "  "
		for _, line := range widget.Wrap(why.means, w-3) {
			rows = append(rows, th.Dim.Render(lead+line))
			lead = "   "
		}
		rows = append(rows, "")
	}
	return rows
}

func chosen(on bool, is, not string) string {
	if on {
		return is
	}
	return not
}
