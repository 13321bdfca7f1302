package prompts

import (
	"strings"
	"testing"

	"rapport/store/record"
)

func TestWordingFollowsTheFirstClock(t *testing.T) {
	cases := []struct {
		kind record.Kind
		age  int
		want Stage
	}{
		{record.Show, 0, Assert},
		{record.Show, 21, Assert},
		{record.Show, 22, Check},
		{record.Show, 77, Check},
		{record.Show, 84, Check},
		{record.Show, 85, AskOpen},
		{record.Pet, 56, Assert},
		{record.Pet, 224, Check},
		{record.Pet, 225, AskOpen},
		{record.Music, 365, Assert},
		{record.Music, 366, Check},
		{record.Music, 548, AskOpen},
		{record.Memory, 4000, Assert},
		{record.Joke, 4000, Assert},
	}
	for _, c := range cases {
		in := thing(1, c.kind, "it")
		in.FirstHeard, in.Heard = today-record.Date(c.age)-1, today-record.Date(c.age)
		if got := StageOf(&in, today, record.Spans{}); got != c.want {
			t.Errorf("%v after %d days: %v, want %v", c.kind, c.age, got, c.want)
		}
	}
	undated := record.Interest{Kind: record.Pet}
	if got := StageOf(&undated, today, record.Spans{}); got != AskOpen {
		t.Errorf("never dated: %v", got)
	}
}

func TestEachStageHasItsWords(t *testing.T) {
	b := readTestBank(t)
	show := withFields(thing(1, record.Show, "Taskmaster"), "at", "series two")
	for _, c := range []struct {
		age  record.Date
		want string
	}{
		{7, "How is Taskmaster going?"},
		{77, "Last I heard you were on series two. Still watching?"},
		{200, "What are you watching these days?"},
	} {
		show.Heard = today - c.age
		show.FirstHeard = show.Heard - 1
		req := For(maya(show), Opening, today)
		req.About = show.ID
		found := false
		for _, o := range b.Choose(req) {
			found = found || o.Text == c.want
			if o.Question.Stage != StageAny && o.Text != c.want {
				t.Errorf("after %d days: %q", c.age, o.Text)
			}
		}
		if !found {
			t.Errorf("after %d days %q is not offered", c.age, c.want)
		}
	}
}

func TestWhatMayBeHistoryIsNotSuggested(t *testing.T) {
	for _, c := range []struct {
		kind        record.Kind
		first, last record.Date
		want        bool
	}{
		{record.Pet, 366, 366, true},
		{record.Pet, 365, 365, false},
		{record.Pet, 900, 366, true},
		{record.Pet, 900, 300, false},
		{record.Music, 366, 366, true},
		{record.Music, 900, 366, false},
		{record.Music, 900, 731, true},
		{record.Memory, 4000, 4000, false},
	} {
		in := thing(1, c.kind, "it")
		in.FirstHeard, in.Heard = today-c.first, today-c.last
		if got := history(&in, today, record.Spans{}); got != c.want {
			t.Errorf("%v first heard %d and last %d days ago: %v", c.kind, c.first, c.last, got)
		}
	}
}

func TestRestFollowsTheSecondClock(t *testing.T) {
	for name, c := range map[string]struct {
		landed record.Landing
		flats  int
		asked  []record.Landing
		rest   int
	}{
		"lit once":        {record.Lit, 0, []record.Landing{record.Fine, record.Lit}, restLit},
		"lit twice":       {record.Lit, 0, []record.Landing{record.Lit, record.Lit}, restLitAgain},
		"fine":            {record.Fine, 0, nil, restFine},
		"not told":        {record.Unlanded, 0, nil, restFine},
		"flat":            {record.Flat, 1, nil, restFlat},
		"flat once again": {record.Flat, 2, nil, restFlatter},
	} {
		in := thing(1, record.Pet, "Miso")
		in.Landed, in.Flats = c.landed, c.flats
		card := maya(in)
		for i, l := range c.asked {
			card.Asked = append(card.Asked, record.Asked{Interest: in.ID, Landed: l, On: today - 100 + record.Date(i)})
		}
		in.Asked = today - record.Date(c.rest) + 1
		if rested(card, &in, today) {
			t.Errorf("%s: raised again before %d days", name, c.rest)
		}
		if !rested(card, &in, today+1) {
			t.Errorf("%s: not raised again after %d days", name, c.rest)
		}
	}
	sore := thing(1, record.Pet, "Miso")
	sore.Landed, sore.Asked = record.Sore, today-3000
	if rested(maya(sore), &sore, today) {
		t.Error("what did not sit well came back by itself")
	}
}

