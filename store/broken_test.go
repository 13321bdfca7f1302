package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"rapport/store/record"
)

// flip changes one byte of a file in place.
func flip(t testing.TB, path string, at int64) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b [1]byte
	if _, err := f.ReadAt(b[:], at); err != nil {
		t.Fatal(err)
	}
	b[0] ^= 0x10
	if _, err := f.WriteAt(b[:], at); err != nil {
		t.Fatal(err)
	}
}

// One broken meta page: it can be read, with a warning; the next change makes
// the file whole, and nothing is lost by that.
func TestOneBrokenMetaPage(t *testing.T) {
	for page := range int64(2) {
		t.Run(fmt.Sprint("page ", page), func(t *testing.T) {
			v, path := newVault(t)
			maya := card("maya", "Maya")
			put(t, v, maya)
			flip(t, path, page*4096+16+48) // the transaction's number
			was := fileBytes(t, path)

			v = unlocked(t, path)
			wants(t, v.Warning(), ErrBehind)
			unchanged(t, path, was)
			all := caseload(t, v)
			if err := v.Update(func(record.Tx) error { return nil }); err != nil {
				t.Error(err)
			}
			stop := errors.New("no")
			if err := v.Update(func(record.Tx) error { return stop }); !errors.Is(err, stop) {
				t.Error(err)
			}
			unchanged(t, path, was)

			theo := card("theo", "Theo")
			mustUpdate(t, v, func(tx record.Tx) error { return tx.PutCard(theo) })
			if v.Warning() != nil {
				t.Errorf("after the change: %v", v.Warning())
			}
			got := caseload(t, v)
			if len(got.Cards()) != len(all.Cards())+1 || got.Card(theo.ID) == nil {
				t.Errorf("%d cards, after %d", len(got.Cards()), len(all.Cards()))
			}
			again := unlocked(t, path)
			if again.Warning() != nil {
				t.Error(again.Warning())
			}
			sameCaseload(t, caseload(t, again), got)
		})
	}
}

// A meta page that was copied over the newer one, or that is from earlier, would
// have the vault as it was a change before, without a word.
func TestAnOlderMetaPage(t *testing.T) {
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	was := fileBytes(t, path)
	mustUpdate(t, v, rename(maya.ID, "May"))
	mustUpdate(t, v, rename(maya.ID, "Ma"))
	mustUpdate(t, v, rename(maya.ID, "M"))
	good := fileBytes(t, path)
	for name, put := range map[string]func(b []byte){
		"the second over the first": func(b []byte) { copy(b[:4096], b[4096:8192]) },
		"the first over the second": func(b []byte) { copy(b[4096:8192], b[:4096]) },
		"an earlier first":          func(b []byte) { copy(b[:4096], was[:4096]) },
		"an earlier second":         func(b []byte) { copy(b[4096:8192], was[4096:8192]) },
		"each other's place": func(b []byte) {
			copy(b[:4096], good[4096:8192])
			copy(b[4096:8192], good[:4096])
		},
	} {
		b := slices.Clone(good)
		put(b)
		broken := filepath.Join(t.TempDir(), "vault.db")
		if err := os.WriteFile(broken, b, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := Unlock(broken, []byte(passphrase), cheap)
		if err == nil && got.Warning() == nil || err != nil && !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: opens without a word: %v", name, err)
		}
		unchanged(t, broken, b)
	}
}

func TestBothMetaPagesBroken(t *testing.T) {
	v, path := newVault(t)
	put(t, v, card("maya", "Maya"))
	flip(t, path, 16+48)
	flip(t, path, 4096+16+48)
	refused(t, path, v)
}

// One bit of the name under which the header is kept: there is a header no more,
// which is damage, and not something that somebody may have removed elsewhere.
func TestTheHeadersNameIsBroken(t *testing.T) {
	v, path := newVault(t)
	put(t, v, card("maya", "Maya"))
	found := 0
	for at, b := 0, fileBytes(t, path); ; {
		n := bytes.Index(b[at:], []byte("header"))
		if n < 0 {
			break
		}
		flip(t, path, int64(at+n+5)) // it stays in its order
		at, found = at+n+1, found+1
	}
	if found == 0 {
		t.Fatal("the header's name is not in the file")
	}
	_, err := Unlock(path, []byte(passphrase), cheap)
	wants(t, err, ErrDamaged)
}
