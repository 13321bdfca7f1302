package review

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/arc"
	"rapport/ui/keys"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

const (
	wide     = 64 // cells from which there is a picture, and where the hour was
	stripAt  = 18 // the cell in which strips begin: bar, date, setting
	narrowAt = 10 // the same without the setting
	margin   = 10 // cells behind a strip for what lit up
	labelled = 10 // cells of a label below the picture
)

// layout is how many rows each part of the screen has. It depends on the window
// alone, so that nothing jumps while the cursor goes along.
type layout struct {
	strips  int
	picture int // rows of it; none where there is no room
	told    int
}

// layoutOf divides the rows between header and footer.
func layoutOf(w, h int) layout {
	room := h - 3 - 1 // header and two rows below, and the row of the filter
	l := layout{told: max(4, min(8, h/6))}
	if w < wide {
		l.strips = max(1, room-1-l.told)
		return l
	}
	if h >= 20 {
		l.picture = 6
	}
	if h > 30 {
		l.picture = 10
	}
	l.strips = room - 1 - 1 - l.told // ruler, blank
	if l.picture > 0 {
		l.strips -= l.picture + 1
	}
	l.strips = max(1, l.strips)
	return l
}

// View draws the screen in h rows of at most w cells.
func (m Model) View(th theme.Theme, w, h int) (string, *tea.Cursor) {
	header := widget.Header(th, widget.Titled(th, m.card.Called, m.title(), m.count(w), w), th.Dim.Render(m.count(w)), w)
	top, cursor := m.filterRow(th, w)
	var body []string
	switch {
	case len(m.hours) == 0:
		body = m.nothing(th)
	case m.out != nil:
		body, cursor = m.asked(th, w, h-4)
	case m.beside:
		body = m.two(th, w, h-4)
	case m.list != nil:
		body = m.listed(th, w, h-4)
	default:
		body = m.opened(th, w, h)
	}
	body = append([]string{top}, body...)
	if m.line != nil && m.line.purpose == because {
		body, cursor = m.withReason(th, w, h, body)
	}
	var end []keys.Key
	if m.line == nil {
		end = append(end, keys.Help.As("? more"))
	}
	drawn := widget.Frame(th, w, h, header, body, widget.Footer(th, w, m.foot(w), end...))
	return m.withProblem(th, w, drawn), cursor
}

// title says what is seen, and of which year where that is not this one: the
// row that begins a year may have scrolled away.
func (m Model) title() string {
	s := m.hour()
	switch {
	case m.beside:
		return "two hours"
	case s != nil && m.list == nil && s.Date.Time().Year() != m.world.Today().Time().Year():
		return "past hours, " + s.Date.Time().Format("2006")
	}
	return "past hours"
}

func (m Model) count(w int) string {
	n, all := len(m.hours), len(m.all)
	switch {
	case w < wide || all == 0 || m.beside:
		return ""
	case m.filter != "":
		return fmt.Sprintf("%d of %d, newest first", n, all)
	case all == 1:
		return "one together"
	}
	return fmt.Sprintf("%d together, newest first", all)
}

// filterHint is what may stand in a filter.
const filterHint = "walk, miso, door, oct, 2026-10: all of the words"

// filterRow is the row below the header: the filter that stands or is typed.
func (m Model) filterRow(th theme.Theme, w int) (string, *tea.Cursor) {
	const label = "   filter  "
	room := w - len(label) - 1
	switch {
	case m.line != nil && m.line.purpose == filtering:
		text, x := m.line.in.View(th, room)
		if text == "" {
			text = "  " + th.Dim.Render(widget.Cut(th, filterHint, room-2))
		}
		return th.Dim.Render(label) + text, tea.NewCursor(len(label)+x, 1)
	case m.filter != "":
		return th.Dim.Render(label) + widget.Cut(th, m.filter, room), nil
	}
	return "", nil
}

func (m Model) nothing(th theme.Theme) []string {
	if m.filter != "" {
		return []string{"", "   " + th.Dim.Render("no hour has all of that")}
	}
	rows := []string{"   " + th.Dim.Render("nothing drawn yet")}
	if m.card.StillMeeting() {
		rows = append(rows, "   "+th.Dim.Render("d draws an hour afterwards"))
	}
	return rows
}

