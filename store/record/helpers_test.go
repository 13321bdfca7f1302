package record

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// notSaid are words the interface never uses, and the exclamation mark.
var notSaid = regexp.MustCompile(`(?i)\b(should|must|fail(ed|s|ure)?|avoid(ed|s|ance)?|resistant|compliant|optimal|overdue|missed|patient|score|alert|risk|average|compared)\b|!`)

// wellSaid fails the test when a sentence of ours uses a word we do not use.
func wellSaid(t testing.TB, sentences ...string) {
	t.Helper()
	for _, s := range sentences {
		if word := notSaid.FindString(s); word != "" {
			t.Errorf("%q says %q", s, word)
		}
	}
}

// drawn is a session drawn afterwards from one line, 50 minutes planned.
func drawn(t testing.TB, line string) *Session {
	t.Helper()
	s := &Session{Planned: DefaultLength}
	parsed, err := ParseLine(line)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	parsed.Apply(s)
	return s
}

func maya() *Card {
	return &Card{Client: Client{ID: NewID(), Code: "maya", Called: "Maya", Pronouns: "she/her"}}
}

// with puts an open interest on the card and returns its id.
func (c *Card) with(kind Kind, name string) ID {
	c.Interests = append(c.Interests, Interest{ID: NewID(), Kind: kind, Name: name})
	return c.Interests[len(c.Interests)-1].ID
}

func told(s *Session, c *Card) string { return strings.Join(s.Told(c), " ") }

// words draws clean text of any script, with what the lines treat specially
// well represented.
func words() *rapid.Generator[string] {
	letters := []rune(`abcdeimnotMZéß ,,"""\\“”„«»:'’0159*-猫ね~` + "\u200d")
	return rapid.Map(rapid.StringOfN(rapid.OneOf(rapid.SampledFrom(letters), rapid.Rune()), 0, 12, -1), CleanLine)
}

func nonEmptyWords() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		if s := words().Draw(t, "words"); s != "" {
			return s
		}
		return "Miso"
	})
}

// seconds draws a moment of a short session, whole minutes as often as not.
func seconds() *rapid.Generator[int] {
	return rapid.OneOf(rapid.IntRange(0, 900), rapid.Map(rapid.IntRange(0, 15), func(m int) int { return m * 60 }))
}

// sessions draws a session that Check accepts, its lists in order.
func sessions(interests ...ID) *rapid.Generator[*Session] {
	return rapid.Custom(func(t *rapid.T) *Session {
		s := &Session{Planned: rapid.IntRange(1, 12).Draw(t, "planned"), Live: rapid.Bool().Draw(t, "live")}
		s.Moves = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Move {
			return Move{seconds().Draw(t, "at"), Place(rapid.IntRange(0, 4).Draw(t, "place")), Led(rapid.IntRange(0, 3).Draw(t, "led"))}
		}), 0, 12).Draw(t, "moves")
		s.Marks = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Mark {
			m := Mark{At: seconds().Draw(t, "at"), Kind: MarkKind(rapid.IntRange(1, int(Note)).Draw(t, "kind")), Words: words().Draw(t, "words")}
			if m.Kind == Tried {
				m.Landed = Landing(rapid.IntRange(0, int(Sore)).Draw(t, "landed"))
			}
			if len(interests) > 0 && rapid.Bool().Draw(t, "links") {
				m.Interest = rapid.SampledFrom(interests).Draw(t, "interest")
			}
			return m
		}), 0, 6).Draw(t, "marks")
		s.Pauses = pauses(t)
		s.Sort()
		if rapid.Bool().Draw(t, "ended") {
			s.EndAt(rapid.IntRange(0, 1000).Draw(t, "end"))
		}
		return s
	})
}

func pauses(t *rapid.T) []Pause {
	var out []Pause
	free := 0
	for range rapid.IntRange(0, 3).Draw(t, "pauses") {
		from := free + rapid.IntRange(0, 200).Draw(t, "from")
		if rapid.IntRange(0, 5).Draw(t, "open") == 0 {
			return append(out, Pause{from, -1})
		}
		free = from + rapid.IntRange(0, 200).Draw(t, "long")
		out = append(out, Pause{from, free})
	}
	return out
}
