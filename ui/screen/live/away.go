package live

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// awayAfter is how long a screen may be gone before it asks what happened.
const awayAfter = 2 * time.Minute

// away is the question asked when the screen was gone for a while, or when
// another hour is to begin while this one is open.
type away struct {
	from  int  // the second when it was last here
	other bool // another client's hour waits: only ending is offered
	// unseen: nobody knows when it was last here, as after a crash; from is then
	// the last mark.
	unseen bool
	line   *widget.Line
	wrong  string
}

func (a *away) typing() bool { return a != nil && a.line != nil }

// wasAway says whether to ask, when an open session is come back to.
func (m Model) wasAway(to nav.Live) *away {
	if m.session == nil {
		return nil
	}
	from, unseen := m.session.Last().At, to.Seen.IsZero()
	if !unseen {
		from = max(from, m.secondAt(to.Seen))
	}
	if !to.Client.IsZero() && to.Client != m.client {
		return &away{from: from, other: true}
	}
	if time.Duration(m.elapsed()-from)*time.Second <= awayAfter {
		return nil
	}
	return &away{from: from, unseen: unseen}
}

var later = keys.Back.As("esc decide later")

func (a *away) keys() keys.Key {
	if a.other {
		return keys.Ended
	}
	return keys.Answer
}

func (m Model) awayKey(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	a := *m.away
	if a.line != nil {
		return m.awayLine(msg)
	}
	switch {
	case keys.Back.Is(msg):
		m.away = nil
		if a.other {
			return m, nav.Send(nav.Back{})
		}
		return m, nil
	case msg.Text == "1" && !a.other:
		m.away = nil
		return m, nil
	case msg.Text == "2" && !a.other:
		from, to := a.from, m.elapsed()
		m.away = nil
		return m.do("paused while away", func(s *record.Session) { s.AddPause(from, to) }, nil)
	case msg.Text == "3":
		return m.endedAt(a.from)
	case msg.Text == "4":
		line := widget.NewLine("")
		a.line = &line
		m.away = &a
	}
	return m, nil
}

func (m Model) awayLine(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	a := *m.away
	switch {
	case keys.Back.Is(msg):
		a.line = nil
	case keys.Enter.Is(msg):
		minute, err := strconv.Atoi(a.line.Clean())
		if err != nil || minute < 0 || minute*60 > m.elapsed() {
			a.wrong = fmt.Sprintf("a minute from 0 to %d", m.elapsed()/60)
			break
		}
		return m.endedAt(minute * 60)
	default:
		line, cmd := a.line.Update(msg)
		a.line, a.wrong = &line, ""
		m.away = &a
		return m, cmd
	}
	m.away = &a
	return m, nil
}

func (m Model) endedAt(second int) (Model, tea.Cmd) {
	m.away = nil
	return m.endAt(second)
}

// clockAt is the time of day at a second of the session, with the day of the
// week when that is not today.
func (m Model) clockAt(second int) string {
	at := m.session.Start.Add(time.Duration(second) * time.Second)
	if record.DateOf(at) == m.world.Today() {
		return at.Format("15:04")
	}
	return at.Format("Mon 2 Jan 15:04")
}

// awayView asks what happened meanwhile. In a small window its rows stand
// close, so that all four answers are seen.
func (m Model) awayView(th theme.Theme, w, h int) (string, *tea.Cursor) {
	a := m.away
	var rows []string
	margin, gap := 6, []string{""}
	if h < short {
		margin, gap = 2, nil
	}
	say := func(s string) {
		for _, line := range widget.Wrap(s, w-margin-2) {
			rows = append(rows, strings.Repeat(" ", margin)+line)
		}
	}
	rows = append(rows, append(gap, "")...)
	say(m.whatHappened())
	rows = append(rows, gap...)
	for _, answer := range m.answers() {
		say(answer)
	}
	rows = append(rows, gap...)
	if !a.other && h >= short {
		say("Nothing marked before " + m.clockAt(a.from) + " is lost.")
	}
	var cursor *tea.Cursor
	if a.line != nil {
		text, x := a.line.View(th, 8)
		label := "minute  "
		rows = append(rows, append(gap, strings.Repeat(" ", margin)+th.Dim.Render(label)+text+"   "+th.Warm.Render(a.wrong))...)
		cursor = tea.NewCursor(margin+len(label)+x, len(rows))
	}
	header := widget.Header(th, th.Strong.Render(m.name()), th.Dim.Render("the session is still open"), w)
	return widget.Frame(th, w, h, header, rows, widget.Footer(th, w, []keys.Key{a.keys(), later, keys.Dark})), cursor
}

func (m Model) whatHappened() string {
	if m.away.other {
		return "An hour with " + m.name() + " is still open, begun at " + m.clockAt(0) + ". One hour is open at a time."
	}
	if m.away.unseen {
		return fmt.Sprintf("This hour was left open. Nothing was marked from %s until %s.", m.clockAt(m.away.from), m.clockAt(m.elapsed()))
	}
	return fmt.Sprintf("This screen was away from %s until %s.", m.clockAt(m.away.from), m.clockAt(m.elapsed()))
}

func (m Model) answers() []string {
	from := m.away.from
	ended := []string{
		fmt.Sprintf("3   we ended at %s, minute %d", m.clockAt(from), m.minute(from)),
		"4   we ended at another minute",
	}
	if m.away.other {
		return ended
	}
	return append([]string{
		fmt.Sprintf("1   we went on: it is minute %d now", m.minute(m.elapsed())),
		fmt.Sprintf("2   we paused: it is minute %d now", m.minute(from)),
	}, ended...)
}
