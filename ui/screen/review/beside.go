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
	scale := arc.Fit(max(4, w-arc.Gutter-3), minutes)
	half := (room - 1) / 2
	rows := append(m.oneOfTwo(th, w, half, upper, scale, half >= ownRuler), "")
	return append(rows, m.oneOfTwo(th, w, room-len(rows), lower, scale, true)...)
}

const (
	ownRuler     = 14 // rows from which the upper hour has a ruler of its own
	leastPicture = 6  // rows of a picture with its marks
	airyPicture  = 10 // the same with a row between two places
)

// oneOfTwo is one of two hours in at most so many rows: which it is, its picture
// or its strip, and what it tells.
func (m Model) oneOfTwo(th theme.Theme, w, h int, s *record.Session, scale arc.Scale, ruler bool) []string {
	name := th.Strong.Render(s.Date.Short(m.world.Today())) + "   " + th.Dim.Render(s.Setting.String())
	told := widget.Wrap(strings.Join(s.Told(m.card), " "), w-2)
	rows := []string{" " + widget.Cut(th, name, w-2)}
	extra := 0
	if ruler {
		extra = 1
	}
	picture := 0
	for _, n := range []int{airyPicture, leastPicture} {
		if picture == 0 && w >= wide && h-1-n-extra >= min(len(told), 2) {
			picture = n + extra
		}
	}
	switch {
	case s.Undrawn():
	case picture > 0:
		o := m.drawing(th)
		o.Width, o.Height, o.Scale, o.Ruler = w, picture, scale, ruler
		o.Marks, o.MarkRows = arc.Labels(s, m.litWords), 1
		rows = append(rows, arc.Picture(s, o)...)
	default:
		rows = append(rows, " "+arc.Strip(s, arc.Fit(w-2, m.minutes), m.drawing(th)))
	}
	for _, row := range told {
		rows = append(rows, " "+row)
	}
	return atMost(th, rows, h, w)
}