func TestWhy(t *testing.T) {
	b := readTestBank(t)
	miso := thing(1, record.Pet, "Miso")
	lit, carried, asked, ageing, undated := miso, miso, miso, miso, miso
	lit.Lit = []record.Date{record.NewDate(2026, 11, 12)}
	asked.Asked = record.NewDate(2026, 3, 5)
	ageing.Heard = record.NewDate(2026, 9, 3)
	undated.Heard, undated.FirstHeard = 0, 0
	for want, in := range map[string]record.Interest{
		"Miso lit her up on 12 Nov": lit, "last asked about in March": asked, "last heard on 12 Nov": miso, "carried forward": carried,
		"last heard in September, so it may have changed": ageing, "not asked about yet": undated,
	} {
		req := For(maya(in), Opening, today)
		req.About = in.ID
		if want == "carried forward" {
			req.Card.Carried = []record.Carry{{Words: "Miso", Interest: in.ID}}
		}
		offers := b.Choose(req)
		if len(offers) == 0 || offers[0].Why != want {
			t.Errorf("%+v, want %q", offers, want)
		}
	}
	req := For(maya(), Opening, today)
	if got := b.Choose(req)[0].Why; got != "from the general bank" {
		t.Errorf("general: %q", got)
	}
	req.Card.Favored = []string{"g-sock"}
	for seed := range uint64(50) {
		req.Seed = seed
		for _, o := range b.Choose(req) {
			if o.Question.ID == "g-sock" && o.Why != "one that suits her" {
				t.Errorf("favoured: %q", o.Why)
			}
		}
	}
}

// TestTheClinicianKnowsHowSoon: another span moves every step of the wording,
// and never takes the steps away.
func TestTheClinicianKnowsHowSoon(t *testing.T) {
	in := thing(1, record.Show, "Taskmaster")
	in.Heard = today - 30
	for spans, want := range map[record.Spans]Stage{
		{}: Check, record.Spans{}.With(record.Show, 60): Assert, record.Spans{}.With(record.Show, 5): AskOpen, record.Spans{}.With(record.Show, 0): Assert,
		record.Spans{}.With(record.Pet, 5): Check,
	} {
		if got := StageOf(&in, today, spans); got != want {
			t.Errorf("with %v after %d days: stage %d, not %d", spans.Changed(), 30, got, want)
		}
	}
	in.Heard, in.FirstHeard = today-800, today-900
	if history(&in, today, record.Spans{}.With(record.Show, 0)) || !history(&in, today, record.Spans{}) {
		t.Error("what never goes stale is history, or what does is not")
	}
}

// TestChooseWordsByTheSpans: the request's spans reach the wording.
func TestChooseWordsByTheSpans(t *testing.T) {
	in := thing(1, record.Show, "Taskmaster")
	in.Heard = today - 10
	req := For(maya(in), Opening, today)
	req.About = in.ID
	why := func() string {
		offers := builtinBank(t).Choose(req)
		if len(offers) == 0 {
			t.Fatal("nothing is offered")
		}
		return offers[0].Why
	}
	if got := why(); strings.Contains(got, "may have changed") {
		t.Errorf("fresh, and %q", got)
	}
	req.Stale = req.Stale.With(record.Show, 3)
	if got := why(); !strings.Contains(got, "may have changed") {
		t.Errorf("stale after three days, and %q", got)
	}
}

// One question comes again by how it landed, about a thing and by itself.
func TestTheSameQuestionComesAgain(t *testing.T) {
	for landed, after := range map[record.Landing]int{record.Unlanded: 84, record.Lit: 84, record.Fine: 84, record.Flat: 182, record.Sore: 1 << 20} {
		for _, about := range []record.ID{{}, id(1)} {
			card := maya(thing(1, record.Pet, "Miso"))
			card.Asked = []record.Asked{{Question: "q", Interest: about, On: today - 83, Landed: landed}}
			for _, age := range []int{1, 83, 84, 181, 182, 5000} {
				card.Asked[0].On = today - record.Date(age)
				if got, want := askedLately(card, "q", about, today), age < after; got != want {
					t.Errorf("%q, %d days ago: %v", landed, age, got)
				}
			}
			if askedLately(card, "q", id(9), today) || askedLately(card, "other", about, today) {
				t.Error("another question, or another thing")
			}
		}
	}
}
