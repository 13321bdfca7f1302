package prompts

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"rapport/store/record"
)

// hourOn is an hour with a question tried and words at the door.
func hourOn(day record.Date) *record.Session {
	return &record.Session{ID: id(90), Client: id(80), Date: day, Live: true, Ended: true, End: 3000, Marks: []record.Mark{
		{At: 60, Kind: record.Tried, Words: "What is Miso eating?", Interest: id(1)},
		{At: 120, Kind: record.LitUp, Words: "the band at the harbour"},
		{At: 180, Kind: record.LitUp, Words: "Miso", Interest: id(1)},
		{At: 2900, Kind: record.Door, Words: "she may move"},
		{At: 2950, Kind: record.Door, Words: "the boat again"},
	}}
}

// settling is a card with something in every part of the minute after.
func settling() *record.Card {
	boat, dog, kites := thing(2, record.Hobby, "the boat"), thing(3, record.Pet, "Biscuit"), thing(4, record.Hobby, "kites")
	boat.Standing, dog.Standing = record.Closed, record.Gentle
	kites.SetAside = today
	card := maya(thing(1, record.Pet, "Miso"), boat, dog, kites)
	card.InHand = []record.Held{
		{Question: "q1", Text: "What is Miso eating?", Interest: id(1), On: today},
		{Question: "q2", Text: "How is Biscuit?", Interest: id(3), On: today},
		{Question: "q3", Text: "What is on the shelf?", On: today + 1},
	}
	card.Carried = []record.Carry{{Words: "the seed order"}, {Words: "sold the boat", Interest: id(2)}, {Words: "Biscuit's lead"}}
	return card
}

func TestAfterHourIsWhatThereIsToSettle(t *testing.T) {
	card, hour := settling(), hourOn(today)
	hour.Line = "we spoke of the boat"
	a := AfterHour(card, []*record.Session{hour}, hour)
	if len(a.InHand) != 1 || a.InHand[0].Question != "q1" {
		t.Errorf("in hand %v", a.InHand)
	}
	if len(a.Aside) != 1 || a.Aside[0].Name != "kites" || len(a.Lit) != 1 || a.Lit[0].At != 1 {
		t.Errorf("aside %v, lit %v", a.Aside, a.Lit)
	}
	if !slices.Equal(a.Door, []string{"she may move"}) || a.Line != (Line{Hidden: true}) {
		t.Errorf("door %q, line %+v", a.Door, a.Line)
	}
	shown := []string{a.Carried[0].Shown, a.Carried[1].Shown, a.Carried[2].Shown}
	if !slices.Equal(shown, []string{"the seed order", "", "Biscuit's lead"}) || !a.Carried[2].Gently || a.Carried[0].Gently {
		t.Errorf("carried %+v", a.Carried)
	}
	newer := &record.Session{ID: id(91), Client: id(80), Date: today, Live: true}
	if a := AfterHour(card, []*record.Session{newer, hour}, hour); len(a.InHand) != 0 || len(a.Aside) != 1 {
		t.Errorf("an hour before the newest has %v in hand", a.InHand)
	}
}

// TestOnlyTheHoursOwnQuestionsGoBack: those that the gate hides too, and not
// one taken since for the hour to come. One that was tried was asked; the other
// leaves no mark.
func TestOnlyTheHoursOwnQuestionsGoBack(t *testing.T) {
	card, hour := settling(), hourOn(today)
	if !PutBack(card, []*record.Session{hour}, hour) || len(card.InHand) != 1 || card.InHand[0].Question != "q3" {
		t.Errorf("in hand %v", card.InHand)
	}
	if want := []record.Asked{{Question: "q1", Interest: id(1), On: today}}; !slices.Equal(card.Asked, want) || card.Interest(id(1)).Asked != today {
		t.Errorf("asked %v, Miso on %v", card.Asked, card.Interest(id(1)).Asked)
	}
	if !card.Interest(id(3)).Asked.IsZero() {
		t.Error("a question that was not asked has a day")
	}
	if PutBack(card, []*record.Session{hour}, hour) {
		t.Error("something went back twice")
	}
}

func TestSettleTellsTheCardAndTheMark(t *testing.T) {
	yesterday := today - 1
	for _, l := range []record.Landing{record.Lit, record.Fine, record.Flat, record.Sore, record.Unlanded} {
		card, hour := settling(), hourOn(yesterday)
		marks := slices.Clone(hour.Marks)
		q := card.InHand[0]
		if !Settle(hour, card, q, l) || len(card.InHand) != 2 {
			t.Fatalf("%v: in hand %v", l, card.InHand)
		}
		if l == record.Unlanded {
			if len(hour.Marks) != len(marks)-1 || len(card.Asked) != 0 {
				t.Errorf("not asked: %v, %v", hour.Marks, card.Asked)
			}
			continue
		}
		if hour.Marks[0].Landed != l || len(card.Asked) != 1 || card.Asked[0].On != yesterday || card.Asked[0].Landed != l {
			t.Errorf("%v: %v, %v", l, hour.Marks[0], card.Asked)
		}
		if Settle(hour, card, q, record.Fine) {
			t.Errorf("%v: a mark that is landed was landed again", l)
		}
	}
	if got := LandingTold(record.Sore) + ", " + LandingTold(record.Unlanded) + ", " + LandingTold(record.Lit); got != "it did not sit well, not asked, landed: lit" {
		t.Errorf("%q", got)
	}
}

