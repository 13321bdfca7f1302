package bolt

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"rapport/store/engine"
	"rapport/store/seal"
)

// sealedVault is a vault as the program keeps it: sealed values, and the sum
// that its manifest would hold. It has been changed often, so that its file has
// free pages, inner pages and pages that run over.
type sealedVault struct {
	bytes []byte
	key   *seal.Key
	sum   seal.Sum
	count int
	used  int // bytes of the file that were ever written
}

func newSealedVault(t *testing.T) *sealedVault {
	t.Helper()
	_, key, _, err := seal.New([]byte("test"), seal.TestCost())
	must(t, err)
	v := &sealedVault{key: key}
	path, e := newVault(t, 0)
	for round := range 4 {
		_, err := e.Update(func(tx engine.Tx) error { return v.fill(tx, round) })
		must(t, err)
	}
	_, err = e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error { return engine.Copy(fresh, old, nil) }, nil)
	must(t, err)
	_, err = e.Update(put("extra")) // leaves pages free
	must(t, err)
	_, err = e.Update(func(tx engine.Tx) error { return tx.Delete("cards", "extra") })
	must(t, err, e.Check())
	v.bytes, err = os.ReadFile(path)
	must(t, err)
	m, err := readMetas(fileOf(t, path))
	must(t, err)
	v.used = int(m.newest.high) * pageSize
	if got := v.read(path); got != nil {
		t.Fatalf("the vault itself: %v", got)
	}
	return v
}

// fill writes all values anew, with what the round makes of them.
func (v *sealedVault) fill(tx engine.Tx, round int) error {
	v.sum, v.count = seal.Sum{}, 0
	for i := range 200 {
		p := seal.Place{Bucket: []string{"cards", "sessions"}[i%2], Key: fmt.Sprintf("%016d", i)}
		if round == 2 && i%5 == 0 {
			if err := tx.Delete(p.Bucket, p.Key); err != nil {
				return err
			}
			continue
		}
		rev := uint64(round + 1)
		sealed, err := v.key.Seal(p, rev, make([]byte, i*round*31%size(i)))
		if err != nil {
			return err
		}
		tag, err := v.key.Tag(p, rev, sealed)
		if err != nil {
			return err
		}
		v.sum, v.count = v.sum.Add(tag), v.count+1
		if err := tx.Put(p.Bucket, p.Key, engine.Value{Rev: rev, Sealed: sealed}); err != nil {
			return err
		}
	}
	return nil
}

// size bounds a value: most are small, some run over a page.
func size(i int) int {
	if i%40 == 0 {
		return 6000
	}
	return 500
}

var errBehind, errManifest = errors.New("behind"), errors.New("not what the manifest says")