// opened is the strips, and below them the hour under the cursor.
func (m Model) opened(th theme.Theme, w, h int) []string {
	l := layoutOf(w, h)
	rows := padded(m.strips(th, w, l.strips, m.at), min(l.strips, len(m.rows)))
	scale, s := m.scale(w), m.hour()
	if w >= wide {
		rows = append(rows, strings.Repeat(" ", stripAt)+th.Dim.Render(scale.Ruler(w-stripAt)))
	}
	if l.picture > 0 {
		rows = append(append(rows, ""), padded(m.picture(th, w, s, scale, l.picture), l.picture)...)
	}
	return append(append(rows, ""), m.below(th, w, s, l.told)...)
}

// padded is rows made so many.
func padded(rows []string, n int) []string {
	for len(rows) < n {
		rows = append(rows, "")
	}
	return rows[:n]
}

// picture is an hour under its strip: the same columns are the same minutes.
func (m Model) picture(th theme.Theme, w int, s *record.Session, scale arc.Scale, h int) []string {
	if s.Undrawn() {
		return nil
	}
	o := m.drawing(th)
	o.Width, o.Height, o.Scale = w-stripAt+arc.Gutter, h, scale
	o.Marks, o.MarkRows = arc.Labels(s, m.litWords), 1
	rows := arc.Picture(s, o)
	for i := range rows {
		rows[i] = strings.Repeat(" ", stripAt-arc.Gutter) + rows[i]
	}
	return rows
}

// below is what an hour tells, and what is kept of it beside: in at most so
// many rows. What has no room is in the hour itself.
func (m Model) below(th theme.Theme, w int, s *record.Session, most int) []string {
	told := s.Told(m.card)
	switch {
	case s.Let != nil:
		told = append(told, "Its timeline was let go.")
	case s.Redrawn:
		told = append(told, "Drawn live, and changed afterwards.")
	}
	var rows []string
	for _, row := range widget.Wrap(strings.Join(told, " "), w-2) {
		rows = append(rows, " "+row)
	}
	may := m.gate()
	if s.Line != "" && may(s.Line) == record.ShowPlain {
		rows = append(rows, m.labelled(th, w, "one line", s.Line)...)
	}
	if light := m.lighterOf(s, may); len(light) > 0 {
		rows = append(rows, m.labelled(th, w, "lighter", joined(th, light))...)
	}
	for _, e := range m.entriesOf(s, notes, may) {
		if e.at >= 0 || e.said != s.Line {
			rows = append(rows, m.labelled(th, w, "note", e.words)...)
		}
	}
	return atMost(th, rows, most, w)
}

// atMost is rows as far as there is room, with the sign that there are more.
func atMost(th theme.Theme, rows []string, most, w int) []string {
	if len(rows) <= most {
		return rows
	}
	rows = rows[:max(1, most)]
	last := &rows[len(rows)-1]
	if widget.Width(*last)+1+widget.Width(th.G.More) < w {
		*last += " " + th.G.More
	} else {
		*last = widget.Cut(th, *last+"  ", w-1)
	}
	return rows
}

func joined(th theme.Theme, entries []entry) string {
	words := make([]string, len(entries))
	for i, e := range entries {
		words[i] = e.words
	}
	return strings.Join(words, " "+th.G.Dot+" ")
}

func (m Model) labelled(th theme.Theme, w int, label, words string) []string {
	rows := widget.Wrap(words, w-labelled-2)
	for i, row := range rows {
		if i > 0 {
			label = ""
		}
		rows[i] = " " + th.Dim.Render(widget.Pad(th, label, labelled)) + row
	}
	return rows
}

// withReason puts the open line, and what may stand in it, into the last rows
// of the body.
func (m Model) withReason(th theme.Theme, w, h int, body []string) ([]string, *tea.Cursor) {
	const label = " reason  "
	text, x := m.line.in.View(th, w-len(label)-1)
	hint := widget.Cut(th, "what happened, in your words; it can stay empty", w-len(label)-1)
	body = append(padded(body, h-5), strings.Repeat(" ", len(label))+th.Dim.Render(hint), th.Dim.Render(label)+text)
	return body, tea.NewCursor(len(label)+x, h-3)
}
