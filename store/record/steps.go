package record

// Span is an unbroken stretch at one place, from From up to but not including
// To, in seconds.
type Span struct {
	From, To int
	Place    Place
}

// Spans is the session as a step function by the wall clock, pauses left in
// place, as pictures draw it: spans touch, cover [0, Length] and differ in
// place from their neighbours. A move at the very end has no span: see
// Figures.Landing.
func (s *Session) Spans() []Span { return s.SpansAt(s.Length()) }

// SpansAt is Spans for a session still going on, up to now (seconds from its
// start, by the wall clock).
func (s *Session) SpansAt(now int) []Span { return nil }

// CountedSpans is Spans with the pauses taken out, as figures count: times
// are seconds that were not paused.
func (s *Session) CountedSpans() []Span { return nil }

// ClosedPauses lists the pauses up to the end (or, with SpansAt, up to now):
// sorted, joined where they touch, an open one closed at the end.
func (s *Session) ClosedPauses(end int) []Pause { return nil }

// PlaceAt is the place at a second, by the wall clock. Of several moves at
// that second the last stands.
func (s *Session) PlaceAt(at int) Place { return Out }
