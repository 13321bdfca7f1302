package search

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rapport/store/record"
)

// someHours are hours of one client: at places, on days, with marks.
func someHours() (*record.Card, []*record.Session) {
	c := &record.Card{Client: record.Client{ID: record.ID{1}, Called: "Maya", Closed: []string{"alcohol", "her father"}}}
	for i, name := range []string{"Miso", "Biscuit", "the Glen", "Zoë's kiln", "猫咪花园"} {
		c.Interests = append(c.Interests, record.Interest{ID: record.ID{2, byte(i)}, Kind: record.Pet, Name: name})
	}
	c.Interests[1].Standing, c.Interests[1].Because = record.Gentle, "died in March"
	c.Interests[2].Standing = record.Closed
	mark := func(kind record.MarkKind, words string, of int) record.Mark {
		m := record.Mark{Kind: kind, Words: words, At: 600}
		if of >= 0 {
			m.Interest = c.Interests[of].ID
		}
		return m
	}
	return c, []*record.Session{
		{ID: record.ID{3, 0}, Date: record.NewDate(2026, time.November, 12), Setting: record.Video, Live: true, Marks: []record.Mark{mark(record.LitUp, "", 0), mark(record.Door, "she may move", -1)}},
		{ID: record.ID{3, 1}, Date: record.NewDate(2026, time.October, 1), Setting: record.Walk, Marks: []record.Mark{mark(record.LitUp, "the old dog", 1), mark(record.FarAway, "", -1)}},
		{ID: record.ID{3, 2}, Date: record.NewDate(2026, time.May, 10), Marks: []record.Mark{mark(record.LitUp, "a dram", 2), mark(record.Note, "wine on Sundays", -1)}, Line: "what her father said"},
		{ID: record.ID{3, 3}, Date: record.NewDate(2025, time.October, 31), Setting: record.Phone, Marks: []record.Mark{mark(record.LitUp, "", 3), mark(record.Quiet, "", -1)}, Line: "the dress, and Nan’s shoes"},
		{ID: record.ID{3, 4}, Date: record.NewDate(2025, time.October, 3), Marks: []record.Mark{mark(record.LitUp, "", 4)}, Line: "Biscuit again"},
	}
}

// TestHoursAreFound by where, when, what was marked and what was said.
func TestHoursAreFound(t *testing.T) {
	c, all := someHours()
	h := NewHours(c, all)
	for words, want := range map[string][]int{
		"": {0, 1, 2, 3, 4}, " , ": {0, 1, 2, 3, 4},
		"walk": {1}, "phone": {3}, "room": {2, 4}, "live": {0},
		"oct": {1, 3, 4}, "2026-10": {1}, "2025-10-3": {3}, "2025-10-03": {4}, "oct 2025": {3, 4}, "1 oct": {1}, "2026": {0, 1, 2}, "10": {1, 2, 3, 4}, "sat": nil, "thursday": {0, 1},
		"door": {0}, "quiet": {3}, "far": {1}, "lit": {0, 1, 2, 3, 4}, "note": {2},
		"miso": {0}, "MISO video": {0}, "miso walk": nil, "zoe": {3}, "kiln": {3}, "nans": {3}, "dress shoes": {3}, "may move": {0}, "ove": nil,
		"花园": {4}, "pet door": {0},
		"old dog": {1}, "biscuit": {1}, // held gently: known
		"glen": nil, "dram": nil, "wine": nil, "father": nil, // not to open: not found
		"biscuit again": nil, // a line that a review does not show
	} {
		var got []int
		for _, s := range h.Find(words) {
			got = append(got, slices.Index(all, s))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %v, not %v", words, got, want)
		}
	}
}

// TestMoreWordsFindFewerHours, in the order the hours came in, and never one
// that one of the words does not find.
func TestMoreWordsFindFewerHours(t *testing.T) {
	c, all := someHours()
	h := NewHours(c, all)
	rapid.Check(t, func(rt *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"oct", "2", "live", "miso", "lit", "猫", "the", "-", "a", "walk", "é", "nan", "\xff"}), 0, 4).Draw(rt, "words")
		found := h.Find(strings.Join(words, " "))
		at := -1
		for _, s := range found {
			next := slices.Index(all, s)
			if next <= at {
				rt.Fatalf("%q: hour %d comes after %d", words, next, at)
			}
			at = next
			for _, w := range words {
				if !slices.Contains(h.Find(w), s) {
					rt.Fatalf("%q finds an hour that %q does not", words, w)
				}
			}
		}
		for _, s := range all {
			every := !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(h.Find(w), s) })
			if every != slices.Contains(found, s) {
				rt.Fatalf("%q: an hour that has each of them is there: %v", words, !every)
			}
		}
	})
}

func BenchmarkHours(b *testing.B) {
	c, all := someHours()
	for len(all) < 300 {
		all = append(all, all[:5]...)
	}
	b.Run("read 300", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			NewHours(c, all)
		}
	})
	h := NewHours(c, all)
	b.Run("find", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			h.Find("oct miso")
		}
	})
}
