package wire

import (
	"fmt"

	"rapport/store/record"
)

// AppendCard appends a card to dst. Its revision is not part of it.
func AppendCard(dst []byte, c *record.Card) []byte {
	w := writer{buf: append(dst, Version)}
	w.sizes(c.Interests)
	w.id(cardID, c.ID)
	w.text(cardCode, c.Code)
	w.text(cardCalled, c.Called)
	w.text(cardSay, c.Say)
	w.text(cardPronouns, c.Pronouns)
	w.enum(cardAges, uint8(c.Ages))
	w.text(cardLanguage, c.Language)
	w.text(cardAddress, c.Address)
	w.enum(cardSetting, uint8(c.Setting))
	w.texts(cardNeeds, c.Needs)
	w.enum(cardStanding, uint8(c.Standing))
	w.texts(cardPace, c.Pace)
	w.truth(cardStraight, c.Straight)
	w.texts(cardClosed, c.Closed)
	w.lines(&c.Client)
	w.texts(cardHidden, c.Hidden)
	w.texts(cardFavored, c.Favored)
	w.date(cardSince, c.Since)
	w.dates(cardNotMet, c.NotMet)
	for i := range c.Interests {
		at := w.begin(cardInterest)
		w.interest(&c.Interests[i])
		w.end(at)
	}
	return w.buf
}

// Card reads what AppendCard wrote. It takes data over. The error is ErrNewer
// or ErrMalformed, wrapped.
func Card(data []byte) (*record.Card, error) {
	c, err := open(data)
	if err != nil {
		return nil, fmt.Errorf("card: %w", err)
	}
	card := &record.Card{}
	r := cardReader{cursor: c, card: card}
	r.makeRoom()
	for r.next() {
		if r.num == cardInterest {
			r.interest()
		} else if !r.list() {
			r.single()
		}
	}
	if r.err != nil {
		return nil, fmt.Errorf("card: %w", r.err)
	}
	return card, nil
}

// cardReader fills a card. The arrays hold what belongs to all its interests,
// each of which gets a stretch that it cannot grow beyond.
type cardReader struct {
	cursor
	card    *record.Card
	fields  []record.Field
	touches []record.Touch
	links   []record.ID
	lit     []record.Date
	sized   bool // the arrays were made
}

// makeRoom makes the repeated parts of the card at their size.
func (r *cardReader) makeRoom() {
	var n [cardSince + 1]int
	r.count(n[:])
	c := r.card
	c.Needs = sized[string](n[cardNeeds])
	c.Pace = sized[string](n[cardPace])
	c.Closed = sized[string](n[cardClosed])
	c.MySide = sized[record.Told](n[cardMySide])
	c.Promises = sized[record.Promise](n[cardPromises])
	c.Carried = sized[record.Carry](n[cardCarried])
	c.InHand = sized[record.Held](n[cardInHand])
	c.Asked = sized[record.Asked](n[cardAsked])
	c.Hidden = sized[string](n[cardHidden])
	c.Favored = sized[string](n[cardFavored])
	c.Interests = sized[record.Interest](n[cardInterest])
}

// list reads a field that may stand more than once, and reports whether this
// is one.
func (r *cardReader) list() bool {
	c := r.card
	switch r.num {
	case cardNeeds:
		c.Needs = append(c.Needs, r.str())
	case cardPace:
		c.Pace = append(c.Pace, r.str())
	case cardClosed:
		c.Closed = append(c.Closed, r.str())
	case cardMySide:
		l := r.line()
		c.MySide = append(c.MySide, record.Told{Words: l.words, On: l.on})
	case cardPromises:
		l := r.line()
		c.Promises = append(c.Promises, record.Promise{Words: l.words, On: l.on, Done: l.done})
	case cardCarried:
		l := r.line()
		c.Carried = append(c.Carried, record.Carry{Words: l.words, Interest: l.interest, On: l.on})
	case cardInHand:
		l := r.line()
		c.InHand = append(c.InHand, record.Held{Question: l.question, Text: l.words, Interest: l.interest, On: l.on})
	case cardAsked:
		l := r.line()
		c.Asked = append(c.Asked, record.Asked{Question: l.question, Interest: l.interest, On: l.on, Landed: l.landed})
	case cardHidden:
		c.Hidden = append(c.Hidden, r.str())
	case cardFavored:
		c.Favored = append(c.Favored, r.str())
	default:
		return false
	}
	return true
}

// single reads a field that stands once; of several the last counts.
func (r *cardReader) single() {
	c := r.card
	switch r.num {
	case cardSizes:
		r.sizes()
	case cardID:
		c.ID = r.id()
	case cardCode:
		c.Code = r.str()
	case cardCalled:
		c.Called = r.str()
	case cardSay:
		c.Say = r.str()
	case cardPronouns:
		c.Pronouns = r.str()
	case cardAges:
		c.Ages = record.Ages(r.enum())
	case cardLanguage:
		c.Language = r.str()
	case cardAddress:
		c.Address = r.str()
	case cardSetting:
		c.Setting = record.Setting(r.enum())
	case cardStanding:
		c.Standing = record.ClientStanding(r.enum())
	case cardStraight:
		c.Straight = r.truth()
	case cardSince:
		c.Since = r.date()
	case cardNotMet:
		c.NotMet = r.dates(nil)
	}
}
