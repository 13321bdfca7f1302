package record

import "slices"

// Gist is what a session tells of how it moved, in whole minutes: what its
// sentences say and nothing that a picture could be drawn from again. Every
// telling is made of one. Of a session whose timeline was let go it is all
// that is left of the moves.
type Gist struct {
	Nothing   bool // nothing was marked
	FromStart bool // in it from the start
	Late      bool // first gone into in the last ten minutes
	ToTheEnd  bool // in it until the end, or until a move at the very end
	Trips     int
	In        int // minutes with the hard material
	Longest   int // minutes of the longest stay
	Landing   Place
	Runway    int // minutes from coming out of it to the end
	CameOut   int // the minute of coming out as a ruler counts, where that is told
	// LedIn and LedOut are who led each step in and out, in their order; nil
	// when nobody said.
	LedIn, LedOut []Led
}

// Gist is what the whole session tells.
func (s *Session) Gist() Gist {
	if s.Let != nil {
		return *s.Let.Clone()
	}
	end := max(s.Length(), 0)
	f := s.figuresTo(end)
	inward, outward := moved(walk(s.Moves, s.ClosedPauses(end), end), f.Length)
	g := Gist{
		Nothing: len(s.Moves) == 0 && len(s.Marks) == 0,
		Trips:   f.Trips, In: f.InMinutes(), Longest: f.LongestMinutes(), Landing: f.Landing,
		Runway:    f.RunwayMinutes(),
		FromStart: f.WentIn() && f.FirstIn == 0, ToTheEnd: f.WentIn() && f.Runway == 0,
		Late:  f.WentIn() && f.Length > lateWithin && f.FirstIn >= f.Length-lateWithin,
		LedIn: leds(inward), LedOut: leds(outward),
	}
	if g.Landing == Out && g.WentIn() && !g.ToTheEnd {
		g.CameOut = roundMinutes(f.CameOutAt)
	}
	return g
}

// WentIn reports whether in or deep was reached before the end.
func (g *Gist) WentIn() bool { return g.Trips > 0 }

// Clone returns a copy that shares nothing that can be changed.
func (g *Gist) Clone() *Gist {
	if g == nil {
		return nil
	}
	out := *g
	out.LedIn, out.LedOut = slices.Clone(g.LedIn), slices.Clone(g.LedOut)
	return &out
}

// figures are those of the contract that a gist still knows; where it was at
// each moment is not among them.
func (g *Gist) figures() Figures {
	f := Figures{
		In: g.In * secondsPerMinute, Trips: g.Trips, Longest: g.Longest * secondsPerMinute, Landing: min(g.Landing, Deep),
		Runway: g.Runway * secondsPerMinute, CameOutAt: g.CameOut * secondsPerMinute,
	}
	for _, led := range g.LedIn {
		f.LedIn[knownLed(led)]++
	}
	for _, led := range g.LedOut {
		f.LedOut[knownLed(led)]++
	}
	return f
}

// leds are who led, or nil when nobody said.
func leds(moves []step) []Led {
	out := make([]Led, len(moves))
	for i, st := range moves {
		out[i] = st.led
	}
	if len(saidLeds(out)) == 0 {
		return nil
	}
	return out
}
