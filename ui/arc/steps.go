package arc

import "rapport/store/record"

// step is the beginning of a stretch in one place; it lasts until the next.
type step struct {
	at    int // seconds
	place record.Place
	led   record.Led // who led the move here
}

// placeRow gives each place its row in a three-place form: near is everyday
// ground there, and deep is in.
var placeRow = [record.Places]int{0, 0, 1, 2, 2}

// threePlaces are the places a three-place form draws, in the order of rows.
var threePlaces = [...]record.Place{record.Out, record.Edge, record.In}

var fivePlaces = [...]record.Place{record.Out, record.Near, record.Edge, record.In, record.Deep}

// axis is the set of places a picture is drawn on.
type axis struct{ three bool }

func (a axis) places() []record.Place {
	if a.three {
		return threePlaces[:]
	}
	return fivePlaces[:]
}

// row is the index of p in places.
func (a axis) row(p record.Place) int {
	p = min(p, record.Deep)
	if a.three {
		return placeRow[p]
	}
	return int(p)
}

// nearest is the place that p is drawn at.
func (a axis) nearest(p record.Place) record.Place { return a.places()[a.row(p)] }

// steps is where the session was from 0 to end, end included: the first begins
// at 0, no two neighbours are drawn at the same place, and a move at the very
// end, which has no time of its own, is the last.
func steps(s *record.Session, end int, a axis) []step {
	spans := s.SpansAt(end)
	out := make([]step, 1, len(spans)+2)
	out[0].place = a.nearest(s.PlaceAt(0))
	for _, span := range spans {
		if span.From > end {
			break
		}
		out = arrive(out, s, span.From, a.nearest(span.Place))
	}
	return arrive(out, s, end, a.nearest(s.PlaceAt(end)))
}

func arrive(path []step, s *record.Session, at int, place record.Place) []step {
	if path[len(path)-1].place == place {
		return path
	}
	return append(path, step{at, place, ledAt(s, at)})
}

// ledAt is who led the move at a second, of several the last.
func ledAt(s *record.Session, at int) record.Led {
	led := record.Unsaid
	for _, m := range s.Moves {
		if m.At == at {
			led = m.Led
		}
	}
	return led
}

// column is what one column of the picture holds of the line: where it comes
// in from the left, where it leaves to the right, and all it touches between.
// Moves too close for the scale to tell apart share a column; the last of them
// stands, and the upright reaches as far as any of them went.
type column struct {
	entry, exit int // rows of the axis
	top, bottom int
	paused      bool
	led         record.Led // who led the moves here, if all were led alike
}

// columns lays the steps on a scale, up to and including column last.
func columns(s *record.Session, end int, a axis, scale Scale, last int) []column {
	out := make([]column, last+1)
	all := steps(s, end, a)
	row, next := a.row(all[0].place), 1
	for i := range out {
		c := column{entry: row, exit: row, top: row, bottom: row}
		for first := next; next < len(all) && min(scale.at(all[next].at), last) == i; next++ {
			if c.led = all[next].led; c.led != all[first].led {
				c.led = record.Unsaid
			}
			c.exit = a.row(all[next].place)
			c.top, c.bottom = min(c.top, c.exit), max(c.bottom, c.exit)
		}
		row, out[i] = c.exit, c
	}
	for _, p := range s.ClosedPauses(end) {
		first := scale.Column(p.From)
		for i := first; i < max(scale.at(p.To), first+1) && i <= last; i++ {
			out[i].paused = true
		}
	}
	return out
}
