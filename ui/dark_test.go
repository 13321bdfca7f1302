package ui_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rapport/store/record"
)

// onlyTheClock checks that nothing is seen but the time, and whose window it is.
func (r *rig) onlyTheClock() {
	r.t.Helper()
	f := r.frame(80, 24)
	if got := strings.Join(strings.Fields(f.String()), " "); got != r.clock.now.Format("15:04")+" rapport" {
		r.t.Fatalf("the dark shows %q", got)
	}
	if f.cursor != nil {
		r.t.Error("the dark has a cursor")
	}
}

// TestDarkHidesEverythingAndMarksGoOn: b and ctrl+o hide the hour; the same
// keys as before mark it.
func TestDarkHidesEverythingAndMarksGoOn(t *testing.T) {
	for _, key := range []string{"b", "ctrl+o"} {
		r := newRig(t)
		r.startLive()
		r.keys(key)
		r.onlyTheClock()
		r.pass(2 * time.Minute)
		r.keys("3", "c", "q", "space", "d", "n", "tab", "a", "?", "/", "ctrl+p", "v")
		r.onlyTheClock()
		s := r.hour()
		if len(s.Moves) != 1 || s.Moves[0].Place != record.In || s.Moves[0].Led != record.ByClient {
			t.Errorf("%s: moves %v", key, s.Moves)
		}
		want := []record.MarkKind{record.Quiet, record.LitUp, record.Door, record.Note, record.ALot}
		if got := marksOf(s); !slices.Equal(got, want) {
			t.Errorf("%s: marks %v, not %v", key, got, want)
		}
		r.keys("u", key)
		r.shows("Maya", "in, since 2 · Maya led")
		if got := marksOf(r.hour()); !slices.Equal(got, want[:4]) {
			t.Errorf("%s: after undo in the dark %v", key, got)
		}
	}
}

// TestDarkOnAnyScreen: nothing that is typed in the dark reaches a card.
func TestDarkOnAnyScreen(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "+", "pet Mi", "ctrl+o")
	r.onlyTheClock()
	writes := r.disk.tries
	r.keys("x", "g", "enter", "e", "e")
	r.paste("and this")
	r.onlyTheClock()
	if r.disk.tries != writes {
		t.Error("a key in the dark wrote something")
	}
	r.keys("ctrl+o")
	r.shows("add  pet Mi")
}

// TestAPhoneRingsHalfWayThroughALine: two keys, and the line is as it was.
// What is pressed in between marks.
func TestAPhoneRingsHalfWayThroughALine(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.pass(time.Minute)
	r.keys("n", "she said that", "ctrl+o")
	r.onlyTheClock()
	r.keys("3", "q")
	r.onlyTheClock()
	if s := r.hour(); len(s.Moves) != 1 || !slices.Equal(marksOf(s), []record.MarkKind{record.Note, record.Quiet}) {
		t.Errorf("in the dark: %v %v", s.Moves, s.Marks)
	}
	r.keys("ctrl+o")
	r.shows("a note  she said that")
	r.keys(" it rained", "enter")
	if words := r.hour().Marks[0].Words; words != "she said that it rained" {
		t.Errorf("the note says %q", words)
	}
}

// TestTheQuestionOfAnAwayScreenWaitsInTheDark: after a closed lid the question
// is not answered by a mark that is made in the dark.
func TestTheQuestionOfAnAwayScreenWaitsInTheDark(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.keys("b")
	r.pass(time.Minute)
	r.jump(4 * time.Minute)
	r.tick()
	r.keys("3", "4")
	s := r.hour()
	if s.Ended || s.PlaceAt(s.Last().At) != record.Deep {
		t.Fatalf("ended %v, at %v", s.Ended, s.Moves)
	}
}

// idleInTheHour is an hour that nobody has touched a key in for six minutes.
func idleInTheHour(t *testing.T) *rig {
	t.Helper()
	r := newRig(t)
	r.startLive()
	r.pass(time.Minute)
	r.keys("1")
	r.pass(6 * time.Minute)
	return r
}

// clientsWords are words of the caseload that are nowhere else.
var clientsWords = []string{"Maya", "MY-uh", "Miso", "Biscuit", "pineapple", "Inês", "she may move", "orange tabby", "can't whistle", "Theo", "sourdough", "allotment"}

// TestIdleInAnHourGoesDarkAndKeepsOneHand: what stays in memory can read and
// write the session that is open, and nothing else.
func TestIdleInAnHourGoesDarkAndKeepsOneHand(t *testing.T) {
	r := idleInTheHour(t)
	r.onlyTheClock()
	if !r.vault.locked {
		t.Error("the vault is open still")
	}
	if left := wordsIn(r.model, clientsWords); len(left) > 0 {
		t.Errorf("still in memory: %v", left)
	}
	r.keys("3", "q", "v")
	r.onlyTheClock()
	s := r.hour()
	if len(s.Moves) != 2 || !slices.Equal(marksOf(s), []record.MarkKind{record.Quiet, record.ALot}) {
		t.Errorf("through the hand: %v %v", s.Moves, s.Marks)
	}
	if left := wordsIn(r.model, clientsWords); len(left) > 0 {
		t.Errorf("back in memory after a mark: %v", left)
	}
}

