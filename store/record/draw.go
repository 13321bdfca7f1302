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

// RemoveUnder takes away what stands under a minute, and returns it.
func (s *Session) RemoveUnder(minute int) (Item, bool) {
	it, ok := s.Under(minute)
	return it, ok && s.Remove(it)
}

// Under is the last item within a minute: a mark if there is one, then a move,
// then either end of a pause.
func (s *Session) Under(minute int) (Item, bool) {
	s.Sort()
	within := func(at int) bool { return at >= 0 && at/secondsPerMinute == minute }
	for i := len(s.Marks) - 1; i >= 0; i-- {
		if within(s.Marks[i].At) {
			return itemOfMark(s.Marks[i]), true
		}
	}
	for i := len(s.Moves) - 1; i >= 0; i-- {
		if within(s.Moves[i].At) {
			return itemOfMove(s.Moves[i]), true
		}
	}
	for i := len(s.Pauses) - 1; i >= 0; i-- {
		switch p := s.Pauses[i]; {
		case within(p.To):
			return Item{What: ResumeItem, At: p.To}, true
		case within(p.From):
			return Item{What: PauseItem, At: p.From}, true
		}
	}
	return Item{}, false
}

// PauseUnder begins a pause at a minute of a picture drawn by hand, and at a
// later minute ends it. Within a pause that has its end there is nothing to
// begin. It reports whether anything changed.
func (s *Session) PauseUnder(minute int) bool {
	s.Sort()
	at := max(minute, 0) * secondsPerMinute
	for i := range s.Pauses {
		p := &s.Pauses[i]
		switch {
		case p.To < 0 && at > p.From:
			p.To = at
			return true
		case p.To < 0, p.From <= at && at < p.To:
			return false
		}
	}
	s.Pauses = append(s.Pauses, Pause{From: at, To: s.pauseAfter(at)})
	s.Sort()
	return true
}

// pauseAfter is where a pause that begins at a second has to end, because
// another begins there; -1 when it may stay open.
func (s *Session) pauseAfter(at int) int {
	for _, p := range s.Pauses {
		if p.From > at {
			return p.From
		}
	}
	return -1
}
