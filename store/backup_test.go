package store

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rapport/store/engine/bolt"
	"rapport/store/record"
	"rapport/store/seal"
)

// ticking gives a vault a clock that goes on a minute with each look.
func ticking(v *Vault) {
	now := time.Date(2026, 11, 19, 14, 50, 0, 0, time.Local)
	v.opt.Now = func() time.Time {
		now = now.Add(time.Minute)
		return now
	}
}

func backedUp(t testing.TB, v *Vault) Backup {
	t.Helper()
	b, made, err := v.Backup()
	if err != nil || !made {
		t.Fatalf("made %v: %v", made, err)
	}
	return b
}

// openedBackup opens one with a passphrase.
func openedBackup(t testing.TB, file, passphrase string) *Vault {
	t.Helper()
	v, err := OpenBackup(file, cheap)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	if err := v.Unlock([]byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	return v
}

func files(t testing.TB, dir string) (names []string) {
	t.Helper()
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		names = append(names, f.Name())
	}
	return names
}

// A backup is made when something changed, and holds it all.
func TestABackupIsTheVault(t *testing.T) {
	v, path := newVault(t)
	ticking(v)
	maya := card("maya", "Maya")
	put(t, v, maya)
	was := fileBytes(t, path)
	first := backedUp(t, v)
	unchanged(t, path, was)
	sameCaseload(t, caseload(t, openedBackup(t, first.File, passphrase)), caseload(t, v))

	if again, made, err := v.Backup(); err != nil || made || again.File != first.File {
		t.Errorf("nothing changed, and another is made: %v, %v, %v", again, made, err)
	}
	mustUpdate(t, v, rename(maya.ID, "May"))
	second := backedUp(t, v)
	if got := caseload(t, openedBackup(t, second.File, passphrase)).Card(maya.ID).Called; got != "May" {
		t.Errorf("the second holds %s", got)
	}
	if err := v.ChangePassphrase([]byte("another")); err != nil {
		t.Fatal(err)
	}
	openedBackup(t, backedUp(t, v).File, "another") // opens with what is asked for now
	openedBackup(t, second.File, passphrase)        // and that one as before

	all, err := Backups(path)
	if err != nil || len(all) != 3 || all[2].File != first.File || !all[2].Made().Before(all[0].Made()) {
		t.Errorf("listed: %v, %v", all, err)
	}
	for name, mode := range map[string]fs.FileMode{BackupFolder(path): 0o700, first.File: 0o600} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	v.Lock()
	_, _, err = v.Backup()
	wants(t, err, ErrLocked)
}

// Nothing that was deleted or replaced in the vault's file is in the pages of a
// backup.
func TestABackupHasNoOldBytes(t *testing.T) {
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	old := get(t, path, cardPlace(maya.ID)).Sealed[12:44]
	mustUpdate(t, v, rename(maya.ID, "May"))
	if !bytes.Contains(fileBytes(t, path), old) {
		t.Skip("the vault's file has them no more")
	}
	if bytes.Contains(fileBytes(t, backedUp(t, v).File), old) {
		t.Error("the value of before is still in it")
	}
}

// A folder that others can read is made one's own; what a crash left is removed;
// whatever else stands there stays.
func TestTheFolderOfBackups(t *testing.T) {
	v, path := newVault(t)
	ticking(v)
	put(t, v, card("maya", "Maya"))
	dir := BackupFolder(path)
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	half := "2026-11-18-090000-0001-" + headerOf(t, v).Short() + ".db" + bolt.NewSuffix
	others := []string{"mine.db", "notes.txt", "2026-11-18-090000-0001-00000000.db", "half.db.new"}
	for _, name := range append([]string{half}, others...) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for range 20 {
		mustUpdate(t, v, func(tx record.Tx) error {
			return tx.PutDesk(&record.Desk{Rev: caseload(t, v).Desk.Rev, Drafts: []record.Draft{{Key: "a"}}})
		})
		backedUp(t, v)
	}
	have := files(t, dir)
	for _, name := range others {
		if !slices.Contains(have, name) {
			t.Errorf("%s is gone", name)
		}
	}
	if slices.Contains(have, half) {
		t.Error("what a crash left is still there")
	}
	if all, err := Backups(path); err != nil || len(all) != keepLast+1 { // and one of another vault
		t.Errorf("%d backups of one day: %v", len(all), err)
	}
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder has %v: %v", info.Mode(), err)
	}
}

