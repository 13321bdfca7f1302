package record

import "slices"

// Span is an unbroken stretch at one place, from From up to but not including
// To, in seconds.
type Span struct {
	From, To int
	Place    Place
}

// SpansAt is the session as a step function by the wall clock, pauses left in
// place, as pictures draw it: spans touch, cover it from the start to the end and
// differ in place from their neighbours. A session still going on is covered up to
// now (seconds from its start), one that is over up to its Length. A move at the
// very end has no span: see Figures.Landing.
func (s *Session) SpansAt(now int) []Span {
	end := s.endAt(now)
	return spans(walk(s.Moves, nil, end), end)
}

// ClosedPauses lists the pauses up to end: sorted, joined where they touch, an
// open one closed there.
func (s *Session) ClosedPauses(end int) []Pause {
	var sorted []Pause
	for _, p := range s.Pauses {
		if p.To < 0 || p.To > end {
			p.To = end
		}
		if p.From = max(p.From, 0); p.From < p.To {
			sorted = append(sorted, p)
		}
	}
	slices.SortFunc(sorted, func(a, b Pause) int { return a.From - b.From })
	var joined []Pause
	for _, p := range sorted {
		if n := len(joined); n > 0 && p.From <= joined[n-1].To {
			joined[n-1].To = max(joined[n-1].To, p.To)
			continue
		}
		joined = append(joined, p)
	}
	return joined
}

// PlaceAt is the place at a second, by the wall clock. Of several moves at
// that second the last stands.
func (s *Session) PlaceAt(at int) Place {
	place, since := Out, 0
	for _, m := range s.Moves {
		if m.At <= at && m.At >= since {
			place, since = m.Place, m.At
		}
	}
	return place
}

// endAt is T as of now: now or the last item while the session goes on, and
// its length once it is over.
func (s *Session) endAt(now int) int {
	if s.Open() {
		return max(now, s.lastItem())
	}
	return max(s.Length(), 0)
}

// step is one step of the walk: arriving at a place.
type step struct {
	at    int // with pauses taken out
	wall  int // with pauses in
	place Place
	led   Led
}

// walk makes the moves into a path: it begins with the place at 0, its times
// rise, and every step goes somewhere else. Of several moves at one second the
// last stands, and since pauses are taken out first, a whole pause is one
// second. Moves after the end count for nothing.
func walk(moves []Move, pauses []Pause, end int) []step {
	moves = slices.Clone(moves)
	slices.SortStableFunc(moves, func(a, b Move) int { return a.At - b.At })
	path := []step{{place: Out}}
	for _, m := range moves {
		if m.At > end {
			break
		}
		at := counted(max(m.At, 0), pauses)
		if path[len(path)-1].at == at {
			path = path[:len(path)-1]
		}
		path = append(path, step{at: at, wall: m.At, place: min(m.Place, Deep), led: knownLed(m.Led)})
	}
	return slices.CompactFunc(path, func(a, b step) bool { return a.place == b.place })
}

// knownLed takes what something newer wrote for unsaid.
func knownLed(led Led) Led {
	if led > Together {
		return Unsaid
	}
	return led
}

// counted is a moment of the wall clock in seconds that were not paused.
func counted(at int, pauses []Pause) int {
	paused := 0
	for _, p := range pauses {
		if at > p.From {
			paused += min(at, p.To) - p.From
		}
	}
	return at - paused
}

// spans are the stretches between steps, up to end. The step at the end, if
// there is one, has none.
func spans(path []step, end int) []Span {
	var out []Span
	for i, st := range path {
		to := end
		if i+1 < len(path) {
			to = path[i+1].at
		}
		if to > st.at {
			out = append(out, Span{From: st.at, To: to, Place: st.place})
		}
	}
	return out
}
