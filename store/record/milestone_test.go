package record

import "testing"

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
