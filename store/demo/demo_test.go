package demo

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"rapport/store/record"
)

// thursday is the day on which the drawn examples of the screens are dated.
var thursday = time.Date(2026, time.November, 19, 14, 50, 0, 0, time.UTC)

func load(t *testing.T, now time.Time) *record.Caseload {
	t.Helper()
	cards, sessions, err := Caseload(now)
	if err != nil {
		t.Fatal(err)
	}
	return record.NewCaseload(cards, sessions, nil)
}

func TestCaseloadIsOfTheSizeOfARealOne(t *testing.T) {
	l := load(t, thursday)
	if n := len(l.Cards()); n != 24 {
		t.Errorf("%d clients", n)
	}
	interests := 0
	for _, c := range l.Cards() {
		things, hours := len(c.Interests), len(l.Sessions(c.ID))
		interests += things
		if c.Code == "zoe" { // has only just begun
			if things != 0 || hours != 2 {
				t.Errorf("zoe: %d things, %d hours", things, hours)
			}
			continue
		}
		if things < 12 || things > 40 || hours < 6 || hours > 30 {
			t.Errorf("%s: %d things, %d hours", c.Code, things, hours)
		}
	}
	if interests < 530 || interests > 600 {
		t.Errorf("%d interests", interests)
	}
}

// TestEverythingIsInUse keeps the demo a demonstration: there is no kind,
// standing, mark or setting that cannot be seen in it.
func TestEverythingIsInUse(t *testing.T) {
	l, seen := load(t, thursday), map[any]bool{}
	for _, c := range l.Cards() {
		seen[c.Client.Standing], seen[c.Ages], seen["straight"] = true, true, seen["straight"] || c.Straight
		seen["in hand"] = seen["in hand"] || len(c.InHand) > 0
		for _, in := range c.Interests {
			seen[in.Kind], seen[in.Standing], seen["linked"] = true, true, seen["linked"] || len(in.Links) > 0
		}
		for _, a := range c.Asked {
			seen[a.Landed] = true
		}
		for _, topic := range c.Closed {
			_, touch := record.ParseTouch(topic)
			seen[map[bool]string{true: "closed touch", false: "closed words"}[touch]] = true
		}
		for _, s := range l.Sessions(c.ID) {
			seen[s.Setting], seen[map[bool]string{true: "live", false: "afterwards"}[s.Live]] = true, true
			seen["no clock"] = seen["no clock"] || s.Start.IsZero()
			seen["pause"] = seen["pause"] || len(s.Pauses) > 0
			for _, m := range s.Moves {
				seen[m.Led], seen[m.Place] = true, true
			}
			for _, m := range s.Marks {
				seen[m.Kind] = true
			}
		}
	}
	want := []any{
		record.Open, record.Resting, record.Gentle, record.Past, record.Closed,
		record.Current, record.OnBreak, record.Finished, record.Died,
		record.Adult, record.Child, record.Teen, record.Older,
		record.Room, record.Video, record.Phone, record.Walk,
		record.Lit, record.Fine, record.Flat, record.Sore,
		record.Unsaid, record.ByClient, record.ByMe, record.Together,
		record.Out, record.Near, record.Edge, record.In, record.Deep,
		"straight", "in hand", "linked", "closed touch", "closed words", "live", "afterwards", "no clock", "pause",
	}
	for _, k := range record.Kinds() {
		want = append(want, k.Kind)
	}
	for m := record.LitUp; m <= record.Note; m++ {
		want = append(want, m)
	}
	for _, w := range want {
		if !seen[w] {
			t.Errorf("nothing in the demo shows %T %v", w, w)
		}
	}
}

func TestSameDaySameCaseload(t *testing.T) {
	a, b := load(t, thursday), load(t, thursday)
	if !reflect.DeepEqual(a, b) {
		t.Error("two runs at one time differ")
	}
	ids := map[record.ID]bool{}
	for _, c := range load(t, thursday.AddDate(0, 0, 9)).Cards() {
		if a.Card(c.ID) == nil {
			t.Errorf("%s has another id on another day", c.Code)
		}
		for _, in := range c.Interests {
			if ids[in.ID] {
				t.Errorf("%s: %s shares its id", c.Code, in.Name)
			}
			ids[in.ID] = true
		}
		for _, s := range a.Sessions(c.ID) {
			if ids[s.ID] || s.Client != c.ID {
				t.Errorf("%s: the hour of %s shares its id or is another client's", c.Code, s.Date)
			}
			ids[s.ID] = true
		}
	}
}

// TestAliveOnEveryDayAndNeverAhead walks through four weeks, at every time of day, in a
// zone that changes its clocks within them.
func TestAliveOnEveryDayAndNeverAhead(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no zone files here:", err)
	}
	start := time.Date(2028, time.March, 6, 0, 30, 0, 0, zone)
	for h := 0; h < 28*24; h += 17 {
		now := start.Add(time.Duration(h) * time.Hour)
		l, usually := load(t, now), 0
		today := record.DateOf(now)
		for _, c := range l.Cards() {
			sessions := l.Sessions(c.ID)
			if c.StillMeeting() && sessions[0].Date.Weekday() == today.Weekday() {
				usually++
			}
			for _, s := range sessions {
				if s.Start.Add(time.Duration(s.Length()) * time.Second).After(now) {
					t.Fatalf("at %v: %s has an hour from %v", now, c.Code, s.Start)
				}
			}
			for _, day := range days(c) {
				if day > today {
					t.Fatalf("at %v: %s has something dated %s", now, c.Code, day)
				}
			}
		}
		if usually < 3 {
			t.Errorf("on %v only %d usually come", now, usually)
		}
	}
}

