package record

import "slices"

// DrawStep steps in or out at a minute of a picture drawn by hand: the move in
// that minute changes, or there is a new one. It returns the move; the zero
// Item when there is none in that minute any more, or nowhere to go.
func (s *Session) DrawStep(minute int, inward bool, sc Scale) Item {
	next, ok := sc.Next(s.PlaceAt(endOfMinute(minute)), inward)
	if !ok {
		return Item{}
	}
	return s.DrawPlace(minute, next)
}

// DrawPlace puts the place at a minute of a picture drawn by hand. Moves in
// that minute become one; one that would go nowhere is taken away. What comes
// after is left as it is.
func (s *Session) DrawPlace(minute int, p Place) Item {
	s.Sort()
	start := max(minute, 0) * secondsPerMinute
	drawn := Move{At: start, Place: p}
	before := Out
	if start > 0 {
		before = s.PlaceAt(start - 1)
	}
	for _, m := range s.Moves {
		if m.At >= start && m.At <= endOfMinute(minute) {
			drawn.At, drawn.Led = m.At, Unsaid
			if m.Place == p || (m.Place > before) == (p > before) {
				drawn.Led = m.Led
			}
		}
	}
	s.Moves = slices.DeleteFunc(s.Moves, func(m Move) bool { return m.At >= start && m.At <= endOfMinute(minute) })
	if p == before {
		return Item{}
	}
	s.Moves = append(s.Moves, drawn)
	s.Sort()
	return itemOfMove(drawn)
}

func endOfMinute(minute int) int { return max(minute, 0)*secondsPerMinute + secondsPerMinute - 1 }

// RemoveUnder takes away the last item within a minute: a mark if there is
// one, then a move, then a pause. It returns what it took.
func (s *Session) RemoveUnder(minute int) (Item, bool) {
	s.Sort()
	within := func(at int) bool { return at >= 0 && at/secondsPerMinute == minute }
	for i := len(s.Marks) - 1; i >= 0; i-- {
		if within(s.Marks[i].At) {
			return s.took(itemOfMark(s.Marks[i]))
		}
	}
	for i := len(s.Moves) - 1; i >= 0; i-- {
		if within(s.Moves[i].At) {
			return s.took(itemOfMove(s.Moves[i]))
		}
	}
	for i := len(s.Pauses) - 1; i >= 0; i-- {
		if within(s.Pauses[i].From) || within(s.Pauses[i].To) {
			return s.took(Item{What: PauseItem, At: s.Pauses[i].From})
		}
	}
	return Item{}, false
}

func (s *Session) took(it Item) (Item, bool) { return it, s.Remove(it) }
