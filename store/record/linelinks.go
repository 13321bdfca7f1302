package record

import (
	"slices"
	"unicode/utf8"
)

// LinkMarks lets every mark whose words name an interest of the card point at
// it, closed ones included, so that the gate sees it. It changes no words and
// makes no interest: what names nothing stays words. A mark's words are an
// interest's name, or for lit up and tried hold it as whole words; the longest
// name wins, and of two equally long none.
func (s *Session) LinkMarks(c *Card) {
	for i := range s.Marks {
		if m := &s.Marks[i]; m.Interest.IsZero() && m.Words != "" {
			m.Interest = c.namedBy(m.Words, m.Kind == LitUp || m.Kind == Tried)
		}
	}
}

// namedBy is the interest that words are the name of, or if within may be, hold
// the name of.
func (c *Card) namedBy(words string, within bool) ID {
	text := newWordText(words).words
	var best ID
	longest, tie := 0, false
	for i := range c.Interests {
		name := newWordText(c.Interests[i].Name).words
		whole := Fold(c.Interests[i].Name) == Fold(words) || len(name) > 0 && slices.Equal(name, text)
		if !whole && (!within || !holds(text, name)) {
			continue
		}
		long := lettersOf(name)
		if whole {
			long = 1 << 20 // the name itself, before any that it holds
		}
		switch {
		case long > longest:
			best, longest, tie = c.Interests[i].ID, long, false
		case long == longest:
			tie = true
		}
	}
	if tie {
		return ID{}
	}
	return best
}

// holds reports whether the name stands in the text as whole words. Names of
// one or two letters are ordinary words too often.
func holds(text, name []string) bool {
	if lettersOf(name) < 3 {
		return false
	}
	for i := 0; i+len(name) <= len(text); i++ {
		if slices.Equal(text[i:i+len(name)], name) {
			return true
		}
	}
	return false
}

func lettersOf(words []string) int {
	n := 0
	for _, word := range words {
		n += utf8.RuneCountInString(word)
	}
	return n
}

// KeepLinks gives marks that name no interest the one that the same mark of an
// earlier form of the session named: the same kind and words, at the same
// second if there is one, else, when it has words, wherever it was.
func (s *Session) KeepLinks(earlier *Session) {
	used := make([]bool, len(earlier.Marks))
	for _, sameSecond := range []bool{true, false} {
		for i := range s.Marks {
			m := &s.Marks[i]
			for j, e := range earlier.Marks {
				if !m.Interest.IsZero() {
					break
				}
				same := e.Kind == m.Kind && e.Words == m.Words && (e.At == m.At || !sameSecond && m.Words != "")
				if same && !used[j] && !e.Interest.IsZero() {
					used[j], m.Interest = true, e.Interest
				}
			}
		}
	}
}
