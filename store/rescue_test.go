package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapport/store/engine"
	"rapport/store/record"
	"rapport/store/seal"
	"rapport/store/wire"
)

// past is a vault with everything that ever stood in it.
type past struct {
	path   string
	file   []byte
	header []byte
	stored map[seal.Place]map[uint64][]byte // as it stood: key, revision, sealed bytes
	read   map[seal.Place]map[uint64]*entry
	last   map[seal.Place]uint64 // what stands there now
}

// look takes note of what stands in the vault now.
func (p *past) look(t *testing.T, v *Vault) {
	t.Helper()
	p.last = map[seal.Place]uint64{}
	err := v.eng.View(func(r engine.Reader) error {
		for _, bucket := range buckets {
			err := r.Scan(bucket, func(key string, stored engine.Value) error {
				place := seal.Place{Bucket: bucket, Key: key}
				p.last[place] = stored.Rev
				if p.stored[place] == nil {
					p.stored[place], p.read[place] = map[uint64][]byte{}, map[uint64]*entry{}
				}
				raw := binary.BigEndian.AppendUint64([]byte(key), stored.Rev)
				p.stored[place][stored.Rev] = append(raw, stored.Sealed...)
				plain, err := v.key.Open(place, stored.Rev, stored.Sealed)
				if err != nil {
					return err
				}
				e := &entry{rev: stored.Rev}
				p.read[place][stored.Rev] = e
				return e.decode(place, plain)
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	p.file, p.header = fileBytes(t, p.path), headerOf(t, v).Bytes()
}

// withAPast makes a vault of some size in which much was changed and some removed.
func withAPast(t *testing.T, clients int) *past {
	t.Helper()
	v, path := newVault(t)
	p := &past{path: path, stored: map[seal.Place]map[uint64][]byte{}, read: map[seal.Place]map[uint64]*entry{}}
	for i := range clients {
		c := card(fmt.Sprintf("c%d", i), fmt.Sprint("Maya ", i))
		if i%5 == 2 { // runs over into the pages behind
			for range 60 {
				c.Interests = append(c.Interests, record.Interest{ID: record.NewID(), Kind: record.Food, Name: "dumplings", Details: strings.Repeat("with vinegar ", 9)})
			}
		}
		put(t, v, c)
		for range i % 4 {
			mustUpdate(t, v, func(tx record.Tx) error { return tx.PutSession(session(c.ID, 20500)) })
		}
		p.look(t, v)
	}
	for i, c := range caseload(t, v).Cards() {
		mustUpdate(t, v, rename(c.ID, fmt.Sprint("May ", i)))
		p.look(t, v)
	}
	mustUpdate(t, v, func(tx record.Tx) error {
		return tx.PutDesk(&record.Desk{Drafts: []record.Draft{{Key: "add", Text: "pet Ku"}}})
	})
	gone := caseload(t, v).Sessions(caseload(t, v).ByCode("c1").ID)[0].ID
	mustUpdate(t, v, func(tx record.Tx) error { return tx.DeleteSession(gone) })
	p.look(t, v)
	return p
}

// whole are the places whose newest value stands undamaged in a file.
func (p *past) whole(file []byte) (places []seal.Place) {
	for place, rev := range p.last {
		if bytes.Contains(file, p.stored[place][rev]) {
			places = append(places, place)
		}
	}
	return places
}

// rescued is everything in the vault that came of a rescue, by place.
func rescuedFrom(t *testing.T, path string) map[seal.Place]*entry {
	t.Helper()
	v, err := Unlock(path, []byte(passphrase), cheap)
	if err != nil {
		t.Fatalf("what was rescued does not open: %v", err)
	}
	defer v.Close()
	return v.held.Load().entries
}

// words are the bytes of a value's record.
func words(e *entry) []byte {
	switch {
	case e.card != nil:
		return wire.AppendCard(nil, e.card)
	case e.session != nil:
		return wire.AppendSession(nil, e.session)
	case e.desk != nil:
		return wire.AppendDesk(nil, e.desk)
	}
	return nil
}

// sameRecord compares the records of two values.
func sameRecord(a, b *entry) bool { return a.rev == b.rev && bytes.Equal(words(a), words(b)) }

// judge checks what a rescue of a damaged file came to: all that is whole in it
// was kept, and nothing is there that never stood in the vault.
func (p *past) judge(t *testing.T, file []byte) (kept, forged int, err error) {
	t.Helper()
	dir := t.TempDir()
	from, to := filepath.Join(dir, "damaged.db"), filepath.Join(dir, "new.db")
	if err := os.WriteFile(from, file, 0o600); err != nil {
		t.Fatal(err)
	}
	result, err := Rescue(from, to, []byte(passphrase), cheap)
	defer func() {
		if t.Failed() {
			t.Logf("%d bytes, the header is whole: %v, %+v", len(file), bytes.Contains(file, p.header), result)
		}
	}()
	unchanged(t, from, file)
	if err != nil {
		if Exists(to) {
			t.Error("a new file, although nothing came of it")
		}
		return 0, 0, err
	}
	got := rescuedFrom(t, to)
	if !bytes.Contains(file, p.header) && !p.hasAny(got) {
		return 0, 0, ErrNothingLeft // a page of the other vault with its header, and none of ours
	}
	for _, place := range p.whole(file) {
		e := got[place]
		if e == nil || !sameRecord(e, p.read[place][p.last[place]]) {
			t.Errorf("a whole %s was not kept", place.Bucket)
		}
	}
	made := result.StandIns + result.Renamed
	for place, e := range got {
		genuine := p.read[place][e.rev]
		switch {
		case genuine != nil && sameRecord(e, genuine):
			kept++
		case e.card != nil && (e.card.Called == "card lost" || len(p.read[place]) > 0) && made > 0:
			made--
		default:
			forged++
		}
	}
	if result.Exact && (len(got) != result.Listed || result.Written.IsZero()) {
		t.Errorf("said to be exact: %d values, %+v", len(got), result)
	}
	return kept, forged, nil
}

// hasAny reports whether anything that was rescued ever stood in the vault.
func (p *past) hasAny(got map[seal.Place]*entry) bool {
	for place, e := range got {
		if genuine := p.read[place][e.rev]; genuine != nil && sameRecord(e, genuine) {
			return true
		}
	}
	return false
}

// damages are ways in which a file can be damaged: from wholePages on, without
// flipping single bits.
const wholePages = 2

var damages = []func(rng *rand.Rand, b, other []byte) []byte{
	func(rng *rand.Rand, b, _ []byte) []byte { // bits
		for range 1 + rng.IntN(12) {
			b[rng.IntN(len(b))] ^= 1 << rng.IntN(8)
		}
		return b
	},
	func(rng *rand.Rand, b, _ []byte) []byte { // one bit
		b[rng.IntN(len(b))] ^= 1 << rng.IntN(8)
		return b
	},
	func(rng *rand.Rand, b, _ []byte) []byte { return b[:1+rng.IntN(len(b)-1)] },
	func(rng *rand.Rand, b, _ []byte) []byte { // two pages in each other's place
		x, y := page(rng, b), page(rng, b)
		was := bytes.Clone(x)
		copy(x, y)
		copy(y, was)
		return b
	},
	func(rng *rand.Rand, b, _ []byte) []byte { clear(page(rng, b)); return b },
	func(rng *rand.Rand, b, _ []byte) []byte { copy(page(rng, b), page(rng, b)); return b },
	func(rng *rand.Rand, b, other []byte) []byte { copy(page(rng, b), page(rng, other)); return b },
	func(rng *rand.Rand, b, _ []byte) []byte { // some bytes lost in the middle
		at := rng.IntN(len(b))
		return append(b[:at:at], b[min(len(b), at+1+rng.IntN(200)):]...)
	},
}

// page is any page of a file; nothing of a file that has none.
func page(rng *rand.Rand, b []byte) []byte {
	if len(b) < 4096 {
		return nil
	}
	at := rng.IntN(len(b)/4096) * 4096
	return b[at : at+4096]
}

// Of a file that was damaged in whatever way, everything that is still whole is
// kept, and nothing else but what was there before.
func TestRescue(t *testing.T) {
	p, other := withAPast(t, 24), withAPast(t, 9)
	rng := rand.New(rand.NewPCG(1, 2))
	n := sweep(60, 200, 5000)
	var values, lost, noKey int
	for i := range n {
		file, kinds := bytes.Clone(p.file), []int(nil)
		for range 1 + rng.IntN(3) {
			if len(file) > 1 {
				kinds = append(kinds, rng.IntN(len(damages)))
				file = damages[kinds[len(kinds)-1]](rng, file, bytes.Clone(other.file))
			}
		}
		kept, forged, err := p.judge(t, file)
		switch {
		case err == nil:
			values += kept
			lost += forged
		case !bytes.Contains(file, p.header) && (errors.Is(err, ErrNothingLeft) || errors.Is(err, ErrWrongPassphrase)):
			noKey++
		case len(p.whole(file)) == 0 && errors.Is(err, ErrNothingLeft):
		default:
			t.Errorf("file %d: %v, with %d whole values", i, err, len(p.whole(file)))
		}
		if t.Failed() {
			t.Fatalf("at file %d, damaged by %v", i, kinds)
		}
	}
	if lost > 0 {
		t.Errorf("%d values that never were", lost)
	}
	t.Logf("rescue: %d files tried, %d values kept, 0 whole ones left behind, %d forged accepted; %d had no header left", n, values, lost, noKey)
}
