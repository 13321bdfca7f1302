package arc

import (
	"unicode/utf8"

	"rapport/store/record"
)

// Heights of a strip, out highest. The full block is never used: strips in
// neighbouring rows would touch.
var (
	fiveHeights = [record.Places]rune{'▇', '▅', '▃', '▂', '▁'}
	threeHeight = [record.Places]rune{record.Out: '▇', record.Edge: '▃', record.In: '▁'}
	digitHeight = [record.Places]rune{'0', '1', '2', '3', '4'}
)

// Strip draws the session in one row. Each column shows the place where most
// of its time was spent, the later of two that had the same; a column that was
// mostly a pause is blank. A session shorter than the scale is a shorter strip;
// what is longer is not drawn, and an hour whose timeline was let go has no
// strip. Of the options Three, ASCII, Live, Now and Ink
// count.
func Strip(s *record.Session, scale Scale, o Options) string {
	if s.Let != nil {
		return ""
	}
	return strip(s, scale, end(s, o), o)
}

func strip(s *record.Session, scale Scale, end int, o Options) string {
	a := axis{o.Three}
	all, pauses := steps(s, end, a), s.ClosedPauses(end)
	heights := &fiveHeights
	switch {
	case o.ASCII:
		heights = &digitHeight
	case o.Three:
		heights = &threeHeight
	}
	row := make([]byte, 0, 3*scale.columns)
	current := 0
	for x := 0; x <= scale.last(end); x++ {
		// Bounds in units of 1/num second, so that columns share no time.
		from, to := x*scale.den, min((x+1)*scale.den, end*scale.num)
		for current+1 < len(all) && all[current+1].at*scale.num <= from {
			current++
		}
		char := heights[longest(all[current:], from, to, scale.num)]
		if 2*pausedTime(pauses, from, to, scale.num) > to-from {
			char = ' '
		}
		row = utf8.AppendRune(row, char)
	}
	for len(row) > 0 && row[len(row)-1] == ' ' {
		row = row[:len(row)-1]
	}
	return string(o.Ink.appendText(make([]byte, 0, len(row)+24), stripInk, string(row)))
}

// longest is the place that has most of the time between from and to, both in
// 1/unit seconds. The first step begins at or before from.
func longest(all []step, from, to, unit int) record.Place {
	var spent [record.Places]int
	best := all[0].place
	for i, st := range all {
		start := max(st.at*unit, from)
		if i > 0 && start >= to {
			break
		}
		stop := to
		if i+1 < len(all) {
			stop = min(all[i+1].at*unit, to)
		}
		spent[st.place] += stop - start
		if spent[st.place] >= spent[best] {
			best = st.place
		}
	}
	return best
}

func pausedTime(pauses []record.Pause, from, to, unit int) int {
	sum := 0
	for _, p := range pauses {
		sum += max(min(p.To*unit, to)-max(p.From*unit, from), 0)
	}
	return sum
}
