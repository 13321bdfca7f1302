package arc

import (
	"slices"

	"rapport/store/record"
)

// step is the beginning of a stretch in one place; it lasts until the next.
type step struct {
	at    int // seconds
	place record.Place
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
// at 0, no two neighbours are the same place, and of several moves at one
// second only the last is there.
func steps(s *record.Session, end int, a axis) []step {
	moves := inOrder(s.Moves)
	out := make([]step, 1, len(moves)+1)
	for i, m := range moves {
		if m.At > end {
			break
		}
		if i+1 < len(moves) && moves[i+1].At == m.At {
			continue
		}
		place := a.nearest(m.Place)
		if m.At <= 0 {
			out[0].place = place
		} else if place != out[len(out)-1].place {
			out = append(out, step{m.At, place})
		}
	}
	return out
}

// inOrder is for sessions nobody has sorted yet; it leaves the caller's alone.
func inOrder(moves []record.Move) []record.Move {
	byTime := func(a, b record.Move) int { return a.At - b.At }
	if slices.IsSortedFunc(moves, byTime) {
		return moves
	}
	moves = slices.Clone(moves)
	slices.SortStableFunc(moves, byTime)
	return moves
}

// column is what one column of the picture holds of the line: where it comes
// in from the left, where it leaves to the right, and all it touches between.
// Moves too close for the scale to tell apart share a column; the last of them
// stands, and the upright reaches as far as any of them went.
type column struct {
	entry, exit int // rows of the axis
	top, bottom int
	paused      bool
}

// columns lays the steps on a scale, up to and including column last.
func columns(s *record.Session, end int, a axis, scale Scale, last int) []column {
	out := make([]column, last+1)
	all := steps(s, end, a)
	row, next := a.row(all[0].place), 1
	for i := range out {
		c := column{entry: row, exit: row, top: row, bottom: row}
		for ; next < len(all) && min(scale.at(all[next].at), last) == i; next++ {
			c.exit = a.row(all[next].place)
			c.top, c.bottom = min(c.top, c.exit), max(c.bottom, c.exit)
		}
		row, out[i] = c.exit, c
	}
	for _, p := range s.Pauses {
		from, to := pauseWithin(p, end)
		if from > to {
			continue
		}
		first := scale.Column(from)
		for i := first; i < max(scale.at(to), first+1) && i <= last; i++ {
			out[i].paused = true
		}
	}
	return out
}

// pauseWithin is a pause cut to [0, end]; an open one lasts until end.
func pauseWithin(p record.Pause, end int) (from, to int) {
	if p.To < 0 {
		return max(p.From, 0), end
	}
	return max(p.From, 0), min(p.To, end)
}
