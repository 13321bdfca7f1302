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
// earlier form of the session named.
func (s *Session) KeepLinks(earlier *Session) {
	for i, j := range followed(s.Marks, earlier.Marks) {
		if j >= 0 && s.Marks[i].Interest.IsZero() {
			s.Marks[i].Interest = earlier.Marks[j].Interest
		}
	}
}

// nudged is how far a mark without words may have gone, in seconds, and still
// be taken for the same mark.
const nudged = 10 * secondsPerMinute

// followed finds for each mark which of an earlier form of the session it is:
// one of the same kind and words, at the same second, or else the nearest that
// nothing else is; one without words only if it is near. What is none has -1.
func followed(now, earlier []Mark) []int {
	found := make([]int, len(now))
	used := make([]bool, len(earlier))
	for i := range found {
		found[i] = -1
	}
	for _, far := range []int{0, nudged, noLimit} {
		for i, m := range now {
			best := -1
			for j, e := range earlier {
				away := max(m.At-e.At, e.At-m.At)
				same := e.Kind == m.Kind && e.Words == m.Words && (away <= nudged || m.Words != "")
				if same && !used[j] && away <= far && (best < 0 || away < max(m.At-earlier[best].At, earlier[best].At-m.At)) {
					best = j
				}
			}
			if found[i] < 0 && best >= 0 {
				found[i], used[best] = best, true
			}
		}
	}
	return found
}
