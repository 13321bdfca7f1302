package cli

import (
	"rapport/prompts"
	"rapport/store/record"
)

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
