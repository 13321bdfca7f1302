package store

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	"rapport/store/engine"
	"rapport/store/record"
	"rapport/store/seal"
)

// rescueOf rescues a file that holds the given bytes.
func rescueOf(t *testing.T, file []byte, typed string) (result Rescued, to string, err error) {
	t.Helper()
	dir := t.TempDir()
	from := filepath.Join(dir, "damaged.db")
	to = filepath.Join(dir, "new.db")
	if err := os.WriteFile(from, file, 0o600); err != nil {
		t.Fatal(err)
	}
	result, err = Rescue(from, to, []byte(typed), cheap)
	return result, to, err
}

// A file that is not damaged comes out as it is: what was removed does not come
// back, and passphrase and code stay good.
func TestRescueOfAWholeFile(t *testing.T) {
	p := withAPast(t, 6)
	result, to, err := rescueOf(t, p.file, passphrase)
	if err != nil || !result.Exact || result.Kept != len(p.last) || result.Listed != len(p.last) || result.Recovery.Reveal() != "" {
		t.Errorf("%+v, %v", result, err)
	}
	v := unlocked(t, to)
	sameCaseload(t, caseload(t, v), caseload(t, unlocked(t, p.path)))
	if headerOf(t, v) != headerOf(t, unlocked(t, p.path)) {
		t.Error("another header")
	}
	mustUpdate(t, v, rename(caseload(t, v).Cards()[0].ID, "Maya"))
}

// With both meta pages and every inner page gone, the list still tells what was
// removed, if that was little.
func TestRescueLeavesOutWhatWasRemoved(t *testing.T) {
	p := withAPast(t, 6)
	file := bytes.Clone(p.file)
	clear(file[:2*4096])
	result, to, err := rescueOf(t, file, passphrase)
	if err != nil || !result.Exact || result.Kept != len(p.last) {
		t.Fatalf("%+v, %v", result, err)
	}
	sameCaseload(t, caseload(t, unlocked(t, to)), caseload(t, unlocked(t, p.path)))
}

// everyHeader damages the same byte of every copy of the header.
func everyHeader(p *past, at int) []byte {
	file := bytes.Clone(p.file)
	for i := 0; ; {
		n := bytes.Index(p.file[i:], p.header)
		if n < 0 {
			return file
		}
		i += n
		file[i+at] ^= 1
		i++
	}
}

// A header that is damaged but for the slot that is used gives the key; the new
// vault has another, and a new code.
func TestRescueWithADamagedHeader(t *testing.T) {
	p := withAPast(t, 6)
	want := caseload(t, unlocked(t, p.path))
	for name, at := range map[string]int{"the name": 0, "the format": 9, "the commitment": 30, "the other slot": 58 + 86 + 30, "the MAC": 58 + 2*86 + 3, "the checksum": len(p.header) - 1} {
		result, to, err := rescueOf(t, everyHeader(p, at), passphrase)
		if err != nil || !result.Exact || result.Recovery.Reveal() == "" {
			t.Errorf("%s: %+v, %v", name, result, err)
			continue
		}
		sameCaseload(t, caseload(t, unlocked(t, to)), want)
		if _, err := UnlockWithRecovery(to, []byte(result.Recovery.Reveal()), cheap); err != nil {
			t.Errorf("%s: the new code: %v", name, err)
		}
	}
	for _, at := range []int{12, 58 + 30} { // the vault's id, the slot itself
		_, _, err := rescueOf(t, everyHeader(p, at), passphrase)
		wants(t, err, ErrWrongPassphrase)
	}
}

// A page of another vault with the same passphrase, and its header, has come into
// the file; this vault's own header is damaged. What is rescued is this vault.
func TestRescueWithTheHeaderOfAnother(t *testing.T) {
	p, other := withAPast(t, 6), withAPast(t, 2)
	at := bytes.Index(other.file, other.header) / 4096 * 4096
	for _, file := range [][]byte{p.file, everyHeader(p, 58+86+30)} {
		result, to, err := rescueOf(t, append(bytes.Clone(other.file[at:at+4096]), file...), passphrase)
		if err != nil || result.Kept != len(p.last) {
			t.Fatalf("%+v, %v", result, err)
		}
		sameCaseload(t, caseload(t, unlocked(t, to)), caseload(t, unlocked(t, p.path)))
	}
}

