package prompts

import (
	"cmp"
	"slices"
	"strings"
)

// alike finds questions that are one question twice.
func (l *linter) alike(questions []*Question) {
	texts, bags := make([]lintText, len(questions)), make([][]string, len(questions))
	for i, q := range questions {
		texts[i] = readAs(q)
		bags[i] = meaning(q, texts[i])
	}
	for i, q := range questions {
		for j := range i {
			first := questions[j]
			if first.Language != q.Language || first.Form != q.Form || first.Kind != q.Kind || first.AnyKind != q.AnyKind {
				continue
			}
			l.q = q
			switch {
			case texts[i] == texts[j] && slices.Equal(first.Slots, q.Slots):
				l.fault("this is %s again; keep one of them", first.ID)
			case overlapShare(bags[j], bags[i]) >= tooAlike:
				l.fault("this is very like %s; make them further apart, or keep one", first.ID)
			}
		}
	}
}

// readAs is the question as its language reads it.
func readAs(q *Question) lintText {
	if t := tongueOf(q.Language); t != nil {
		return t.read(q.Text)
	}
	return newLintText(q.Text)
}

// meaning is the question's words that are not idle, sorted, each once, with
// its slots.
func meaning(q *Question, text lintText) []string {
	var words, idle []string
	if t := tongueOf(q.Language); t != nil {
		idle = t.idle
	}
	for _, w := range strings.Fields(text.spaced) {
		if w != slotWord && !slices.Contains(idle, w) {
			words = append(words, w)
		}
	}
	for _, slot := range q.Slots {
		if slot != nameSlot {
			words = append(words, "{"+slot+"}")
		}
	}
	slices.SortFunc(words, cmp.Compare[string])
	return slices.Compact(words)
}

// overlapShare is the share of words in both among the words in either; zero
// for questions too short to say.
func overlapShare(a, b []string) float64 {
	if len(a) < 2 || len(b) < 2 {
		return 0
	}
	both := 0
	for _, w := range a {
		if _, ok := slices.BinarySearch(b, w); ok {
			both++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
