package record

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// inHand is a card with one interest and a question about it in hand.
func inHand(t *testing.T) (*Card, *Interest, Held) {
	t.Helper()
	c := maya()
	id := c.with(Pet, "Miso")
	h := Held{Question: "pet-eats", Text: "What is Miso eating these days?", Interest: id}
	if held, err := c.TakeInHand(h); !held || err != nil {
		t.Fatal(held, err)
	}
	return c, c.Interest(id), h
}

func TestLandings(t *testing.T) {
	const day = Date(100)
	for _, tc := range []struct {
		landed Landing
		want   Interest
		asked  int
	}{
		{Unlanded, Interest{}, 0},
		{Lit, Interest{Asked: day, Heard: day, FirstHeard: day, Landed: Lit, Lit: []Date{day}}, 1},
		{Fine, Interest{Asked: day, Heard: day, FirstHeard: day, Landed: Fine}, 1},
		{Flat, Interest{Asked: day, Landed: Flat, Flats: 1}, 1},
		{Sore, Interest{Asked: day, Landed: Sore, Standing: Resting, Because: "did not sit well"}, 1},
	} {
		c, in, h := inHand(t)
		c.Land(h, tc.landed, day)
		tc.want.ID, tc.want.Kind, tc.want.Name = in.ID, in.Kind, in.Name
		if diff := cmp.Diff(tc.want, *in, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q:\n%s", tc.landed, diff)
		}
		if len(c.InHand) != 0 || len(c.Asked) != tc.asked {
			t.Errorf("%q: in hand %v, asked %v", tc.landed, c.InHand, c.Asked)
		}
		wellSaid(t, in.Because)
	}
}

func TestFlatTwiceRests(t *testing.T) {
	c, in, h := inHand(t)
	c.Land(h, Flat, 100)
	c.Land(h, Fine, 107)
	c.Land(h, Flat, 114)
	if in.Standing != Open || in.Flats != 1 {
		t.Errorf("not in a row, but %+v", in)
	}
	c.Land(h, Flat, 121)
	if in.Standing != Resting || in.Because != "fell flat twice" || c.Gate(in, OnAsk) != Hide {
		t.Errorf("%+v", in)
	}
	c.SetStanding(in.ID, Open, "")
	if in.Standing != Open || in.Flats != 0 || in.Because != "" {
		t.Errorf("open again: %+v", in)
	}
	c.Land(h, Flat, 128)
	if in.Standing != Open {
		t.Error("one landing after opening lets it rest")
	}
}

func TestAJokeWearsOutAtOnce(t *testing.T) {
	c := maya()
	id := c.with(Joke, "the committee has met")
	h := Held{Question: "joke", Interest: id}
	c.Land(h, Flat, 100)
	if in := c.Interest(id); in.Standing != Resting || in.Because != "worn for now" {
		t.Errorf("%+v", in)
	}
	c.Land(h, Fine, 100)
	if in := c.Interest(id); in.Standing != Open || in.Because != "" {
		t.Errorf("corrected: %+v", in)
	}
}

// What did not sit well comes back once the clinician opens it by hand, and
// only then.
func TestOpeningForgetsASoreLanding(t *testing.T) {
	c, in, h := inHand(t)
	c.Land(h, Sore, 100)
	for _, st := range []Standing{Resting, Gentle, Past, Closed} {
		if c.SetStanding(in.ID, st, ""); in.Landed != Sore {
			t.Errorf("%s forgot how it landed", st)
		}
	}
	c.SetStanding(in.ID, Open, "")
	if in.Landed != Unlanded || in.Asked != 100 || len(c.Asked) != 1 || c.Asked[0].Landed != Sore {
		t.Errorf("opened: %+v, asked %+v", in, c.Asked)
	}
	c.Land(h, Lit, 107)
	c.SetStanding(in.ID, Open, "")
	if in.Landed != Lit {
		t.Error("opening forgot that it lit them up")
	}
}

func TestALandingCanBeCorrectedOnItsDay(t *testing.T) {
	c, in, h := inHand(t)
	c.Land(h, Flat, 100)
	c.Land(h, Flat, 107)
	c.Land(h, Lit, 107)
	if in.Standing != Open || in.Landed != Lit || in.Flats != 0 || len(c.Asked) != 2 || c.Asked[1].Landed != Lit {
		t.Errorf("%+v, asked %+v", in, c.Asked)
	}
	c.Land(h, Sore, 114)
	c.Land(h, Fine, 114)
	if in.Standing != Open || in.Because != "" || len(c.Asked) != 3 {
		t.Errorf("sore, then fine: %+v", in)
	}
}

