//go:build unix

package main

import (
	"os"
	"strings"
	"testing"

	"rapport/store"
)

// TestJourneyBackup: ending makes a backup that holds it all, and one that
// cannot be made is said in the shell, with everything kept in the vault.
func TestJourneyBackup(t *testing.T) {
	dir := seeded(t)
	term := start(t, setup{home: dir})
	term.unlock()
	term.press("maya", "enter")
	term.sees("what she loves")
	term.press("+", "pet Pip, a finch", "enter")
	term.sees("Pip")
	term.quit()
	all, err := store.Backups(vaultIn(dir))
	if err != nil || len(all) != 1 {
		t.Fatalf("%d backups: %v", len(all), err)
	}
	found, err := store.Check(vaultIn(dir), []byte(passphrase), store.Options{})
	if err != nil || !found.OK() || !found.Backups[0].OK {
		t.Fatalf("found %+v: %v", found, err)
	}
	backup, err := store.OpenBackup(all[0].File, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := backup.Unlock([]byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	if held, err := backup.Caseload(); err != nil || held.ByCode("maya").Named(0, "Pip") == nil {
		t.Errorf("what was added last is not in it: %v", err)
	}

	folder := store.BackupFolder(vaultIn(dir))
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder, nil, 0o600); err != nil { // a file is in the way
		t.Fatal(err)
	}
	term = start(t, setup{home: dir})
	term.unlock()
	term.quit()
	if out := term.output(); !strings.Contains(out, "rapport: warning: no backup was made: the folder of the backups cannot be written to") {
		t.Errorf("nothing was said: %q", out[max(0, len(out)-300):])
	}
	if opened(t, dir).ByCode("maya").Named(0, "Pip") == nil {
		t.Error("what was added is not in the vault")
	}
}
