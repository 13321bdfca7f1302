package ui_test

import (
	"testing"
	"time"
)

// wrongly types wrong passphrases, waiting each time until one is taken.
func (r *rig) wrongly(times int) {
	r.t.Helper()
	for range times {
		r.keys("not this one", "enter")
		r.jump(time.Minute)
		r.tick()
	}
}

// TestTheNextTryIsWaitedFor after each wrong passphrase: not at all, not at all,
// a second, two, four, and never more than half a minute.
func TestTheNextTryIsWaitedFor(t *testing.T) {
	r := newRig(t, locked)
	r.jump(time.Second)
	for i, want := range []int{0, 0, 1, 2, 4, 8, 16, 30, 30, 30} {
		pause := time.Duration(want) * time.Second
		r.keys("not this one", "enter")
		if pause > 0 {
			r.jump(pause - 200*time.Millisecond)
			r.keys("x") // a finger takes 120 ms
			r.paste("x")
			r.hides("passphrase  *")
		}
		r.keys("x")
		r.shows("passphrase  *")
		r.keys("ctrl+u")
		if i > 8 {
			break
		}
	}
	r.keys(passphrase, "enter")
	r.shows("around now")
	r.keys("ctrl+l")
	r.jump(time.Second)
	r.keys("not this one", "enter", "x")
	r.shows("passphrase  *") // it begins again
}

// TestThePauseIsSaid calmly, and what was typed before it is there after it.
func TestThePauseIsSaid(t *testing.T) {
	r := newRig(t, locked)
	r.jump(time.Second)
	r.wrongly(3)
	r.keys("not this one", "enter")
	r.shows(errWrong.Error(), "2 more seconds, then type it again")
	r.jump(time.Second)
	r.tick()
	r.shows("one more second, then type it again")
	r.jump(time.Second)
	r.tick()
	r.hides("more second")
	r.keys(passphrase, "enter")
	r.shows("around now")
}

// TestThePauseIsTheWallClocks: a lid that was closed has waited; a clock that
// was set back does not make it longer than it is.
func TestThePauseIsTheWallClocks(t *testing.T) {
	r := newRig(t, locked)
	r.jump(time.Second)
	r.wrongly(8)
	r.keys("not this one", "enter")
	r.jump(-24 * time.Hour)
	r.tick()
	r.shows("30 more seconds")
	r.jump(24*time.Hour + 30*time.Second)
	r.keys(passphrase, "enter")
	r.shows("around now")
}

// TestThePauseStandsAtEveryDoor: neither esc at the door of an hour in the dark,
// nor a lock, ends it; and marks go on.
func TestThePauseStandsAtEveryDoor(t *testing.T) {
	r := idleInTheHour(t)
	r.keys("b")
	r.wrongly(7)
	r.keys("not this one", "enter")
	r.shows("30 more seconds")
	r.keys("esc")
	r.onlyTheClock()
	r.keys("q")
	if s := r.hour(); len(s.Marks) != 1 {
		t.Errorf("marks during the pause: %v", s.Marks)
	}
	r.keys("b", "x")
	r.shows("30 more seconds")
	r.hides("passphrase  *")
	r.keys("ctrl+l")
	r.jump(time.Second)
	r.tick()
	r.shows("29 more seconds")
	r.keys("x")
	r.hides("passphrase  *")
	r.jump(29 * time.Second)
	r.keys(passphrase, "enter")
	r.shows("Maya")
}