func TestWhatIsNoRescue(t *testing.T) {
	p := withAPast(t, 3)
	if _, err := Rescue(p.path, p.path, []byte(passphrase), cheap); err == nil {
		t.Error("a vault was written over itself")
	}
	_, to, err := rescueOf(t, p.file, "another")
	wants(t, err, ErrWrongPassphrase)
	if Exists(to) {
		t.Error("a new file for a wrong passphrase")
	}
	_, _, err = rescueOf(t, []byte{}, passphrase)
	wants(t, err, ErrEmptyFile)
	_, _, err = rescueOf(t, bytes.Repeat([]byte("not a vault "), 4000), passphrase)
	wants(t, err, ErrNothingLeft)
	_, err = Rescue(filepath.Join(t.TempDir(), "none.db"), to, []byte(passphrase), cheap)
	wants(t, err, ErrNoVault)
	_, empty := newVault(t)
	_, to, err = rescueOf(t, fileBytes(t, empty), passphrase)
	wants(t, err, ErrNothingLeft)
	if Exists(to) {
		t.Error("a new file with nothing in it")
	}
	unchanged(t, p.path, p.file)
}

// An hour whose client is lost is kept and can be found; a card that has come back
// from before another took its code gets another code.
func TestRescueOfPieces(t *testing.T) {
	v, path := newVault(t)
	maya, theo := card("maya", "Maya"), card("theo", "Theo")
	put(t, v, maya, theo)
	older := fileBytes(t, path)
	mustUpdate(t, v, func(tx record.Tx) error {
		c, err := tx.Card(maya.ID)
		if err == nil {
			c.Code = "may"
			err = tx.PutCard(c)
		}
		return err
	})
	mustUpdate(t, v, func(tx record.Tx) error {
		c, err := tx.Card(theo.ID)
		if err == nil {
			c.Code = "maya"
			err = tx.PutCard(c)
		}
		return err
	})
	now, then := get(t, path, cardPlace(maya.ID)), valueIn(t, older, cardPlace(maya.ID))
	file := append(fileBytes(t, path), older...) // as if its pages were not used again
	spoil := func(v engine.Value) {
		for i := bytes.Index(file, v.Sealed); i >= 0; i = bytes.Index(file, v.Sealed) {
			file[i] ^= 1
		}
	}
	spoil(now)
	result, to, err := rescueOf(t, file, passphrase)
	if err != nil || result.Renamed != 1 || result.Exact || result.Cards != 2 {
		t.Fatalf("%+v, %v", result, err)
	}
	all := caseload(t, unlocked(t, to))
	if all.Card(theo.ID).Code != "maya" || all.Card(maya.ID).Code == "maya" || all.Card(maya.ID).Called != "Maya" {
		t.Errorf("%v", flat(all).Cards)
	}
	spoil(then)
	result, to, err = rescueOf(t, file, passphrase)
	if err != nil || result.StandIns != 1 || result.Cards != 1 || result.Hours != 2 {
		t.Fatalf("%+v, %v", result, err)
	}
	v = unlocked(t, to)
	all = caseload(t, v)
	if c := all.Card(maya.ID); c == nil || c.Called != "card lost" || len(all.Sessions(maya.ID)) != 1 {
		t.Errorf("%v", flat(all).Cards)
	}
	mustUpdate(t, v, rename(maya.ID, "Maya"))
}

// valueIn is a value of a vault's file that was kept aside.
func valueIn(t *testing.T, file []byte, at seal.Place) engine.Value {
	t.Helper()
	path := filepath.Join(t.TempDir(), "vault.db")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return get(t, path, at)
}

// What somebody without the key puts into a file is never taken: a value under
// another key or revision, or of another vault.
func TestRescueTakesNothingForged(t *testing.T) {
	p := withAPast(t, 8)
	v := unlocked(t, p.path)
	tried := 0
	for from := range p.last {
		for to := range p.last {
			if from == to || len(from.Key) != len(to.Key) {
				continue
			}
			moved := p.stored[from][p.last[from]][len(from.Key)+8:]
			for _, rev := range []uint64{p.last[from], p.last[to], p.last[to] + 1} {
				raw := append([]byte(to.Key), binary.BigEndian.AppendUint64(nil, rev)...)
				r := &rescue{key: v.key, found: map[seal.Place]*relic{}}
				if r.take(to.Key, engine.Value{Rev: rev, Sealed: moved}) || len(r.found) > 0 {
					t.Errorf("%x was taken", raw)
				}
				tried++
			}
		}
	}
	other := withAPast(t, 4)
	r := &rescue{key: v.key, found: map[seal.Place]*relic{}}
	for place, rev := range other.last {
		if r.take(place.Key, engine.Value{Rev: rev, Sealed: other.stored[place][rev][len(place.Key)+8:]}) {
			t.Error("another vault's value was taken")
		}
		tried++
	}
	t.Logf("%d tried, 0 accepted", tried)
}
