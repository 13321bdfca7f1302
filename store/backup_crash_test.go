package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"rapport/store/record"
)

func init() {
	// Changes, backs up, restores and erases for ever, and says each number that
	// is kept in a backup.
	children["back up for ever"] = func(args []string) error {
		v, err := Unlock(args[0], []byte(passphrase), cheap)
		if err != nil {
			return err
		}
		ticking(v)
		for n := 0; ; n++ {
			if err := backUpOnce(v, n); err != nil {
				return err
			}
			fmt.Println(n)
		}
	}
	// Ends, without any tidying up, when the clock is looked at for the nth time:
	// that is at each step of a backup, of restoring and of erasing.
	children["stop by the clock"] = func(args []string) error {
		v, err := Unlock(args[0], []byte(passphrase), cheap)
		if err != nil {
			return err
		}
		left, err := strconv.Atoi(args[1])
		if err != nil {
			return err
		}
		now := time.Now()
		v.opt.Now = func() time.Time {
			if left--; left < 0 {
				os.Exit(9)
			}
			now = now.Add(time.Minute)
			return now
		}
		return backUpOnce(v, 0)
	}
	children["back up often"] = func(args []string) error {
		v, err := Unlock(args[0], []byte(passphrase), cheap)
		if err != nil {
			return err
		}
		for n := range 8 {
			if err := v.Update(func(tx record.Tx) error { return tx.PutCard(card(args[1]+strconv.Itoa(n), "Somebody")) }); err != nil {
				return err
			}
			if _, _, err := v.Backup(); err != nil {
				return err
			}
		}
		return nil
	}
}

// backUpOnce keeps a number, backs it up, erases somebody and puts the number
// back.
func backUpOnce(v *Vault, n int) error {
	all, err := v.Caseload()
	if err != nil {
		return err
	}
	keeper := all.ByCode("keeper").ID
	passing := card("passing", "Passing")
	err = v.Update(func(tx record.Tx) error {
		return errors.Join(writeOne(tx, keeper, n), tx.PutCard(passing))
	})
	if err != nil {
		return err
	}
	b, _, err := v.Backup()
	if err != nil {
		return err
	}
	if _, err := v.EraseEverywhere(passing.ID); err != nil {
		return err
	}
	backup, err := OpenBackup(b.File, cheap)
	if err != nil {
		return err
	}
	defer backup.Close()
	if err := backup.UnlockLike(v); err != nil {
		return err
	}
	d, err := v.Compare(backup)
	if err == nil {
		_, err = v.Restore(backup, d)
	}
	return err
}

// soundAfter checks what a program that ended anywhere has left: a vault that
// opens, backups of which every one opens, and the erased in none of them once
// the next was made.
func soundAfter(t *testing.T, path string, least int) {
	t.Helper()
	v, err := Unlock(path, []byte(passphrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	all := caseload(t, v)
	if got := len(all.ByCode("keeper").Pace); got < least {
		t.Fatalf("%d was said to be kept, and there are %d", least, got)
	}
	if passing := all.ByCode("passing"); passing != nil { // it ended before the erase
		if err := v.Erase(passing.ID); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := v.Backup(); err != nil {
		t.Fatal(err)
	}
	r := checked(t, path)
	if !r.OK() || len(r.Problems) > 0 {
		t.Fatalf("found %+v", r)
	}
	for _, b := range r.Backups {
		backup := openedBackup(t, b.File, passphrase)
		if caseload(t, backup).ByCode("passing") != nil {
			t.Fatalf("%s still holds who was erased", filepath.Base(b.File))
		}
		_ = backup.Close() // there will be thousands
	}
	for _, name := range files(t, BackupFolder(path)) {
		if strings.HasSuffix(name, ".new") {
			t.Fatalf("%s is still there", name)
		}
	}
}

// Killed at any moment of backing up, erasing and restoring.
func TestKilledWhileBackingUp(t *testing.T) {
	var v *Vault
	var path string
	kept, before := 0, 0
	rounds := sweep(6, 100, 2000)
	for round := range rounds {
		if round%40 == 0 { // a vault grows with every round
			v, path = newVaultIn(t, quickDir(t))
			put(t, v, card("keeper", "Keeper"))
			before, kept = before+kept, 0
		}
		kept += killed(t, "back up for ever", path) + 1
		soundAfter(t, path, kept)
		kept = len(caseload(t, v).ByCode("keeper").Pace)
	}
	t.Logf("killed while backing up: %d rounds, %d kept, 0 lost", rounds, before+kept)
}

// Ended at each look at the clock, of which there is one in each step.
func TestStoppedAtEachStepOfABackup(t *testing.T) {
	for n := 0; ; n++ {
		v, path := newVault(t)
		put(t, v, card("keeper", "Keeper"))
		err := childCommand("stop by the clock", path, strconv.Itoa(n)).Run()
		soundAfter(t, path, 0)
		if err == nil {
			if n < 4 {
				t.Fatalf("it looks at the clock only %d times", n)
			}
			t.Logf("%d steps", n)
			return
		}
	}
}

// Two programs back up one vault at once: each backup is whole.
func TestTwoProcessesBackUp(t *testing.T) {
	v, path := newVault(t)
	put(t, v, card("keeper", "Keeper"))
	var wg sync.WaitGroup
	for _, who := range []string{"a", "b"} {
		wg.Go(func() {
			if out, err := childCommand("back up often", path, who).CombinedOutput(); err != nil {
				t.Errorf("child: %v: %s", err, out)
			}
		})
	}
	wg.Wait()
	soundAfter(t, path, 0)
	r := checked(t, path)
	if r.Values != 18 || len(r.Backups) != keepLast {
		t.Errorf("%d values, %d backups", r.Values, len(r.Backups))
	}
	if sameState(t, path, r.Backups[0].File) != nil {
		t.Error("the newest is not of the state that the vault is in")
	}
}

func sameState(t *testing.T, path, file string) error {
	v := unlocked(t, path)
	d := compared(t, v, like(t, v, file))
	if !d.None() {
		return fmt.Errorf("%v", d.Clients)
	}
	return nil
}
