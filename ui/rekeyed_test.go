package ui_test

import (
	"slices"
	"testing"
	"time"

	"rapport/store/record"
	"rapport/ui"
)

// TestANewKeyKeepsTheMark: a mark that meets another key is kept, the passphrase
// is asked for, and then it is written.
func TestANewKeyKeepsTheMark(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.pass(time.Minute)
	r.disk.rekey()
	r.keys("q")
	r.shows("passphrase", "was given a new key", "is written once it opens")
	r.hides("Maya", "Miso")
	if s := r.hour(); len(s.Marks) != 0 {
		t.Fatalf("written under which key? %v", s.Marks)
	}
	r.keys("v") // meant for the hour
	r.hides("*")
	r.jump(time.Second)
	r.keys("esc", "nearly it", "enter")
	r.shows(errWrong.Error(), "was given a new key")
	r.keys(passphrase, "enter")
	r.shows("Maya", "quiet", "lighter")
	r.hides("passphrase")
	r.keys("v")
	if got := marksOf(r.hour()); !slices.Equal(got, []record.MarkKind{record.Quiet, record.ALot}) {
		t.Errorf("on disk: %v", got)
	}
	r.keys("u", "u")
	if s := r.hour(); len(s.Marks) != 0 {
		t.Errorf("what was done before the new key cannot be undone: %v", s.Marks)
	}
}

// TestANewKeyIsNoticedWithoutAWrite, within a second, and what is half typed
// there is there again.
func TestANewKeyIsNoticedWithoutAWrite(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "+", "pet Mi")
	r.disk.rekey()
	r.pass(time.Second)
	r.shows("passphrase", "was given a new key")
	r.pass(3 * time.Second)
	r.keys(passphrase, "enter")
	r.shows("what she loves", "pet Mi")
	r.keys("ngo, a beagle", "enter")
	r.shows("Mingo")
}

// TestANewKeyInTheDark: nothing opens by itself there, marks are kept, and
// showing asks.
func TestANewKeyInTheDark(t *testing.T) {
	for name, idle := range map[string]time.Duration{"by hand": 0, "with a hand": 6 * time.Minute} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			r.startLive()
			r.pass(time.Minute)
			if idle == 0 {
				r.keys("b")
			}
			r.pass(idle)
			r.disk.rekey()
			r.pass(3 * time.Second)
			r.keys("q", "v")
			r.onlyTheClock()
			if s := r.hour(); len(s.Marks) != 0 {
				t.Fatalf("written under which key? %v", s.Marks)
			}
			r.keys("b")
			r.shows("passphrase")
			r.jump(time.Second)
			r.keys("esc")
			r.onlyTheClock()
			r.keys("f", "b")
			r.jump(time.Second)
			r.keys(passphrase, "enter")
			r.shows("Maya", "lighter")
			if got := marksOf(r.hour()); !slices.Equal(got, []record.MarkKind{record.Quiet, record.ALot, record.FarAway}) {
				t.Errorf("on disk: %v", got)
			}
		})
	}
}

// TestANewKeyOutlastsALock: what waited for the passphrase is written after it
// was given at the lock, too, and the lock holds no record meanwhile.
func TestANewKeyOutlastsALock(t *testing.T) {
	for name, lock := range map[string]func(*rig){
		"by hand": func(r *rig) { r.jump(time.Second); r.keys("ctrl+l") },
		"idle":    func(r *rig) { r.pass(6 * time.Minute) },
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			r.startLive()
			r.pass(time.Minute)
			r.disk.rekey()
			r.keys("q")
			lock(r)
			if !r.root().Locked() {
				t.Fatal("not locked")
			}
			r.shows("passphrase")
			if left := wordsIn(r.model, clientsWords); len(left) > 0 && name == "idle" {
				t.Errorf("still in memory: %v", left)
			}
			r.jump(time.Second)
			r.keys(passphrase, "enter")
			r.shows("Maya")
			if got := marksOf(r.hour()); !slices.Equal(got, []record.MarkKind{record.Quiet}) {
				t.Errorf("on disk: %v", got)
			}
		})
	}
}

// TestLeavingWithANewKey: with something to write it asks first, and lets go when
// asked again; a terminal that is gone can be asked nothing.
func TestLeavingWithANewKey(t *testing.T) {
	half := func() *rig {
		r := newRig(t)
		r.keys("maya", "enter", "+", "pet Mi")
		r.disk.rekey()
		return r
	}
	r := half()
	r.keys("ctrl+c")
	r.shows("passphrase", "is written once it opens")
	if r.quit {
		t.Fatal("it has quit")
	}
	r.jump(time.Second)
	r.keys(passphrase, "enter")
	r.shows("pet Mi")
	if got := r.disk.desk.Drafts; len(got) != 1 || got[0].Text != "pet Mi" {
		t.Errorf("on disk: %v", got)
	}
	r = half()
	r.keys("ctrl+c")
	r.jump(time.Second)
	r.keys("ctrl+c")
	if !r.quit {
		t.Error("it cannot be left")
	}
	r = half()
	r.send(ui.Hangup{})
	if !r.quit {
		t.Error("it goes on without a terminal")
	}
}

// TestAKeyThatChangesTwice is asked for twice.
func TestAKeyThatChangesTwice(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.pass(time.Minute)
	r.disk.rekey()
	r.keys("q")
	r.jump(time.Second)
	r.hold()
	r.keys(passphrase, "enter")
	r.release(1) // opened
	r.disk.rekey()
	r.free()
	r.shows("passphrase")
	r.jump(time.Second)
	r.keys(passphrase, "enter")
	r.shows("Maya", "lighter")
	if got := marksOf(r.hour()); !slices.Equal(got, []record.MarkKind{record.Quiet}) {
		t.Errorf("on disk: %v", got)
	}
}
