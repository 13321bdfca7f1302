package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"rapport/store/engine"
	"rapport/store/engine/bolt"
	"rapport/store/record"
	"rapport/store/seal"
)

// tamper changes a vault's file below the vault, as somebody could who has the
// file and no key.
func tamper(t testing.TB, path string, fn func(engine.Tx) error) {
	t.Helper()
	e, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if _, err := e.Update(fn); err != nil {
		t.Fatal(err)
	}
}

func get(t testing.TB, path string, at seal.Place) (v engine.Value) {
	t.Helper()
	e, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if err := e.View(func(r engine.Reader) (err error) {
		v, err = r.Get(at.Bucket, at.Key)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return v
}

func putAt(at seal.Place, v engine.Value) func(engine.Tx) error {
	return func(tx engine.Tx) error { return tx.Put(at.Bucket, at.Key, v) }
}

// Every value put in every other's place, with its revision or with the one
// that stood there, is noticed.
func TestSwappedValuesAreRefused(t *testing.T) {
	v, path := newVault(t)
	n := sweep(3, 10, 33)
	var places []seal.Place
	for i := range n {
		c := card(fmt.Sprintf("c%d", i), "Maya")
		put(t, v, c)
		places = append(places, cardPlace(c.ID), sessionPlace(caseload(t, v).Sessions(c.ID)[0].ID))
	}
	mustUpdate(t, v, func(tx record.Tx) error { return tx.PutDesk(&record.Desk{}) })
	places = append(places, deskPlace, manifestPlace)
	for _, from := range places {
		for _, to := range places {
			if from == to {
				continue
			}
			moved, was := get(t, path, from), get(t, path, to)
			tamper(t, path, putAt(to, moved))
			refused(t, path, v)
			tamper(t, path, putAt(to, engine.Value{Rev: was.Rev, Sealed: moved.Sealed}))
			refused(t, path, v)
			tamper(t, path, putAt(to, was))
		}
	}
	if _, err := Unlock(path, []byte(passphrase), cheap); err != nil {
		t.Errorf("with everything in its place again: %v", err)
	}
}

// refused checks that neither a new unlock nor one that has the vault open
// takes the file as it now is, and that nothing is written to it.
func refused(t testing.TB, path string, open *Vault) {
	t.Helper()
	was := fileBytes(t, path)
	_, err := Unlock(path, []byte(passphrase), cheap)
	wants(t, err, ErrDamaged)
	_, err = open.Caseload()
	wants(t, err, ErrDamaged)
	wants(t, open.Update(func(tx record.Tx) error { return tx.PutCard(card("new", "New")) }), ErrDamaged)
	wants(t, open.Erase(record.NewID()), ErrDamaged)
	unchanged(t, path, was)
}

// The old values of a place, put back with their old revisions, are genuine
// one by one; the manifest notices them.
func TestOldValuesAreRefused(t *testing.T) {
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	at := cardPlace(maya.ID)
	old, oldManifest := get(t, path, at), get(t, path, manifestPlace)
	mustUpdate(t, v, rename(maya.ID, "May"))
	now, nowManifest := get(t, path, at), get(t, path, manifestPlace)

	tamper(t, path, putAt(at, old))
	refused(t, path, unlockedBefore(t, path, v))
	tamper(t, path, putAt(at, now))
	tamper(t, path, putAt(manifestPlace, oldManifest))
	refused(t, path, unlockedBefore(t, path, v))
	// What was removed and came back, and what is missing.
	tamper(t, path, putAt(manifestPlace, nowManifest))
	if err := v.Unlock([]byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	hour := sessionPlace(caseload(t, v).Sessions(maya.ID)[0].ID)
	had := get(t, path, hour)
	mustUpdate(t, v, func(tx record.Tx) error { return tx.DeleteSession(record.ID([]byte(hour.Key))) })
	tamper(t, path, putAt(hour, had))
	refused(t, path, unlockedBefore(t, path, v))
	tamper(t, path, func(tx engine.Tx) error {
		return errors.Join(tx.Delete(hour.Bucket, hour.Key), tx.Delete(at.Bucket, at.Key))
	})
	refused(t, path, unlockedBefore(t, path, v))
	tamper(t, path, func(tx engine.Tx) error {
		return errors.Join(putAt(at, now)(tx), tx.Put("elsewhere", "k", now))
	})
	refused(t, path, unlockedBefore(t, path, v))
}

// unlockedBefore is a vault that saw no damage yet: what v held, and its key.
func unlockedBefore(t testing.TB, path string, v *Vault) *Vault {
	t.Helper()
	eng, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	fresh := &Vault{opt: v.opt, eng: eng, key: v.key}
	fresh.held.Store(v.held.Load())
	return fresh
}

// A change looks at what it touches: a genuine value that is not the one
// written last is noticed there, before anything is made of it.
func TestAChangeNoticesWhatItTouches(t *testing.T) {
	v, path := newVault(t)
	maya, theo := card("maya", "Maya"), card("theo", "Theo")
	put(t, v, maya, theo)
	at := cardPlace(maya.ID)
	broken := get(t, path, at)
	broken.Sealed[40] ^= 1
	tamper(t, path, putAt(at, broken))
	mustUpdate(t, v, rename(theo.ID, "Th")) // touches another
	wants(t, v.Update(rename(maya.ID, "x")), ErrDamaged)
	wants(t, v.Update(rename(theo.ID, "x")), ErrDamaged) // nothing more is written
}

func TestEveryBrokenByteOfAValueIsNoticed(t *testing.T) {
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	for _, at := range []seal.Place{cardPlace(maya.ID), manifestPlace} {
		was := get(t, path, at)
		step := sweep(41, 7, 1)
		for i := 0; i < len(was.Sealed); i += step {
			broken := engine.Value{Rev: was.Rev, Sealed: slices.Clone(was.Sealed)}
			broken.Sealed[i] ^= 1 << (i % 8)
			tamper(t, path, putAt(at, broken))
			_, err := Unlock(path, []byte(passphrase), cheap)
			wants(t, err, ErrDamaged)
		}
		for _, rev := range []uint64{0, was.Rev + 1, 1 << 63} {
			tamper(t, path, putAt(at, engine.Value{Rev: rev, Sealed: was.Sealed}))
			_, err := Unlock(path, []byte(passphrase), cheap)
			wants(t, err, ErrDamaged)
		}
		tamper(t, path, putAt(at, was))
	}
}

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

func TestBothMetaPagesBroken(t *testing.T) {
	v, path := newVault(t)
	put(t, v, card("maya", "Maya"))
	flip(t, path, 16+48)
	flip(t, path, 4096+16+48)
	refused(t, path, v)
}

// A broken byte anywhere in the file never does harm unseen: the vault opens
// as it was, or with a warning a change earlier, or it is refused, and always
// without a write.
func TestABrokenByteAnywhere(t *testing.T) {
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	mustUpdate(t, v, rename(maya.ID, "May"))
	good := fileBytes(t, path)
	want := caseload(t, v)
	broken := filepath.Join(t.TempDir(), "vault.db")
	step := sweep(997, 61, 3)
	for at := 0; at < len(good); at += step {
		b := slices.Clone(good)
		b[at] ^= 1 << (at % 8)
		if err := os.WriteFile(broken, b, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := Unlock(broken, []byte(passphrase), cheap)
		switch {
		case err == nil && got.Warning() == nil:
			sameCaseload(t, caseload(t, got), want)
		case err == nil, errors.Is(err, ErrDamaged), errors.Is(err, ErrNewer), errors.Is(err, ErrWrongPassphrase):
		default:
			t.Errorf("byte %d: %v", at, err)
		}
		unchanged(t, broken, b)
	}
}

func TestAnAlteredHeader(t *testing.T) {
	v, path := newVault(t)
	put(t, v, card("maya", "Maya"))
	other, otherPath := newVault(t)
	// The other vault's values cannot be read under this header, nor its own
	// values under the other's.
	h := headerOf(t, other)
	_, err := v.eng.Rewrite(func(old engine.Reader, fresh engine.Fresh) error {
		return engine.Copy(fresh, otherHeader{old, h.Bytes()}, nil)
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = v.Caseload()
	wants(t, err, ErrRekeyed)
	_, err = Unlock(path, []byte(passphrase), cheap)
	wants(t, err, ErrDamaged)
	// A vault that was put in place of another asks for the passphrase again.
	copyFile(t, otherPath, path, 0o600)
	_, err = v.Caseload()
	wants(t, err, ErrRekeyed)
	wants(t, v.Update(func(tx record.Tx) error { return tx.PutCard(card("x1", "X")) }), ErrRekeyed)
	if err := v.Unlock([]byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	if got := len(caseload(t, v).Cards()); got != 0 {
		t.Errorf("%d cards", got)
	}
}

func TestNewerVaultsAreLeftAlone(t *testing.T) {
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	// A later program's manifest.
	m := v.held.Load().manifest
	raw := m.bytes()
	raw[0]++
	sealed, err := v.key.Seal(manifestPlace, m.generation, raw)
	if err != nil {
		t.Fatal(err)
	}
	tamper(t, path, putAt(manifestPlace, engine.Value{Rev: m.generation, Sealed: sealed}))
	was := fileBytes(t, path)
	_, err = Unlock(path, []byte(passphrase), cheap)
	wants(t, err, ErrNewer)
	_, err = v.Caseload()
	wants(t, err, ErrNewer)
	wants(t, v.Update(rename(maya.ID, "x")), ErrNewer)
	unchanged(t, path, was)
}
