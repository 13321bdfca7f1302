package prompts

import (
	"cmp"
	"slices"

	"rapport/store/record"
)

// mostLighter is how many ways out are at hand at once.
const mostLighter = 5

// Lighter are this client's own things to step out to in the middle of an
// hour, those that lit them up last first. The gate has the word; and as in
// the draw, what can mean something else for somebody (food, what touches
// alcohol or loss, memories and dates not known to be good ones) and jokes,
// which are never used on schedule, come only from the clinician.
func Lighter(card *record.Card) []*record.Interest {
	var things []*record.Interest
	for i := range card.Interests {
		in := &card.Interests[i]
		if card.Gate(in, record.OnLighter) == record.OfferLighter && !onlyWhenPointedAt(in) {
			things = append(things, in)
		}
	}
	slices.SortStableFunc(things, func(a, b *record.Interest) int {
		return cmp.Or(cmp.Compare(b.LastLit(), a.LastLit()), cmp.Compare(b.Heard, a.Heard))
	})
	return things[:min(mostLighter, len(things))]
}
