package ui_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"rapport/store/record"
	"rapport/ui"
	"rapport/ui/nav"
)

// marksOf are the kinds of the marks of a session, in order.
func marksOf(s *record.Session) []record.MarkKind {
	var kinds []record.MarkKind
	for _, m := range s.Marks {
		kinds = append(kinds, m.Kind)
	}
	return kinds
}

var plainMarks = map[string]record.MarkKind{
	"q": record.Quiet, "s": record.Laughed, "g": record.Grounding, "v": record.ALot, "f": record.FarAway, "w": record.Wobble, "r": record.Mended,
}

// TestWritesAreOrdered: commands have no order of their own (eight writes in
// one batch come in any), so what was pressed first is written first only
// because one write runs at a time.
func TestWritesAreOrdered(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := newRig(t)
		r.startLive()
		r.shuffle = func(n int) int { return rapid.IntRange(0, n-1).Draw(rt, "which") }
		letters := rapid.SliceOfN(rapid.SampledFrom([]string{"q", "s", "g", "v", "f", "w", "r"}), 1, 8).Draw(rt, "marks")
		var want []record.MarkKind
		r.hold()
		for _, letter := range letters {
			r.pass(10 * time.Second)
			r.keys(letter)
			want = append(want, plainMarks[letter])
			if writing := len(r.held); writing != 1 {
				rt.Fatalf("%d writes run at once", writing)
			}
			if rapid.Bool().Draw(rt, "written meanwhile") {
				r.release(1)
			}
		}
		r.free()
		if got := marksOf(r.hour()); !slices.Equal(got, want) {
			rt.Fatalf("pressed %v, written %v", want, got)
		}
	})
}

// TestNothingIsConfirmedBeforeItIsWritten: the mark shows at once, and the
// bottom line says so when it is on disk.
func TestNothingIsConfirmedBeforeItIsWritten(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.pass(3 * time.Minute)
	r.hold()
	r.keys("q")
	f := r.shows(". quiet")
	if f.rows[22] != "" {
		t.Fatalf("said before it is written: %q", f.rows[22])
	}
	if n := len(r.hour().Marks); n != 0 {
		t.Fatal("written already")
	}
	r.free()
	r.says("quiet, 3 min")
	if got := marksOf(r.hour()); !slices.Equal(got, []record.MarkKind{record.Quiet}) {
		t.Fatalf("on disk: %v", got)
	}
}

// TestTheConfirmationGoesWithTheNextKey and moves nothing else.
func TestTheConfirmationGoesWithTheNextKey(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter")
	before := r.frame(80, 24)
	r.keys("t")
	said := r.frame(80, 24)
	r.says("heard today: Miso")
	for y, row := range said.rows {
		if y != 22 && row != before.rows[y] && !strings.Contains(row, "Miso") {
			t.Errorf("row %d moved from %q to %q", y, before.rows[y], row)
		}
	}
	r.pass(time.Minute)
	r.says("heard today: Miso")
	r.keys("down")
	if row := r.frame(80, 24).rows[22]; row != before.rows[22] {
		t.Errorf("still says %q", row)
	}
}

// TestAFailedMarkIsKeptAndTriedAgain: a full disk loses nothing that was
// marked.
func TestAFailedMarkIsKeptAndTriedAgain(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.pass(2 * time.Minute)
	r.disk.fail = errFull
	r.keys("q")
	r.says("not written: there is no room left on the disk")
	r.shows(". quiet", "1 not written yet; tried again by itself")
	r.pass(40 * time.Second)
	r.shows(". quiet", "1 not written yet")
	if len(r.hour().Marks) > 0 {
		t.Fatal("written on a full disk")
	}
	r.disk.fail = nil
	r.pass(40 * time.Second)
	r.shows(". quiet")
	r.hides("not written yet")
	if got := marksOf(r.hour()); !slices.Equal(got, []record.MarkKind{record.Quiet}) {
		t.Fatalf("on disk: %v", got)
	}
	if at := r.hour().Marks[0].At; at/60 != 2 {
		t.Errorf("the mark was made at minute 2, and is written at second %d", at)
	}
}

// TestAFailedLineStaysOpen: what was typed on a card is in its line until it
// is on disk.
func TestAFailedLineStaysOpen(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "+", "band the Slits")
	r.disk.fail = errFull
	r.keys("enter")
	r.says("not written: there is no room")
	r.shows("add  band the Slits")
	r.disk.fail = nil
	r.keys("enter")
	r.says("added: the Slits")
	r.thing("maya", "the Slits")
	r.hides("add  band")
}

// departures are the ways to go that wait for what is being written.
var departures = map[string]tea.Msg{"quit": press("ctrl+c"), "lock": press("ctrl+l"), "suspend": press("ctrl+z"), "hang-up": ui.Hangup{}}

// TestQuitWaitsForTheSave: a save still running when the program ends would be
// lost, and the exit code would say nothing of it.
func TestQuitWaitsForTheSave(t *testing.T) {
	for name, leave := range departures {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			r.startLive()
			r.pass(time.Minute)
			r.hold()
			r.keys("q", "1")
			r.send(leave)
			if r.quit || r.suspended || !strings.Contains(r.frame(80, 24).String(), "Maya") {
				t.Fatal("gone before the marks are written")
			}
			r.free()
			if s := r.hour(); len(s.Marks) != 1 || len(s.Moves) != 1 {
				t.Fatalf("written: %v %v", s.Marks, s.Moves)
			}
			gone := map[string]bool{"quit": r.quit, "hang-up": r.quit, "suspend": r.suspended, "lock": true}[name]
			if !gone {
				t.Error("still here")
			}
			r.quit = false
			r.hides("Maya")
		})
	}
}

// TestQuitTriesWhatCouldNotBeWrittenOnceMore: a mark that waits for its next
// try does not go unwritten because somebody quits in between.
func TestQuitTriesWhatCouldNotBeWrittenOnceMore(t *testing.T) {
	for name, leave := range departures {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			r.startLive()
			r.pass(time.Minute)
			r.disk.fail = errFull
			r.keys("q")
			r.disk.fail = nil
			r.send(leave)
			if got := marksOf(r.hour()); !slices.Equal(got, []record.MarkKind{record.Quiet}) {
				t.Fatalf("on disk: %v", got)
			}
		})
	}
}

// TestAFullDiskDoesNotHoldAnybody: with a disk that stays full, quitting and
// locking still work.
func TestAFullDiskDoesNotHoldAnybody(t *testing.T) {
	for name, leave := range departures {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			r.startLive()
			r.disk.fail = errFull
			r.keys("q", "n", "half a no")
			r.send(leave)
			if (name == "quit" || name == "hang-up") && !r.quit {
				t.Error("still here")
			}
			r.quit = false
			r.hides("Maya", "half a no")
		})
	}
}

// TestAWriteThatComesAfterTheLockHoldsNobody: a key pressed just before the
// lock may ask for its write just after it.
func TestAWriteThatComesAfterTheLockHoldsNobody(t *testing.T) {
	r := newRig(t)
	r.keys("ctrl+l")
	r.send(nav.Write{Client: r.client("maya").ID, Label: "late", Do: func(record.Tx) error { return nil }})
	r.keys("ctrl+c")
	if !r.quit {
		t.Fatal("ctrl+c does not quit")
	}
}

// TestAnErrorOfAChangeIsASentence: what a change answers is said as it is.
func TestAnErrorOfAChangeIsASentence(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "ctrl+p", "code", "enter", "ctrl+u", "theo", "enter")
	r.says(errTaken.Error())
	if r.client("maya") == nil {
		t.Error("the code changed")
	}
}
