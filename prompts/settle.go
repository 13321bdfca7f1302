package prompts

import (
	"errors"
	"slices"

	"rapport/store/record"
)

// ErrCarriedElsewhere says that something carried was let go of meanwhile.
var ErrCarriedElsewhere = errors.New("this is not carried any more")

// Settle says how a question in hand landed in the hour: on the card, on the
// day of the hour, and on the mark that it was tried, if there is one. A
// question not asked after all leaves no mark. It reports whether the hour
// changed.
func Settle(hour *record.Session, card *record.Card, q record.Held, l record.Landing) bool {
	card.Land(q, l, hour.Date)
	at := TriedAt(hour, q)
	switch {
	case at < 0:
		return false
	case l == record.Unlanded:
		hour.Marks = slices.DeleteFunc(slices.Clone(hour.Marks), func(m record.Mark) bool { return triedOnly(m, q) })
	default:
		hour.Marks = slices.Clone(hour.Marks)
		hour.Marks[at].Landed = l
	}
	return true
}

// TriedAt is the mark of an hour that a question was tried and nobody said how
// it landed, or -1.
func TriedAt(hour *record.Session, q record.Held) int {
	return slices.IndexFunc(hour.Marks, func(m record.Mark) bool { return triedOnly(m, q) })
}

func triedOnly(m record.Mark, q record.Held) bool {
	return m.Kind == record.Tried && m.Landed == record.Unlanded && record.Fold(m.Words) == record.Fold(q.Text)
}

// LandingTold is how a question landed, in the words of a confirmation.
func LandingTold(l record.Landing) string {
	switch l {
	case record.Unlanded:
		return "not asked"
	case record.Sore:
		return "it did not sit well"
	}
	return "landed: " + l.String()
}

// PutBack puts the questions for an hour back that nobody said anything about,
// also those that may not be asked any more: unmarked, but for one that was
// tried in the hour, which was asked. It reports whether there were any.
func PutBack(card *record.Card, sessions []*record.Session, hour *record.Session) bool {
	held := ofHour(card, sessions, hour)
	for _, q := range held {
		if TriedAt(hour, q) >= 0 {
			card.AskedUnsaid(q, hour.Date)
		} else {
			card.Land(q, record.Unlanded, hour.Date)
		}
	}
	return len(held) > 0
}

// PutLit puts the words of a lit-up mark on the card as a thing, known from the
// day of the hour, and lets the mark name it.
func PutLit(hour *record.Session, card *record.Card, lit LitWords) (*record.Interest, error) {
	a, err := record.ParseAdditionGuessing(lit.Mark.Words)
	if err != nil {
		return nil, err
	}
	in, _ := card.Upsert(a, hour.Date)
	in.LitOn(hour.Date)
	if lit.At < len(hour.Marks) && hour.Marks[lit.At] == lit.Mark {
		hour.Marks = slices.Clone(hour.Marks)
		hour.Marks[lit.At].Interest = in.ID
	}
	return in, nil
}

// ToCarry makes of words something to carry forward. Words that are the whole
// name of one thing on the card carry that thing.
func ToCarry(card *record.Card, words string, day record.Date) record.Carry {
	k := record.Carry{Words: words, On: day}
	var named []*record.Interest
	for i := range card.Interests {
		if in := &card.Interests[i]; record.Fold(in.Name) == record.Fold(words) {
			named = append(named, in)
		}
	}
	if len(named) == 1 {
		k.Words, k.Interest = named[0].Name, named[0].ID
	}
	return k
}

// CarryToo carries something forward beside what is carried, and leaves it
// where it is carried already; record.ErrCarriedFull when three are.
func CarryToo(card *record.Card, k record.Carry) error {
	before := card.Carried
	on, err := card.CarryForward(k)
	if err == nil && !on {
		card.Carried = before
	}
	return err
}

// CarryInstead carries words in the place of something carried; no words let
// it go.
func CarryInstead(card *record.Card, old record.Carry, words string, day record.Date) error {
	at := slices.Index(card.Carried, old)
	if at < 0 {
		return ErrCarriedElsewhere
	}
	carried := slices.Clone(card.Carried)
	k := ToCarry(card, words, day)
	again := slices.ContainsFunc(carried, func(have record.Carry) bool { return have != old && have.Words == k.Words })
	if words == "" || again {
		card.Carried = slices.Delete(carried, at, at+1)
		return nil
	}
	carried[at] = k
	card.Carried = carried
	return nil
}

// CarriedTold says that something is carried forward, and kindly where the
// minute before will leave it out all the same.
func CarriedTold(card *record.Card, k record.Carry) string {
	if card.GateCarried(k, record.OnRecall).May() || !card.StillMeeting() {
		return "carried forward: " + k.Words
	}
	if card.GateCarried(k, record.OnAfter) == record.ShowGently {
		return "carried; it names something held gently, so the minute before leaves it out"
	}
	return "carried; it names what is not to open, so the minute before leaves it out"
}
