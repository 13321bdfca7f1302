package record

import (
	"strings"
	"testing"
)

func TestADateFalls(t *testing.T) {
	today := NewDate(2026, 11, 19)
	for _, tc := range []struct {
		on    string
		heard Date
		want  string
	}{
		{"21 Nov", 1, "2026-11-21"},
		{"the 21st of November", 1, "2026-11-21"},
		{"November 21st", 1, "2026-11-21"},
		{"18 nov", 1, "2026-11-18"}, // went by yesterday
		{"10 Nov", 1, "2027-11-10"},
		{"3 Jan", 1, "2027-01-03"},
		{"2026-11-21", 1, "2026-11-21"},
		{"2019-11-21", 1, "2026-11-21"},
		{"21 Nov 2028", 1, "2028-11-21"},
		{"the 21st", today - 2, "2026-11-21"},
		{"the 12th", today - 2, "2026-12-12"},
		{"the 21st", today - 90, ""}, // that was in August
		{"29 Feb", 1, "2027-03-01"},
		{"in spring", 1, ""},
		{"", 1, ""},
		{"40 Nov", 1, ""},
		{"Saturday", 1, ""},
		{"21 de noviembre", 1, "2026-11-21"},
		{"2 weeks ago", today - 14, "2026-12-02"}, // no month is read out of "ago"
	} {
		in := Interest{Kind: Milestone, Name: "the day", FirstHeard: tc.heard}
		in.SetField("on", tc.on)
		got, ok := in.Falls(today, 2)
		if want := tc.want; ok != (want != "") || ok && got.String() != want {
			t.Errorf("%q falls on %s, %v; want %q", tc.on, got, ok, want)
		}
	}
	if _, ok := (&Interest{Kind: Pet, Fields: []Field{{"on", "21 Nov"}}}).Falls(today, 2); ok {
		t.Error("a pet falls on a day")
	}
}

// A date without words under "on" falls on the day that it is called, and on
// none where its name only has a number in it.
func TestADateIsCalledByItsDay(t *testing.T) {
	today := NewDate(2026, 11, 19)
	for name, want := range map[string]string{
		"21 Nov": "2026-11-21", "the 21st of November": "2026-11-21", "Saturday the 21st": "2026-11-21", "21 de noviembre": "2026-11-21",
		"the 21 bus": "", "Nan's 80th": "", "21 candles": "", "the wedding": "", "2019": "",
	} {
		in := Interest{Kind: Milestone, Name: name, FirstHeard: today - 2}
		if got, ok := in.Falls(today, 2); ok != (want != "") || ok && got.String() != want {
			t.Errorf("%q falls on %s, %v; want %q", name, got, ok, want)
		}
	}
	in := Interest{Kind: Milestone, Name: "21 Nov", FirstHeard: today - 2}
	in.SetField("on", "3 Dec")
	if got, _ := in.Falls(today, 2); got.String() != "2026-12-03" {
		t.Errorf("a name is read over what stands under on: %s", got)
	}
}

// What one line says of a date is what it is: typed gently, it is held gently.
func TestADateIsMarkedInOneLine(t *testing.T) {
	for line, want := range map[string]struct {
		on, mark, details string
		held              bool
	}{
		"date Nan's day, on 14 March, hold gently":   {"14 March", "hold gently", "", true},
		"date Nan's day, 14 March, mark: gently":     {"14 March", "gently", "", true},
		"date the 3rd of December, Held Gently":      {"", "Held Gently", "", true},
		"birthday Tomás, 3 May 1990, celebrate":      {"3 May 1990", "celebrate", "", false},
		"date the wedding, mark turns up, 14 chairs": {"", "", "mark turns up, 14 chairs", false},
		"date the race, just known":                  {"", "just known", "", false},
	} {
		a, err := ParseAddition(line)
		if err != nil {
			t.Fatal(err)
		}
		c := maya()
		in, _ := c.Upsert(a, 100)
		if in.Field("on") != want.on || in.Field("mark") != want.mark || in.Details != want.details {
			t.Errorf("%s: %+v", line, in)
		}
		if held := c.Gate(in, OnAsk) == Hide; held != want.held {
			t.Errorf("%s: held back %v", line, held)
		}
		if told := maya().AddedTold(a); strings.Contains(told, "held gently") != want.held {
			t.Errorf("%s: %s", line, told)
		}
	}
	if a, _ := ParseAddition("pet Rex, gently"); a.Details != "gently" {
		t.Errorf("a pet is marked: %+v", a)
	}
}

// The day of a death is held gently, whether or not that is said.
func TestTheDayOfALossIsHeldGently(t *testing.T) {
	for line, held := range map[string]bool{
		"date the day Dad died, on 14 March":    true,
		"anniversary Nan's funeral, 3 Dec":      true,
		"date 14 March, his mother's death":     true,
		"date 14 March, Nan's birthday":         false,
		"date the deadline, on 3 Dec":           false,
		"place the pub where the dog died once": false,
	} {
		a, err := ParseAddition(line)
		if err != nil {
			t.Fatal(err)
		}
		c := maya()
		in, _ := c.Upsert(a, 100)
		if got := c.Gate(in, OnRecall) == Hide; got != held || held && in.Reason() != heldGently {
			t.Errorf("%s: held %v, %q", line, got, in.Reason())
		}
	}
}

// A date that is held gently is so on every surface, until it may be asked
// about again.
func TestADateMarkedGentlyIsHeldGently(t *testing.T) {
	c := maya()
	id := c.with(Milestone, "her mother's day")
	in := c.Interest(id)
	for _, words := range []string{"hold gently", "gently", "Gentle, please", "hold"} {
		in.SetField("mark", words)
		for on := range surfaces {
			if got, want := c.Gate(in, on), verdicts[on][Gentle]; got != want {
				t.Errorf("%q on surface %d: %v, want %v", words, on, got, want)
			}
		}
	}
	if in.Reason() != "held gently" {
		t.Errorf("reason %q", in.Reason())
	}
	if in.SetField("mark", "celebrate"); c.Gate(in, OnAsk) != MayAsk {
		t.Error("one to celebrate is not asked about")
	}
	in.SetField("mark", "gently")
	if c.SetStanding(id, Open, ""); c.Gate(c.Interest(id), OnAsk) != MayAsk {
		t.Error("it stays held after it was opened")
	}
}