// days lists every day that a card remembers something of.
func days(c *record.Card) []record.Date {
	all := []record.Date{c.Since}
	for _, in := range c.Interests {
		all = append(append(all, in.FirstHeard, in.Heard, in.Asked), in.Lit...)
	}
	for _, p := range c.Promises {
		all = append(all, p.On, p.Done)
	}
	for _, m := range c.MySide {
		all = append(all, m.On)
	}
	for _, k := range c.Carried {
		all = append(all, k.On)
	}
	for _, a := range c.Asked {
		all = append(all, a.On)
	}
	return all
}

func TestLimitsHold(t *testing.T) {
	codes := map[string]bool{}
	for _, c := range load(t, thursday).Cards() {
		if _, err := record.ParseCode(c.Code); err != nil || codes[c.Code] || c.Called == "" {
			t.Errorf("%q, called %q: %v", c.Code, c.Called, err)
		}
		codes[c.Code] = true
		if len(c.Carried) > record.MaxCarried || len(c.InHand) > record.MaxInHand {
			t.Errorf("%s: %d carried, %d in hand", c.Code, len(c.Carried), len(c.InHand))
		}
		if !c.StillMeeting() && len(c.InHand) > 0 {
			t.Errorf("%s is not met any more, and has a question in hand", c.Code)
		}
		for _, in := range c.Interests {
			if in.Standing == record.Gentle && in.Because == "" {
				t.Errorf("%s: %s is held gently, and nobody says why", c.Code, in.Name)
			}
			for _, f := range in.Fields {
				if !in.Kind.Facts().HasField(f.Key) {
					t.Errorf("%s: %s has %q, which a %s has not", c.Code, in.Name, f.Key, in.Kind)
				}
			}
		}
	}
}

// TestMayaIsAsDrawn holds the demo to the example the screens are drawn from.
func TestMayaIsAsDrawn(t *testing.T) {
	l := load(t, thursday)
	maya := l.ByCode("maya")
	sessions := l.Sessions(maya.ID)
	last := sessions[0]
	f := last.Figures()
	if len(sessions) != 22 || last.Date.String() != "2026-11-12" || last.Start.Format("15:04") != "15:00" {
		t.Errorf("%d hours, the last on %v", len(sessions), last.Start)
	}
	if f.Trips != 2 || f.In != 12*60 || f.Longest != 6*60 || f.Landing != record.Near || f.Runway != 17*60 {
		t.Errorf("the last hour: %+v", f)
	}
	if len(f.Door) != 1 || f.Door[0].Words != "she may move" {
		t.Errorf("at the door: %v", f.Door)
	}
	if k := maya.Carried; len(k) != 2 || k[0].Words != "sister's wedding on the 21st" || k[1].Words != "the seed order" {
		t.Errorf("carried: %v", k)
	}
	miso, biscuit := maya.Named(record.Pet, "Miso"), maya.Named(record.Pet, "Biscuit")
	if miso.Details != "orange tabby" || miso.Field("eats") != "salmon pâté" || miso.LastLit() != last.Date {
		t.Errorf("Miso: %+v", miso)
	}
	if maya.Gate(miso, record.OnAsk) != record.MayAsk || maya.Gate(biscuit, record.OnAsk) != record.Hide {
		t.Error("Miso is not asked about, or Biscuit is")
	}
	if biscuit.Because != "died in March" || !slices.Equal(maya.Closed, []string{"alcohol", "her father"}) {
		t.Errorf("gently: %q; not to open: %q", biscuit.Because, maya.Closed)
	}
}

// TestWhoIsAroundOnAThursday holds the first screen to its drawing.
func TestWhoIsAroundOnAThursday(t *testing.T) {
	l, today := load(t, thursday), record.DateOf(thursday)
	for code, want := range map[string]string{"maya": "Thu 15:00", "theo": "Thu 16:00", "wren": "Thu 17:15", "jonas": "Thu 11:00", "zoe": "Tue 18:00"} {
		if got := l.Sessions(l.ByCode(code).ID)[0].Start.Format("Mon 15:04"); got != want {
			t.Errorf("%s usually comes %s, not %s", code, got, want)
		}
	}
	for _, code := range []string{"jonas", "ana"} {
		if seen := l.LastSeen(l.ByCode(code).ID); seen != today {
			t.Errorf("%s was seen on %s, not today", code, seen)
		}
	}
	for _, c := range l.Cards() {
		if c.Standing == record.Current && l.LastSeen(c.ID) == today-1 {
			t.Errorf("%s was seen yesterday, and stands between Ana and Zoë", c.Code)
		}
	}
	early := load(t, thursday.Add(-8*time.Hour))
	if seen := early.LastSeen(early.ByCode("jonas").ID); seen != today-7 {
		t.Errorf("before his hour Jonas was last seen on %s", seen)
	}
}
