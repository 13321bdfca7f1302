package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"rapport/store/engine"
	"rapport/store/record"
	"rapport/store/seal"
)

// What would change is told by codes and counts; then it is changed; and what it
// replaced can be put back in the same way.
func TestRestoreAndBack(t *testing.T) {
	v, path := newVault(t)
	ticking(v)
	maya, theo, ana := card("maya", "Maya"), card("theo", "Theo"), card("ana", "Ana")
	put(t, v, maya, theo)
	then := caseload(t, v)
	b := backedUp(t, v)
	mustUpdate(t, v, rename(maya.ID, "May"))
	mustUpdate(t, v, func(tx record.Tx) error {
		return errors.Join(tx.PutSession(session(maya.ID, 20401)), tx.DeleteSession(then.Sessions(theo.ID)[0].ID))
	})
	put(t, v, ana)
	mustUpdate(t, v, func(tx record.Tx) error {
		return tx.PutDesk(&record.Desk{Drafts: []record.Draft{{Key: "a", Text: "half typed"}}})
	})
	now := caseload(t, v)

	backup := like(t, v, b.File)
	d := compared(t, v, backup)
	want := []ClientChange{{Code: "ana", Card: Goes, Goes: 1}, {Code: "maya", Card: Changes, Goes: 1}, {Code: "theo", Returns: 1}}
	if !slices.Equal(d.Clients, want) || d.Erased != 0 || d.None() {
		t.Errorf("it would change %+v", d)
	}
	before := mustRestore(t, v, backup)
	for name, have := range map[string]*Vault{"this": v, "another": unlocked(t, path)} {
		all := caseload(t, have)
		sameRecords(t, name, all, then)
		if all.Desk.Draft("a") != "half typed" {
			t.Errorf("%s: what was half typed is lost", name)
		}
	}
	if d := compared(t, v, backup); !d.None() {
		t.Errorf("after it, it would still change %+v", d)
	}
	mustUpdate(t, v, rename(maya.ID, "M")) // it can be written
	mustRestore(t, v, like(t, v, before.File))
	sameRecords(t, "back", caseload(t, v), now)
}

func sameRecords(t testing.TB, name string, got, want *record.Caseload) {
	t.Helper()
	g, w := withoutRevs(got), withoutRevs(want)
	if diff := diffOf(w, g); diff != "" {
		t.Errorf("%s: another caseload (-want +got):\n%s", name, diff)
	}
}

// Whoever was erased since stays erased, whichever way the backup comes: also
// when the vault is lost to damage, as long as that can still be read.
func TestTheErasedStayErased(t *testing.T) {
	v, path := newVault(t)
	ticking(v)
	maya, theo := card("maya", "Maya"), card("theo", "Theo")
	put(t, v, maya, theo)
	elsewhere, err := v.BackupTo(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Erase(maya.ID); err != nil {
		t.Fatal(err)
	}
	mustUpdate(t, v, rename(theo.ID, "Th"))
	backup := like(t, v, elsewhere.File)
	if d := compared(t, v, backup); d.Erased != 1 || !slices.Equal(d.Clients, []ClientChange{{Code: "theo", Card: Changes}}) {
		t.Errorf("it would change %+v", d)
	}
	mustRestore(t, v, backup)
	check := func(name string) {
		t.Helper()
		v := unlocked(t, path)
		all := caseload(t, v)
		if all.Card(maya.ID) != nil || all.Card(theo.ID).Called != "Theo" || all.AllSessions() != 1 {
			t.Errorf("%s: %v", name, flat(all))
		}
		if !slices.Equal(v.held.Load().erased(), []record.ID{maya.ID}) {
			t.Errorf("%s: she is forgotten", name)
		}
	}
	check("restored")
	spoilValue(t, path, cardPlace(theo.ID))
	was := fileBytes(t, path)
	aside, err := PutBack(path, backup, v.opt)
	if err != nil {
		t.Fatal(err)
	}
	check("put back")
	if !bytes.Equal(fileBytes(t, aside), was) {
		t.Error("what stood there is not kept")
	}
}

// A backup from before the passphrase was changed is opened with the vault's
// key, and does not bring the old passphrase back.
func TestRestoreKeepsThePassphrase(t *testing.T) {
	v, path := newVault(t)
	ticking(v)
	maya := card("maya", "Maya")
	put(t, v, maya)
	b := backedUp(t, v)
	mustUpdate(t, v, rename(maya.ID, "May"))
	if err := v.ChangePassphrase([]byte("another")); err != nil {
		t.Fatal(err)
	}
	mustRestore(t, v, like(t, v, b.File))
	_, err := Unlock(path, []byte(passphrase), cheap)
	wants(t, err, ErrWrongPassphrase)
	again, err := Unlock(path, []byte("another"), cheap)
	if err != nil || caseload(t, again).Card(maya.ID).Called != "Maya" {
		t.Errorf("with the new one: %v", err)
	}
}

// A backup from before a rekey is opened with its own passphrase, and what it
// holds is sealed with the vault's key.
func TestRestoreFromBeforeARekey(t *testing.T) {
	v, path := newVault(t)
	ticking(v)
	maya := card("maya", "Maya")
	put(t, v, maya)
	then := caseload(t, v)
	file := filepath.Join(t.TempDir(), "earlier.db")
	rekeyedCopy(t, v, file, "older words")
	mustUpdate(t, v, rename(maya.ID, "May"))

	backup, err := OpenBackup(file, cheap)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, backup.UnlockLike(v), ErrRekeyed)
	wants(t, backup.Unlock([]byte(passphrase)), ErrWrongPassphrase)
	if err := backup.Unlock([]byte("older words")); err != nil {
		t.Fatal(err)
	}
	mustRestore(t, v, backup)
	sameRecords(t, "restored", caseload(t, unlocked(t, path)), then)
}