func TestABackupElsewhere(t *testing.T) {
	v, path := newVault(t)
	ticking(v)
	put(t, v, card("maya", "Maya"))
	dir := filepath.Join(t.TempDir(), "a stick", "rapport")
	for range 2 { // each time one is made, also of the same state
		b, err := v.BackupTo(dir)
		if err != nil {
			t.Fatal(err)
		}
		sameCaseload(t, caseload(t, openedBackup(t, b.File, passphrase)), caseload(t, v))
	}
	if got := files(t, dir); len(got) != 3 || !strings.Contains(got[2], "-0002-") {
		t.Errorf("there are %v", got)
	}
	if Exists(BackupFolder(path)) {
		t.Error("one was made beside the vault too")
	}
}

// A backup that cannot be made says why, and the vault goes on as it was.
func TestABackupThatCannotBeMade(t *testing.T) {
	v, path := newVault(t)
	put(t, v, card("maya", "Maya"))
	if err := os.WriteFile(BackupFolder(path), []byte("a file stands here"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err := v.Backup()
	wants(t, err, ErrBackupPlace)
	mustUpdate(t, v, func(tx record.Tx) error { return tx.PutCard(card("theo", "Theo")) })

	if err := os.Remove(BackupFolder(path)); err != nil {
		t.Fatal(err)
	}
	release, err := bolt.LockFolder(BackupFolder(path), bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	v.opt.Wait = -1
	_, _, err = v.Backup()
	wants(t, err, ErrInUse)
	release()
	backedUp(t, v)
}

// A vault with a broken value cannot be copied whole, so nothing is kept of it
// and no good backup gives way to it.
func TestADamagedVaultIsNotBackedUp(t *testing.T) {
	v, path := newVault(t)
	ticking(v)
	maya := card("maya", "Maya")
	put(t, v, maya)
	good := backedUp(t, v)
	mustUpdate(t, v, rename(maya.ID, "May"))
	spoilValue(t, path, cardPlace(maya.ID))
	_, _, err := v.Backup()
	wants(t, err, ErrDamaged)
	if all, err := Backups(path); err != nil || len(all) != 1 || all[0].File != good.File {
		t.Errorf("there are %v: %v", all, err)
	}
}

// spoilValue turns one bit of a sealed value round.
func spoilValue(t testing.TB, path string, at seal.Place) {
	t.Helper()
	v := get(t, path, at)
	v.Sealed[len(v.Sealed)/2] ^= 1
	tamper(t, path, putAt(at, v))
}

// After one change, a backup is made if the newest is old enough, or dated in the
// future; never for having read.
func TestABackupAfterAChange(t *testing.T) {
	v, path := newVault(t)
	now := time.Date(2026, 11, 19, 14, 50, 0, 0, time.Local)
	v.opt.Now = func() time.Time { return now }
	maya := card("maya", "Maya")
	count := func(want int) {
		t.Helper()
		if err := v.BackupAfter(time.Hour); err != nil {
			t.Fatal(err)
		}
		if all, err := Backups(path); err != nil || len(all) != want {
			t.Errorf("%d backups instead of %d: %v", len(all), want, err)
		}
	}
	caseload(t, v)
	count(0)
	put(t, v, maya)
	count(1)
	mustUpdate(t, v, rename(maya.ID, "May"))
	now = now.Add(59 * time.Minute)
	count(1)
	now = now.Add(time.Minute)
	count(2)
	mustUpdate(t, v, rename(maya.ID, "Maya"))
	now = now.Add(-24 * time.Hour)
	count(3)
}

// The backup of a vault that stood in this one's place before is none of it; and
// one that was locked meanwhile is no fault.
func TestABackupAfterAChangeIsOfThisVault(t *testing.T) {
	v, path := newVault(t)
	put(t, v, card("maya", "Maya"))
	backedUp(t, v)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	next, _ := newVaultIn(t, filepath.Dir(path))
	put(t, next, card("ana", "Ana"))
	if err := next.BackupAfter(time.Hour); err != nil {
		t.Fatal(err)
	}
	mine, err := next.Backups()
	if all, e := Backups(path); err != nil || e != nil || len(all) != 2 || len(mine) != 1 {
		t.Fatalf("%d backups, %d of this vault: %v, %v", len(all), len(mine), err, e)
	}
	next.opt.Now = func() time.Time { return time.Now().Add(2 * time.Hour) }
	next.Lock()
	if err := next.BackupAfter(time.Hour); err != nil {
		t.Error("locked, and told:", err)
	}
}
