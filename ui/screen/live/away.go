package live

import (
	"fmt"
	"strconv"
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
	line  *widget.Line
	wrong string
}

func (a *away) typing() bool { return a != nil && a.line != nil }

// wasAway says whether to ask, when an open session is come back to.
func (m Model) wasAway(to nav.Live) *away {
	if m.session == nil {
		return nil
	}
	from := m.session.Last().At
	if !to.Seen.IsZero() {
		from = max(from, m.secondAt(to.Seen))
	}
	if !to.Client.IsZero() && to.Client != m.client {
		return &away{from: from, other: true}
	}
	if time.Duration(m.elapsed()-from)*time.Second <= awayAfter {
		return nil
	}
	return &away{from: from}
}

var (
	choose = keys.Take.As("1 2 3 4 choose")
	later  = keys.Back.As("esc decide later")
)

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
	return m.do("the hour has ended", func(s *record.Session) { s.EndAt(second) }, nil)
}

// awayView asks what happened meanwhile.
func (m Model) awayView(th theme.Theme, w, h int) (string, *tea.Cursor) {
	a := m.away
	clock := func(second int) string {
		return m.session.Start.Add(time.Duration(second) * time.Second).Format("15:04")
	}
	rows := []string{"", ""}
	say := func(s string) {
		for _, line := range widget.Wrap(s, w-10) {
			rows = append(rows, "      "+line)
		}
	}
	if a.other {
		say("An hour with " + m.name() + " is still open, begun at " + clock(0) + ". One hour is open at a time.")
	} else {
		say(fmt.Sprintf("This screen was away from %s until %s.", clock(a.from), clock(m.elapsed())))
	}
	rows = append(rows, "")
	if !a.other {
		say(fmt.Sprintf("1   we went on: it is minute %d now", m.minute(m.elapsed())))
		say(fmt.Sprintf("2   we paused: it is minute %d now", m.minute(a.from)))
	}
	say(fmt.Sprintf("3   we ended at %s, minute %d", clock(a.from), m.minute(a.from)))
	say("4   we ended at another minute")
	rows = append(rows, "")
	if !a.other {
		say("Nothing marked before " + clock(a.from) + " is lost.")
	}
	var cursor *tea.Cursor
	if a.line != nil {
		text, x := a.line.View(th, 8)
		label := "minute  "
		rows = append(rows, "", "      "+th.Dim.Render(label)+text+"   "+th.Warm.Render(a.wrong))
		cursor = tea.NewCursor(6+len(label)+x, len(rows))
	}
	header := widget.Header(th, th.Strong.Render(m.name()), th.Dim.Render("the session is still open"), w)
	return widget.Frame(th, w, h, header, rows, widget.Footer(th, w, []keys.Key{choose, later, keys.Dark})), cursor
}
