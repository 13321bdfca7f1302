package ui

import (
	"slices"

	"rapport/store/record"
)

// turn takes what one screen asks for in the order in which it was asked. The
// messages of two keys pressed close together, or that came in one piece over
// a slow line, may overtake each other on their way here.
type turn struct {
	of, gone record.ID // whose turn it is, and whose it was before
	taken    int
	early    []job // what came before something that was asked for sooner
}

// take puts a job behind those that wait, once. What comes from a screen that
// is gone was asked for again when that screen was left.
func (q queue) take(j job) queue {
	o := j.write.Order
	switch {
	case o.N == 0:
		return q.wait(j)
	case o.Of == q.turn.gone:
		return q
	case o.Of != q.turn.of:
		q.turn = turn{of: o.Of, gone: q.turn.of}
	}
	if o.N <= q.turn.taken {
		return q
	}
	q.turn.early = append(slices.Clone(q.turn.early), j)
	for {
		at := slices.IndexFunc(q.turn.early, func(e job) bool { return e.write.Order.N == q.turn.taken+1 })
		if at < 0 {
			return q
		}
		q = q.wait(q.turn.early[at])
		q.turn.taken++
		q.turn.early = slices.DeleteFunc(q.turn.early, func(e job) bool { return e.write.Order.N <= q.turn.taken })
	}
}

func (q queue) wait(j job) queue {
	q.waiting = append(q.waiting[:len(q.waiting):len(q.waiting)], j)
	return q
}

// dropped is an empty queue that still knows whose turn it was.
func (q queue) dropped() queue {
	return queue{turn: turn{of: q.turn.of, gone: q.turn.gone, taken: q.turn.taken}}
}
