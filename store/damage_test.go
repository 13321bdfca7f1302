package store

import (
	"errors"
	"fmt"
	"os"
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

// genuine is a vault in memory with so many values, the desk and the manifest
// among them, and where they stand.
func genuine(t *testing.T, n int) (v *Vault, path string, places []seal.Place) {
	t.Helper()
	v, path = newVaultIn(t, quickDir(t))
	for i := range n/2 - 1 {
		c := card(fmt.Sprintf("c%d", i), "Maya")
		put(t, v, c)
		places = append(places, cardPlace(c.ID), sessionPlace(caseload(t, v).Sessions(c.ID)[0].ID))
	}
	mustUpdate(t, v, func(tx record.Tx) error { return tx.PutDesk(&record.Desk{}) })
	return v, path, append(places, deskPlace, manifestPlace)
}

// Every value put in every other's place, with its revision or with the one
// that stood there, is noticed; so is the value of the same number of another
// vault, and its older self.
func TestSwappedValuesAreRefused(t *testing.T) {
	n, tried := sweep(8, 30, 100), 0
	v, path, places := genuine(t, n)
	_, otherPath, others := genuine(t, n)
	older := map[seal.Place]engine.Value{}
	for _, at := range places {
		older[at] = get(t, path, at)
	}
	for _, c := range caseload(t, v).Cards() {
		hour := caseload(t, v).Sessions(c.ID)[0].Clone()
		mustUpdate(t, v, func(tx record.Tx) error { return errors.Join(rename(c.ID, "May")(tx), tx.PutSession(hour)) })
	}
	desk := caseload(t, v).Desk.Rev
	mustUpdate(t, v, func(tx record.Tx) error { return tx.PutDesk(&record.Desk{Rev: desk}) })
	try := func(at seal.Place, was, forged engine.Value) {
		tried++
		tamper(t, path, putAt(at, forged))
		refused(t, path, unlockedBefore(t, path, v))
		tamper(t, path, putAt(at, was))
	}
	for i, to := range places {
		was := get(t, path, to)
		for _, from := range places {
			if from == to {
				continue
			}
			moved := get(t, path, from)
			try(to, was, moved)
			try(to, was, engine.Value{Rev: was.Rev, Sealed: moved.Sealed})
		}
		for j, from := range others {
			moved := get(t, otherPath, from)
			if i == j {
				try(to, was, moved)
			}
			try(to, was, engine.Value{Rev: was.Rev, Sealed: moved.Sealed})
		}
		try(to, was, older[to])
		try(to, was, engine.Value{Rev: was.Rev, Sealed: older[to].Sealed})
	}
	if _, err := Unlock(path, []byte(passphrase), cheap); err != nil {
		t.Errorf("with everything in its place again: %v", err)
	}
	t.Logf("values: %d in each of two vaults, %d put in another's place or back from earlier, 0 accepted", n, tried)
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

// Damage that leaves a value's revision and tag as they were is noticed when the
// vault is read anew, though everything else of the value is known already.
func TestReadingAnewLooksAtEveryByte(t *testing.T) {
	v, path := newVault(t)
	maya, theo := card("maya", "Maya"), card("theo", "Theo")
	put(t, v, maya, theo)
	at := cardPlace(maya.ID)
	for _, i := range []int{0, 12, 100, 200} { // nonce and sealed bytes
		broken := get(t, path, at)
		broken.Sealed[i] ^= 1
		tamper(t, path, putAt(at, broken))
		refused(t, path, unlockedBefore(t, path, v))
		broken.Sealed[i] ^= 1
		tamper(t, path, putAt(at, broken))
	}
	caseload(t, v)
}

// A second manifest, and a card under a key that is no id, are damage. Neither is
// passed over, nor ends the program.
func TestWhatNobodyHasPutThere(t *testing.T) {
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	stored, manifest := get(t, path, cardPlace(maya.ID)), get(t, path, manifestPlace)
	for name, at := range map[string]seal.Place{
		"a second manifest": {Bucket: manifests, Key: "another"},
		"a short key":       {Bucket: cards, Key: "x"},
		"a long key":        {Bucket: cards, Key: string(maya.ID[:]) + "x"},
		"another bucket":    {Bucket: "cards", Key: string(maya.ID[:])},
	} {
		for _, value := range []engine.Value{stored, manifest} {
			tamper(t, path, putAt(at, value))
			refused(t, path, unlockedBefore(t, path, v))
			stale := unlockedBefore(t, path, v) // looks at every card for a code
			err := stale.Update(func(tx record.Tx) error { return tx.PutCard(card("theo", "Theo")) })
			if at.Bucket == cards {
				wants(t, err, ErrDamaged)
			}
			tamper(t, path, func(tx engine.Tx) error { return tx.Delete(at.Bucket, at.Key) })
		}
		if t.Failed() {
			t.Fatal(name)
		}
	}
}

// Damage that typing the passphrase again brings to light ends writing too,
// though the vault stays as it was.
func TestUnlockingAgainNoticesDamage(t *testing.T) {
	v, path := newVault(t)
	maya, theo := card("maya", "Maya"), card("theo", "Theo")
	put(t, v, maya, theo)
	broken := get(t, path, cardPlace(maya.ID))
	broken.Sealed[40] ^= 1
	tamper(t, path, putAt(cardPlace(maya.ID), broken))
	wants(t, v.Unlock([]byte(passphrase)), ErrDamaged)
	if !v.Unlocked() {
		t.Error("it was locked")
	}
	wants(t, v.Update(rename(theo.ID, "T")), ErrDamaged) // which touches nothing broken
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

// Enough values that two goroutines open them: all are there, and one broken
// one is noticed wherever it stands.
func TestALargeVault(t *testing.T) {
	v, path := newVault(t)
	var all []*record.Card
	for i := range 80 {
		c := card(fmt.Sprintf("c%d", i), fmt.Sprintf("Maya %d", i))
		for range 40 {
			c.Interests = append(c.Interests, record.Interest{
				ID: record.NewID(), Kind: record.Food, Name: "dumplings", Details: "on Sundays, with the neighbours and too much vinegar",
			})
		}
		all = append(all, c)
	}
	put(t, v, all...)
	if info, err := os.Stat(path); err != nil || info.Size() < 2*parallelFrom {
		t.Fatalf("the file is of %d bytes: %v", info.Size(), err)
	}
	sameCaseload(t, caseload(t, unlocked(t, path)), caseload(t, v))
	for _, i := range []int{0, 40, 79} {
		at := cardPlace(all[i].ID)
		was := get(t, path, at)
		broken := engine.Value{Rev: was.Rev, Sealed: slices.Clone(was.Sealed)}
		broken.Sealed[100] ^= 1
		tamper(t, path, putAt(at, broken))
		_, err := Unlock(path, []byte(passphrase), cheap)
		wants(t, err, ErrDamaged)
		tamper(t, path, putAt(at, was))
	}
	unlocked(t, path)
}

func TestTheHeaderOfAnotherVault(t *testing.T) {
	v, path := newVault(t)
	put(t, v, card("maya", "Maya"))
	other, otherPath := newVault(t)
	// The other vault's values cannot be read under this header, nor its own
	// values under the other's.
	withHeader(t, v, headerOf(t, other).Bytes())
	_, err := v.Caseload()
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
