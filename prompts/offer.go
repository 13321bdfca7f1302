package prompts

import "rapport/store/record"

// MaxOffers is the most questions ever offered at once.
const MaxOffers = 3

// Request is what questions are wanted for. For fills in what a card knows.
type Request struct {
	// Card is the client; nil asks the general bank alone.
	Card    *record.Card
	Moment  Moment
	Setting record.Setting // where this hour happens; often the card's
	Day     record.Date
	// Seed draws another set; 0 is the day's own.
	Seed uint64
	// N is how many are wanted, at most MaxOffers; 0 is MaxOffers.
	N int
	// About asks for questions about this interest only; zero is about anything.
	About record.ID
	// Skip are offers already seen: their questions do not come again, and
	// their interests are less likely to.
	Skip []Offer
	// Ages of whom they are for when there is no card.
	Ages record.Ages
	Customs
}

// Customs are what holds for every request of one clinician, by the settings.
type Customs struct {
	// South is for the southern hemisphere, where July is winter.
	South bool
	// Stale is how soon what is known may have changed; zero is the kinds' own.
	Stale record.Spans
	// Language of the questions for a client who has none of their own, and when
	// there is no card; empty is English.
	Language string
}

// For is a request for a card, a moment and a day, in the client's usual
// setting. The card may be nil.
func For(card *record.Card, moment Moment, day record.Date) Request {
	req := Request{Card: card, Moment: moment, Day: day}
	if card != nil {
		req.Setting = card.Setting
	}
	return req
}

// Offer is one question as it could be said today.
type Offer struct {
	Question *Question
	Text     string           // with its slots filled
	Interest *record.Interest // what it is made from; nil for a general question. Belongs to the card: not to be altered.
	Why      string           // why it is here, in one line: "Miso lit her up on 12 Nov"
}

// Held is the offer as taken in hand on the day.
func (o Offer) Held(day record.Date) record.Held {
	h := record.Held{Question: o.Question.ID, Text: o.Text, On: day}
	if o.Interest != nil {
		h.Interest = o.Interest.ID
	}
	return h
}
