package record

import (
	"fmt"
	"slices"
)

// JoinWithin is the span in seconds in which presses in one direction are one
// move, with the time of the first and the place of the last.
const JoinWithin = 5

// Step goes one place in (or out) at now, on the scale. Presses in one
// direction within JoinWithin are one move. It returns the move, and the zero
// Item when there is nowhere to go.
func (s *Session) Step(now int, inward bool, sc Scale) Item {
	next, ok := sc.Next(s.lastPlace(), inward)
	if !ok {
		return Item{}
	}
	return s.GoTo(now, next)
}

// GoTo goes straight to a place at now, joined like Step; the zero Item when
// the session is there already. Now is never before the last move.
func (s *Session) GoTo(now int, p Place) Item {
	s.Sort()
	here := s.lastPlace()
	if p == here {
		return Item{}
	}
	now = max(now, 0)
	if n := len(s.Moves); n > 0 {
		last := &s.Moves[n-1]
		now = max(now, last.At)
		// The place at 0 is where the session began and joins nothing.
		if last.At > 0 && now-last.At <= JoinWithin && sameWay(s.placeBefore(n-1), here, p) {
			last.Place = p
			return itemOfMove(*last)
		}
	}
	move := Move{At: now, Place: p}
	s.Moves = append(s.Moves, move)
	return itemOfMove(move)
}

// sameWay reports whether a, b, c lead all inward or all outward.
func sameWay(a, b, c Place) bool { return a < b && b < c || a > b && b > c }

func (s *Session) lastPlace() Place {
	if n := len(s.Moves); n > 0 {
		return s.Moves[n-1].Place
	}
	return Out
}

// placeBefore is where move i came from.
func (s *Session) placeBefore(i int) Place {
	if i == 0 {
		return Out
	}
	return s.Moves[i-1].Place
}

// Lead says who led the last move at or before at; the same again leaves it
// unsaid. It reports whether there was a move.
func (s *Session) Lead(at int, by Led) bool {
	s.Sort()
	for i := len(s.Moves) - 1; i >= 0; i-- {
		m := &s.Moves[i]
		superseded := i+1 < len(s.Moves) && s.Moves[i+1].At == m.At
		if m.At > at || m.At <= 0 || superseded || s.PlaceAt(m.At-1) == m.Place {
			continue
		}
		if m.Led == by {
			by = Unsaid
		}
		m.Led = by
		return true
	}
	return false
}

// AddMark puts a mark in its place in time, behind those at the same second.
func (s *Session) AddMark(m Mark) Item {
	m.At = max(m.At, 0)
	s.Sort()
	at := len(s.Marks)
	for at > 0 && s.Marks[at-1].At > m.At {
		at--
	}
	s.Marks = slices.Insert(s.Marks, at, m)
	return itemOfMark(m)
}

// SetMark changes the words and the interest of a mark already made.
func (s *Session) SetMark(it Item, words string, interest ID) bool {
	i := s.find(it)
	if it.What != MarkItem || i < 0 {
		return false
	}
	s.Marks[i].Words, s.Marks[i].Interest = words, interest
	return true
}

// Land says how a tried question landed.
func (s *Session) Land(it Item, l Landing) bool {
	i := s.find(it)
	if it.What != MarkItem || it.Mark != Tried || i < 0 {
		return false
	}
	s.Marks[i].Landed = l
	return true
}

// TogglePause pauses at now, or goes on. It returns the pause, or the going on.
func (s *Session) TogglePause(now int) Item {
	s.Sort()
	n := len(s.Pauses)
	if !s.Paused() {
		if n > 0 {
			now = max(now, s.Pauses[n-1].To)
		}
		now = max(now, 0)
		s.Pauses = append(s.Pauses, Pause{From: now, To: -1})
		return Item{What: PauseItem, At: now}
	}
	last := &s.Pauses[n-1]
	last.To = max(now, last.From)
	it := Item{What: ResumeItem, At: last.To}
	if last.To == last.From {
		s.Pauses = s.Pauses[:n-1] // no time went by
	}
	return it
}

// AddPause takes a stretch out afterwards, joined with pauses it touches. It
// reports whether there was anything to take out.
func (s *Session) AddPause(from, to int) bool {
	if from = max(from, 0); to <= from {
		return false
	}
	s.Sort()
	var apart []Pause
	for _, p := range s.Pauses {
		open := p.To < 0
		switch {
		case !open && p.To < from || p.From > to:
			apart = append(apart, p)
		case open:
			from, to = min(from, p.From), -1
		default:
			from, to = min(from, p.From), max(to, p.To)
		}
	}
	s.Pauses = append(apart, Pause{From: from, To: to})
	s.Sort()
	return true
}

// LengthMinutes is how long the session was, to the nearest minute, or where
// that is not said how long it was meant to be.
func (s *Session) LengthMinutes() int {
	if s.Ended {
		return (s.End + secondsPerMinute/2) / secondsPerMinute
	}
	return s.Planned
}

// SetLength changes that. Nothing is cut off: the error says what stands
// behind.
func (s *Session) SetLength(minutes int) error {
	switch last := s.lastItem(); {
	case minutes == s.LengthMinutes():
	case s.Ended && last > minutes*secondsPerMinute:
		return fmt.Errorf("something is marked at %s, after %d minutes", formatTime(last), minutes)
	case s.Ended:
		s.End = minutes * secondsPerMinute
	default:
		s.Planned = minutes
	}
	return nil
}

// EndAt ends the session at now, or at its last item if that is later.
func (s *Session) EndAt(now int) { s.Ended, s.End = true, max(now, s.lastItem()) }

// Reopen takes the end back.
func (s *Session) Reopen() { s.Ended, s.End = false, 0 }
