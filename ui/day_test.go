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
			r := newRigOn(t, d)
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
	r.shows("past hours")
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
