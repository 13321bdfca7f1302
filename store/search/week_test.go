package search

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"rapport/store/record"
)

// told is a week in a few words a line.
func told(week []Hour) string {
	var out []string
	for _, h := range week {
		line := h.Day.Weekday().String()[:3]
		if h.At >= 0 {
			line += fmt.Sprintf(" %d:%02d", h.At/60, h.At%60)
		}
		line += " " + h.Card.Called
		switch {
		case h.Session != nil && h.Session.Live:
			line += " live"
		case h.Session != nil:
			line += " drawn"
		case h.NotMet:
			line += " not met"
		}
		out = append(out, line)
	}
	return strings.Join(out, ", ")
}

func TestWeek(t *testing.T) {
	today := record.DateOf(thursday)
	standing := func(called string, st record.ClientStanding) *record.Card {
		c := client(called)
		c.Client.Standing = st
		return c
	}
	for _, c := range []struct {
		why   string
		card  *record.Card
		hours []string
		week  int // weeks ago
		clock bool
		want  string
	}{
		{"an hour that was", client("Ana"), []string{"2 10:00"}, 0, true, "Tue 10:00 Ana live"},
		{"one that usually is", client("Ana"), []string{"9 10:00", "16 10:00"}, 0, true, "Tue 10:00 Ana"},
		{"later today is not yet", client("Ana"), []string{"7 15:00"}, 0, true, ""},
		{"earlier today", client("Ana"), []string{"7 14:00"}, 0, true, "Thu 14:00 Ana"},
		{"tomorrow is not yet", client("Ana"), []string{"6 9:00", "13 9:00"}, 0, true, ""},
		{"the week before, whole", client("Ana"), []string{"13 9:00", "20 9:00"}, 1, true, "Fri 9:00 Ana"},
		{"on a Sunday", client("Ana"), []string{"11 11:00", "18 11:00"}, 1, true, "Sun 11:00 Ana"},
		{"moved for once", client("Ana"), []string{"1 10:00", "9 10:00", "16 10:00"}, 0, true, "Tue 10:00 Ana, Wed 10:00 Ana live"},
		{"twice in a day", client("Ana"), []string{"2 16:00", "2 10:00"}, 0, true, "Tue 10:00 Ana live, Tue 16:00 Ana live"},
		{"no clock times kept", client("Ana"), []string{"9", "16"}, 0, true, "Tue Ana"},
		{"clock times not to be shown", client("Ana"), []string{"2 10:00", "9 9:00"}, 0, false, "Tue Ana live"},
		{"and the guess", client("Ana"), []string{"9 10:00", "16 10:00"}, 0, false, "Tue Ana"},
		{"on a break", standing("Ana", record.OnBreak), []string{"9 10:00", "16 10:00"}, 0, true, ""},
		{"died, and was here", standing("Ana", record.Died), []string{"3 10:00", "9 10:00", "16 10:00"}, 0, true, "Mon 10:00 Ana live"},
		{"nothing to guess from", client("Ana"), nil, 0, true, ""},
	} {
		load := record.NewCaseload([]*record.Card{c.card}, hours(c.card, today, c.hours...), nil)
		if got := told(Week(load, Monday(today)-record.Date(7*c.week), thursday, c.clock)); got != c.want {
			t.Errorf("%s: %s, want %s", c.why, got, c.want)
		}
	}
}

// TestWeekInOrder: as the hours follow one another, whosever they are.
func TestWeekInOrder(t *testing.T) {
	today := record.DateOf(thursday)
	ana, wren, zoe := client("Ana"), client("Wren"), client("Zoë")
	wren.NotMet = []record.Date{today - 2}
	var all []*record.Session
	all = append(all, hours(ana, today, "9 10:00", "16 10:00", "23 10:00", "7 9:00")...)
	all = append(all, hours(wren, today, "9 9:00")...)
	all = append(all, hours(zoe, today, "2 9:30")...)
	all[len(all)-1].Live = false
	load := record.NewCaseload([]*record.Card{wren, zoe, ana}, all, nil)
	want := "Tue 9:00 Wren not met, Tue 9:30 Zoë drawn, Tue 10:00 Ana, Thu 9:00 Ana"
	if got := told(Week(load, Monday(today), thursday, true)); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestMonday(t *testing.T) {
	for day := record.NewDate(2026, time.November, 16); day < record.NewDate(2026, time.November, 23); day++ {
		if got := Monday(day); got != record.NewDate(2026, time.November, 16) {
			t.Errorf("%v is in the week of %v", day, got)
		}
	}
}

// TestWhoDidNotComeIsNotAroundNow.
func TestWhoDidNotComeIsNotAroundNow(t *testing.T) {
	today := record.DateOf(thursday)
	ana := client("Ana")
	load := func() *record.Caseload {
		return record.NewCaseload([]*record.Card{ana}, hours(ana, today, "7 15:00"), nil)
	}
	if len(Around(load(), thursday)) != 1 {
		t.Fatal("nobody is around")
	}
	ana.ToggleNotMet(today)
	if len(Around(load(), thursday)) != 0 {
		t.Error("still around")
	}
}

func TestUsualLength(t *testing.T) {
	for _, c := range []struct{ last, want int }{{90, 90}, {53, 53}, {23, 50}} {
		if got := UsualLength([]*record.Session{{Planned: c.last}, {Planned: 60}}, 50); got != c.want {
			t.Errorf("after %d, %d", c.last, got)
		}
	}
	if got := UsualLength(nil, 45); got != 45 {
		t.Error(got)
	}
}
