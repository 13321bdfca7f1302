package ui_test

import (
	"errors"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui"
)

// TestLockDropsEverything: whatever is on screen, after the lock no client's
// word is left in the model, in the view or in what was typed.
func TestLockDropsEverything(t *testing.T) {
	for _, s := range scenes {
		t.Run(s.name, func(t *testing.T) {
			r := s.make(t)
			words := append([]string{"blue kettle", passphrase, "not this one", "the Slits", "pet Mi"}, clientsWords...)
			r.keys("ctrl+l")
			r.hides(words...)
			if r.root().Locked() {
				if left := wordsIn(r.model, append(words, recoveryCode)); len(left) > 0 && s.name[:4] != "firs" {
					t.Errorf("still in memory: %v", left)
				}
			} else {
				t.Error("not locked")
			}
		})
	}
}

// TestUnlockingGoesHome, and to the hour that is open if there is one.
func TestUnlockingGoesHome(t *testing.T) {
	r := newRig(t, locked)
	r.jump(time.Second)
	r.keys(passphrase, "enter")
	r.shows("around now, on Thursdays")
	r.keys("tab", "s")
	r.pass(time.Second)
	r.keys("ctrl+l")
	r.pass(30 * time.Second)
	r.keys(passphrase, "enter")
	r.shows("Maya", "min · ", "e e end")
}

// TestAWrongPassphraseIsSaid, and goes with the next letter.
func TestAWrongPassphraseIsSaid(t *testing.T) {
	r := newRig(t, locked)
	r.jump(time.Second)
	r.keys("nearly it", "enter")
	r.shows(errWrong.Error())
	r.keys("f")
	r.hides(errWrong.Error())
	r.keys("our words of mine", "enter")
	r.shows("around now")
}

// broken is a vault that opens and cannot be read.
type broken struct{ *memory }

var errDamaged = errors.New("the vault is damaged; rapport check says where")

func (broken) Caseload() (*record.Caseload, error) { return nil, errDamaged }

type brokenOpener struct{ opener }

func (o brokenOpener) Unlock([]byte) (ui.Vault, error) { return broken{&memory{disk: o.disk}}, nil }

// TestAVaultThatCannotBeReadSaysSo at the door, and the door is open for
// another try.
func TestAVaultThatCannotBeReadSaysSo(t *testing.T) {
	r := newRig(t, locked, func(d *ui.Deps) { d.Opener = brokenOpener{d.Opener.(opener)} })
	r.jump(time.Second)
	r.keys(passphrase, "enter")
	r.shows(errDamaged.Error(), "passphrase")
	r.jump(time.Second)
	r.keys("x")
	r.shows("passphrase  *")
}

// TestWhileItOpensNothingIsTyped: letters pressed while the key is derived go
// nowhere.
func TestWhileItOpensNothingIsTyped(t *testing.T) {
	r := newRig(t, locked)
	r.jump(time.Second)
	r.hold()
	r.keys(passphrase, "enter")
	r.shows("opening")
	r.keys("abc", "enter")
	r.free()
	r.shows("around now")
	r.hides("find   abc")
}

// TestIdleLocksByTheWallClock: the monotonic clock stops while a laptop
// sleeps, so times are compared without it.
func TestIdleLocksByTheWallClock(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter")
	r.pass(4*time.Minute + 50*time.Second)
	r.shows("what she loves")
	r.pass(20 * time.Second)
	r.shows("passphrase")
}

// TestALidThatWasClosedLocks whatever comes first when it opens: the tick, a
// key, a paste, the focus. A key is not taken by what stood there before.
func TestALidThatWasClosedLocks(t *testing.T) {
	firsts := map[string]tea.Msg{
		"tick": ui.Second(), "key": press("x"), "paste": tea.PasteMsg{Content: "x"}, "focus": tea.FocusMsg{}, "resume": tea.ResumeMsg{},
	}
	for name, msg := range firsts {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			r.keys("maya", "enter")
			r.jump(6 * time.Minute)
			r.send(msg)
			r.shows("passphrase")
			if standing := r.thing("maya", "Miso").Standing; standing != record.Open {
				t.Errorf("the key made Miso %v", standing)
			}
		})
	}
}

// TestAClockSetBackDoesNotLock, and begins to count again.
func TestAClockSetBackDoesNotLock(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter")
	r.jump(-24 * time.Hour)
	r.tick()
	r.shows("what she loves")
	r.pass(4 * time.Minute)
	r.shows("what she loves")
	r.pass(2 * time.Minute)
	r.shows("passphrase")
}