// What is no backup of this vault is refused with a sentence of its own, and
// nothing is changed.
func TestWhatIsNotRestored(t *testing.T) {
	v, path := newVault(t)
	ticking(v)
	maya := card("maya", "Maya")
	put(t, v, maya)
	good := backedUp(t, v)
	other, _ := newVault(t)
	put(t, other, card("ana", "Ana"))
	foreign, err := other.BackupTo(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	was := fileBytes(t, path)

	b, err := OpenBackup(foreign.File, cheap)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, b.UnlockLike(v), ErrForeign)
	if err := b.Unlock([]byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	_, err = v.Compare(b)
	wants(t, err, ErrForeign)

	dir := t.TempDir()
	raw := fileBytes(t, good.File)
	write := func(name string, b []byte) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	for name, c := range map[string]struct {
		file string
		want *Fault
	}{
		"none":   {filepath.Join(dir, "none"), ErrNoBackup},
		"empty":  {write("empty", nil), ErrBackupEmpty},
		"a text": {write("text", []byte("a shopping list")), ErrBackupDamaged},
		"folder": {dir, ErrNotBackup},
	} {
		_, err := OpenBackup(c.file, cheap)
		wants(t, err, c.want)
		if c.want.Do == "" {
			t.Errorf("%s: nothing to do about it", name)
		}
	}
	cut, err := OpenBackup(write("cut", raw[:len(raw)/2]), cheap)
	if err == nil {
		err = cut.Unlock([]byte(passphrase))
	}
	wants(t, err, ErrBackupDamaged)
	wants(t, err, ErrDamaged)
	spoilt := write("spoilt", raw)
	spoilValue(t, spoilt, cardPlace(maya.ID))
	bad, err := OpenBackup(spoilt, cheap)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, bad.UnlockLike(v), ErrBackupDamaged)
	wants(t, bad.Unlock([]byte(passphrase)), ErrBackupDamaged)
	newer := write("newer", raw)
	putManifest(t, newer, v.key, append([]byte{manifestVersion + 1}, make([]byte, 80)...))
	late, err := OpenBackup(newer, cheap)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, late.Unlock([]byte(passphrase)), ErrBackupNewer)
	unchanged(t, path, was)
}

// putManifest seals any bytes as the manifest of a store.
func putManifest(t testing.TB, path string, key *seal.Key, plain []byte) {
	t.Helper()
	rev := get(t, path, manifestPlace).Rev
	sealed, err := key.Seal(manifestPlace, rev, plain)
	if err != nil {
		t.Fatal(err)
	}
	tamper(t, path, putAt(manifestPlace, engine.Value{Rev: rev, Sealed: sealed}))
}

// What changed after it was shown is not lost unseen.
func TestRestoreAsShownOrNotAtAll(t *testing.T) {
	v, path := newVault(t)
	ticking(v)
	maya := card("maya", "Maya")
	put(t, v, maya)
	b := backedUp(t, v)
	mustUpdate(t, v, rename(maya.ID, "May"))
	backup := like(t, v, b.File)
	d := compared(t, v, backup)
	mustUpdate(t, unlocked(t, path), rename(maya.ID, "Ma"))
	_, err := v.Restore(backup, d)
	wants(t, err, ErrStale)
	if got := caseload(t, v).Card(maya.ID).Called; got != "Ma" {
		t.Errorf("she is called %s", got)
	}
}

// The oldest backup is not tidied away by the one that is made before it is put
// back.
func TestTheRestoredBackupStays(t *testing.T) {
	v, _ := newVault(t)
	now := time.Date(2026, 11, 19, 9, 0, 0, 0, time.Local)
	v.opt.Now = func() time.Time { return now }
	maya := card("maya", "Maya")
	put(t, v, maya)
	oldest := backedUp(t, v)
	for range keepLast - 1 {
		now = now.Add(time.Minute)
		mustUpdate(t, v, rename(maya.ID, now.String()))
		backedUp(t, v)
	}
	now = now.Add(time.Minute)
	mustUpdate(t, v, rename(maya.ID, "May"))
	mustRestore(t, v, like(t, v, oldest.File))
	if !Exists(oldest.File) {
		t.Error("it is gone")
	}
}

// Where there is no vault, a backup becomes one; so it does in the place of an
// empty file.
func TestPutBackWhereThereIsNone(t *testing.T) {
	v, _ := newVault(t)
	ticking(v)
	put(t, v, card("maya", "Maya"))
	b := backedUp(t, v)
	backup := openedBackup(t, b.File, passphrase)
	for _, empty := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "new", "vault.db")
		if empty {
			if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, nil, 0o600)); err != nil {
				t.Fatal(err)
			}
		}
		if aside, err := PutBack(path, backup, v.opt); err != nil || aside != "" {
			t.Fatalf("aside %q: %v", aside, err)
		}
		sameRecords(t, "put back", caseload(t, unlocked(t, path)), caseload(t, v))
	}
}

// A newer version's vault is not replaced, whatever is wrong with it.
func TestANewerVaultIsNotReplaced(t *testing.T) {
	v, path := newVault(t)
	ticking(v)
	put(t, v, card("maya", "Maya"))
	b := backedUp(t, v)
	putManifest(t, path, v.key, append([]byte{manifestVersion + 1}, make([]byte, 80)...))
	was := fileBytes(t, path)
	_, err := PutBack(path, openedBackup(t, b.File, passphrase), v.opt)
	wants(t, err, ErrNewer)
	unchanged(t, path, was)
}
