package card

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// thread is the row of months under an opened thing while the cursor is in it:
// when it came up, and when it lit the client up. Each month leads to an hour.
type thread struct {
	months []record.Month
	at     int
}

// monthCells is what a month takes: three letters, its sign, a space.
const monthCells = 5

// threadOf is when a thing came up, a month at a time. One month alone says
// nothing that the date beside the thing does not.
func (m Model) threadOf(in *record.Interest) []record.Month {
	if in == nil || !m.card.Gate(in, record.OnReview).May() {
		return nil
	}
	months := m.card.Thread(in, m.sessions)
	if len(months) < 2 {
		return nil
	}
	return months
}

// intoThread puts the cursor on the newest month of the thing under it.
func (m Model) intoThread() Model {
	if months := m.threadOf(m.thing()); months != nil {
		m.thread = &thread{months, len(months) - 1}
	}
	return m
}

// rethreaded is the thread as the newest records have it, at the same month.
func (m Model) rethreaded() Model {
	if m.thread == nil {
		return m
	}
	was := m.thread.months[m.thread.at].First
	m.thread = nil
	m = m.intoThread()
	if m.thread != nil {
		if at := slices.IndexFunc(m.thread.months, func(c record.Month) bool { return c.First == was && c.Came }); at >= 0 {
			m.thread.at = at
		}
	}
	return m
}

// keyInThread answers the keys that mean a month. All others do their own work.
func (m Model) keyInThread(msg tea.KeyPressMsg) (next Model, cmd tea.Cmd, mine bool) {
	switch {
	case keys.Left.Is(msg):
		return m.along(-1), nil, true
	case keys.Right.Is(msg):
		return m.along(1), nil, true
	case keys.Back.Is(msg):
		m.thread = nil
		return m, nil, true
	case keys.Enter.Is(msg):
		month := m.thread.months[m.thread.at]
		if month.Hour.IsZero() {
			return m, nav.Send(nav.Say{Words: "no hour is drawn of that day"}), true
		}
		return m, nav.Send(nav.Go{To: nav.Review{Client: m.card.ID, Session: month.Hour}}), true
	}
	return m, nil, false
}

// along goes to the next month in which it came up.
func (m Model) along(by int) Model {
	t := *m.thread
	for at := t.at + by; at >= 0 && at < len(t.months); at += by {
		if t.months[at].Came {
			t.at = at
			break
		}
	}
	m.thread = &t
	return m
}

// threadRows are the months of the thing under the cursor, as many as fit into
// w cells, and in the thread what the month under the cursor had.
func (m Model) threadRows(th theme.Theme, w int, in *record.Interest) []string {
	months, at := m.threadOf(in), -1
	if m.thread != nil {
		months, at = m.thread.months, m.thread.at
	}
	fit := (w + 1) / monthCells
	if months == nil || fit < 2 {
		return nil
	}
	before := ""
	from := max(0, len(months)-fit)
	if from > 0 {
		before = th.Dim.Render(th.G.More) + " "
		fit = (w - widget.Width(before) + 1) / monthCells
		from = len(months) - fit
	}
	if at >= 0 {
		from = max(0, min(from, at-fit/2))
	}
	var b strings.Builder
	if from > 0 {
		b.WriteString(before)
	}
	for i, c := range months[from:min(len(months), from+fit)] {
		b.WriteString(m.month(th, c, from+i == at) + " ")
	}
	rows := []string{strings.TrimRight(b.String(), " ")}
	if at >= 0 {
		rows = append(rows, th.Dim.Render(widget.Cut(th, m.monthWords(months[at]), w)))
	}
	return rows
}

// month is one month: its letters, and what it had.
func (m Model) month(th theme.Theme, c record.Month, on bool) string {
	name := th.Dim.Render(c.Name())
	if on {
		name = th.Strong.Underline(true).Render(c.Name())
	}
	switch {
	case c.Lit:
		return name + th.Accent.Render("*")
	case c.Came:
		return name + th.Text.Render(th.G.Dot)
	}
	return name + " "
}

func (m Model) monthWords(c record.Month) string {
	words := "came up " + c.Day.Short(m.world.Today())
	if c.Lit {
		words = "lit " + m.card.Words().Object + " up " + c.Day.Short(m.world.Today())
	}
	if c.Hour.IsZero() {
		return words + ", no hour drawn that day"
	}
	return words
}
