package record

import "slices"

// What ends a trip and what counts as near an outward move, in seconds.
const (
	tripEndsAfter = 60
	wayOutWithin  = 120
)

// Figures are what is told of a session, and all that is. They are facts in
// seconds with the pauses taken out before anything is counted. Scores,
// averages of places, slopes, ratios, comparisons and predictions are refused
// here for good: do not add them.
//
// A move at the very end sets the landing and nothing else.
type Figures struct {
	Length int         // T less pauses
	Spent  [Places]int // seconds at each place; they sum to Length
	In     int         // seconds with the hard material: in or deep
	// Trips starts anew on reaching in or deep after a stay of a minute or more
	// at out or near, together and unbroken. A shorter dip, and any time at the
	// edge, belongs to the trip.
	Trips   int
	FirstIn int // when in or deep was first reached; only if WentIn
	Longest int // the longest unbroken stretch at in or deep
	Landing Place
	// Runway is the time from last leaving in or deep to the end, 0 if the end
	// was reached there; only if WentIn.
	Runway int
	// CameOutAt is when in or deep was last left, by the wall clock, pauses left
	// in, as the ruler of a picture counts; only if WentIn.
	CameOutAt int
	// LedIn and LedOut count inward and outward moves by who led them, indexed
	// by Led. They are told only if any of them is said.
	LedIn, LedOut [4]int
	// WaysOut are the lit-up marks and questions tried that name an interest,
	// from two minutes before to two minutes after an outward move, both ends
	// included. Marks here and below are in time order and their times have the
	// pauses taken out.
	WaysOut []Mark
	Lit     []Mark
	Door    []Mark
}

// Figures counts the whole session: [0, Length]. Of one whose timeline was let
// go they are what its Gist knows, in whole minutes, and the marks.
func (s *Session) Figures() Figures { return s.figuresTo(max(s.Length(), 0)) }

// FiguresAt counts a session that is still going on as of now, in seconds from
// its start by the wall clock. For one that is over it is the same as Figures.
func (s *Session) FiguresAt(now int) Figures { return s.figuresTo(s.endAt(now)) }

// WentIn reports whether in or deep was reached before the end.
func (f *Figures) WentIn() bool { return f.Trips > 0 }

func (s *Session) figuresTo(end int) Figures {
	if s.Let != nil {
		f := s.Let.figures()
		f.Length = end
		f.listMarks(s.Marks, nil, nil)
		return f
	}
	pauses := s.ClosedPauses(end)
	path := walk(s.Moves, pauses, end)
	f := Figures{Length: counted(end, pauses), Landing: path[len(path)-1].place}
	f.countStays(spans(path, f.Length))
	f.CameOutAt = cameOutAt(path, f.Length, end)
	inward, outward := moved(path, f.Length)
	for _, st := range inward {
		f.LedIn[st.led]++
	}
	for _, st := range outward {
		f.LedOut[st.led]++
	}
	f.listMarks(s.Marks, pauses, outward)
	return f
}

// countStays counts everything that is a length of time.
func (f *Figures) countStays(spans []Span) {
	onTrip, stay, away := false, 0, 0
	for _, sp := range spans {
		long := sp.To - sp.From
		f.Spent[sp.Place] += long
		if !sp.Place.IsIn() {
			stay = 0
		}
		if !sp.Place.IsOut() {
			away = 0
		}
		switch {
		case sp.Place.IsIn():
			if !onTrip {
				onTrip = true
				f.Trips++
			}
			if f.In == 0 {
				f.FirstIn = sp.From
			}
			f.In += long
			stay += long
			f.Longest = max(f.Longest, stay)
			f.Runway = f.Length - sp.To
		case sp.Place.IsOut():
			away += long
			onTrip = onTrip && away < tripEndsAfter
		}
	}
}

// cameOutAt is when, by the wall clock, the path last left in or deep; end if
// it never did.
func cameOutAt(path []step, length, end int) int {
	out, wasIn := 0, false
	for _, st := range path {
		switch in := st.place.IsIn(); {
		case wasIn && !in:
			out, wasIn = st.wall, false
		case in && st.at < length:
			wasIn = true
		}
	}
	if wasIn {
		return end
	}
	return out
}

// moved are the steps that are moves: not the place at 0, and not one at the
// very end.
func moved(path []step, length int) (inward, outward []step) {
	for i := 1; i < len(path) && path[i].at < length; i++ {
		if path[i].place > path[i-1].place {
			inward = append(inward, path[i])
		} else {
			outward = append(outward, path[i])
		}
	}
	return inward, outward
}

func (f *Figures) listMarks(marks []Mark, pauses []Pause, outward []step) {
	marks = slices.Clone(marks)
	slices.SortStableFunc(marks, func(a, b Mark) int { return a.At - b.At })
	for _, m := range marks {
		m.At = counted(m.At, pauses)
		switch m.Kind {
		case LitUp:
			f.Lit = append(f.Lit, m)
		case Door:
			f.Door = append(f.Door, m)
		}
		if m.mayBeWayOut() && slices.ContainsFunc(outward, func(st step) bool {
			return max(st.at-m.At, m.At-st.at) <= wayOutWithin
		}) {
			f.WaysOut = append(f.WaysOut, m)
		}
	}
}

func (m *Mark) mayBeWayOut() bool {
	return (m.Kind == LitUp || m.Kind == Tried) && !m.Interest.IsZero()
}