// TestTheTimeIsASetting.
func TestTheTimeIsASetting(t *testing.T) {
	r := newRig(t, settings(patiently))
	r.pass(59 * time.Minute)
	r.shows("around now")
	r.pass(2 * time.Minute)
	r.shows("passphrase")
}

// TestKeysMeantForWhatStoodThereGoNowhere: a lock that came by itself under
// someone's fingers does not take their letters for a passphrase.
func TestKeysMeantForWhatStoodThereGoNowhere(t *testing.T) {
	r := newRig(t)
	r.pass(5 * time.Minute)
	r.keys("ab")
	r.hides("*")
	r.jump(time.Second)
	r.keys("ab")
	r.shows("passphrase  **")
}

// TestSuspendLocksFirst: what the shell gets to see is a locked screen.
func TestSuspendLocksFirst(t *testing.T) {
	for _, s := range scenes {
		r := s.make(t)
		r.keys("ctrl+z")
		if !r.suspended {
			t.Errorf("%s: ctrl+z does not suspend", s.name)
		}
		if !r.root().Locked() {
			t.Errorf("%s: suspended without a lock", s.name)
		}
		r.send(tea.ResumeMsg{})
		r.hides(clientsWords...)
	}
}

// TestQuitWorksEverywhere, and so does a terminal that goes away.
func TestQuitWorksEverywhere(t *testing.T) {
	t.Parallel()
	for _, s := range scenes {
		for name, msg := range map[string]tea.Msg{"ctrl+c": press("ctrl+c"), "hang-up": ui.Hangup{}} {
			r := s.make(t)
			r.send(msg)
			if !r.quit {
				t.Errorf("%s: %s does not quit", s.name, name)
			}
			r.hides(clientsWords...)
		}
	}
}

// trusting opens the vault whatever is typed, as the demo does.
type trusting struct{ opener }

func (o trusting) Unlock([]byte) (ui.Vault, error) { return &memory{disk: o.disk}, nil }

// TestAnInventedCaseloadOpensAgain: it has no passphrase to be asked for, so
// enter is enough.
func TestAnInventedCaseloadOpensAgain(t *testing.T) {
	r := newRig(t, func(d *ui.Deps) { d.Demo, d.Opener = true, trusting{d.Opener.(opener)} })
	r.keys("ctrl+l")
	r.shows("The invented caseload is put away")
	r.hides(clientsWords...)
	r.jump(time.Second)
	r.keys("enter")
	r.shows("around now")
}

// TestFirstRun makes a vault, asks a word of the code back, and goes in.
func TestFirstRun(t *testing.T) {
	r := newRigOn(t, newDisk(nil, nil), first)
	r.jump(time.Second)
	r.keys("enter")
	r.shows("clock times  kept", "timeline     kept", "rather not keep them")
	r.keys("2", "enter", "short", "enter")
	r.shows("That is 5 characters; 8 is the least")
	r.keys("ctrl+u", passphrase, "enter", "four words of mime", "enter")
	r.shows("The two were not the same")
	r.keys(passphrase, "enter", passphrase, "enter")
	r.shows("1 acorn", "12 larch")
	r.keys("enter", "oak", "enter")
	r.shows("That is another word")
	r.keys("esc")
	r.shows("1 acorn")
	r.keys("enter", "enter")
	r.shows("That is another word")
	asked := recoveryWord(t, r)
	if !r.root().Unentered() {
		t.Error("a vault whose code was not asked back is not told of")
	}
	r.keys("ctrl+u", asked, "enter")
	r.shows("Nobody here yet")
	if r.root().Unentered() {
		t.Error("it is still told of")
	}
	if left := wordsIn(r.model, []string{asked, passphrase}); len(left) > 0 {
		t.Errorf("still in memory: %v", left)
	}
}

// TestFirstRunOnAFullDisk says why there is no vault, and takes another try.
func TestFirstRunOnAFullDisk(t *testing.T) {
	d := newDisk(nil, nil)
	d.fail = errFull
	r := newRigOn(t, d, first)
	r.jump(time.Second)
	r.keys("enter", "enter", passphrase, "enter", passphrase, "enter")
	r.shows(errFull.Error(), "Choose a passphrase")
	d.fail = nil
	r.keys(passphrase, "enter", passphrase, "enter")
	r.shows("1 acorn")
}
