package prompts

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"rapport/store/record"
)

func texts(offers []Offer) []string {
	out := make([]string, len(offers))
	for i, o := range offers {
		out[i] = o.Text
	}
	return out
}

func ids(offers []Offer) []string {
	out := make([]string, len(offers))
	for i, o := range offers {
		out[i] = o.Question.ID
	}
	return out
}

// everOffered collects every question offered over many seeds.
func everOffered(b *Bank, req Request) map[string]bool {
	seen := map[string]bool{}
	for seed := range uint64(300) {
		req.Seed = seed
		for _, o := range b.Choose(req) {
			seen[o.Question.ID] = true
		}
	}
	return seen
}

func TestChoosingTwiceIsTheSame(t *testing.T) {
	b := builtinBank(t)
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		card := randomCard(r)
		req := For(card, Moment(r.IntN(5)), today)
		if one, two := b.Choose(req), b.Choose(For(card.Clone(), req.Moment, today)); !reflect.DeepEqual(texts(one), texts(two)) {
			t.Fatalf("%q and then %q", texts(one), texts(two))
		}
	}
}

func TestAnotherDayOrSeedIsAnotherSet(t *testing.T) {
	b := builtinBank(t)
	days, seeds := map[string]bool{}, map[string]bool{}
	for n := range 30 {
		days[fmt.Sprint(ids(b.Choose(Request{Day: today + record.Date(n)})))] = true
		seeds[fmt.Sprint(ids(b.Choose(Request{Day: today, Seed: uint64(n)})))] = true
	}
	if len(days) < 20 || len(seeds) < 20 {
		t.Errorf("%d sets in thirty days, %d in thirty seeds", len(days), len(seeds))
	}
}

func TestAChangeToOneThingLeavesTheOthers(t *testing.T) {
	b := readTestBank(t)
	card := maya(thing(1, record.Pet, "Miso"), thing(2, record.Making, "the quilt"), thing(3, record.Music, "the Cure"), thing(4, record.Hobby, "kites"))
	for seed := range uint64(100) {
		req := For(card, Opening, today)
		req.Seed = seed
		before := b.Choose(req)
		touched := card.Clone()
		for i := range touched.Interests {
			if in := &touched.Interests[i]; !slices.ContainsFunc(before, func(o Offer) bool { return o.Interest != nil && o.Interest.ID == in.ID }) {
				in.Standing = record.Gentle
			}
		}
		req.Card = touched
		if after := b.Choose(req); !slices.Equal(texts(before), texts(after)) {
			t.Fatalf("seed %d: %q became %q", seed, texts(before), texts(after))
		}
	}
}

func TestTwoOfTheirOwnAndOneFromTheBank(t *testing.T) {
	b := readTestBank(t)
	card := maya(thing(1, record.Pet, "Miso"), thing(2, record.Pet, "Misty"), thing(3, record.Show, "Taskmaster"), thing(4, record.Hobby, "kites"))
	for seed := range uint64(200) {
		req := For(card, Opening, today)
		req.Seed = seed
		offers := b.Choose(req)
		if len(offers) != 3 || offers[0].Interest == nil || offers[1].Interest == nil || offers[2].Interest != nil {
			t.Fatalf("seed %d: %q", seed, texts(offers))
		}
		if offers[0].Interest.Kind == offers[1].Interest.Kind {
			t.Fatalf("seed %d: two of a kind: %q", seed, texts(offers))
		}
		if offers[0].Question.ID == offers[1].Question.ID {
			t.Fatalf("seed %d: the same question twice: %q", seed, texts(offers))
		}
	}
}

func TestFewInterestsLeaveRoomForTheBank(t *testing.T) {
	b := readTestBank(t)
	if got := b.Choose(For(maya(), Opening, today)); len(got) != 3 {
		t.Errorf("a new client was offered %q", texts(got))
	}
	if got := b.Choose(For(maya(thing(1, record.Pet, "Miso")), Opening, today)); len(got) != 3 || got[0].Interest == nil || got[1].Interest != nil {
		t.Errorf("one interest gave %q", texts(got))
	}
	if got := b.Choose(Request{Day: today, N: 1}); len(got) != 1 {
		t.Errorf("one was wanted: %q", texts(got))
	}
	if got := b.Choose(Request{Day: today, N: 50}); len(got) != MaxOffers {
		t.Errorf("more than three were offered: %q", texts(got))
	}
	if got := b.Choose(Request{Day: today, Moment: Closing}); len(got) != 0 {
		t.Errorf("a bank without closing questions gave %q", texts(got))
	}
}

