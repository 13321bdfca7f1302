package ui_test

import (
	"testing"
	"time"

	"rapport/store/record"
)

// task is something done on an ordinary day, in keys. Home is open.
type task struct {
	name  string
	count int
	keys  []string
	done  func(*testing.T, *rig)
}

var tasks = []task{
	{"who is next and what to know, ten minutes before", 0, nil, func(t *testing.T, r *rig) {
		r.shows("▌ Maya     15:00", "Biscuit, her dog: died in March", `"sister's wedding on the 21st"`, "landed   near")
	}},
	{"the minute before", 1, []string{"tab"}, func(t *testing.T, r *rig) {
		r.shows("at the door last time", `"she may move"`, "not to open", "to remember")
	}},
	{"her bands", 5, []string{"ma ba"}, func(t *testing.T, r *rig) { r.shows("▌ Maya     music   the Cure") }},
	{"the woman with the tortoise, name gone", 4, []string{"tort"}, func(t *testing.T, r *rig) { r.shows("Wren     pet     tortoises") }},
	{"the hour begins", 2, []string{"tab", "s"}, func(t *testing.T, r *rig) {
		if r.hour().Client != r.client("maya").ID {
			t.Error("another's hour")
		}
	}},
	{"a new client with one thing", 25, []string{"priya", "enter", "+", "pet Mango, beagle", "enter"}, func(t *testing.T, r *rig) {
		in := r.thing("priya", "Mango")
		if in.Kind != record.Pet || in.Details != "beagle" {
			t.Errorf("%+v", in)
		}
	}},
	{"the dog died: before the hour", 6, []string{"bisc", "enter", "g"}, func(t *testing.T, r *rig) {
		if st := r.thing("maya", "Biscuit").Standing; st != record.Gentle {
			t.Errorf("%v", st)
		}
	}},
	{"the hour just gone, drawn", 21, []string{"ma", "enter", "d", "8n 15i 33e 41o*", "enter", "esc"}, func(t *testing.T, r *rig) {
		s := r.disk.caseload().Sessions(r.client("maya").ID)[0]
		if record.FormatLine(s) != "8 near, 15 in, 33 edge, 41 out*" || s.Date != record.DateOf(thursday) {
			t.Errorf("%s on %v", record.FormatLine(s), s.Date)
		}
	}},
	{"a sheet for supervision", 6, []string{"ma", "enter", "v", "w", "enter"}, func(_ *testing.T, r *rig) {
		r.shows("written to hour.html; that file is not sealed")
	}},
}

// TestADayInKeys counts them: what is done between two hours, by someone
// tired, takes no more than this.
func TestADayInKeys(t *testing.T) {
	for _, task := range tasks {
		t.Run(task.name, func(t *testing.T) {
			d := demoDisk(t)
			if task.count == 25 { // there is one of that name already
				for id, c := range d.cards {
					if c.Code == "priya" {
						delete(d.cards, id)
					}
				}
			}
			r := newRigOn(t, d, files{}.into)
			r.keys(task.keys...)
			if r.presses != task.count {
				t.Errorf("%d keys, not %d", r.presses, task.count)
			}
			task.done(t, r)
		})
	}
}

// TestAnHourInThirteenKeys: eight moves, three marks and the end, each noticed
// when it happens.
func TestAnHourInThirteenKeys(t *testing.T) {
	r := newRig(t, settings(patiently))
	r.startLive()
	r.presses = 0
	for _, key := range []string{"down", "down", "q", "3", "4", "space", "up", "up", "s", "up", "0"} {
		r.pass(4 * time.Minute)
		r.keys(key)
	}
	r.keys("e", "e")
	if r.presses != 13 {
		t.Errorf("%d keys", r.presses)
	}
	s := r.disk.caseload().Sessions(r.client("maya").ID)[0]
	if !s.Ended || len(s.Moves) != 8 || len(s.Marks) != 3 {
		t.Errorf("%d moves, %d marks, ended %v", len(s.Moves), len(s.Marks), s.Ended)
	}
	r.shows("the minute after")
}

// TestThreeMinutesAgo in three keys, told in the hour in three more that the
// dog died, and the phone in two.
func TestThreeMinutesAgo(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.pass(4 * time.Minute)
	r.keys("2")
	r.presses = 0
	r.keys("left", "left", "left")
	r.says("edge now, 1 min")
	r.keys("tab", "right", "x")
	r.says("set aside: ")
	r.keys("n", "half a line")
	r.presses = 0
	r.keys("ctrl+o")
	r.onlyTheClock()
	r.keys("ctrl+o")
	r.shows("half a line")
	if r.presses != 2 {
		t.Errorf("%d keys", r.presses)
	}
}

