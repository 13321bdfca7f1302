package record

import (
	"fmt"
	"slices"
)

// lateWithin is the end of a session in which a first going in is told of.
const lateWithin = 10 * secondsPerMinute

// nothingMarked tells a session in which nobody marked anything. It does not
// say that we didn't go in: nobody knows.
const nothingMarked = "Nothing marked, and that's fine."

// Told tells the session in whole sentences, in the first person plural and in
// the manner of someone who was there: where it went in, who led if that was
// said, the longest stay, how it landed, what lit the client up, the words at
// the door. "About" is said only of sessions drawn afterwards. Interests are
// named as the gate lets a review name them. The card is the client's own; nil
// tells it without names.
func (s *Session) Told(c *Card) []string {
	return s.toldBy(voice{card: c, words: func(words string) string { return words }})
}

// ToldAs is Told for other eyes: the client is called as the disguise has it,
// and so is everybody who is named in words of theirs or of the clinician's.
func (s *Session) ToldAs(c *Card, d *Disguise) []string {
	return s.toldBy(voice{card: c, called: d.Client(), words: d.Words})
}

func (s *Session) toldBy(v voice) []string {
	t := s.teller()
	if t.Nothing {
		return []string{nothingMarked}
	}
	return nonEmpty(
		t.goingIn()+".", t.late(), t.ledSentence(v, true), t.ledSentence(v, false), t.longest(), t.landing(),
		v.litSentence(s.marked(LitUp)), v.doorSentence(s.marked(Door)),
	)
}

// ToldInOne is the session in one clause: "in twice, 12 minutes in all; we
// landed near".
func (s *Session) ToldInOne() string {
	t := s.teller()
	if t.Nothing {
		return "nothing marked"
	}
	in := "we didn't go in"
	switch {
	case t.atTheEnd():
		return "in at the very end"
	case t.WentIn():
		in = t.times("in") + ", " + t.inAll()
	}
	return in + "; we " + t.ended()
}

// ToldLanding is how the session landed, to stand after the word "landed":
// "near, 17 minutes after coming out". Empty when nothing was marked.
func (s *Session) ToldLanding() string {
	t := s.teller()
	if t.Nothing {
		return ""
	}
	switch {
	case t.atTheEnd():
		return "in it at the very end"
	case t.Landing.IsIn() && !t.endedInside():
		return "back in it at the very end"
	case t.Landing.IsIn():
		return "while still in " + heart(t.Landing)
	case t.WentIn():
		return ground(t.Landing) + ", " + t.runway() + " after coming out"
	}
	return ground(t.Landing)
}

// teller is the gist of a session with what else its sentences need.
type teller struct {
	Gist
	about string // "about ", when drawn afterwards
}

func (s *Session) teller() teller {
	t := teller{Gist: s.Gist()}
	if !s.Live {
		t.about = "about "
	}
	return t
}

// marked are the session's marks of a kind, in time order.
func (s *Session) marked(kind MarkKind) []Mark {
	var marks []Mark
	for _, m := range s.Marks {
		if m.Kind == kind {
			marks = append(marks, m)
		}
	}
	slices.SortStableFunc(marks, func(a, b Mark) int { return a.At - b.At })
	return marks
}

// atTheEnd reports whether the only going in was the move at the very end.
func (t *teller) atTheEnd() bool { return !t.WentIn() && t.Landing.IsIn() }

// endedInside reports whether the end was reached at in or deep, not by a move
// into it at the very end.
func (t *teller) endedInside() bool { return t.ToTheEnd }

func (t *teller) goingIn() string {
	switch {
	case t.atTheEnd():
		return "We went in at the very end"
	case !t.WentIn():
		return "We didn't go in"
	case t.FromStart:
		return "We were " + t.times("in it") + ", " + t.inAll()
	}
	return "We went " + t.times("in") + ", " + t.inAll()
}

// times is how often, after the words for in: "in twice", "in it from the
// start and once more".
func (t *teller) times(in string) string {
	switch {
	case !t.FromStart:
		return in + " " + times(t.Trips)
	case t.Trips == 1:
		return in + " from the start"
	}
	return in + " from the start and " + times(t.Trips-1) + " more"
}

func (t *teller) inAll() string { return t.minutes(t.In) + " in all" }

func (t *teller) minutes(n int) string {
	if n == 0 {
		return "less than a minute"
	}
	return t.about + plural(n, "minute")
}

func (t *teller) late() string {
	switch {
	case !t.Late:
		return ""
	case t.Trips == 1:
		return "That was in the last ten minutes."
	}
	return "The first time was in the last ten minutes."
}

// longest is left out where it would say again what was in all.
func (t *teller) longest() string {
	if n := t.Longest; n > 0 && n < t.In {
		return "The longest stay was " + t.minutes(n) + "."
	}
	return ""
}

// landing is told with when we came out, which "about" never stands before.
func (t *teller) landing() string {
	switch {
	case t.atTheEnd():
		return ""
	case t.Landing.IsIn() && !t.endedInside():
		return "We went back in at the very end."
	case t.Landing.IsIn() || !t.WentIn():
		return "We " + t.ended() + "."
	case t.ToTheEnd:
		return "We came out of it at the very end, and " + t.ended() + "."
	case t.Landing == Out:
		return fmt.Sprintf("We came out of it at %s%d, and %s.", t.about, t.CameOut, t.ended())
	}
	return "We " + t.ended() + ", " + t.runway() + " after coming out."
}

// ended is how we landed, after the word we.
func (t *teller) ended() string {
	switch {
	case t.Landing.IsIn() && !t.endedInside():
		return "went back in at the very end"
	case t.Landing.IsIn():
		return "ended while still in " + heart(t.Landing)
	case t.Landing == Out:
		return "ended " + ground(Out)
	}
	return "landed " + ground(t.Landing)
}

func (t *teller) runway() string {
	if n := t.Runway; n > 0 {
		return plural(n, "minute")
	}
	return "just"
}

// ground is a landing that is not in, in words.
func ground(p Place) string {
	switch p {
	case Out:
		return "on everyday ground"
	case Edge:
		return "at the edge"
	}
	return p.String()
}

func heart(p Place) string {
	if p == Deep {
		return "the heart of it"
	}
	return "it"
}

func nonEmpty(sentences ...string) []string {
	var out []string
	for _, s := range sentences {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
