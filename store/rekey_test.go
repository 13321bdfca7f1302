package store

import (
	"bytes"
	"path/filepath"
	"testing"

	"rapport/store/engine"
	"rapport/store/engine/bolt"
	"rapport/store/record"
)

// everySealed is every sealed value of a vault's file.
func everySealed(t *testing.T, path string) (all [][]byte) {
	t.Helper()
	e, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	err = e.View(func(r engine.Reader) error {
		names, err := r.Buckets()
		for _, name := range names {
			if err := r.Scan(name, func(_ string, v engine.Value) error { all = append(all, v.Sealed); return nil }); err != nil {
				return err
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A new key: everything is as it was, the passphrase opens it, the new code does,
// the old code does not, and nothing that the old key opens is left in the file.
func TestRekey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vault.db")
	v, old, err := Create(path, []byte(passphrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	put(t, v, card("maya", "Maya"), card("theo", "Theo"))
	mustUpdate(t, v, rename(caseload(t, v).ByCode("maya").ID, "May"))
	want, sealed := caseload(t, v), everySealed(t, path)
	code, err := v.Rekey([]byte(passphrase))
	if err != nil {
		t.Fatal(err)
	}
	if code.Reveal() == "" || code.Reveal() == old.Reveal() {
		t.Error("the same code again")
	}
	sameCaseload(t, caseload(t, v), want) // the revisions too
	sameCaseload(t, caseload(t, unlocked(t, path)), want)
	_, err = UnlockWithRecovery(path, []byte(old.Reveal()), cheap)
	wants(t, err, ErrWrongPassphrase)
	again, err := UnlockWithRecovery(path, []byte(code.Reveal()), cheap)
	if err != nil {
		t.Fatal(err)
	}
	sameCaseload(t, caseload(t, again), want)
	raw := fileBytes(t, path)
	for _, s := range sealed {
		if bytes.Contains(raw, s) {
			t.Fatal("a value under the old key is still in the file")
		}
	}
	mustUpdate(t, v, rename(want.ByCode("maya").ID, "Maya")) // with the new key
	if _, err := v.Rekey([]byte(passphrase)); err != nil {
		t.Error("a second time:", err)
	}
}

// Whoever had the vault open is told so, keeps what there is to be written, and
// writes it once the passphrase was given.
func TestAKeyThatWasChangedElsewhere(t *testing.T) {
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	other := unlocked(t, path)
	hour := caseload(t, other).Sessions(maya.ID)[0].Clone()
	h, err := other.Keep(hour.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := v.Rekey([]byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	hour.Line = "not written yet"
	write := func(tx record.Tx) error { return tx.PutSession(hour) }
	was := fileBytes(t, path)
	wants(t, other.Update(write), ErrRekeyed)
	_, err = other.Caseload()
	wants(t, err, ErrRekeyed)
	wants(t, h.Update(func(*record.Session) error { return nil }), ErrRekeyed)
	wants(t, other.Erase(maya.ID), ErrRekeyed)
	wants(t, other.Compact(), ErrRekeyed)
	unchanged(t, path, was)
	if err := other.Unlock([]byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	mustUpdate(t, other, write)
	if got := caseload(t, v).Sessions(maya.ID)[0].Line; got != "not written yet" {
		t.Errorf("the hour says %q", got)
	}
}

func TestWhatDoesNotRekey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vault.db")
	v, code, err := Create(path, []byte(passphrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	put(t, v, card("maya", "Maya"))
	was := fileBytes(t, path)
	for typed, want := range map[string]*Fault{"": ErrWrongPassphrase, "another": ErrWrongPassphrase, code.Reveal(): ErrNotPassphrase} {
		_, err := v.Rekey([]byte(typed))
		wants(t, err, want)
	}
	v.Lock()
	_, err = v.Rekey([]byte(passphrase))
	wants(t, err, ErrLocked)
	unchanged(t, path, was)
	// The passphrase was changed elsewhere while the new key was derived.
	v = unlocked(t, path)
	before := headerOf(t, v)
	is, key, _, err := before.Rekey([]byte(passphrase), cheap.Cost)
	if err != nil {
		t.Fatal(err)
	}
	if err := unlocked(t, path).ChangePassphrase([]byte("another")); err != nil {
		t.Fatal(err)
	}
	wants(t, v.resealUnder(before, is, key), ErrStale)
	if _, err := Unlock(path, []byte("another"), cheap); err != nil {
		t.Error(err)
	}
}

// What was removed is gone from the file after it was compacted, which is then
// smaller; nothing else changes.
func TestCompact(t *testing.T) {
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	for i := range 300 {
		mustUpdate(t, v, func(tx record.Tx) error { return tx.PutSession(session(maya.ID, record.Date(1+i))) })
	}
	hours := caseload(t, v).Sessions(maya.ID)
	gone := get(t, path, sessionPlace(hours[0].ID)).Sealed
	mustUpdate(t, v, func(tx record.Tx) error {
		for _, s := range hours[:250] {
			if err := tx.DeleteSession(s.ID); err != nil {
				return err
			}
		}
		return nil
	})
	large, want, header := fileBytes(t, path), caseload(t, v), headerOf(t, v)
	if err := v.Compact(); err != nil {
		t.Fatal(err)
	}
	small := fileBytes(t, path)
	if len(small) >= len(large)/2 || bytes.Contains(small, gone) {
		t.Errorf("%d bytes, after %d; what was removed is in it: %v", len(small), len(large), bytes.Contains(small, gone))
	}
	if headerOf(t, v) != header {
		t.Error("another header")
	}
	sameCaseload(t, caseload(t, unlocked(t, path)), want)
	mustUpdate(t, v, rename(maya.ID, "May"))
	v.Lock()
	wants(t, v.Compact(), ErrLocked)
}