func TestPutLitNamesTheMark(t *testing.T) {
	card, hour := settling(), hourOn(today-3)
	lit := AfterHour(card, nil, hour).Lit[0]
	in, err := PutLit(hour, card, lit)
	if err != nil || in.LastLit() != today-3 || hour.Marks[1].Interest != in.ID || card.Named(0, "the band at the harbour") == nil {
		t.Errorf("%+v, %v, %v", in, hour.Marks[1], err)
	}
	if again := AfterHour(card, nil, hour).Lit; len(again) != 0 {
		t.Errorf("still to be put on the card: %v", again)
	}
}

func TestCarrying(t *testing.T) {
	card := settling()
	if k := ToCarry(card, "miso", today); k.Words != "Miso" || k.Interest != id(1) || k.On != today {
		t.Errorf("%+v", k)
	}
	if err := CarryToo(card, ToCarry(card, "a fourth", today)); !errors.Is(err, record.ErrCarriedFull) {
		t.Errorf("%v", err)
	}
	if err := CarryToo(card, ToCarry(card, "The seed order", today)); err != nil || len(card.Carried) != 3 || card.Carried[0].Words != "the seed order" {
		t.Errorf("what is carried is let go: %v, %v", card.Carried, err)
	}
	old := card.Carried[0]
	if err := CarryInstead(card, old, "miso", today); err != nil || card.Carried[0].Interest != id(1) || len(card.Carried) != 3 {
		t.Errorf("%v, %v", card.Carried, err)
	}
	if err := CarryInstead(card, old, "late", today); !errors.Is(err, ErrCarriedElsewhere) {
		t.Errorf("%v", err)
	}
	if err := CarryInstead(card, card.Carried[2], "Miso", today); err != nil || len(card.Carried) != 2 {
		t.Errorf("one thing is carried twice: %v, %v", card.Carried, err)
	}
	if err := CarryInstead(card, card.Carried[0], "", today); err != nil || len(card.Carried) != 1 || card.Carried[0].Words != "sold the boat" {
		t.Errorf("%v, %v", card.Carried, err)
	}
}

func TestCarriedToldSaysWhatIsLeftOut(t *testing.T) {
	card := settling()
	for words, want := range map[string]string{
		"the seed order":  "carried forward: the seed order",
		"news of Biscuit": "carried; it names something held gently, so the minute before leaves it out",
		"sold the boat":   "carried; it names what is not to open, so the minute before leaves it out",
	} {
		if got := CarriedTold(card, ToCarry(card, words, today)); got != want {
			t.Errorf("%q: %q", words, got)
		}
	}
}

// TestAfterHourPassesTheGate: nothing closed is in it, and no question of what
// may not be asked.
func TestAfterHourPassesTheGate(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	seen := 0
	for range min(draws(), 20_000) {
		card, hour := randomCard(r), hourOn(today)
		for i := range card.Interests {
			in := &card.Interests[i]
			card.InHand = append(card.InHand, record.Held{Text: "How is " + in.Name + "?", Interest: in.ID, On: today})
			hour.Marks = append(hour.Marks, record.Mark{Kind: record.LitUp, Words: in.Name}, record.Mark{Kind: record.Door, Words: "of " + in.Name})
		}
		a := AfterHour(card, []*record.Session{hour}, hour)
		for _, q := range a.InHand {
			if in := card.Interest(q.Interest); card.Gate(in, record.OnAsk) != record.MayAsk {
				t.Fatalf("%q of %+v", q.Text, in)
			}
			seen++
		}
		for _, in := range a.Aside {
			if card.Gate(in, record.OnAfter) == record.ListNotOpen {
				t.Fatalf("%+v is set aside", in)
			}
		}
		for _, k := range a.Lit {
			if card.GateWords(k.Mark.Words, record.OnAfter) != record.ShowPlain {
				t.Fatalf("lit %q", k.Mark.Words)
			}
		}
		for _, c := range a.Carried {
			if c.Shown != "" && !card.GateCarried(c.Carry, record.OnAfter).May() {
				t.Fatalf("carried %q", c.Shown)
			}
		}
		for _, words := range a.Door {
			if !card.GateWords(words, record.OnRecall).May() {
				t.Fatalf("door %q", words)
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d questions were seen", seen)
	}
}
