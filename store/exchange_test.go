package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"rapport/store/record"
)

// putBack puts a copy of a vault in place of what it has become: by renaming, as
// synchronising does, or byte by byte into the same file.
var putBack = map[string]func(t *testing.T, path string, old []byte){
	"renamed into place": func(t *testing.T, path string, old []byte) {
		other := filepath.Join(t.TempDir(), "copy.db")
		if err := errors.Join(os.WriteFile(other, old, 0o600), os.Rename(other, path)); err != nil {
			t.Fatal(err)
		}
	},
	"written over": func(t *testing.T, path string, old []byte) {
		if err := os.WriteFile(path, old, 0o600); err != nil {
			t.Fatal(err)
		}
	},
}

// An older file that was put back under an open companion is read as what it is,
// and what the companion still has in hand is not written over it.
func TestAnOlderFileIsPutBack(t *testing.T) {
	for name, how := range putBack {
		t.Run(name, func(t *testing.T) {
			v, path := newVault(t)
			maya, theo := card("maya", "Maya"), card("theo", "Theo")
			put(t, v, maya)
			older, held := fileBytes(t, path), caseload(t, v)
			mustUpdate(t, v, rename(maya.ID, "May"))
			put(t, v, theo)
			newer := caseload(t, v).Card(maya.ID).Clone()
			h, err := v.Keep(caseload(t, v).Sessions(theo.ID)[0].ID)
			if err != nil {
				t.Fatal(err)
			}
			how(t, path, older)
			if changed, err := v.Changed(); err != nil || !changed {
				t.Errorf("changed: %v, %v", changed, err)
			}
			wants(t, v.Update(func(tx record.Tx) error { return tx.PutCard(newer) }), ErrStale)
			wants(t, h.Update(func(*record.Session) error { return nil }), ErrNotFound)
			sameCaseload(t, caseload(t, v), held)
			put(t, v, card("theo", "Theo")) // whose code is free again
			mustUpdate(t, v, rename(maya.ID, "Ma"))
			sameCaseload(t, caseload(t, unlocked(t, path)), caseload(t, v))
		})
	}
}

// A record that was taken away and put back is another than the one before,
// though it was written as often: who holds the one before cannot write over it.
func TestAStaleCopyOfWhatWasPutBack(t *testing.T) {
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	held := caseload(t, unlocked(t, path)).Sessions(maya.ID)[0].Clone()
	mustUpdate(t, v, func(tx record.Tx) error { return tx.DeleteSession(held.ID) })
	back := held.Clone()
	back.Rev, back.Line = 0, "put back, and changed"
	mustUpdate(t, v, func(tx record.Tx) error { return tx.PutSession(back) })
	held.Line = "from before"
	wants(t, v.Update(func(tx record.Tx) error { return tx.PutSession(held) }), ErrStale)
	if got := caseload(t, v).Sessions(maya.ID)[0]; got.Line != back.Line || got.Rev <= held.Rev {
		t.Errorf("%q at revision %d, after %d", got.Line, got.Rev, held.Rev)
	}
}

// Locking and unlocking while others read, write and keep a hand: whoever comes
// too late is told that it is locked, and nobody anything else.
func TestLockingWhileOthersWork(t *testing.T) {
	v, _ := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	hour := caseload(t, v).Sessions(maya.ID)[0].ID
	var wg sync.WaitGroup
	var once sync.Once
	done, updated := make(chan struct{}), make(chan struct{})
	for name, work := range map[string]func() error{
		"update": func() error {
			err := v.Update(rename(maya.ID, "May"))
			if err == nil {
				once.Do(func() { close(updated) })
			}
			return err
		},
		"caseload": func() error { _, err := v.Caseload(); return err },
		"changed":  func() error { _, err := v.Changed(); return err },
		"change":   func() error { return v.ChangePassphrase([]byte(passphrase)) },
		"hand": func() error {
			h, err := v.Keep(hour)
			if err != nil {
				return err
			}
			defer h.Drop()
			return h.Update(func(s *record.Session) error { s.Planned++; return nil })
		},
	} {
		wg.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				if err := work(); err != nil && !errors.Is(err, ErrLocked) {
					t.Errorf("%s: %v", name, err)
					return
				}
			}
		})
	}
	for range sweep(20, 200, 2000) {
		v.Lock()
		_, _ = v.Unlocked(), v.Written()
		if err := v.Unlock([]byte(passphrase)); err != nil {
			t.Error(err)
		}
	}
	<-updated // now that it stays unlocked, if not before
	close(done)
	wg.Wait()
	if got := caseload(t, v).Card(maya.ID).Called; got != "May" {
		t.Errorf("she is called %s", got)
	}
}

// A copy that comes into place in the middle of a change takes the change with it:
// that is told, and made again it is kept.
func TestACopyComesIntoPlaceDuringAChange(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an open file is not renamed over")
	}
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	older := fileBytes(t, path)
	during := func(tx record.Tx) error {
		putBack["renamed into place"](t, path, older)
		return rename(maya.ID, "May")(tx)
	}
	wants(t, v.Update(during), ErrInUse)
	unchanged(t, path, older)
	if got := caseload(t, v).Card(maya.ID).Called; got != "Maya" {
		t.Errorf("she is called %s, and the file says otherwise", got)
	}
	mustUpdate(t, v, rename(maya.ID, "May"))
	sameCaseload(t, caseload(t, unlocked(t, path)), caseload(t, v))
}
