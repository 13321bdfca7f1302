package page

import (
	"strings"

	"rapport/store/record"
	"rapport/ui/arc"
)

// labels are the marks of an hour that has been through the gate. On a picture
// only what lit the client up is in words; under it, with saying, the rest is.
func (t *teller) labels(seen *record.Session, saying func(record.Mark) string) []arc.Label {
	lit := func(m record.Mark) string { return t.words(t.Card.PictureWords(m, record.OnReview)) }
	labels := arc.Labels(seen, lit)
	if saying == nil {
		return labels
	}
	sorted := seen.Clone()
	sorted.Sort()
	for i, m := range sorted.Marks {
		if m.Kind != record.LitUp {
			if words := saying(m); words != "" {
				labels[i].Word = words
			}
		}
	}
	return labels
}

// saying is what a mark says in words beside its kind. What is held gently is
// told with its reason or not at all, and the words at the door in a sentence
// of their own.
func (t *teller) saying(m record.Mark) string {
	var said []string
	verdict := t.Card.GateWords(m.Words, record.OnReview)
	if m.Words != "" && m.Kind != record.Door && (verdict == record.ShowPlain || verdict == record.ShowPast) {
		said = append(said, `"`+t.words(m.Words)+`"`)
	}
	if m.Kind == record.Tried && m.Landed != record.Unlanded {
		said = append(said, landedWords(m.Landed))
	}
	return strings.Join(said, ", ")
}

// landedWords is how a question landed, as it is said to somebody else.
func landedWords(l record.Landing) string {
	switch l {
	case record.Lit:
		return "which lit up"
	case record.Fine:
		return "which was fine"
	case record.Flat:
		return "which fell flat"
	}
	return "which did not sit well"
}
