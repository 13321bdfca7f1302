package review

import (
	"fmt"
	"strings"

	"rapport/ui/theme"
	"rapport/ui/widget"
)

// listed is the strips around the hour that the line under the cursor leads
// to, and the list below them.
func (m Model) listed(th theme.Theme, w, room int) []string {
	var rows []string
	strips, at := min(len(m.rows), max(2, room/3)), m.at
	if e := m.entry(); e != nil {
		at = m.indexOf(e.session.ID)
	}
	rows = append(rows, padded(m.strips(th, w, strips, at), strips)...)
	if w >= wide {
		rows = append(rows, strings.Repeat(" ", stripAt)+th.Dim.Render(m.scale(w).Ruler(w-stripAt)))
	}
	rows = append(rows, "", m.listNames(th, w))
	if len(m.list.entries) == 0 {
		return append(rows, "   "+th.Dim.Render("nothing marked yet, and that's fine"))
	}
	from, to := window(m.list.at, len(m.list.entries), max(1, room-len(rows)))
	for i := from; i < to; i++ {
		rows = append(rows, m.entryRow(th, w, m.list.entries[i], i == m.list.at))
	}
	return rows
}

// listNames are the lists beside each other, the open one in brackets; where
// there is no room for all, the open one.
func (m Model) listNames(th theme.Theme, w int) string {
	var b strings.Builder
	for k := range listKinds {
		name := m.listName(k)
		switch {
		case k == m.list.kind:
			b.WriteString("[" + name + "]")
		case w >= wide:
			b.WriteString(th.Dim.Render(" " + name + " "))
		default:
			continue
		}
		b.WriteString(" ")
	}
	return "  " + widget.Cut(th, b.String(), w-3)
}

func (m Model) entryRow(th theme.Theme, w int, e entry, on bool) string {
	when := "       "
	if e.at >= 0 {
		when = fmt.Sprintf("%3d min", e.at/60)
	}
	words, style := e.words, th.Text
	if on {
		style = th.Strong
	}
	day, gap := 11, "  "
	if w < wide {
		day, gap, when = 11, " ", ""
	}
	row := widget.Bar(th, on) + " " + th.Dim.Render(widget.PadLeft(th, e.session.Date.Short(m.world.Today()), day)) + gap + th.Dim.Render(when) + gap
	if e.gently {
		row += th.Warm.Render("~ ")
	}
	return row + style.Render(widget.Cut(th, words, w-widget.Width(row)-1))
}
