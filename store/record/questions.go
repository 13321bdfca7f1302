package record

import "slices"

// NotFor keeps a question of the bank from the client; it is in hand no more
// either.
func (c *Card) NotFor(question string) {
	if !slices.Contains(c.Hidden, question) {
		c.Hidden = append(slices.Clone(c.Hidden), question)
	}
	c.InHand = slices.DeleteFunc(slices.Clone(c.InHand), func(h Held) bool { return h.Question == question })
}

// Suit says that a question suits the client or, when it did, no longer does.
// It reports whether it does now.
func (c *Card) Suit(question string) bool {
	if at := slices.Index(c.Favored, question); at >= 0 {
		c.Favored = slices.Delete(slices.Clone(c.Favored), at, at+1)
		return false
	}
	c.Favored = append(slices.Clone(c.Favored), question)
	return true
}
