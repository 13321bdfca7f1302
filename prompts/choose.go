package prompts

import (
	"cmp"
	"slices"

	"rapport/store/record"
)

// Choose picks questions for the request, best first: at most two made from
// the client's own interests, of two kinds, and then one from the general
// bank; or more of either where there is too little of the other. Fewer than
// were wanted, or none, is a normal answer.
//
// A client who would rather get straight to it is offered no openers. About an
// interest the clinician points at, the clocks are not asked: only the gate,
// and whether the same question was asked lately.
func (b *Bank) Choose(req Request) []Offer {
	card := req.Card
	if card != nil && !card.StillMeeting() {
		return nil
	}
	if card != nil && card.Straight && req.Moment == Opening {
		if req.About.IsZero() {
			return nil
		}
		req.Moment = Out
	}
	want := MaxOffers
	if req.N > 0 {
		want = min(req.N, MaxOffers)
	}
	d := newDraw(b, req)
	switch {
	case !req.About.IsZero():
		d.about(want)
	case card == nil:
		d.general(want)
	default:
		d.own(min(want, MaxOffers-1))
		d.general(want)
		d.own(want)
	}
	return d.offers
}

// draw is one choosing under way.
type draw struct {
	bank   *Bank
	req    Request
	card   *record.Card
	offers []Offer

	language, form, season string
	ages                   record.Ages
	needs                  []string
	seed                   uint64
	worn                   record.Kind     // asked about twice running; 0 is none
	invites                [maxUnasked]bit // of unasked, in its order
	gated                  []bit           // of the card's interests, in their order

	things    []ticket[int] // places on the card
	questions []ticket[*Question]
}

func newDraw(b *Bank, req Request) *draw {
	d := &draw{
		bank: b, req: req, card: req.Card, season: SeasonOf(req.Day, req.South),
		language: cmp.Or(req.Language, "en"), ages: req.Ages, offers: make([]Offer, 0, MaxOffers),
	}
	if c := req.Card; c != nil {
		d.language, d.ages, d.needs = cmp.Or(c.Language, d.language), c.Ages, c.Needs
	}
	d.form = formOf(d.language, req.Card)
	d.seed = seedOf(req)
	if req.Card != nil {
		d.gated = make([]bit, len(req.Card.Interests))
		d.worn = twiceRunning(req.Card)
	}
	return d
}

// bit is a yes or no that is found out when first asked for.
type bit uint8

const (
	unknown bit = iota
	no
	yes
)

func bitOf(b bool) bit {
	if b {
		return yes
	}
	return no
}

// own fills the set up to n from the client's own interests, no two of one
// kind.
func (d *draw) own(n int) {
	if len(d.offers) >= n {
		return
	}
	d.things = slices.Grow(d.things[:0], len(d.card.Interests))
	for i := range d.card.Interests {
		if in := &d.card.Interests[i]; d.mayDraw(in) {
			d.things = append(d.things, ticket[int]{i, d.lot(idHash(in.ID), d.interestWeight(in))})
		}
	}
	sortTickets(d.things)
	for _, t := range d.things {
		if len(d.offers) >= n {
			return
		}
		if in := &d.card.Interests[t.of]; !d.hasKind(in.Kind) && d.mayAsk(t.of) {
			d.ask(in, d.req.Moment)
		}
	}
}

func (d *draw) hasKind(k record.Kind) bool {
	return slices.ContainsFunc(d.offers, func(o Offer) bool { return o.Interest != nil && o.Interest.Kind == k })
}

// general fills the set up to n from questions that are about no interest.
func (d *draw) general(n int) {
	for len(d.offers) < n && d.generalOne() {
	}
}

func (d *draw) generalOne() bool {
	d.questions = slices.Grow(d.questions[:0], len(d.bank.general[d.req.Moment]))
	for _, q := range d.bank.general[d.req.Moment] {
		if d.fits(q) && !d.uninvited(q) {
			d.questions = append(d.questions, ticket[*Question]{q, d.lot(q.lot, d.questionWeight(q, nil))})
		}
	}
	return d.first(nil)
}

// about fills the set up to n with questions about the interest pointed at:
// those of this moment, then those of the others that would not sound as if
// they came at the wrong end of the hour.
func (d *draw) about(n int) {
	if d.card == nil {
		return
	}
	at := slices.IndexFunc(d.card.Interests, func(in record.Interest) bool { return in.ID == d.req.About })
	if at < 0 || !d.mayAsk(at) {
		return
	}
	in := &d.card.Interests[at]
	for _, moment := range []Moment{d.req.Moment, Out, Between, Opening} {
		for len(d.offers) < n && d.ask(in, moment) {
		}
	}
}

// ask adds one question about the interest, if there is one.
func (d *draw) ask(in *record.Interest, moment Moment) bool {
	d.questions = slices.Grow(d.questions[:0], len(d.bank.templates[moment]))
	stage, thing := StageOf(in, d.req.Day, d.req.Stale), idHash(in.ID)
	for _, q := range d.bank.templates[moment] {
		if d.suits(q, in, stage) {
			d.questions = append(d.questions, ticket[*Question]{q, d.lot(q.lot^thing, d.questionWeight(q, in))})
		}
	}
	return d.first(in)
}

// first offers the first of the questions drawn that may be said.
func (d *draw) first(in *record.Interest) bool {
	sortTickets(d.questions)
	var about record.ID
	if in != nil {
		about = in.ID
	}
	for _, t := range d.questions {
		if d.spent(t.of, about) {
			continue
		}
		text, ok := t.of.Fill(in, d.card)
		if !ok || !d.mayBeSaid(t.of, text) {
			continue
		}
		d.offers = append(d.offers, Offer{Question: t.of, Text: text, Interest: in, Why: d.why(t.of, in)})
		return true
	}
	return false
}
