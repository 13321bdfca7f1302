package prompts

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"rapport/store/record"
)

// draws is how many requests the gate is tried on.
func draws() int {
	switch os.Getenv("RAPPORT_SWEEP") {
	case "release":
		return 1_000_000
	case "ci":
		return 100_000
	}
	return 12_000
}

// The worst thing this program could do is to ask about a cat that died.
func TestTheGateIsNeverPassed(t *testing.T) {
	banks := []*Bank{readTestBank(t), builtinBank(t)}
	r := rand.New(rand.NewPCG(19, 11))
	offered := 0
	for range draws() {
		card := randomCard(r)
		req := For(card, Moment(r.IntN(len(Moments()))), today+record.Date(r.IntN(400)))
		req.Seed, req.Setting = r.Uint64(), record.Setting(r.IntN(4))
		if len(card.Interests) > 0 && r.IntN(3) == 0 {
			req.About = pick(r, card.Interests...).ID
		}
		for _, o := range banks[r.IntN(2)].Choose(req) {
			offered++
			if complaint := wrongWith(card, req, o); complaint != "" {
				t.Fatalf("%q was offered: %s\ncard %+v", o.Text, complaint, card)
			}
		}
	}
	if offered < draws()/2 {
		t.Errorf("only %d questions were offered at all", offered)
	}
	t.Logf("%d draws, %d questions offered, 0 that the gate would not allow", draws(), offered)
}

// wrongWith judges an offer from the record's rules, written out a second time.
func wrongWith(card *record.Card, req Request, o Offer) string {
	q := o.Question
	said := append([]string{o.Text}, q.Followups...)
	switch {
	case !card.StillMeeting():
		return "the client is no longer met"
	case card.Straight && q.Moment == Opening && req.Moment == Opening && req.About.IsZero():
		return "the client would rather get straight to it"
	case slices.ContainsFunc(q.Touches, card.ClosesTouch):
		return "it touches a closed topic"
	case slices.ContainsFunc(said, card.ClosesText):
		return "it names a closed topic"
	case len(q.Needs) > 0 && overlap(q.Needs, card.Needs):
		return "it asks for what the client has not"
	case len(q.Settings) > 0 && !slices.Contains(q.Settings, req.Setting):
		return "it does not suit the setting"
	case len(q.Ages) > 0 && !slices.Contains(q.Ages, card.Ages):
		return "it does not suit the age"
	case strings.ContainsAny(o.Text, "{}"):
		return "a slot is left"
	case q.IsTemplate() != (o.Interest != nil):
		return "a template goes with an interest"
	case card.GateWords(strings.Join(said, "\n"), record.OnAsk) != record.ShowPlain:
		return "the gate hides its words"
	case o.Why == "":
		return "it does not say why"
	}
	in := o.Interest
	if in == nil {
		return ""
	}
	switch {
	case in.Standing != record.Open || !in.SetAside.IsZero():
		return "the interest is " + in.Standing.String() + " or set aside"
	case card.Gate(in, record.OnAsk) != record.MayAsk:
		return "the gate closes the interest"
	case !req.About.IsZero() && in.ID != req.About:
		return "another interest was pointed at"
	case req.About.IsZero() && in.Landed == record.Sore:
		return "it did not sit well"
	case req.About.IsZero() && shadowed(card, in):
		return "it belongs with something held gently or closed"
	case req.About.IsZero() && in.Kind == record.Food:
		return "food is not drawn"
	}
	return ""
}

// shadowed is record.Card.Shadowed, written out a second time.
func shadowed(card *record.Card, in *record.Interest) bool {
	return slices.ContainsFunc(card.Interests, func(other record.Interest) bool {
		v := card.Gate(&other, record.OnCard)
		return slices.Contains(in.Links, other.ID) && other.ID != in.ID && (v == record.ShowGently || v == record.ListNotOpen)
	})
}
