package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"rapport/store/record"
)

// hours invents ended sessions, newest first, from lines "days before today,
// clock time or -".
func hours(c *record.Card, today record.Date, lines ...string) []*record.Session {
	var all []*record.Session
	for _, line := range lines {
		var ago, hour, minute int
		s := &record.Session{ID: record.NewID(), Client: c.ID, Ended: true, Planned: 50, Live: true}
		n, _ := fmt.Sscanf(line, "%d %d:%d", &ago, &hour, &minute)
		s.Date = today - record.Date(ago)
		if n == 3 {
			y, m, d := s.Date.Time().Date()
			s.Start = time.Date(y, m, d, hour, minute, 7, 0, time.FixedZone("", 3600))
		}
		all = append(all, s)
	}
	return all
}

// thursday is a Thursday, ten to three.
var thursday = time.Date(2026, 11, 19, 14, 50, 0, 0, time.FixedZone("", 3600))

func TestUsualStart(t *testing.T) {
	today := record.DateOf(thursday)
	for _, c := range []struct {
		why   string
		hours []string
		want  string
	}{
		{"never here", nil, ""},
		{"here once, on this weekday", []string{"7 15:00"}, "15:00"},
		{"here once, on another", []string{"6 15:00"}, ""},
		{"pressed a little late each time", []string{"7 15:03", "14 14:58", "21 15:01"}, "15:00"},
		{"agreed in steps of five minutes", []string{"7 17:15", "14 17:16"}, "17:15"},
		{"moved later for good", []string{"7 16:00", "14 16:01", "21 15:00", "28 15:00"}, "16:00"},
		{"moved later last week", []string{"7 16:00", "14 15:00", "21 15:01", "28 15:00"}, "15:00"},
		{"two times, the newer", []string{"7 16:00", "14 15:00"}, "16:00"},
		{"moved to another day for once", []string{"5 10:00", "14 15:00", "21 15:00", "28 15:00"}, "15:00"},
		{"moved to this day for once", []string{"7 10:00", "15 15:00", "22 15:00", "29 15:00"}, "10:00"},
		{"and back again", []string{"1 15:00", "7 10:00", "15 15:00", "22 15:00"}, ""},
		{"twice a week", []string{"3 9:00", "7 15:00", "10 9:00", "14 15:00"}, "15:00"},
		{"older than the last four", []string{"1 9:00", "8 9:00", "15 9:00", "22 9:00", "28 15:00", "35 15:00"}, ""},
		{"a season ago", []string{"98 15:00", "105 15:00"}, ""},
		{"fortnightly", []string{"14 15:00", "28 15:00"}, "15:00"},
		{"no clock times kept", []string{"7", "14"}, ""},
		{"clock times not always kept", []string{"2", "7", "14 15:00"}, "15:00"},
		{"today does not count", []string{"0 11:00"}, ""},
		{"nor does what is to come", []string{"-7 11:00", "7 15:00"}, "15:00"},
		{"near midnight", []string{"7 23:58"}, "0:00"},
	} {
		got := ""
		if m, ok := UsualStart(hours(client("Maya"), today, c.hours...), today); ok {
			got = fmt.Sprintf("%d:%02d", m/60, m%60)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func slots(all []Slot) string {
	var out []string
	for _, s := range all {
		line := s.Card.Called
		if !s.At.IsZero() {
			line += s.At.Format(" 15:04")
		}
		if !s.Seen.IsZero() {
			line += s.Seen.Time().Format(" 2 Jan")
		}
		out = append(out, line)
	}
	return strings.Join(out, ", ")
}

func TestAroundAndLately(t *testing.T) {
	today := record.DateOf(thursday)
	var cards []*record.Card
	var sessions []*record.Session
	add := func(called string, standing record.ClientStanding, lines ...string) *record.Card {
		c := client(called)
		c.Client.Standing = standing
		cards = append(cards, c)
		sessions = append(sessions, hours(c, today, lines...)...)
		return c
	}
	add("Maya", record.Current, "7 15:00", "14 15:02")
	add("Theo", record.Current, "7 16:00")
	add("Wren", record.Current, "7 17:15")
	add("Half", record.Current, "7 14:20")
	add("Later", record.Current, "7 18:00")
	add("Gone by", record.Current, "7 14:15")
	add("Break", record.OnBreak, "7 15:00")
	add("Done", record.Finished, "7 15:00")
	add("Dead", record.Died, "7 15:00")
	add("Jonas", record.Current, "0 12:00", "7 15:00")
	add("Ana", record.Current, "0", "7")
	add("Zoë", record.Current, "2 9:00")
	add("New", record.Current).Since = today - 1
	add("Old card", record.Current)
	going := add("Going on", record.Current, "7 14:30")
	sessions = append(sessions, &record.Session{Client: going.ID, Date: today, Start: thursday, Live: true})

	check := func(l *record.Caseload, now time.Time, around, lately string) {
		t.Helper()
		a := Around(l, now)
		if got := slots(a); got != around {
			t.Errorf("around now\n got %s\nwant %s", got, around)
		}
		if got := slots(Lately(l, a, 0)); got != lately {
			t.Errorf("lately\n got %s\nwant %s", got, lately)
		}
	}
	l := record.NewCaseload(slices.Clone(cards), sessions, nil)
	check(l, thursday, "Half 14:20 12 Nov, Going on 14:30 12 Nov, Maya 15:00 12 Nov, Theo 16:00 12 Nov",
		"Ana 19 Nov, Jonas 19 Nov, New, Zoë 17 Nov, Gone by 12 Nov, Later 12 Nov, Wren 12 Nov, Old card")
	check(l, thursday.Add(31*time.Minute), "Maya 15:00 12 Nov, Theo 16:00 12 Nov, Wren 17:15 12 Nov, Later 18:00 12 Nov",
		"Ana 19 Nov, Jonas 19 Nov, New, Zoë 17 Nov, Going on 12 Nov, Gone by 12 Nov, Half 12 Nov, Old card")
	if got := slots(Lately(l, Around(l, thursday), 2)); got != "Ana 19 Nov, Jonas 19 Nov" {
		t.Errorf("two of them: %s", got)
	}
	if a := Around(l, thursday.AddDate(0, 0, 1)); len(a) != 0 {
		t.Errorf("on Fridays: %s", slots(a))
	}

	for _, s := range sessions {
		s.Start = time.Time{}
	}
	if a := Around(record.NewCaseload(cards, sessions, nil), thursday); len(a) != 0 {
		t.Errorf("without clock times: %s", slots(a))
	}
	empty := load()
	if len(Around(empty, thursday)) != 0 || len(Lately(empty, nil, 0)) != 0 {
		t.Error("somebody in an empty caseload")
	}
}
