package prompts

import (
	"slices"
	"strings"

	"rapport/store/record"
)

// fits reports whether a question suits the hour and the client by its tags
// alone, apart from what the client told.
func (d *draw) fits(q *Question) bool {
	return d.speaks(q) &&
		(len(q.Settings) == 0 || slices.Contains(q.Settings, d.req.Setting)) &&
		(len(q.Ages) == 0 || slices.Contains(q.Ages, d.ages)) &&
		(q.Season == "" || q.Season == d.season) &&
		!overlap(q.Needs, d.needs) &&
		!d.closesAny(q.Touches)
}

// speaks reports whether the question is in the client's language and form of
// address. A bank in "en" suits a client whose language is "en-GB".
func (d *draw) speaks(q *Question) bool {
	if q.wordingFor(d.form) == nil {
		return false
	}
	return q.Language == d.language || strings.HasPrefix(d.language, q.Language) && d.language[len(q.Language)] == '-'
}

func overlap(a, b []string) bool {
	return len(b) > 0 && slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

func (d *draw) closesAny(touches []record.Touch) bool {
	return d.card != nil && len(d.card.Closed) > 0 && slices.ContainsFunc(touches, d.card.ClosesTouch)
}

// uninvited reports whether a general question comes near a topic that
// nothing of the client's own has brought up.
func (d *draw) uninvited(q *Question) bool {
	for _, t := range q.Touches {
		if at := slices.Index(unasked, t); at >= 0 && !d.invited(at) {
			return true
		}
	}
	return false
}

// invited reports whether an interest that may be asked about touches the
// topic that stands at a place of unasked.
func (d *draw) invited(at int) bool {
	if d.invites[at] == unknown {
		d.invites[at] = bitOf(d.bringsUp(unasked[at]))
	}
	return d.invites[at] == yes
}

func (d *draw) bringsUp(t record.Touch) bool {
	if d.card == nil {
		return false
	}
	for i := range d.card.Interests {
		in := &d.card.Interests[i]
		near := slices.Contains(in.Touches, t) || slices.Contains(in.Kind.Facts().Touches, t)
		if near && in.Landed != record.Sore && d.mayAsk(i) {
			return true
		}
	}
	return false
}

// mayAsk asks the gate, once for each interest of the card.
func (d *draw) mayAsk(at int) bool {
	if d.gated[at] == unknown {
		d.gated[at] = bitOf(d.card.Gate(&d.card.Interests[at], record.OnAsk) == record.MayAsk)
	}
	return d.gated[at] == yes
}

// mayDraw reports whether an interest can be drawn today, apart from the
// gate, which is asked when it is.
func (d *draw) mayDraw(in *record.Interest) bool {
	return in.Kind != d.worn && !onlyWhenPointedAt(in) && !d.card.Shadowed(in) && !history(in, d.req.Day, d.req.Stale) && rested(d.card, in, d.req.Day)
}

// twiceRunning is the kind of thing that the last two questions asked were
// both about, so that the next is about something else; 0 when they were not.
func twiceRunning(card *record.Card) record.Kind {
	n := len(card.Asked)
	if n < 2 {
		return 0
	}
	last, before := card.Interest(card.Asked[n-1].Interest), card.Interest(card.Asked[n-2].Interest)
	if last == nil || before == nil || last.Kind != before.Kind {
		return 0
	}
	return last.Kind
}

// suits reports whether a template can speak of the interest at its stage.
func (d *draw) suits(q *Question, in *record.Interest, stage Stage) bool {
	if !q.about(in.Kind) || q.Stage != StageAny && q.Stage != stage || !d.fits(q) {
		return false
	}
	for _, slot := range q.Slots {
		if slot != nameSlot && in.Field(slot) == "" {
			return false
		}
	}
	return true
}

// spent reports whether the question is not for this client or for anyone, was
// asked lately, or is in the set or one seen before.
func (d *draw) spent(q *Question, about record.ID) bool {
	sameAs := func(o Offer) bool { return o.Question.ID == q.ID }
	if d.bank.Hides(q.ID) || slices.ContainsFunc(d.offers, sameAs) || slices.ContainsFunc(d.req.Skip, sameAs) {
		return true
	}
	return d.card != nil && (slices.Contains(d.card.Hidden, q.ID) || askedLately(d.card, q.ID, about, d.req.Day))
}

// mayBeSaid asks the gate about the question as it would be said, with what
// might follow it: its words may name a closed topic, or something held
// gently, even where what it is about is open.
func (d *draw) mayBeSaid(q *Question, text string) bool {
	if d.card == nil {
		return true
	}
	if len(q.Followups) > 0 {
		text += "\n" + strings.Join(q.Followups, "\n")
	}
	return d.card.GateWords(text, record.OnAsk) == record.ShowPlain
}

func (d *draw) carries(id record.ID) bool {
	return slices.ContainsFunc(d.card.Carried, func(c record.Carry) bool { return c.Interest == id })
}

func (d *draw) seen(id record.ID) bool {
	return slices.ContainsFunc(d.req.Skip, func(o Offer) bool { return o.Interest != nil && o.Interest.ID == id })
}
