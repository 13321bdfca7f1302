package prompts

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"rapport/store/record"
)

func wordings(found []Recalled) []string {
	out := make([]string, len(found))
	for i, r := range found {
		out[i] = r.Wording + " / " + r.Why
	}
	return out
}

// full is a card with one thing for each place in a recall.
func full() *record.Card {
	miso := withFields(thing(1, record.Pet, "Miso"), "eats", "salmon pâté")
	miso.Lit = []record.Date{record.NewDate(2026, 11, 12)}
	caravan := withFields(thing(2, record.Memory, "Nan's caravan"), "where", "Borth")
	caravan.Heard = record.NewDate(2026, 9, 17)
	card := maya(miso, caravan)
	card.Carried = []record.Carry{{Words: "her sister's wedding is on Saturday the 21st", On: today - 7}}
	return card
}

func TestRecallIsCarriedAliveAndLoved(t *testing.T) {
	got := wordings(Recall(full(), today, record.Spans{}))
	want := []string{
		"her sister's wedding is on Saturday the 21st / you carried this",
		"Miso, who eats salmon pâté / lit her up 12 Nov",
		"Nan's caravan, Borth / old and loved",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestRecallNeverTakesTwoOfAKind(t *testing.T) {
	card := full()
	misty := thing(3, record.Pet, "Misty")
	misty.Lit = []record.Date{today - 100}
	misty.Heard = today - 60
	card.Interests = append(card.Interests, misty)
	card.Carried = []record.Carry{{Words: "Miso at the vet", Interest: id(1)}}
	got := wordings(Recall(card, today, record.Spans{}))
	if want := []string{"Miso at the vet / you carried this", "Nan's caravan, Borth / old and loved"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRecallSaysLovedOnlyOfWhatWas(t *testing.T) {
	kite := thing(1, record.Hobby, "kites")
	kite.FirstHeard, kite.Heard = record.NewDate(2026, 2, 3), today-80
	if got := wordings(Recall(maya(kite), today, record.Spans{})); !slices.Equal(got, []string{"kites / known since February"}) {
		t.Errorf("got %q", got)
	}
	kite.Heard = today - 7
	if got := wordings(Recall(maya(kite), today, record.Spans{})); !slices.Equal(got, []string{"kites / came up 12 Nov"}) {
		t.Errorf("got %q", got)
	}
}

func TestRecallPassesTheGate(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	recalled := 0
	for range min(draws(), 100_000) {
		card := randomCard(r)
		kinds := map[record.Kind]bool{}
		found := Recall(card, today, record.Spans{})
		if len(found) > 3 {
			t.Fatalf("%d things", len(found))
		}
		for _, f := range found {
			recalled++
			if !card.StillMeeting() || !card.GateWords(f.Wording, record.OnRecall).May() {
				t.Fatalf("%q was recalled of %+v", f.Wording, card)
			}
			in := f.Interest
			if in == nil {
				continue
			}
			carried := slices.ContainsFunc(card.Carried, func(c record.Carry) bool {
				return c.Interest == in.ID && card.GateCarried(c, record.OnRecall).May()
			})
			if !carried && !card.Gate(in, record.OnRecall).May() || !in.SetAside.IsZero() || in.Landed == record.Sore || kinds[in.Kind] {
				t.Fatalf("%q was recalled of %+v", f.Wording, card)
			}
			kinds[in.Kind] = true
		}
	}
	if recalled < 3000 {
		t.Errorf("only %d things were recalled", recalled)
	}
}

func TestRecallIsTheSameAllDayAndNotForEver(t *testing.T) {
	card := maya()
	for n := range byte(12) {
		in := thing(n+1, record.Kind(n+1), fmt.Sprint("thing ", n))
		in.Heard, in.Lit = today-60-record.Date(n), []record.Date{today - 100}
		card.Interests = append(card.Interests, in)
	}
	last := map[string]bool{}
	for day := range record.Date(30) {
		one, two := Recall(card, today+day, record.Spans{}), Recall(card.Clone(), today+day, record.Spans{})
		if !slices.Equal(wordings(one), wordings(two)) {
			t.Fatalf("%q and then %q", wordings(one), wordings(two))
		}
		last[one[len(one)-1].Wording] = true
	}
	if len(last) < 5 {
		t.Errorf("in a month only %v came back", last)
	}
}

func TestBeforeHour(t *testing.T) {
	card := full()
	biscuit := thing(3, record.Pet, "Biscuit")
	biscuit.Details, biscuit.Standing, biscuit.Because = "her dog", record.Gentle, "died in March"
	boat := thing(4, record.Hobby, "the boat")
	boat.Standing = record.Closed
	kites := thing(5, record.Hobby, "kites")
	kites.SetAside = today - 7
	card.Interests = append(card.Interests, biscuit, boat, kites)
	card.Closed, card.Pace, card.Straight = []string{"alcohol"}, []string{"ten minutes of chat first"}, true
	card.Promises = []record.Promise{{Words: "hear side two", On: today - 7}, {Words: "the seed list", On: today - 20}, {Words: "done", Done: today - 1}, {Words: "ask of the boat"}}
	card.MySide = []record.Told{{Words: "I can't whistle", On: today - 90}, {Words: "I have a cat", On: today - 9}}
	open := &record.Session{Live: true, Date: today}
	last := &record.Session{Live: true, Ended: true, Date: today - 7, Marks: []record.Mark{
		{Kind: record.Door, Words: "she may move"}, {Kind: record.Door}, {Kind: record.Note, Words: "a note"}, {Kind: record.Door, Words: "the boat again"},
	}}

	b := BeforeHour(card, []*record.Session{open, last, {Ended: true}}, today, record.Spans{})
	var gently []string
	for _, g := range b.Gently {
		gently = append(gently, g.Line)
	}
	got := fmt.Sprintf("%q %q %q %q %v", b.Door, gently, b.NotOpen, b.Pace, b.Straight)
	want := `["she may move"] ["Biscuit, her dog: died in March" "kites: set aside, not settled yet"] ["alcohol" "the boat"] ["ten minutes of chat first"] true`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if len(b.Recall) != 3 || len(b.Carried) != 1 || b.Last != last {
		t.Errorf("recall %q, carried %v, last %v", wordings(b.Recall), b.Carried, b.Last)
	}
	if len(b.Promises) != 2 || b.Promises[0].Words != "the seed list" || len(b.Told) != 2 || b.Told[0].Words != "I have a cat" {
		t.Errorf("promises %v, told %v", b.Promises, b.Told)
	}
}

func TestBeforeNobody(t *testing.T) {
	card := full()
	card.Standing = record.Died
	b := BeforeHour(card, nil, today, record.Spans{})
	if len(b.Recall) != 0 || len(b.Carried) != 0 || b.Last != nil || b.Door != nil {
		t.Errorf("of a client who died: %+v", b)
	}
	if b := BeforeHour(maya(), nil, today, record.Spans{}); len(b.Recall) != 0 || len(b.NotOpen) != 0 {
		t.Errorf("of a new client: %+v", b)
	}
}

func TestGentleLineSaysItsReasonOnce(t *testing.T) {
	in := record.Interest{Name: "Rex", Details: "a beagle, died in June", Standing: record.Gentle, Because: "died in June"}
	if got := GentleLine(&in); got != "Rex, a beagle: died in June" {
		t.Errorf("%q", got)
	}
}

func TestGentleLine(t *testing.T) {
	for _, c := range []struct{ details, because, want string }{
		{"", "", "Biscuit: held gently"},
		{"her dog", "", "Biscuit, her dog: held gently"},
		{"her dog", "died in March", "Biscuit, her dog: died in March"},
		{"her dog, Died in March", "died in March", "Biscuit, her dog: died in March"},
		{"died in March, her dog", "died in March", "Biscuit, her dog: died in March"},
		{"died in March", "died in March", "Biscuit: died in March"},
	} {
		in := record.Interest{Name: "Biscuit", Details: c.details, Because: c.because, Standing: record.Gentle}
		if got := GentleLine(&in); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.details, c.because, got, c.want)
		}
	}
	sister := withFields(record.Interest{Kind: record.Person, Name: "Inês", Details: "a nurse", Because: "died in March", Standing: record.Gentle}, "who", "sister")
	if got := GentleLine(&sister); got != "Inês, sister, a nurse: died in March" {
		t.Errorf("%q", got)
	}
	worn := record.Interest{Name: "kites", Because: "fell flat twice", Standing: record.Resting, SetAside: today}
	if got := GentleLine(&worn); got != "kites: set aside, not settled yet" {
		t.Errorf("%q", got)
	}
}

func TestRecallNamesNothingTwice(t *testing.T) {
	card := full()
	card.Carried = []record.Carry{{Words: "Miso at the vet", On: today - 7}}
	for _, r := range Recall(card, today, record.Spans{}) {
		if r.Interest != nil && r.Interest.Name == "Miso" {
			t.Errorf("%q beside the words carried", r.Wording)
		}
	}
}

func TestWordingOfSeveral(t *testing.T) {
	hens := withFields(thing(1, record.Pet, "the chickens"), "eats", "windfall apples")
	if got := wordingOf(&hens); got != "the chickens, who eat windfall apples" {
		t.Errorf("%q", got)
	}
}

// TestRecallFillsUpWithWhatIsCarried: three at most, and what else is carried
// stands there only where nothing alive or loved does.
func TestRecallFillsUpWithWhatIsCarried(t *testing.T) {
	card := full()
	card.Carried = append(card.Carried, record.Carry{Words: "the seed order", On: today - 7}, record.Carry{Words: "ask after her knee", On: today})
	if got := wordings(Recall(card, today, record.Spans{})); len(got) != 3 || got[1] != "Miso, who eats salmon pâté / lit her up 12 Nov" {
		t.Errorf("%q", got)
	}
	card.Interests = card.Interests[:1]
	if got := wordings(Recall(card, today, record.Spans{})); len(got) != 3 || got[2] != "the seed order / you carried this" {
		t.Errorf("%q", got)
	}
	card.Interests = nil
	if got := wordings(Recall(card, today, record.Spans{})); len(got) != 3 || got[2] != "ask after her knee / you carried this" {
		t.Errorf("%q", got)
	}
}
