package prompts

import (
	"slices"
	"strings"
	"testing"

	"rapport/store/record"
)

// twoQuestions is a bank of one general opener and one about a pet.
func twoQuestions(t *testing.T) *Bank {
	t.Helper()
	b, err := Read("two.toml", []byte(`
language = "en"
moment = "opening"

[[question]]
id = "shelf"
text = "What is on the shelf nearest to you?"
touches = ["home"]

[[question]]
id = "pet"
text = "How is {name} this week?"
kind = "pet"
slots = ["name"]
`))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func ownerOfMiso() *record.Card {
	c := &record.Card{Client: record.Client{ID: record.NewID(), Called: "Maya"}}
	c.Interests = []record.Interest{{ID: record.NewID(), Kind: record.Pet, Name: "Miso", Heard: today, FirstHeard: today}}
	return c
}

// TestHiddenIsOfferedToNobody: neither with a card nor without one, also after
// one's own questions join the bank; and it stays in the bank.
func TestHiddenIsOfferedToNobody(t *testing.T) {
	b := twoQuestions(t).Hiding([]string{"shelf", "no-such-question"})
	for _, with := range []*Bank{b, b.With(newBank())} {
		for _, card := range []*record.Card{nil, ownerOfMiso()} {
			if seen := everOffered(with, For(card, Opening, today)); seen["shelf"] {
				t.Error("a hidden question is offered")
			}
		}
		if len(with.Questions()) != 2 || !with.Hides("shelf") || with.Hides("pet") {
			t.Error("the bank does not tell what it hides")
		}
	}
	if seen := everOffered(b.Hiding(nil), For(nil, Opening, today)); !seen["shelf"] {
		t.Error("what is no longer hidden does not come back")
	}
}

// TestWhyThereIsNothing: each reason is told, and only where there is nothing.
func TestWhyThereIsNothing(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*record.Card)
		about  bool
		says   string
	}{
		"asked lately": {func(c *record.Card) {
			c.Interests[0].Asked = today
			c.Asked = []record.Asked{{Question: "shelf", On: today}}
		}, false, "asked lately"},
		"not for them": {func(c *record.Card) { c.Hidden = []string{"shelf", "pet"} }, false, "is not for Maya"},
		"all closed": {func(c *record.Card) {
			c.Closed = []string{"home"}
			c.Interests[0].Standing = record.Closed
		}, false, "asked not to open"},
		"straight":    {func(c *record.Card) { c.Straight = true }, false, "straight to it"},
		"finished":    {func(c *record.Card) { c.Client.Standing = record.Finished }, false, "No questions are offered for Maya"},
		"a language":  {func(c *record.Card) { c.Language = "cy" }, false, `no questions in "cy"`},
		"held gently": {func(c *record.Card) { c.Interests[0].Standing = record.Gentle }, true, "Miso is held gently"},
		"not to open": {func(c *record.Card) { c.Interests[0].Standing = record.Closed }, true, "Miso is not to open"},
		"resting":     {func(c *record.Card) { c.Interests[0].Standing = record.Resting }, true, "Miso is resting"},
		"past":        {func(c *record.Card) { c.Interests[0].Standing = record.Past }, true, "Miso belongs to the past"},
		"asked about it": {func(c *record.Card) {
			c.Asked = []record.Asked{{Question: "pet", Interest: c.Interests[0].ID, On: today}}
		}, true, "about Miso was asked lately"},
		"nothing worded so": {func(c *record.Card) { c.Interests[0].Kind = record.Garden }, true, "nothing to ask about Miso"},
	} {
		card := ownerOfMiso()
		c.change(card)
		req := For(card, Opening, today)
		if c.about {
			req.About = card.Interests[0].ID
		}
		b := twoQuestions(t)
		if offers := b.Choose(req); len(offers) > 0 {
			t.Errorf("%s: %q is offered", name, texts(offers))
		}
		if says := b.WhyNothing(req); !strings.Contains(says, c.says) {
			t.Errorf("%s: it says %q", name, says)
		}
	}
}

// TestAgesWithoutACard: the general bank may be asked for somebody of an age.
func TestAgesWithoutACard(t *testing.T) {
	b := builtinBank(t)
	forTeen := 0
	for seed := range uint64(100) {
		for _, o := range b.Choose(Request{Day: today, Seed: seed, Ages: record.Teen}) {
			if len(o.Question.Ages) > 0 && !slices.Contains(o.Question.Ages, record.Teen) {
				t.Errorf("%s is for others", o.Question.ID)
			}
			if slices.Contains(o.Question.Ages, record.Teen) {
				forTeen++
			}
		}
	}
	if forTeen == 0 {
		t.Error("nothing for a teenager in a hundred draws")
	}
}