func TestALandingNeverOpens(t *testing.T) {
	for _, st := range []Standing{Resting, Gentle, Past, Closed} {
		for landed := Lit; landed <= Sore; landed++ {
			c, in, h := inHand(t)
			in.Standing, in.Because = st, "as it was"
			c.Land(h, landed, 100)
			c.Land(h, Fine, 100)
			if in.Standing != st || in.Because != "as it was" {
				t.Errorf("%s landed %s is %s because %s", st, landed, in.Standing, in.Because)
			}
		}
	}
}

func TestAQuestionOfTheGeneralBankLands(t *testing.T) {
	c := maya()
	c.Land(Held{Question: "cup"}, Flat, 100)
	c.Land(Held{Question: "cup"}, Fine, 100)
	want := []Asked{{Question: "cup", On: 100, Landed: Fine}}
	if diff := cmp.Diff(want, c.Asked); diff != "" {
		t.Error(diff)
	}
}

func TestTakeInHand(t *testing.T) {
	c, _, h := inHand(t)
	for _, q := range []string{"b", "c"} {
		if held, err := c.TakeInHand(Held{Question: q}); !held || err != nil {
			t.Error(held, err)
		}
	}
	if held, err := c.TakeInHand(Held{Question: "d"}); held || !errors.Is(err, ErrHandFull) || len(c.InHand) != MaxInHand {
		t.Error(held, err)
	}
	if held, err := c.TakeInHand(h); held || err != nil || len(c.InHand) != 2 {
		t.Error("the same again puts it back:", held, err)
	}
	own := Held{Text: "And the Garden?"}
	_, _ = c.TakeInHand(own)
	if held, _ := c.TakeInHand(Held{Text: "and the garden?"}); held {
		t.Error("one's own words are taken twice")
	}
	wellSaid(t, ErrHandFull.Error(), ErrCarriedFull.Error())
}

func TestCarryForward(t *testing.T) {
	c := maya()
	id := c.with(Pet, "Miso")
	for _, k := range []Carry{{Words: "the wedding"}, {Words: "Miso", Interest: id}, {Words: "Miso"}} {
		if carried, err := c.CarryForward(k); !carried || err != nil {
			t.Error(k, carried, err)
		}
	}
	if carried, err := c.CarryForward(Carry{Words: "a fourth"}); carried || !errors.Is(err, ErrCarriedFull) {
		t.Error(carried, err)
	}
	if carried, err := c.CarryForward(Carry{Words: "Miso’s paw", Interest: id}); carried || err != nil {
		t.Error("an interest is carried once, whatever the words:", carried, err)
	}
	if carried, err := c.CarryForward(Carry{Words: "THE WEDDING"}); carried || err != nil {
		t.Error(carried, err)
	}
	if diff := cmp.Diff([]Carry{{Words: "Miso"}}, c.Carried); diff != "" {
		t.Error(diff)
	}
}

func TestSettlingWhatWasSetAside(t *testing.T) {
	c, in, _ := inHand(t)
	if !c.SetAside(in.ID, 100) || len(c.InHand) != 0 || in.SetAside != 100 {
		t.Errorf("%+v, in hand %v", in, c.InHand)
	}
	if !c.SetStanding(in.ID, Gentle, "died in March") || !in.SetAside.IsZero() || in.Standing != Gentle || in.Because != "died in March" {
		t.Errorf("%+v", in)
	}
	if c.SetAside(ID{9}, 100) || c.SetStanding(ID{9}, Open, "") {
		t.Error("an interest that is not there")
	}
}

// A change made on a copy does not reach what it was copied from.
func TestChangesStayOnTheCopy(t *testing.T) {
	c, in, h := inHand(t)
	_, _ = c.CarryForward(Carry{Words: "the wedding"})
	c.Land(Held{Question: "x"}, Fine, 90)
	before := c.Clone()
	copied := c.Clone()
	copied.Land(h, Lit, 100)
	copied.Land(Held{Question: "x"}, Flat, 90)
	_, _ = copied.CarryForward(Carry{Words: "the wedding"})
	copied.SetStanding(in.ID, Closed, "x")
	copied.Remove(in.ID)
	if diff := cmp.Diff(before, c, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}
