package conform

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"rapport/store/engine"
)

// rounds is how often a random test goes round: few, unless RAPPORT_SWEEP asks
// for more.
func rounds(few int) int {
	switch os.Getenv("RAPPORT_SWEEP") {
	case "ci":
		return few * 10
	case "release":
		return few * 200
	}
	return few
}

// testAgainstMap does the same to a store and to a map.
func testAgainstMap(t *testing.T, makeStore New) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 1))
	store := makeStore(t, filled(nil))
	engines := []engine.Engine{store.Open(t), store.Open(t)}
	model := contents{}
	for range rounds(60) {
		e := engines[rng.IntN(len(engines))]
		next := maps.Clone(model)
		change := func(tx engine.Tx) error { return randomChange(rng, tx, next) }
		switch dice := rng.IntN(10); {
		case dice == 0:
			rewriteLike(t, rng, e, next)
			model = next
		case dice < 3:
			_, err := e.Update(func(tx engine.Tx) error {
				if err := change(tx); err != nil {
					return err
				}
				return errTest
			})
			isErr(t, err, errTest)
		default:
			update(t, e, change)
			model = next
		}
		same(t, engines[rng.IntN(len(engines))], model)
	}
	if err := engines[0].Check(); err != nil {
		t.Fatal(err)
	}
}

// randomChange makes some changes in a transaction and in the map, and reads.
func randomChange(rng *rand.Rand, tx engine.Tx, model contents) error {
	for range rng.IntN(30) {
		p := place{fmt.Sprint("bucket", rng.IntN(3)), fmt.Sprint("key", rng.IntN(120))}
		switch rng.IntN(4) {
		case 0:
			delete(model, p)
			if err := tx.Delete(p.bucket, p.key); err != nil {
				return err
			}
		case 1:
			if err := sameValue(tx, p, model); err != nil {
				return err
			}
		default:
			h := held{rng.Uint64(), strings.Repeat(string(rune('a'+rng.IntN(26))), sizeOf(rng))}
			model[p] = h
			if err := tx.Put(p.bucket, p.key, h.value()); err != nil {
				return err
			}
		}
	}
	got, err := readAll(tx)
	if err == nil && !maps.Equal(got, model) {
		err = fmt.Errorf("%d values in the update, want %d, or others", len(got), len(model))
	}
	return err
}

// sizeOf is mostly small, and now and then larger than any page.
func sizeOf(rng *rand.Rand) int {
	if rng.IntN(20) == 0 {
		return rng.IntN(20_000)
	}
	return rng.IntN(600)
}

func sameValue(r engine.Reader, p place, model contents) error {
	v, err := r.Get(p.bucket, p.key)
	want, ok := model[p]
	switch {
	case !ok && err == nil:
		return fmt.Errorf("%q is there", p)
	case !ok:
		return nil
	case err != nil:
		return err
	case hold(v) != want:
		return fmt.Errorf("%q is another's", p)
	}
	return nil
}

// rewriteLike keeps some of the values, in the store and in the map.
func rewriteLike(t *testing.T, rng *rand.Rand, e engine.Engine, model contents) {
	t.Helper()
	drop := fmt.Sprint("key", rng.IntN(10))
	keep := func(_, key string) bool { return !strings.HasPrefix(key, drop) }
	maps.DeleteFunc(model, func(p place, _ held) bool { return !keep(p.bucket, p.key) })
	_, err := e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error {
		return engine.Copy(fresh, old, keep)
	}, func(r engine.Reader) error {
		got, err := readAll(r)
		if err == nil && !maps.Equal(got, model) {
			err = fmt.Errorf("%d values after the rewrite, want %d, or others", len(got), len(model))
		}
		return err
	})
	if err != nil {
		t.Fatalf("rewrite: %v", err)
	}
}

// testSizes goes over the limits inside any engine: pages, buffers, 64 KiB.
func testSizes(t *testing.T, makeStore New) {
	e := makeStore(t, filled(nil)).Open(t)
	want := contents{}
	for _, around := range []int{0, 256, 1024, 4096, 8192, 65536, 1 << 20} {
		for d := -30; d <= 30; d += 6 {
			n := max(0, around+d)
			want[place{"sizes", fmt.Sprintf("%08d", n)}] = held{uint64(n), strings.Repeat("s", n)}
		}
	}
	update(t, e, func(tx engine.Tx) error {
		for p, h := range want {
			if err := tx.Put(p.bucket, p.key, h.value()); err != nil {
				return err
			}
		}
		return nil
	})
	same(t, e, want)
	if err := e.Check(); err != nil {
		t.Fatal(err)
	}
}
