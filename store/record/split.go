package record

import "time"

// SplitAt makes two hours of one that was two, such as a live session that was
// left running from one to the next. The first keeps what was before the
// second at, and the one line; the other begins there, at the place that the
// first was left at, under the id given. A pause over that moment is the
// time between the two. Not ok means that there is nothing on one side.
func (s *Session) SplitAt(at int, id ID) (first, other *Session, ok bool) {
	end := s.Length()
	from := at
	for _, p := range s.ClosedPauses(end) {
		if p.From <= at && at < p.To {
			at, from = p.From, p.To
		}
	}
	if s.Open() || s.Let != nil || at <= 0 || from >= end {
		return nil, nil, false
	}
	first, other = s.Clone(), s.Clone()
	first.Sort()
	other.Sort()
	first.upTo(at, from, end)
	other.startAt(from, end)
	other.ID, other.Rev, other.Line = id, 0, ""
	first.Redrawn, other.Redrawn = s.Live, s.Live
	return first, other, true
}

// upTo keeps what was before at. What was marked between at and from, in the
// pause between two hours, is still this one's.
func (s *Session) upTo(at, from, end int) {
	var moves []Move
	for _, m := range s.Moves {
		if m.At < at {
			moves = append(moves, m)
		}
	}
	var marks []Mark
	for _, m := range s.Marks {
		if m.At < from {
			m.At = min(m.At, at)
			marks = append(marks, m)
		}
	}
	var pauses []Pause
	for _, p := range s.ClosedPauses(end) {
		if p.From < at {
			pauses = append(pauses, Pause{From: p.From, To: min(p.To, at)})
		}
	}
	s.Moves, s.Marks, s.Pauses = moves, marks, pauses
	s.Ended, s.End, s.Planned = true, at, wholeMinutes(at)
}

// startAt keeps what was from from on, as an hour that begins there.
func (s *Session) startAt(from, end int) {
	var moves []Move
	if p := s.PlaceAt(from); p != Out {
		moves = append(moves, Move{Place: p})
	}
	for _, m := range s.Moves {
		if m.At > from {
			m.At -= from
			moves = append(moves, m)
		}
	}
	var marks []Mark
	for _, m := range s.Marks {
		if m.At >= from {
			m.At -= from
			marks = append(marks, m)
		}
	}
	var pauses []Pause
	for _, p := range s.ClosedPauses(end) {
		if p.To > from {
			pauses = append(pauses, Pause{From: max(p.From-from, 0), To: p.To - from})
		}
	}
	s.Moves, s.Marks, s.Pauses = moves, marks, pauses
	s.Ended, s.End, s.Planned = true, end-from, wholeMinutes(end-from)
	if !s.Start.IsZero() {
		s.Start = s.Start.Add(time.Duration(from) * time.Second)
		s.Date = DateOf(s.Start)
	}
}

// wholeMinutes is a length as one plans it; a begun minute is one.
func wholeMinutes(seconds int) int { return (seconds + secondsPerMinute - 1) / secondsPerMinute }

// LaterID is a new id for an hour that came after the one with this id. Hours of
// one day whose clock times are not kept stand in the order of their ids.
func LaterID(id ID) ID {
	for range 1000 {
		if later := NewID(); later.Compare(id) < 0 {
			return later
		}
	}
	return NewID()
}
