package record

import (
	"errors"
	"slices"
	"time"
)

// ErrLetGo says that an hour cannot be drawn on any more.
var ErrLetGo = errors.New("the timeline of this hour was let go when it was over; what it told stays")

// Keeping is what the clinician wants kept of an hour that is over, beside
// what it tells.
type Keeping struct {
	Clock    bool // when it began
	Timeline bool // the moves, the pauses and the marks
}

// KeepOnly lets go of what is not to be kept. An hour that is still going on
// keeps everything.
func (s *Session) KeepOnly(k Keeping) {
	if s.Open() {
		return
	}
	if !k.Clock {
		s.Start = time.Time{}
	}
	if !k.Timeline {
		s.letGo()
	}
}

// letGo keeps of the timeline what it tells: the gist of the moves, and of the
// marks those that a sentence names or that hold words. Names and words are
// kept as what they are rather than as sentences, so that the gate goes on
// deciding about them. When in the hour they were is not kept.
func (s *Session) letGo() {
	if s.Let != nil {
		return
	}
	gist, length := s.Gist(), s.Length()
	s.Sort()
	s.Marks = slices.DeleteFunc(slices.Clone(s.Marks), func(m Mark) bool { return !m.outlives() })
	for i := range s.Marks {
		s.Marks[i].At = 0
	}
	s.Moves, s.Pauses, s.Let = nil, nil, &gist
	s.Ended, s.End = true, max(length, 0)
}

// outlives reports whether a mark stays when its timeline goes.
func (m *Mark) outlives() bool {
	return m.Kind == LitUp || m.Kind == Door || m.Kind == Note && m.Words != ""
}

// NotesLeft are the words of the notes of an hour whose timeline was let go:
// with no picture and no line, nothing else shows them.
func (s *Session) NotesLeft() []string {
	if s.Let == nil {
		return nil
	}
	var words []string
	for _, m := range s.Marks {
		if m.Kind == Note && m.Words != "" {
			words = append(words, m.Words)
		}
	}
	return words
}

// checkLet wants nothing of a timeline beside its gist.
func (s *Session) checkLet() error {
	g := s.Let
	if g == nil {
		return nil
	}
	timed := func(m Mark) bool { return m.At != 0 || !m.outlives() }
	unknown := func(l Led) bool { return l > Together }
	switch {
	case !s.Ended || len(s.Moves)+len(s.Pauses) > 0 || slices.ContainsFunc(s.Marks, timed):
		return errors.New("the timeline was let go, and some of it is still there")
	case g.Trips < 0 || g.In < 0 || g.Longest < 0 || g.Runway < 0 || g.CameOut < 0 || g.Landing > Deep:
		return errors.New("what it tells is less than nothing, or at a place that does not exist")
	case slices.ContainsFunc(g.LedIn, unknown) || slices.ContainsFunc(g.LedOut, unknown):
		return errors.New("there is no such leader")
	}
	return nil
}
