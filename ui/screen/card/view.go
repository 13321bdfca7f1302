package card

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// The columns at 80 cells; below wide there is one.
const (
	wide      = 64
	leftShare = 50 // cells of the left column, of 80
	mostTold  = 2  // lines a row opens into
)

// View draws the card in h rows of at most w cells.
func (m Model) View(th theme.Theme, w, h int) (string, *tea.Cursor) {
	clock := m.world.Now.Format("Mon 2 Jan  15:04")
	if w < wide {
		clock = ""
	}
	header := widget.Header(th, m.title(th, w), th.Dim.Render(clock), w)
	room := h - 5 // header, blank, legend, two rows below
	var body []string
	if w < wide {
		body = m.narrow(th, w, room+1)
	} else {
		body = m.wide(th, w, room)
	}
	body = append([]string{""}, body...)
	legend := " " + th.Dim.Render(m.legend())
	var cursor *tea.Cursor
	if w >= wide && h >= 16 && m.entry == nil {
		for len(body) < h-4 {
			body = append(body, "")
		}
		body = append(body[:h-4], legend)
	}
	if m.entry != nil {
		body, cursor = m.withEntry(th, w, h, body)
	}
	drawn := widget.Frame(th, w, h, header, body, m.footer(th, w))
	if cursor == nil && w >= wide && h >= 16 {
		drawn = widget.Above(drawn, m.upperFooter(th, w))
	}
	return drawn, cursor
}

func (m Model) title(th theme.Theme, w int) string {
	c := m.card
	parts := []string{}
	if c.Pronouns != "" {
		parts = append(parts, c.Pronouns)
	}
	if c.Say != "" {
		parts = append(parts, "say "+c.Say)
	}
	if c.Client.Standing != record.Current {
		parts = append(parts, map[record.ClientStanding]string{record.OnBreak: "on a break", record.Finished: "finished", record.Died: "died"}[c.Client.Standing])
	}
	return th.Strong.Render(widget.Cut(th, c.Called, w/2)) + "   " + strings.Join(parts, " "+th.G.Dot+" ")
}

// withEntry puts the open line, its label and what may stand in it into the
// last rows of the body.
func (m Model) withEntry(th theme.Theme, w, h int, body []string) ([]string, *tea.Cursor) {
	p := purposes[m.entry.purpose]
	label := " " + th.Dim.Render(p.label) + "  "
	x0 := widget.Width(label)
	text, x := m.entry.line.View(th, w-x0-1)
	note := th.Dim.Render(widget.Cut(th, m.entry.note(p.hint), w-x0-1))
	if m.entry.problem != "" {
		note = th.Warm.Render(m.entry.problem)
	}
	for len(body) < h-5 {
		body = append(body, "")
	}
	body = append(body[:h-5], " "+strings.Repeat(" ", x0-1)+note, label+text)
	return body, tea.NewCursor(x0+x, h-3)
}

// wide draws two columns with a divider, each with its cursor in sight.
func (m Model) wide(th theme.Theme, w, room int) []string {
	left := leftShare * w / 80
	ls, at := m.leftRows(th, left)
	rs, asideAt := m.rightRows(th, w-left-1)
	ls, rs = m.more(th, window(ls, at, room), ls), window(rs, asideAt, room)
	rows := make([]string, room)
	for i := range rows {
		l, r := "", ""
		if i < len(ls) {
			l = ls[i]
		}
		if i < len(rs) {
			r = rs[i]
		}
		rows[i] = widget.Pad(th, l, left) + th.Dim.Render(th.G.Column) + r
	}
	return rows
}

// narrow draws one column, the right block after the left.
func (m Model) narrow(th theme.Theme, w, room int) []string {
	ls, at := m.leftRows(th, w)
	rs, asideAt := m.rightRows(th, w)
	if m.choosing != nil { // what is carried is all that matters now
		ls, at = nil, 0
	}
	if m.right {
		at = len(ls) + 1 + asideAt
	}
	all := append(append(ls, ""), rs...)
	return m.more(th, window(all, at, room), all)
}

// more says in the last row what lies below it: above all what is held gently
// and what is not to be opened.
func (m Model) more(th theme.Theme, shown, all []string) []string {
	if len(shown) == 0 || len(shown) == len(all) || shown[len(shown)-1] == all[len(all)-1] {
		return shown
	}
	below := func(g group) bool {
		heading := m.groupHeading(th, g)
		return slices.Contains(all, heading) && !slices.Contains(shown[:len(shown)-1], heading)
	}
	words := th.Dim.Render(th.G.Down + " more")
	if below(gentleGroup) {
		words += th.Dim.Render(", ") + th.Warm.Render("~ gently")
	}
	if below(closedGroup) {
		words += th.Dim.Render(", and what is not to open")
	}
	return append(shown[:len(shown)-1:len(shown)-1], "   "+words)
}

// window cuts rows to those around the cursor.
func window(rows []string, at, room int) []string {
	if len(rows) <= room {
		return rows
	}
	top := max(0, min(at-room*2/3, len(rows)-room))
	return rows[top : top+room]
}
