package record

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestRemoveTakesWhatPointedAtIt(t *testing.T) {
	c := maya()
	miso, sink := c.with(Pet, "Miso"), c.with(Memory, "the sink")
	c.Interest(sink).Links = []ID{miso, {3}}
	c.InHand = []Held{{Question: "a", Interest: miso}, {Question: "b", Interest: sink}, {Question: "c"}}
	c.Carried = []Carry{{Words: "Miso's paw", Interest: miso}, {Words: "the sink", Interest: sink}}
	c.Remove(miso)
	want := maya()
	want.Client = c.Client
	want.InHand = []Held{{Question: "b", Interest: sink}, {Question: "c"}}
	want.Carried = []Carry{{Words: "Miso's paw"}, {Words: "the sink", Interest: sink}}
	want.Interests = []Interest{{ID: sink, Kind: Memory, Name: "the sink", Links: []ID{{3}}}}
	if diff := cmp.Diff(want, c, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
	if c.Interest(miso) != nil || c.Named(Pet, "miso") != nil || c.Named(0, "THE SINK") == nil || c.Named(Pet, "the sink") != nil {
		t.Error("found what was removed, or did not find what stayed")
	}
}

func TestCloneOfASessionStandsAlone(t *testing.T) {
	s := drawn(t, `8n 9 lit "Miso" 10 pause 12 resume`)
	before, copied := s.Clone(), s.Clone()
	copied.Moves[0].At, copied.Marks[0].Words, copied.Pauses[0].To = 1, "", 99
	if diff := cmp.Diff(before, s); diff != "" {
		t.Error(diff)
	}
}

func TestInterestRemembersDays(t *testing.T) {
	in := Interest{Kind: Show}
	for _, day := range []Date{100, 90, 100, 110} {
		in.LitOn(day)
	}
	if !slices.Equal(in.Lit, []Date{90, 100, 110}) || in.LastLit() != 110 || in.Heard != 110 || in.FirstHeard != 100 {
		t.Errorf("%+v", in)
	}
	in.HeardOn(105)
	if in.Heard != 110 {
		t.Error("last heard moved backwards")
	}
	if in.MayHaveChanged(110+21, Spans{}) || !in.MayHaveChanged(110+22, Spans{}) || (&Interest{Kind: Show}).MayHaveChanged(999, Spans{}) {
		t.Error("a show may have changed after three weeks, if it was ever heard of")
	}
	if in.Kind = Memory; in.MayHaveChanged(9999, Spans{}) {
		t.Error("a memory does not go stale")
	}
	if got := (&Interest{}).LastLit(); !got.IsZero() {
		t.Error(got)
	}
}

func TestFieldsStaySortedAndOnTheCopy(t *testing.T) {
	in := Interest{Kind: Pet}
	for _, f := range []Field{{"since", "2019"}, {"eats", "salmon"}, {"say", "MEE-so"}, {"eats", "tuna"}, {"since", ""}, {"news", ""}} {
		in.SetField(f.Key, f.Value)
	}
	if want := []Field{{"eats", "tuna"}, {"say", "MEE-so"}}; !slices.Equal(in.Fields, want) {
		t.Errorf("%v", in.Fields)
	}
	copied := in.Clone()
	copied.SetField("eats", "mice")
	if in.Field("eats") != "tuna" || copied.Field("eats") != "mice" || in.Field("breed") != "" {
		t.Error("a field changed on the original")
	}
	in.SetField("breed", "tabby")
	if want := []Field{{"breed", "tabby"}, {"eats", "tuna"}, {"say", "MEE-so"}}; !slices.Equal(in.FieldsInOrder(), want) {
		t.Errorf("%v", in.FieldsInOrder())
	}
}

func TestTouchesOfKindAndInterest(t *testing.T) {
	in := Interest{Kind: Food, Touches: []Touch{TouchAlcohol, TouchFood}}
	if got := in.AllTouches(); !slices.Equal(got, []Touch{TouchFood, TouchBody, TouchAlcohol}) {
		t.Error(got)
	}
	for _, touch := range Touches() {
		if got := slices.Contains(in.AllTouches(), touch); got != in.comesNear(touch) {
			t.Errorf("%s: %v", touch, got)
		}
	}
}

func TestCaseload(t *testing.T) {
	ana, maya, zoe := &Card{Client: Client{ID: ID{1}, Code: "ana", Called: "Ana"}}, maya(), &Card{Client: Client{ID: ID{3}, Code: "zoe", Called: "Zoë"}}
	zoe2 := &Card{Client: Client{ID: ID{4}, Code: "zoe2", Called: "zoe"}}
	day := NewDate(2026, 11, 12)
	at := func(id byte, d Date, hour int) *Session {
		s := &Session{ID: ID{id}, Client: maya.ID, Date: d, Planned: 50}
		if hour > 0 {
			s.Start = time.Date(2026, 11, 12, hour, 0, 0, 0, time.UTC)
		}
		return s
	}
	going := at(9, day, 16)
	going.Live = true
	l := NewCaseload([]*Card{zoe2, maya, zoe, ana}, []*Session{at(5, day-7, 9), at(6, day, 15), going, at(7, day, 9)}, nil)
	var codes []string
	for _, c := range l.Cards() {
		codes = append(codes, c.Code)
	}
	if !slices.Equal(codes, []string{"ana", "maya", "zoe", "zoe2"}) {
		t.Error(codes)
	}
	var order []byte
	for _, s := range l.Sessions(maya.ID) {
		order = append(order, s.ID[0])
	}
	if !slices.Equal(order, []byte{9, 6, 7, 5}) || l.AllSessions() != 4 {
		t.Error("not newest first:", order)
	}
	if l.OpenSession() != going || l.LastSeen(maya.ID) != day || !l.LastSeen(ana.ID).IsZero() {
		t.Error("the open session counts as one that is over")
	}
	if l.ByCode(" MAYA ") != maya || l.ByCode("nobody") != nil || l.Card(maya.ID) != maya || l.Card(ID{8}) != nil {
		t.Error("looking up a card")
	}
	if l.Session(maya.ID, ID{6}) == nil || l.Session(ana.ID, ID{6}) != nil || l.Desk.Draft("find") != "" {
		t.Error("looking up a session")
	}
	if d := (&Desk{Drafts: []Draft{{"find", "mis"}}}); d.Draft("find") != "mis" {
		t.Error("a draft is lost")
	}
}

func TestIDs(t *testing.T) {
	id := NewID()
	back, err := ParseID(id.String())
	if err != nil || back != id || id.IsZero() || id == NewID() || id.Compare(back) != 0 {
		t.Error(id, back, err)
	}
	var read ID
	text, err := json.Marshal(id)
	if err != nil || json.Unmarshal(text, &read) != nil || read != id {
		t.Error(string(text), read, err)
	}
	for _, in := range []string{"", "00", id.String() + "00", "x" + id.String()[1:]} {
		if _, err := ParseID(in); err == nil {
			t.Errorf("%q is an id", in)
		}
		if err := read.UnmarshalText([]byte(in)); err == nil || read != id {
			t.Errorf("%q was taken for an id", in)
		}
	}
}

// Every word of a list is read back as what it names, and nothing else is.
func TestListsOfWords(t *testing.T) {
	check := func(list []string, read func(string) (string, bool)) {
		t.Helper()
		for _, word := range list {
			if back, ok := read(word); !ok || back != word {
				t.Errorf("%q reads as %q", word, back)
			}
		}
		if back, ok := read("nonsense"); ok {
			t.Errorf("nonsense reads as %q", back)
		}
	}
	check(StandingNames(), func(s string) (string, bool) { v, ok := ParseStanding(s); return v.String(), ok })
	check(ClientStandingNames(), func(s string) (string, bool) { v, ok := ParseClientStanding(s); return v.String(), ok })
	check(AgesNames(), func(s string) (string, bool) { v, ok := ParseAges(s); return v.String(), ok })
	check(SettingNames(), func(s string) (string, bool) { v, ok := ParseSetting(s); return v.String(), ok })
	text, err := json.Marshal([]any{Gentle, Died, Pet})
	if err != nil || string(text) != `["gentle","died","pet"]` {
		t.Error(string(text), err)
	}
}

func TestOpenPromises(t *testing.T) {
	c := Client{Promises: []Promise{{Words: "hear side two"}, {Words: "bring seeds", Done: 100}}}
	if got := c.OpenPromises(); len(got) != 1 || got[0].Words != "hear side two" {
		t.Error(got)
	}
}

// What belongs with something held gently is not brought up unasked.
func TestShadowed(t *testing.T) {
	c := maya()
	walk, dog := c.with(Routine, "the morning walk"), c.with(Pet, "Biscuit")
	c.Join(walk, dog, false)
	c.Join(dog, walk, false) // once is enough
	for _, tc := range []struct {
		standing Standing
		shadowed bool
	}{{Open, false}, {Resting, false}, {Past, false}, {Gentle, true}, {Closed, true}} {
		c.SetStanding(dog, tc.standing, "")
		in := c.Interest(walk)
		if c.Shadowed(in) != tc.shadowed || len(in.Links) != 1 {
			t.Errorf("%s: %v, %d links", tc.standing, c.Shadowed(in), len(in.Links))
		}
		want := [2]Verdict{OfferLighter, ShowPlain}
		if tc.shadowed {
			want = [2]Verdict{Hide, Hide}
		}
		if got := [2]Verdict{c.Gate(in, OnLighter), c.Gate(in, OnRecall)}; got != want || c.Gate(in, OnAsk) != MayAsk {
			t.Errorf("%s: lighter and recall %v, ask %v", tc.standing, got, c.Gate(in, OnAsk))
		}
	}
	c.SetStanding(dog, Open, "")
	c.SetAside(dog, 100)
	if !c.Shadowed(c.Interest(walk)) {
		t.Error("set aside casts no shadow")
	}
	if c.Join(walk, dog, true); len(c.Interest(walk).Links)+len(c.Interest(dog).Links) != 0 {
		t.Error("still joined")
	}
}