// TestTheMinutesAroundAnHour in keys, by a practised hand: one before it, and
// after it seven, beside the words of the one line. Two questions landed,
// something set aside settled, the words at the door carried on.
func TestTheMinutesAroundAnHour(t *testing.T) {
	r := newRig(t, settings(patiently))
	r.keys("tab")
	r.shows("at the door last time", "to remember")
	if r.presses != 1 {
		t.Errorf("%d keys before", r.presses)
	}
	r.keys("a", "1", "3", "esc", "s")
	r.pass(9 * time.Minute)
	r.keys("1")
	r.pass(9 * time.Minute)
	r.keys("3", "tab", "right", "x")
	r.pass(20 * time.Minute)
	r.keys("0", "d", "she may move", "enter", "e", "e")
	r.pass(time.Second)

	const line = "a good long talk"
	r.presses = 0
	r.keys("space", "enter", "x", "enter", "tab", line, "enter", "esc")
	if keys := r.presses - len(line); keys != 7 {
		t.Errorf("%d keys after, beside the words", keys)
	}
	c, s := r.client("maya"), r.disk.caseload().Sessions(r.client("maya").ID)[0]
	if len(c.InHand) != 0 || len(c.Carried) != 3 || c.Carried[2].Words != "she may move" || s.Line != line {
		t.Errorf("in hand %v, carried %v, line %q", c.InHand, c.Carried, s.Line)
	}
	for _, in := range c.Interests {
		if !in.SetAside.IsZero() {
			t.Errorf("%s is not settled", in.Name)
		}
	}
	r.shows("past hours")
}

// seconds is how long keys take by the keystroke-level model (Card, Moran and
// Newell 1980): 0.28 a key for someone who types no faster than most, and 1.35
// to think before each thing that is said.
func seconds(keys, thoughts int) float64 { return 0.28*float64(keys) + 1.35*float64(thoughts) }

// TestAnHourAfterwardsInTwentySeconds: a typical hour is sixteen keys with the
// enter, on the screen that draws it and in the week alike, and less than
// twenty seconds with a thought before each step; by hand it is too, and so is
// a change to an hour from before.
func TestAnHourAfterwardsInTwentySeconds(t *testing.T) {
	const line = "8n 15i 33e 41o*"
	for _, way := range []struct {
		name           string
		to, keys       []string
		count, thought int
		want           string
	}{
		{"one line", []string{"maya", "enter", "d"}, []string{line, "enter"}, 16, 5, "8 near, 15 in, 33 edge, 41 out*"},
		{
			"a usual shape, changed", []string{"maya", "enter", "d"}, []string{"ctrl+t", "*", "enter"}, 3, 2, "8 near, 15 in, 33 edge, 41 out*",
		},
		{
			"by hand",
			[]string{"maya", "enter", "d", "tab"},
			[]string{"pgdown", "right", "right", "right", "1", "pgdown", "right", "right", "3", "pgdown", "pgdown", "pgdown", "right", "right", "right", "2", "pgdown", "right", "right", "right", "0", "space", "enter", "enter"},
			24, 5, "8 near, 15 in, 33 edge, 41 out*",
		},
		{
			"a move three minutes sooner, later",
			[]string{"maya", "enter", "d", line, "enter", "esc", "esc", "v", "enter"},
			[]string{"tab", "pgup", "left", "left", "left", "<", "<", "<", "enter"},
			9, 2, "8 near, 15 in, 30 edge, 41 out*",
		},
	} {
		t.Run(way.name, func(t *testing.T) {
			r := newRig(t)
			for _, key := range way.to {
				r.keys(key)
				r.pass(time.Second) // no screen is deaf to the next
			}
			r.presses = 0
			r.keys(way.keys...)
			if r.presses != way.count {
				t.Errorf("%d keys, not %d", r.presses, way.count)
			}
			if s := seconds(r.presses, way.thought); s >= 20 {
				t.Errorf("%.1f seconds", s)
			}
			if got := r.drawnAs(); got != way.want {
				t.Errorf("%s, want %s", got, way.want)
			}
		})
	}
}
