package prompts

import (
	"slices"
	"strings"

	"rapport/store/record"
)

// How likely a thing, or a question, is to be drawn. Every candidate starts
// at one and is multiplied; the numbers are judgements, kept together here so
// that they can be argued with. A weight never opens what the gate closes and
// never excludes: what is excluded is said in eligible.go.
const (
	// Of an interest.
	weighCarried  = 5.0  // the clinician chose to bring it into the next hour
	weighLately   = 6.0  // it lit the client up within litLately days: lean in
	weighLit      = 2.5  // it lit them up, longer ago
	weighNotAsked = 1.5  // known and never asked about: curiosity before habit
	weighThread   = 2.0  // and mentioned once, a while ago
	weighDate     = 3.0  // a good date that falls within the week
	weighCheck    = 0.9  // what is known is ageing: a little less sure of its ground
	weighAskOpen  = 0.6  // what is known is stale
	weighFlat     = 0.4  // it fell flat the last time
	weighPerson   = 0.5  // news of a person may be bad news
	weighWork     = 0.7  // work may be why they came
	weighSeen     = 0.15 // it stood in the set before, and three others are wanted

	// Of a question.
	weighOwnKind  = 6.0 // made for this kind rather than for any
	weighDetail   = 1.5 // uses a detail the client told: small and current beats complete
	weighAge      = 1.5 // worded for how old the fact is
	weighTeach    = 1.5 // "teach me" of something that lit them up
	weighFavored  = 2.0 // the clinician said it suits this client
	weighSameTone = 0.3 // its tone is in the set already
	weighSameNear = 0.5 // it comes near a topic that is in the set already
	weighSeason   = 1.5 // it is for this season
	weighFitted   = 1.3 // it is for this setting, or for this age
	weighGentle   = 1.6 // it asks little, in the last minutes or after a while apart
	weighLively   = 0.5 // it asks much there

	litLately = 90 // days
)

// interestWeight is how likely an interest is to be drawn on the day.
func (d *draw) interestWeight(in *record.Interest) float64 {
	w := 1.0
	if d.carries(in.ID) {
		w *= weighCarried
	}
	switch lit := in.LastLit(); {
	case lit.IsZero():
	case int(d.req.Day-lit) <= litLately:
		w *= weighLately
	default:
		w *= weighLit
	}
	if in.Asked.IsZero() {
		w *= weighNotAsked
	}
	if isThread(in, d.req.Day) {
		w *= weighThread
	}
	if _, near := fallsNear(in, d.req.Day); near {
		w *= weighDate
	}
	switch StageOf(in, d.req.Day, d.req.Stale) {
	case Check:
		w *= weighCheck
	case AskOpen:
		w *= weighAskOpen
	}
	if in.Landed == record.Flat {
		w *= weighFlat
	}
	switch in.Kind {
	case record.Person:
		w *= weighPerson
	case record.Work:
		w *= weighWork
	}
	if d.seen(in.ID) {
		w *= weighSeen
	}
	return w
}

// questionWeight is how likely a question is to be drawn, beside what the set
// already holds. The interest is nil for a general question.
func (d *draw) questionWeight(q *Question, in *record.Interest) float64 {
	w := d.setWeight(q)
	if in != nil {
		w *= templateWeight(q, in)
	}
	if q.Season != "" {
		w *= weighSeason
	}
	if len(q.Settings) > 0 {
		w *= weighFitted
	}
	if len(q.Ages) > 0 {
		w *= weighFitted
	}
	if d.req.Moment == Closing || d.req.Moment == Reconnecting {
		switch q.Energy {
		case "low":
			w *= weighGentle
		case "high":
			w *= weighLively
		}
	}
	if d.card != nil && slices.Contains(d.card.Favored, q.ID) {
		w *= weighFavored
	}
	return w
}

// setWeight keeps a set various.
func (d *draw) setWeight(q *Question) float64 {
	w := 1.0
	for _, o := range d.offers {
		if o.Question.Tone == q.Tone {
			w *= weighSameTone
		}
		if slices.ContainsFunc(q.Touches, func(t record.Touch) bool { return slices.Contains(o.Question.Touches, t) }) {
			w *= weighSameNear
		}
	}
	return w
}

func templateWeight(q *Question, in *record.Interest) float64 {
	w := 1.0
	if !q.AnyKind {
		w *= weighOwnKind
	}
	if len(q.Slots) > 1 || len(q.Slots) == 1 && q.Slots[0] != nameSlot {
		w *= weighDetail
	}
	if q.Stage != StageAny {
		w *= weighAge
	}
	if q.Tone == "teach-me" && len(in.Lit) > 0 {
		w *= weighTeach
	}
	return w
}

// maxUnasked is room for every topic of unasked.
const maxUnasked = 16

// unasked lists the topics that no question comes near until something of the
// client's own that may be asked about does: what is light for one is the
// hard material of another, and the card does not say for whom.
var unasked = []record.Touch{ // at most maxUnasked
	record.TouchFood, record.TouchAlcohol, record.TouchBody, record.TouchSleep, record.TouchLoss,
	record.TouchMoney, record.TouchPolitics, record.TouchFaith, record.TouchChildhood,
	record.TouchIsolation, record.TouchFamily, record.TouchPartner, record.TouchChildren,
}

// onlyWhenPointedAt reports whether an interest is left out of the draw and
// asked about only when the clinician points at it: food and drink, for what
// they can mean; anything that comes near alcohol or loss; a joke, which is
// never used on schedule; a memory or a date that is not known to be a good
// one.
func onlyWhenPointedAt(in *record.Interest) bool {
	if slices.Contains(in.Touches, record.TouchAlcohol) || slices.Contains(in.Touches, record.TouchLoss) {
		return true
	}
	switch in.Kind {
	case record.Food, record.Joke:
		return true
	case record.Memory:
		return len(in.Lit) == 0 && !saysGood(in.Field("feel"))
	case record.Milestone:
		return len(in.Lit) == 0 && !saysGood(in.Field("mark"))
	}
	return false
}

// saysGood reads the few words in which a memory or a date is said to be a
// good one.
func saysGood(words string) bool {
	switch strings.TrimSpace(record.Fold(words)) {
	case "good", "happy", "light", "fond", "celebrate", "celebrated", "celebrating":
		return true
	}
	return false
}
