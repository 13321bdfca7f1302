package record

import "slices"

// ItemKind is which list of a session an item stands in.
type ItemKind uint8

// The kinds of item.
const (
	MoveItem ItemKind = iota + 1
	MarkItem
	PauseItem
	ResumeItem
)

// Item names one thing in a session by what it is rather than by where it
// stands, so that it is found again after another companion has written. The
// zero Item names nothing.
type Item struct {
	What  ItemKind
	At    int
	Place Place    // of a move
	Mark  MarkKind // of a mark
}

// IsZero reports whether the item names nothing.
func (it Item) IsZero() bool { return it == Item{} }

func itemOfMove(m Move) Item { return Item{What: MoveItem, At: m.At, Place: m.Place} }
func itemOfMark(m Mark) Item { return Item{What: MarkItem, At: m.At, Mark: m.Kind} }

// find is where the item stands in its list, the last one of several alike; -1
// when it is not there.
func (s *Session) find(it Item) int {
	found := -1
	switch it.What {
	case MoveItem:
		for i, m := range s.Moves {
			if itemOfMove(m) == it {
				found = i
			}
		}
	case MarkItem:
		for i, m := range s.Marks {
			if itemOfMark(m) == it {
				found = i
			}
		}
	case PauseItem, ResumeItem:
		for i, p := range s.Pauses {
			if it.What == PauseItem && p.From == it.At || it.What == ResumeItem && p.To == it.At && p.To >= 0 {
				found = i
			}
		}
	}
	return found
}

// Last is the item with the latest time; of several at one second a mark
// before a move before a pause. Screens that know what was pressed last keep
// the Item their change returned instead.
func (s *Session) Last() Item {
	var last Item
	later := func(it Item) {
		if last.IsZero() || it.At >= last.At {
			last = it
		}
	}
	for _, p := range s.Pauses {
		later(Item{What: PauseItem, At: p.From})
		if p.To >= 0 {
			later(Item{What: ResumeItem, At: p.To})
		}
	}
	for _, m := range s.Moves {
		later(itemOfMove(m))
	}
	for _, m := range s.Marks {
		later(itemOfMark(m))
	}
	return last
}

// Remove takes an item away; a pause whole, by either end. It reports whether
// it was there.
func (s *Session) Remove(it Item) bool {
	i := s.find(it)
	if i < 0 {
		return false
	}
	switch it.What {
	case MoveItem:
		s.Moves = slices.Delete(s.Moves, i, i+1)
	case MarkItem:
		s.Marks = slices.Delete(s.Marks, i, i+1)
	default:
		s.Pauses = slices.Delete(s.Pauses, i, i+1)
	}
	return true
}

// Nudge moves an item by seconds (a minute is 60), as far as it may go: a move
// stays between its neighbours, so that the dance keeps its order; a pause and
// its end stay in order; marks pass anything. Nothing goes before the start or
// past limit (now, in a live session). It returns the item as it is then, and
// whether it moved.
func (s *Session) Nudge(it Item, by, limit int) (Item, bool) {
	s.Sort()
	i := s.find(it)
	if i < 0 {
		return it, false
	}
	from, to := s.room(it, i)
	at := min(max(it.At+by, from), min(to, limit))
	if at == it.At || (at > it.At) != (by > 0) {
		return it, false
	}
	it.At = at
	switch it.What {
	case MoveItem:
		s.Moves[i].At = at
	case MarkItem:
		m := s.Marks[i]
		m.At = at
		s.Marks = slices.Delete(s.Marks, i, i+1)
		s.AddMark(m)
	case PauseItem:
		s.Pauses[i].From = at
	case ResumeItem:
		s.Pauses[i].To = at
	}
	return it, true
}

const noLimit = int(^uint(0) >> 1)

// room is the first and the last second to which item i of its list may go.
func (s *Session) room(it Item, i int) (from, to int) {
	to = noLimit
	switch it.What {
	case MoveItem:
		if i > 0 {
			from = s.Moves[i-1].At + 1
		}
		if i+1 < len(s.Moves) {
			to = s.Moves[i+1].At - 1
		}
	case PauseItem:
		if i > 0 {
			from = s.Pauses[i-1].To
		}
		if s.Pauses[i].To >= 0 {
			to = s.Pauses[i].To
		}
	case ResumeItem:
		from = s.Pauses[i].From
		if i+1 < len(s.Pauses) {
			to = s.Pauses[i+1].From
		}
	}
	return from, to
}
