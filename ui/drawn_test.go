package ui_test

import (
	"testing"
	"time"

	"rapport/store/record"
)

// hours are Maya's hours, newest first, as they are on the disk now.
func (r *rig) hours() []*record.Session {
	r.t.Helper()
	return r.disk.caseload().Sessions(r.client("maya").ID)
}

// TestAnEmptyLineIsNoHour: enter pressed once too often draws nothing; an hour
// that stayed on everyday ground is said.
func TestAnEmptyLineIsNoHour(t *testing.T) {
	r := newRig(t)
	before := len(r.hours())
	r.keys("maya", "enter", "d", "enter")
	r.shows("expected a time, such as 15")
	if n := len(r.hours()); n != before {
		t.Fatalf("%d hours, %d before", n, before)
	}
	r.keys("ctrl+u", "0 out", "enter")
	if n := len(r.hours()); n != before+1 {
		t.Fatalf("%d hours, %d before", n, before)
	}
	r.shows("the minute after", "We didn't go in")
}

// TestTheLineAndTheHandAreOneHour: what is done by hand is in the line, and
// back.
func TestTheLineAndTheHandAreOneHour(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "d", "8n 15i 33e 41o", "tab", "left", "left", "q", "u", "U", "tab")
	r.shows(`8 near, 15 in, 33 edge, 39 quiet, 41 out`)
	r.keys(" 45 do", "tab", "tab")
	r.shows("45 door")
	r.keys("enter")
	if line := record.FormatLine(r.hours()[0]); line != "8 near, 15 in, 33 edge, 39 quiet, 41 out, 45 door" {
		t.Error(line)
	}
}

// TestAWrongStepKeepsTheLastRightForm, says what may stand there, and is not
// kept.
func TestAWrongStepKeepsTheLastRightForm(t *testing.T) {
	r := newRig(t)
	before := len(r.hours())
	r.keys("maya", "enter", "d", "8n 15x", "enter")
	if n := len(r.hours()); n != before {
		t.Error("kept")
	}
	r.shows("8n 15x", "We landed near")
	r.keys("backspace", "i", "enter")
	if n := len(r.hours()); n != before+1 {
		t.Error("not kept")
	}
}

// TestWhenItWas takes a date, a start, a length and a setting in any order,
// and says what it does not know.
func TestWhenItWas(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "d", "8n", "up", "ctrl+u", "phone 45 yesterday 9:30", "enter", "enter")
	s := r.hours()[0]
	if s.Date != record.DateOf(thursday)-1 || s.Planned != 45 || s.Setting != record.Phone || s.Start.Format("15:04") != "09:30" {
		t.Errorf("%v %d %v %v", s.Date, s.Planned, s.Setting, s.Start)
	}
	r.pass(time.Second)
	r.keys("esc", "d", "up", "ctrl+u", "sometime", "enter")
	r.shows(`"sometime" is no date`)
	r.keys("ctrl+u", "2026-12-01", "enter")
	r.shows("is still to come")
}

// TestAnHourFromBeforeIsChanged and not doubled, and is refused once it moved
// on elsewhere.
func TestAnHourFromBeforeIsChanged(t *testing.T) {
	r := newRig(t)
	before := len(r.hours())
	r.keys("maya", "enter", "v", "down", "enter", "ctrl+u", "9n 21i 30o", "enter")
	if n := len(r.hours()); n != before {
		t.Errorf("%d hours, %d before", n, before)
	}
	s := r.hours()[1]
	if line := record.FormatLine(s); line != "9 near, 21 in, 30 out, 50 end" || !s.Redrawn {
		t.Errorf("%s, redrawn %v", line, s.Redrawn)
	}
	r.keys("enter", "ctrl+u", "5n")
	r.elsewhere(func(tx record.Tx) error {
		fresh, err := tx.Session(s.ID)
		if err != nil {
			return err
		}
		fresh.Line = "from elsewhere"
		return tx.PutSession(fresh)
	})
	r.keys("enter")
	r.says("changed elsewhere since")
	if r.hours()[1].Line != "from elsewhere" {
		t.Error("written over")
	}
	r.shows("5n")
}
