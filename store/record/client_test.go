package record

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSuggestCode(t *testing.T) {
	taken := map[string]bool{"maya": true, "maya2": true}
	for called, want := range map[string]string{
		"Maya": "maya3", "Zoë": "zoe", "Anne-Marie B.": "annemari", "M": "clientm", "": "client", "Ая": "client", "猫": "client", "Bo": "bo",
		"  Jonas K": "jonas", "O'Neill": "oneill", "Straßer": "strasser", "3rd Theo": "3rd", "Maximiliane": "maximili",
	} {
		got := SuggestCode(called, func(code string) bool { return taken[code] })
		if got != want {
			t.Errorf("%q: %s, not %s", called, got, want)
		}
	}
}

func TestSuggestCodeIsACodeAndFree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.OneOf(words(), rapid.SampledFrom([]string{"Maya", "maya b", "猫", "M"})), 1, 30).Draw(t, "names")
		taken := map[string]bool{}
		for _, name := range names {
			code := SuggestCode(name, func(c string) bool { return taken[c] })
			if parsed, err := ParseCode(code); err != nil || parsed != code || taken[code] {
				t.Fatalf("%q gets %q: %v", name, code, err)
			}
			taken[code] = true
		}
	})
}

func TestParseCode(t *testing.T) {
	for typed, want := range map[string]string{"maya": "maya", " MAYA2 ": "maya2", "m": "", "": "", "ma-ya": "", "abcdefghijkl": "abcdefghijkl", "abcdefghijklm": "", "zoë": ""} {
		got, err := ParseCode(typed)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", typed, got, err)
		}
		if err != nil {
			wellSaid(t, err.Error())
		}
	}
}

func TestWords(t *testing.T) {
	for given, want := range map[string]Words{
		"she/her":     {"she", "her", "her", false, false},
		" SHE / Her ": {"she", "her", "her", false, false},
		"hers":        {"she", "her", "her", false, false},
		"he/him/his":  {"he", "him", "his", false, false},
		"they/them":   {"they", "them", "their", true, false},
		"she/they":    {"she", "her", "her", false, false},
		"they or he":  {"they", "them", "their", true, false},
		"ze/hir/hir":  {"ze", "hir", "hir", false, false},
		"ze/hir":      {"Jonas", "Jonas", "Jonas's", false, true},
		"any":         {"Jonas", "Jonas", "Jonas's", false, true},
		"":            {"Jonas", "Jonas", "Jonas's", false, true},
	} {
		c := Client{Called: "Jonas", Pronouns: given}
		if diff := cmp.Diff(want, c.Words()); diff != "" {
			t.Errorf("%q\n%s", given, diff)
		}
	}
}

func TestHeadings(t *testing.T) {
	for _, tc := range []struct {
		c            Client
		loves, whose string
	}{
		{Client{Called: "Maya", Pronouns: "she/her"}, "what she loves", "her pace"},
		{Client{Called: "Wren", Pronouns: "they/them"}, "what they love", "their pace"},
		{Client{Called: "Maya"}, "what Maya loves", "Maya's pace"},
		{Client{Called: "Maya", Standing: Died}, "what Maya loved", "Maya's pace"},
		{Client{Called: "Wren", Pronouns: "they", Standing: Died}, "what they loved", "their pace"},
	} {
		if got := tc.c.WhatLoves(); got != tc.loves {
			t.Errorf("%q, not %q", got, tc.loves)
		}
		if got := tc.c.Whose("pace"); got != tc.whose {
			t.Errorf("%q, not %q", got, tc.whose)
		}
	}
}

func TestDates(t *testing.T) {
	today := NewDate(2026, time.November, 19) // a Thursday
	for typed, want := range map[string]string{
		"2026-11-15": "2026-11-15", "today": "2026-11-19", " Yesterday ": "2026-11-18", "thu": "2026-11-19", "wed": "2026-11-18",
		"Friday": "2026-11-13", "tues": "2026-11-17", "3d": "2026-11-16", "0d": "2026-11-19", "2028-02-29": "2028-02-29",
		"": "", "3": "", "-1d": "", "d": "", "2026-02-30": "", "15.11.2026": "", "fr": "", "monkey": "", "9999999d": "", "1969-12-31": "",
	} {
		got, err := ParseDate(typed, today)
		if got.String() != want || (err == nil) != (want != "") {
			t.Errorf("%q: %s, %v", typed, got, err)
		}
	}
	if d := NewDate(1970, 1, 1); d != 1 || d.Weekday() != time.Thursday || Date(0).String() != "" || !Date(0).IsZero() {
		t.Error("the first day is not 1")
	}
	if got := today.Short(today) + " " + NewDate(2025, 12, 3).Short(today) + Date(0).Short(today); got != "19 Nov 3 Dec 2025" {
		t.Error(got)
	}
	late := time.Date(2026, 11, 19, 23, 59, 0, 0, time.FixedZone("", -9*3600))
	if DateOf(late) != today {
		t.Error("a day is not that of its own zone")
	}
}

func TestDateRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Date(rapid.Int32Range(0, 2_000_000).Draw(t, "day"))
		var back Date
		b, err := d.MarshalJSON()
		if err != nil || back.UnmarshalJSON(b) != nil || back != d {
			t.Fatalf("%d prints %s and reads %d", d, b, back)
		}
		if !d.IsZero() && d.Time().Year() < 10000 {
			if got, err := ParseDate(d.String(), 1); got != d || err != nil {
				t.Fatalf("%s reads as %s: %v", d, got, err)
			}
		}
		if DateOf(d.Time()) != d || (d+7).Weekday() != d.Weekday() {
			t.Fatalf("%s", d)
		}
	})
}

func TestDateRefuses(t *testing.T) {
	for _, in := range []string{`"15 Nov"`, `12`, `""`} {
		var d Date
		if err := d.UnmarshalJSON([]byte(in)); err == nil {
			t.Errorf("%s is %s", in, d)
		}
	}
}

// Every name that is printed is read, and is one plain word.
func TestNamesReadBack(t *testing.T) {
	word := regexp.MustCompile(`^[a-z]+$`)
	for _, f := range Kinds() {
		if k, ok := ParseKind(strings.ToUpper(f.Name)); !ok || k != f.Kind || !word.MatchString(f.Name) {
			t.Errorf("%s", f.Name)
		}
		for _, other := range append([]string{f.Plural}, f.Also...) {
			if k, ok := ParseKind(other); !ok || k != f.Kind {
				t.Errorf("%q means %s and %s", other, k, f.Kind)
			}
		}
	}
	for k := LitUp; k <= Note; k++ {
		if back, ok := ParseMarkKind(k.String()); !ok || back != k {
			t.Errorf("%s", k)
		}
	}
	for l := Unlanded; l <= Sore; l++ {
		if back, ok := ParseLanding(l.String()); !ok || back != l {
			t.Errorf("%s", l)
		}
	}
	for p := Out; p <= Deep; p++ {
		if back, ok := ParsePlace(p.String()); !ok || back != p {
			t.Errorf("%s", p)
		}
	}
	for led := Unsaid; led <= Together; led++ {
		if back, ok := ParseLed(led.String()); !ok || back != led {
			t.Errorf("%s", led)
		}
	}
}
