package ui_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"rapport/store/record"
	"rapport/ui"
	"rapport/ui/nav"
)

// changed makes a change as a key would.
func (r *rig) changed() {
	r.t.Helper()
	r.send(nav.Write{Client: r.client("maya").ID, Label: "heard", Do: func(tx record.Tx) error {
		return record.ChangeCard(tx, r.client("maya").ID, func(c *record.Card) error {
			c.Pace = append(c.Pace, "slowly")
			return nil
		})
	}})
}

func (r *rig) unlock() {
	r.t.Helper()
	r.jump(time.Second)
	r.keys(passphrase, "enter")
	r.shows("around now")
}

// TestLeavingMakesABackup: whichever way one leaves, and before the key goes.
func TestLeavingMakesABackup(t *testing.T) {
	for name, leave := range map[string]func(*rig){
		"lock": func(r *rig) { r.keys("ctrl+l") }, "quit": func(r *rig) { r.keys("ctrl+c") },
		"suspend": func(r *rig) { r.keys("ctrl+z") }, "hang-up": func(r *rig) { r.send(ui.Hangup{}) },
		"idle": func(r *rig) { r.pass(6 * time.Minute) },
	} {
		r := newRig(t)
		r.changed()
		leave(r)
		if r.disk.backups != 1 || r.disk.backedUp != r.disk.rev || !r.vault.locked || r.root().Unbacked() != "" {
			t.Errorf("%s: %d backups, locked %v, %q", name, r.disk.backups, r.vault.locked, r.root().Unbacked())
		}
	}
}

// TestABackupThatCannotBeMadeIsSaid on the door, once more when it is opened,
// and until one is made; and keeps nothing from being locked or ended.
func TestABackupThatCannotBeMadeIsSaid(t *testing.T) {
	r := newRig(t)
	r.disk.failBackup = errFull
	r.changed()
	r.keys("ctrl+l")
	r.shows("passphrase", "no backup was made: "+errFull.Error())
	if !r.vault.locked {
		t.Error("the key is still there")
	}
	r.unlock()
	r.shows("no backup was made: " + errFull.Error())
	r.keys("down")
	r.hides("no backup was made")
	r.keys("ctrl+l")
	r.shows("no backup was made")
	r.disk.failBackup = nil
	r.unlock()
	r.keys("ctrl+l")
	r.hides("no backup was made")
	r.unlock()
	r.hides("no backup was made")

	r.disk.failBackup = errFull
	r.keys("ctrl+c")
	if !r.quit || r.root().Unbacked() != "no backup was made: "+errFull.Error() {
		t.Errorf("quit %v, said %q", r.quit, r.root().Unbacked())
	}
}

// TestABackupIsAskedFor from *everything*.
func TestABackupIsAskedFor(t *testing.T) {
	r := newRig(t)
	ask := func() { r.keys("ctrl+p", "backup", "enter") }
	ask()
	r.shows("a backup is made")
	ask()
	r.shows("nothing has changed since the backup")
	r.disk.failBackup = errors.New("the stick is gone")
	ask()
	r.shows("no backup was made: the stick is gone")
	r.disk.failBackup = nil
	r.changed()
	r.hold()
	ask()
	r.keys("ctrl+l")
	if r.root().Locked() {
		t.Fatal("locked before the backup was made")
	}
	r.free()
	if !r.root().Locked() || r.disk.backups != 2 {
		t.Errorf("locked %v, %d backups", r.root().Locked(), r.disk.backups)
	}
}

// TestTheDarkMakesABackup: when nothing but the key of one hour is left, the
// rest is backed up first; with that key alone there is nothing to back up.
func TestTheDarkMakesABackup(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.keys("3")
	r.disk.failBackup = errFull
	r.pass(6 * time.Minute)
	r.onlyTheClock()
	if !r.vault.locked {
		t.Fatal("the key of everything is still there")
	}
	r.keys("q")
	r.disk.failBackup = nil
	r.keys("ctrl+l")
	r.jump(time.Second)
	r.keys(passphrase, "enter")
	if !slices.Contains(r.said, "no backup was made: "+errFull.Error()) {
		t.Errorf("it was never said: %q", r.said)
	}
	if r.disk.backups != 0 {
		t.Errorf("%d backups with the key of one hour", r.disk.backups)
	}
}

// TestAnEraseSaysWhatItReached.
func TestAnEraseSaysWhatItReached(t *testing.T) {
	r := newRig(t)
	r.disk.reached = "2 backups written anew without them"
	r.keys("maya", "enter", "ctrl+p", "erase", "enter", "Maya", "enter")
	r.shows("erased; 2 backups written anew without them")
}

// TestSettingsSayWhereBackupsAre, and that the vault lies in a synced folder.
func TestSettingsSayWhereBackupsAre(t *testing.T) {
	r := newRig(t, func(d *ui.Deps) { d.Place = nav.Place{Backups: "/x/vault.db.backups", Shared: "Dropbox"} })
	r.send(nav.Go{To: nav.Settings{}})
	for range 20 {
		r.keys("down")
	}
	r.shows("backups", "5 last, 7 days, 4 weeks", "Sealed copies in /x/vault.db.backups", "The vault lies in Dropbox")
	if !r.frame(40, 12).has("folder of this machine") {
		t.Errorf("in a small window:\n%s", r.frame(40, 12))
	}
	r.keys("enter")
	r.shows("make a backup now; rapport restore")
}
