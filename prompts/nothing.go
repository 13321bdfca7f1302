package prompts

import (
	"fmt"
	"slices"

	"rapport/store/record"
)

// nothing is what is said where no reason is known.
const nothing = "Nothing to offer for this moment today, and that's fine."

// WhyNothing says in a sentence or two why Choose has nothing for a request:
// the nearest true reason. What to do about it is for whoever shows it to say.
func (b *Bank) WhyNothing(req Request) string {
	card := req.Card
	switch {
	case card != nil && !card.StillMeeting():
		return "No questions are offered for " + card.Called + "."
	case !b.Speaks(req):
		return fmt.Sprintf("There are no questions in %q yet.", newDraw(b, req).language)
	case card == nil:
		return nothing
	case card.Interest(req.About) != nil:
		return b.whyNothingAbout(req, card.Interest(req.About))
	case card.Straight && req.Moment == Opening:
		return card.Called + " would rather get straight to it, so there are no openers here."
	}
	switch {
	case b.offersWith(req, neverAsked):
		return "What there is for this moment was asked lately. It comes back by itself."
	case b.offersWith(req, func(c *record.Card) { neverAsked(c); c.Hidden = nil }):
		return "What is left for this moment is not for " + card.Called + "."
	case b.offersWith(req, func(c *record.Card) { neverAsked(c); c.Hidden, c.Closed, c.Interests = nil, nil, nil }):
		return "With what " + card.Called + " asked not to open, nothing is left for this moment, and that's fine."
	}
	return nothing
}

// Speaks reports whether the bank has any question in the language, and the
// form of address, that a request is for.
func (b *Bank) Speaks(req Request) bool {
	return slices.ContainsFunc(b.questions, newDraw(b, req).speaks)
}

// whyNothingAbout is WhyNothing for a thing that was pointed at.
func (b *Bank) whyNothingAbout(req Request, in *record.Interest) string {
	if words := WhyNotAsked(req.Card, in); words != "" {
		return words
	}
	if b.offersWith(req, neverAsked) {
		return "What there is to ask about " + in.Name + " was asked lately. It comes back by itself."
	}
	return "There is nothing to ask about " + in.Name + " just now, and that's fine."
}

// WhyNotAsked says why a thing may not be asked about; nothing when it may.
// The gate has the word, and this puts it into one.
func WhyNotAsked(card *record.Card, in *record.Interest) string {
	if card.Gate(in, record.OnAsk) == record.MayAsk {
		return ""
	}
	switch card.Gate(in, record.OnCard) {
	case record.ListNotOpen, record.Hide:
		return in.Name + " is not to open, so nothing is asked about it."
	case record.ShowGently:
		return in.Name + " is held gently: known, and not asked about."
	case record.ShowPast:
		return in.Name + " belongs to the past, and is not asked about."
	}
	if in.Standing == record.Resting {
		return in.Name + " is resting, and is not asked about for now."
	}
	return "No questions are offered for " + card.Called + "."
}

// offersWith reports whether there would be something to offer if the card
// were otherwise.
func (b *Bank) offersWith(req Request, change func(*record.Card)) bool {
	req.Card, req.N = req.Card.Clone(), 1
	change(req.Card)
	return len(b.Choose(req)) > 0
}

// neverAsked makes a card one of whom nothing was asked yet.
func neverAsked(c *record.Card) {
	c.Asked = nil
	for i := range c.Interests {
		c.Interests[i].Asked = 0
	}
}
