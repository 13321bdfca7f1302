package bolt

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapport/store/engine"
)

// salvaged is what is found in a file, of values as newVault makes them.
func salvaged(t *testing.T, file []byte) map[string]bool {
	t.Helper()
	path := filepath.Join(t.TempDir(), "damaged.db")
	must(t, os.WriteFile(path, file, 0o600))
	w, err := ReadWreck(path, Options{})
	must(t, err)
	found := map[string]bool{}
	w.Values(Sought{
		Key:      func(key []byte) bool { return len(key) == 6 && bytes.Trim(key, "0123456789") == nil },
		KeySizes: []int{6},
		Sizes:    []int{389, 390, 391},
		Take: func(key string, v engine.Value) bool {
			whole := v.Rev == 1 && string(v.Sealed) == strings.Repeat("value "+key+" ", 30)
			found[key] = found[key] || whole
			return whole
		},
	})
	return found
}

func count(found map[string]bool) (n int) {
	for _, whole := range found {
		if whole {
			n++
		}
	}
	return n
}

// Every value of a file is found without its tree: with both meta pages gone, with
// the number of every page gone, and with everything shifted by some bytes.
func TestWreck(t *testing.T) {
	const n = 200
	path, _ := newVault(t, n)
	good, err := os.ReadFile(path)
	must(t, err)
	for name, damage := range map[string]func([]byte) []byte{
		"none":  func(b []byte) []byte { return b },
		"metas": func(b []byte) []byte { clear(b[:2*pageSize]); return b },
		"headers": func(b []byte) []byte {
			for at := 0; at < len(b); at += pageSize {
				clear(b[at : at+pageHeaderSize])
			}
			return b
		},
		"shifted": func(b []byte) []byte { return append([]byte("shifted"), b...) },
		"twice":   func(b []byte) []byte { return append(b, b...) },
	} {
		if got := count(salvaged(t, damage(bytes.Clone(good)))); got != n {
			t.Errorf("%s: %d of %d found", name, got, n)
		}
	}
}

// A value whose element is damaged is found by its own bytes. (Its key here is of
// digits, and its revision 1.)
func TestWreckWithoutElements(t *testing.T) {
	const n = 200
	path, _ := newVault(t, n)
	file, err := os.ReadFile(path)
	must(t, err)
	for at := 0; at < len(file); at += pageSize {
		p := file[at : at+pageSize]
		if order.Uint16(p[8:]) != flagLeaf {
			continue
		}
		for i := range int(order.Uint16(p[10:])) {
			e := p[pageHeaderSize+i*elementSize:]
			if order.Uint32(e[8:]) == 6 && order.Uint32(e[12:]) == 398 {
				order.PutUint32(e[12:], 4) // no value is so short
			}
		}
	}
	if got := count(salvaged(t, file)); got != n {
		t.Errorf("%d of %d found", got, n)
	}
}

// Whatever bytes there are, the search ends, and finds nothing that is not there.
func TestWreckOfAnything(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range rounds(20, 200, 2000) {
		b := make([]byte, 1+rng.IntN(20_000))
		for i := range b {
			b[i] = []byte{0, 0, 6, 4, '7', byte(rng.Uint32())}[rng.IntN(6)]
		}
		if got := count(salvaged(t, b)); got != 0 {
			t.Fatalf("%d found in noise", got)
		}
	}
}
