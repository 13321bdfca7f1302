package cli

import (
	"rapport/prompts"
	"rapport/store/record"
)

// seen is the session as a review may show it: marks that name what is not to
// open keep their moment and lose their words.
func seen(s *record.Session, card *record.Card) *record.Session {
	out := s.Clone()
	for i := range out.Marks {
		if m := &out.Marks[i]; unseen(*m, card) {
			m.Words, m.Interest = "", record.ID{}
		}
	}
	if !card.GateWords(out.Line, record.OnReview).May() {
		out.Line = ""
	}
	return out
}

// unseen reports whether a review leaves a mark's words out.
func unseen(m record.Mark, card *record.Card) bool {
	if in := card.Interest(m.Interest); in != nil && !card.Gate(in, record.OnReview).May() {
		return true
	}
	return !card.GateWords(m.Words, record.OnReview).May()
}

// keepUnseen gives marks without words the words that a review leaves out of
// the same mark of an earlier form of the session: the same kind at the same
// second.
func keepUnseen(s, earlier *record.Session, card *record.Card) {
	used := make([]bool, len(earlier.Marks))
	for i := range s.Marks {
		m := &s.Marks[i]
		for j, e := range earlier.Marks {
			if m.Words == "" && !used[j] && e.At == m.At && e.Kind == m.Kind && unseen(e, card) {
				used[j], m.Words, m.Interest = true, e.Words, e.Interest
			}
		}
	}
}

// wordOnPicture is what stands beside a mark of what lit the client up. What
// is held gently is told with its reason or not at all, and a picture has no
// room for reasons.
func wordOnPicture(card *record.Card) func(record.Mark) string {
	return func(m record.Mark) string {
		if in := card.Interest(m.Interest); in != nil {
			if v := card.Gate(in, record.OnReview); v != record.ShowPlain && v != record.ShowPast {
				return ""
			}
			return in.Name
		}
		if card.GateWords(m.Words, record.OnReview) != record.ShowPlain {
			return ""
		}
		return m.Words
	}
}

// gentlyIn lists what is held gently and named in the session, each with its
// reason.
func gentlyIn(s *record.Session, card *record.Card) []string {
	var lines []string
	for i := range card.Interests {
		in := &card.Interests[i]
		if card.Gate(in, record.OnReview) != record.ShowGently {
			continue
		}
		for _, m := range s.Marks {
			if m.Interest == in.ID {
				lines = append(lines, prompts.GentleLine(in))
				break
			}
		}
	}
	return lines
}
