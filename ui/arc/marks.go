package arc

import (
	"slices"

	"rapport/store/record"
)

// Label is a mark as the row under the ruler shows it.
type Label struct {
	At   int // seconds
	Kind record.MarkKind
	Word string // one clean line, beside the sign where there is room; may be empty
}

// marking is how a kind of mark looks and sounds.
type marking struct {
	sign string // one cell, ASCII
	word string // beside the sign
	said string // in a sentence
}

var markings = [...]marking{
	record.LitUp:     {"*", "", "lit up"},
	record.Laughed:   {")", "laughed", "laughed"},
	record.Quiet:     {".", "quiet", "quiet together"},
	record.Grounding: {"_", "grounding", "grounding"},
	record.ALot:      {"#", "a lot", "a lot"},
	record.FarAway:   {">", "far away", "far away"},
	record.Wobble:    {"/", "wobble", "a wobble"},
	record.Mended:    {"=", "mended", "mended"},
	record.Door:      {"\"", "door", "words at the door"},
	record.Tried:     {"?", "tried", "tried a question"},
	record.Note:      {"\"", "note", "a note"},
}

func markingOf(k record.MarkKind) marking {
	if k > 0 && int(k) < len(markings) {
		return markings[k]
	}
	return marking{"-", "", "a mark"} // from a newer version
}

// Sign is the character that stands for a kind of mark, and its word. What lit
// up has no word of its own: what it was is its word.
func Sign(k record.MarkKind) (sign, word string) {
	m := markingOf(k)
	return m.sign, m.word
}

// Labels are the marks of a session as a picture shows them. Only what lit up
// is shown in the client's words: lit is asked for them, and answers with what
// the gate lets be shown here, or nothing. Words of other marks stay off the
// picture, where somebody could read along.
func Labels(s *record.Session, lit func(record.Mark) string) []Label {
	out := make([]Label, 0, len(s.Marks))
	for _, m := range s.Marks {
		label := Label{At: m.At, Kind: m.Kind, Word: markingOf(m.Kind).word}
		if m.Kind == record.LitUp && lit != nil {
			label.Word = record.CleanLine(lit(m))
		}
		out = append(out, label)
	}
	slices.SortStableFunc(out, func(a, b Label) int { return a.At - b.At })
	return out
}
