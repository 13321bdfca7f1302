package review

import (
	"strings"

	"rapport/store/record"
	"rapport/ui/arc"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// two is two hours of one client above each other, on one minute scale: the
// marked one, and below it the one under the cursor. Each tells itself; nothing
// is said of the difference.
func (m Model) two(th theme.Theme, w, room int) []string {
	upper, lower := m.firstHour(), m.hour()
	minutes := max(arc.Minutes(upper.Planned, upper.Length()), arc.Minutes(lower.Planned, lower.Length()))
	each := (room - 2) / 2 // the ruler, and a blank row between
	scale := arc.Fit(max(4, w-arc.Gutter-3), minutes)
	rows := m.oneOfTwo(th, w, each, upper, scale)
	rows = append(rows, "")
	rows = append(rows, m.oneOfTwo(th, w, each, lower, scale)...)
	if w >= wide {
		rows = append(rows, strings.Repeat(" ", arc.Gutter)+th.Dim.Render(scale.Ruler(w-arc.Gutter)))
	}
	return rows
}

// leastPicture is the fewest rows that a picture with its marks has.
const leastPicture = 6

// oneOfTwo is one of two hours in so many rows: which it is, its picture or its
// strip, and what it tells.
func (m Model) oneOfTwo(th theme.Theme, w, h int, s *record.Session, scale arc.Scale) []string {
	name := th.Strong.Render(s.Date.Short(m.world.Today())) + "   " + th.Dim.Render(s.Setting.String())
	told := widget.Wrap(strings.Join(s.Told(m.card), " "), w-2)
	rows := []string{" " + widget.Cut(th, name, w-2)}
	picture := 0
	for _, n := range []int{10, leastPicture} {
		if picture == 0 && w >= wide && h-1-n >= min(len(told), 2) {
			picture = n
		}
	}
	switch {
	case s.Undrawn():
	case picture > 0:
		o := m.drawing(th)
		o.Width, o.Height, o.Scale = w, picture, scale
		o.Marks, o.MarkRows = arc.Labels(s, m.litWords), 1
		rows = append(rows, padded(arc.Picture(s, o), picture)...)
	default:
		rows = append(rows, " "+arc.Strip(s, arc.Fit(w-2, m.minutes), m.drawing(th)))
	}
	for _, row := range told {
		rows = append(rows, " "+row)
	}
	return padded(atMost(th, rows, h, w), max(1, h))
}