// read reads everything, as unlocking does: nil if all of it is as it was.
func (v *sealedVault) read(path string) error {
	e, err := Open(path, Options{Wait: -1})
	if err != nil {
		return err
	}
	var sum seal.Sum
	count := 0
	err = e.View(func(r engine.Reader) error {
		if r.Health() == engine.Behind {
			return errBehind
		}
		if header, err := r.Header(); err != nil || string(header) != "header" {
			return errors.Join(err, errManifest) // the header has its own checksum
		}
		for _, bucket := range []string{"cards", "sessions"} {
			err := r.Scan(bucket, func(key string, value engine.Value) error {
				p := seal.Place{Bucket: bucket, Key: key}
				if _, err := v.key.Open(p, value.Rev, value.Sealed); err != nil {
					return err
				}
				tag, err := v.key.Tag(p, value.Rev, value.Sealed)
				sum, count = sum.Add(tag), count+1
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && (!sum.Equal(v.sum) || count != v.count) {
		err = errManifest
	}
	return err
}

// noticed is how damage may show. Anything else is a fault of the program's.
var noticed = []error{
	engine.ErrDamaged, engine.ErrEmpty, engine.ErrNewer,
	seal.ErrAltered, seal.ErrDamaged, errBehind, errManifest,
}

// judge reads a damaged file, writes to it, and reads it again. It says whether
// the damage was noticed. A panic, a hang or an unknown error fails the test.
func (v *sealedVault) judge(t *testing.T, dir, what string, damaged []byte) bool {
	t.Helper()
	path := filepath.Join(dir, "vault.db")
	must(t, os.WriteFile(path, damaged, 0o600))
	err := v.read(path)
	if err != nil && !oneOf(err, noticed) {
		t.Fatalf("%s: %v", what, err)
	}
	e, openErr := Open(path, Options{Wait: -1})
	if openErr != nil {
		return err != nil
	}
	checked := e.Check()
	_, wrote := e.Update(func(tx engine.Tx) error {
		return errors.Join(tx.Put("cards", fmt.Sprintf("%016d", 40), engine.Value{Rev: 9, Sealed: make([]byte, 5000)}),
			tx.Delete("sessions", fmt.Sprintf("%016d", 41)))
	})
	for _, err := range []error{checked, wrote} {
		if err != nil && !oneOf(err, append(noticed, engine.ErrBehind)) {
			t.Fatalf("%s: %v", what, err)
		}
	}
	if checked == nil && wrote == nil && err == nil { // the change made no further damage
		if err := e.Check(); err != nil {
			t.Fatalf("%s: after a change: %v", what, err)
		}
	}
	return err != nil
}

func oneOf(err error, of []error) bool {
	for _, want := range of {
		if errors.Is(err, want) {
			return true
		}
	}
	return false
}

// quickDir is a folder in memory where the system has one: thousands of files are
// written there, and what they are synced to does not matter.
func quickDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "rapport-bolt-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

func TestFlippedBits(t *testing.T) {
	t.Parallel()
	v, dir := newSealedVault(t), quickDir(t)
	unnoticed := 0
	try := func(bit int) {
		b := append([]byte(nil), v.bytes...)
		b[bit/8] ^= 1 << (bit % 8)
		if !v.judge(t, dir, fmt.Sprintf("bit %d of byte %d", bit%8, bit/8), b) {
			unnoticed++
		}
	}
	for _, page := range []int{0, pageSize} { // what a meta page's checksum covers, and itself
		for bit := range metaSize * 8 {
			before := unnoticed
			try((page+pageHeaderSize)*8 + bit)
			if unnoticed != before {
				t.Errorf("a flipped bit %d in the meta page at %d was not noticed", bit, page)
			}
		}
	}
	n := rounds(600, 20_000, 400_000)
	for range n { // bbolt makes files larger than what it has used of them
		try(rand.IntN(v.used * 8))
	}
	t.Logf("%d of %d random bits fell where nothing is kept", unnoticed, n)
}

func TestTruncated(t *testing.T) {
	t.Parallel()
	v, dir := newSealedVault(t), quickDir(t)
	step := 4096
	if rounds(0, 1, 1) == 1 {
		step = 64
	}
	for size := 0; size < v.used; size += step {
		for _, size := range []int{size, max(0, size-1)} {
			v.judge(t, dir, fmt.Sprintf("cut to %d bytes", size), v.bytes[:size])
		}
	}
}

func TestWrongPages(t *testing.T) {
	t.Parallel()
	v, dir := newSealedVault(t), quickDir(t)
	last := v.used / pageSize
	page := func(b []byte, i int) []byte { return b[i*pageSize : (i+1)*pageSize] }
	for i := range rounds(200, 3000, 100_000) {
		b := append([]byte(nil), v.bytes...)
		one, two := rand.IntN(last), rand.IntN(last)
		var what string
		switch i % 5 {
		case 0:
			what = fmt.Sprintf("page %d zeroed", one)
			clear(page(b, one))
		case 1:
			what = fmt.Sprintf("page %d in place of %d too", one, two)
			copy(page(b, two), page(v.bytes, one))
		case 2:
			what = fmt.Sprintf("pages %d and %d exchanged", one, two)
			copy(page(b, two), page(v.bytes, one))
			copy(page(b, one), page(v.bytes, two))
		case 3:
			what = fmt.Sprintf("half of page %d is of %d", one, two)
			copy(page(b, one)[:pageSize/2], page(v.bytes, two))
		case 4:
			what = fmt.Sprintf("noise in page %d", one)
			for range 40 {
				page(b, one)[rand.IntN(200)] = byte(rand.Uint32())
			}
		}
		v.judge(t, dir, what, b)
	}
}