func TestTagsAreKept(t *testing.T) {
	b := readTestBank(t)
	video, winter, teen, blind := Request{Day: today, Setting: record.Video}, Request{Day: today}, For(maya(), Opening, today), For(maya(), Opening, today)
	teen.Card.Ages = record.Teen
	blind.Card.Needs = []string{"sight"}
	july := Request{Day: record.NewDate(2026, 7, 1)}
	julySouth := july
	julySouth.South = true
	for name, c := range map[string]struct {
		req  Request
		id   string
		want bool
	}{
		"video on video":    {video, "g-shelf", true},
		"video in a room":   {winter, "g-shelf", false},
		"winter in winter":  {winter, "g-snow", true},
		"winter in July":    {july, "g-snow", false},
		"winter down south": {julySouth, "g-snow", true},
		"teens for a teen":  {teen, "g-teen", true},
		"teens for all":     {winter, "g-teen", false},
		"sight":             {winter, "g-colour", true},
		"sight kept out":    {blind, "g-colour", false},
	} {
		if got := everOffered(b, c.req)[c.id]; got != c.want {
			t.Errorf("%s: offered %v, want %v", name, got, c.want)
		}
	}
}

func TestLanguageAndForm(t *testing.T) {
	spanish, err := Read("es.toml", []byte("language = \"es\"\nform = \"tu\"\nmoment = \"opening\"\n[[question]]\nid = \"es-taza\"\ntext = \"¿Qué taza usas primero?\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	b := readTestBank(t).With(spanish)
	ana := For(maya(), Opening, today)
	ana.Card.Language, ana.Card.Address = "es", "tu"
	if got := ids(b.Choose(ana)); !slices.Equal(got, []string{"es-taza"}) {
		t.Errorf("in Spanish: %q", got)
	}
	ana.Card.Address = "usted"
	if got := b.Choose(ana); len(got) != 0 {
		t.Errorf("in another form: %q", texts(got))
	}
	british := For(maya(), Opening, today)
	british.Card.Language = "en-GB"
	if got := b.Choose(british); len(got) != 3 {
		t.Errorf("in British English: %q", texts(got))
	}
}

func TestStraightIsNotMetWithOpeners(t *testing.T) {
	b := readTestBank(t)
	card := maya(thing(1, record.Pet, "Miso"))
	card.Straight = true
	if got := b.Choose(For(card, Opening, today)); len(got) != 0 {
		t.Errorf("openers: %q", texts(got))
	}
	req := For(card, Opening, today)
	req.About = id(1)
	if got := b.Choose(req); len(got) == 0 {
		t.Error("nothing about the thing pointed at")
	}
}

func TestNoQuestionForClientsNoLongerMet(t *testing.T) {
	b := readTestBank(t)
	for _, st := range []record.ClientStanding{record.Finished, record.Died} {
		card := maya(thing(1, record.Pet, "Miso"))
		card.Standing = st
		for _, m := range Moments() {
			if got := b.Choose(For(card, m, today)); len(got) != 0 {
				t.Errorf("%v: %q", st, texts(got))
			}
		}
	}
}

func TestClosedTopics(t *testing.T) {
	b := readTestBank(t)
	card := maya(withFields(thing(1, record.Pet, "Miso"), "eats", "salmon"), thing(2, record.Show, "Bake Off"))
	card.Closed = []string{"drink", "food", "socks"}
	seen := everOffered(b, For(card, Opening, today))
	for _, id := range []string{"g-cup", "g-eat", "g-sock", "t-pet-eat"} {
		if seen[id] {
			t.Errorf("%s was offered", id)
		}
	}
	if !seen["t-pet-weather"] {
		t.Error("the rest of what can be asked of the cat is gone")
	}
	card.Closed = []string{"cats"}
	card.Interests[0].Details = "a cat"
	if seen := everOffered(b, For(card, Opening, today)); seen["t-pet-weather"] || seen["t-pet-eat"] {
		t.Error("a closed cat was asked about")
	}
}

func TestFoodComesOnlyOnceTheyBroughtIt(t *testing.T) {
	b := readTestBank(t)
	ramen := thing(1, record.Food, "ramen")
	if everOffered(b, For(maya(), Opening, today))["g-eat"] {
		t.Error("a stranger was asked about food")
	}
	if everOffered(b, Request{Day: today})["g-eat"] {
		t.Error("nobody in particular was asked about food")
	}
	card := maya(ramen)
	seen := everOffered(b, For(card, Opening, today))
	if !seen["g-eat"] || seen["t-any"] {
		t.Errorf("with ramen on the card: %v", seen)
	}
	card.Interests[0].Standing = record.Gentle
	if everOffered(b, For(card, Opening, today))["g-eat"] {
		t.Error("food was asked about though ramen is held gently")
	}
	card.Interests[0].Standing = record.Open
	req := For(card, Opening, today)
	req.About = ramen.ID
	if got := b.Choose(req); len(got) != 2 {
		t.Errorf("about ramen: %q", texts(got))
	}
}

func TestHeldGentlyIsNotNamedByAnother(t *testing.T) {
	b := readTestBank(t)
	show := withFields(thing(1, record.Show, "Taskmaster"), "at", "the one with Biscuit")
	show.Heard = today - 40
	biscuit := thing(2, record.Pet, "Biscuit")
	card := maya(show, biscuit)
	if !everOffered(b, For(card, Opening, today))["t-show-check"] {
		t.Fatal("the question is not offered at all")
	}
	card.Interests[1].Standing = record.Gentle
	if everOffered(b, For(card, Opening, today))["t-show-check"] {
		t.Error("a dog that died was named")
	}
}

func TestAskedHiddenAndSeenDoNotComeBack(t *testing.T) {
	b := readTestBank(t)
	card := maya(thing(1, record.Pet, "Miso"))
	card.Hidden = []string{"g-sock"}
	card.Asked = []record.Asked{
		{Question: "t-pet-eat", Interest: id(1), On: today - sameQuestion + 1, Landed: record.Fine},
		{Question: "t-pet-weather", Interest: id(9), On: today - 3, Landed: record.Fine},
		{Question: "g-cup", On: today - 3},
	}
	seen := everOffered(b, For(card, Opening, today))
	if seen["g-sock"] || seen["t-pet-eat"] || seen["g-cup"] {
		t.Errorf("offered again: %v", seen)
	}
	if !seen["t-pet-weather"] {
		t.Error("asked about another pet, it counts for this one")
	}
	if !everOffered(b, For(card, Opening, today+1))["t-pet-eat"] {
		t.Error("twelve weeks later it is still not offered")
	}
	req := For(card, Opening, today)
	first := b.Choose(req)
	req.Skip = first
	for _, o := range b.Choose(req) {
		if slices.Contains(ids(first), o.Question.ID) {
			t.Errorf("%q came again among three others", o.Text)
		}
	}
}

func TestWeightsAreKept(t *testing.T) {
	const trials = 20000
	first := 0
	for n := range uint64(trials) {
		if lotOf(n, 1, 3) < lotOf(n, 2, 1) {
			first++
		}
	}
	if share := float64(first) / trials; math.Abs(share-0.75) > 0.015 {
		t.Errorf("three to one came first in %.3f of draws", share)
	}
}

func TestWhatLitThemUpComesMoreOften(t *testing.T) {
	b := readTestBank(t)
	lit := thing(1, record.Pet, "Miso")
	lit.Lit = []record.Date{today - 7}
	card := maya(lit, thing(2, record.Making, "the quilt"), thing(3, record.Music, "the Cure"))
	first := map[string]int{}
	for seed := range uint64(1000) {
		req := For(card, Opening, today)
		req.Seed, req.N = seed, 1
		first[b.Choose(req)[0].Interest.Name]++
	}
	if first["Miso"] < 500 || first["the quilt"] < 100 || first["the Cure"] < 100 {
		t.Errorf("in a thousand draws: %v", first)
	}
}