// TestShowingAfterIdleAsksForThePassphrase; esc goes back to the dark, and a
// wrong one is said.
func TestShowingAfterIdleAsksForThePassphrase(t *testing.T) {
	r := idleInTheHour(t)
	r.keys("b")
	r.shows("passphrase", "enter open")
	r.hides("Maya")
	r.keys("esc")
	r.onlyTheClock()
	r.keys("q", "b", "something else", "enter")
	r.shows(errWrong.Error())
	r.hides("Maya")
	r.keys(passphrase, "enter")
	f := r.shows("Maya", "near, since 1", "lighter")
	if f.has("passphrase") || f.has("away from") {
		t.Errorf("still at the door:\n%s", f)
	}
	r.pass(time.Second)
	r.keys("2")
	if s := r.hour(); len(s.Moves) != 2 || len(s.Marks) != 1 {
		t.Errorf("afterwards: %v %v", s.Moves, s.Marks)
	}
	r.keys("esc")
	r.shows("find")
}

// TestAPassphraseCanBePastedAtTheDoor of an hour in the dark, as at any other.
func TestAPassphraseCanBePastedAtTheDoor(t *testing.T) {
	r := idleInTheHour(t)
	r.keys("b")
	r.paste(passphrase)
	r.keys("enter")
	r.shows("near, since 1")
}

// TestTheDoorOfAnHourLocksToo: ctrl+l there locks the rest as well.
func TestTheDoorOfAnHourLocksToo(t *testing.T) {
	r := idleInTheHour(t)
	r.keys("b", "ctrl+l", "esc")
	r.shows("passphrase")
	r.keys("3")
	if s := r.hour(); len(s.Moves) != 1 {
		t.Error("a key at the locked door marked")
	}
}

// TestMarksOnTheirWayOutliveTheDoor: a mark made in the dark is written even
// if the vault is opened while it is on its way.
func TestMarksOnTheirWayOutliveTheDoor(t *testing.T) {
	r := idleInTheHour(t)
	r.hold()
	r.keys("q", "v", "b", passphrase, "enter")
	for len(r.held) > 0 { // the newest first, as a slow disk may have it
		slices.Reverse(r.held)
		r.release(1)
	}
	r.free()
	if got := marksOf(r.hour()); !slices.Equal(got, []record.MarkKind{record.Quiet, record.ALot}) {
		t.Errorf("on disk: %v", got)
	}
	r.shows("Maya", "lighter")
}

// TestMarksThatWaitOutliveTheDoor: nor is one lost that could not be written
// in the dark.
func TestMarksThatWaitOutliveTheDoor(t *testing.T) {
	r := idleInTheHour(t)
	r.disk.fail = errFull
	r.keys("q")
	r.disk.fail = nil
	r.keys("b", passphrase, "enter")
	r.pass(10 * time.Second)
	if got := marksOf(r.hour()); !slices.Equal(got, []record.MarkKind{record.Quiet}) {
		t.Errorf("on disk: %v", got)
	}
}

// TestMarksWhileTheHandIsMade: none is lost between the vault and the hand.
func TestMarksWhileTheHandIsMade(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.hold()
	r.pass(6 * time.Minute)
	r.keys("q", "v", "f")
	r.free()
	r.pass(10 * time.Second)
	if got := marksOf(r.hour()); !slices.Equal(got, []record.MarkKind{record.Quiet, record.ALot, record.FarAway}) {
		t.Errorf("on disk: %v", got)
	}
	r.onlyTheClock()
}

// TestALockWhileTheHandIsMadeIsALock: the hand that comes too late is let go.
func TestALockWhileTheHandIsMadeIsALock(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.hold()
	r.pass(6 * time.Minute)
	r.keys("ctrl+l")
	r.free()
	r.shows("passphrase")
	r.pass(time.Minute)
	r.keys("3", "q")
	if s := r.hour(); len(s.Moves)+len(s.Marks) > 0 {
		t.Error("a key at the lock marked")
	}
	if left := wordsIn(r.model, clientsWords); len(left) > 0 {
		t.Errorf("still in memory: %v", left)
	}
}

// TestAFullDiskInTheDarkIsNoLoop: a half-typed line that cannot be sealed does
// not keep the vault open.
func TestAFullDiskInTheDarkIsNoLoop(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.keys("n", "half a line")
	r.disk.fail = errFull
	r.pass(6 * time.Minute)
	r.onlyTheClock()
	if left := wordsIn(r.model, clientsWords); len(left) > 0 {
		t.Errorf("still in memory: %v", left)
	}
}

// TestTheHourEndedInTheDarkLocks: there is nothing left that the hand is for.
func TestTheHourEndedInTheDarkLocks(t *testing.T) {
	r := idleInTheHour(t)
	r.keys("e", "e")
	if s := r.disk.caseload().OpenSession(); s != nil {
		t.Fatal("still open")
	}
	r.shows("passphrase")
	r.jump(time.Second)
	r.keys(passphrase, "enter")
	r.shows("find")
}

// TestAQuarterOfAnHourAfterTheEndItLocks like any other screen.
func TestAQuarterOfAnHourAfterTheEndItLocks(t *testing.T) {
	r := idleInTheHour(t)
	r.pass(57 * time.Minute) // minute 64 of 50
	r.onlyTheClock()
	r.keys("q")
	r.pass(2 * time.Minute)
	r.onlyTheClock() // a key was pressed two minutes ago
	r.pass(6 * time.Minute)
	r.shows("passphrase")
	if got := marksOf(r.hour()); !slices.Equal(got, []record.MarkKind{record.Quiet}) {
		t.Errorf("on disk: %v", got)
	}
}

// TestMarksInTheDarkAreKeys: somebody who marks is there, and is not asked for
// the passphrase.
func TestMarksInTheDarkAreKeys(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.keys("b")
	for range 5 {
		r.pass(3 * time.Minute)
		r.keys("q")
	}
	r.keys("b")
	r.shows("Maya", ". quiet")
}
