package conform

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
	"testing"

	"rapport/store/engine"
)

// add counts up a value, by reading and writing it.
func add(tx engine.Tx, key string) error {
	v, err := tx.Get("counts", key)
	if err != nil && !errors.Is(err, engine.ErrNotFound) {
		return err
	}
	n := uint64(0)
	if err == nil {
		n = binary.BigEndian.Uint64(v.Sealed)
	}
	return tx.Put("counts", key, engine.Value{Rev: v.Rev + 1, Sealed: binary.BigEndian.AppendUint64(nil, n+1)})
}

// counted is what add has made of a key after n times.
func counted(n int) held {
	return held{uint64(n), string(binary.BigEndian.AppendUint64(nil, uint64(n)))}
}

// together runs fn in several goroutines, each as often as times.
func together(t *testing.T, workers, times int, fn func(worker int) error) {
	t.Helper()
	var wg sync.WaitGroup
	errs := make([]error, workers)
	for w := range workers {
		wg.Go(func() {
			for range times {
				if err := fn(w); err != nil {
					errs[w] = fmt.Errorf("worker %d: %w", w, err)
					return
				}
			}
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

func testConcurrent(t *testing.T, makeStore New) {
	e := makeStore(t, filled(nil)).Open(t)
	together(t, 4, rounds(10), func(int) error {
		_, err := e.Update(func(tx engine.Tx) error { return add(tx, "all") })
		return err
	})
	same(t, e, contents{{"counts", "all"}: counted(4 * rounds(10))})
}

func testTwoEngines(t *testing.T, makeStore New) {
	store := makeStore(t, filled(nil))
	engines := []engine.Engine{store.Open(t), store.Open(t), store.Open(t)}
	times := rounds(10)
	together(t, len(engines), times, func(w int) error {
		if _, err := engines[w].Update(func(tx engine.Tx) error {
			return errors.Join(add(tx, "all"), add(tx, fmt.Sprint(w)))
		}); err != nil {
			return err
		}
		if w != 0 {
			return nil
		}
		_, err := engines[w].Rewrite(copyAll, nil) // while others write
		return err
	})
	want := contents{{"counts", "all"}: counted(3 * times)}
	for w := range engines {
		want[place{"counts", fmt.Sprint(w)}] = counted(times)
	}
	for _, e := range engines {
		same(t, e, want)
	}
}

// testOneState writes two values that are always equal, and reads them.
func testOneState(t *testing.T, makeStore New) {
	store := makeStore(t, filled(nil))
	writer, reader := store.Open(t), store.Open(t)
	update(t, writer, func(tx engine.Tx) error { return errors.Join(add(tx, "left"), add(tx, "right")) })
	together(t, 2, rounds(30), func(w int) error {
		if w == 0 {
			_, err := writer.Update(func(tx engine.Tx) error {
				return errors.Join(add(tx, "left"), add(tx, "right"))
			})
			return err
		}
		return reader.View(func(r engine.Reader) error {
			left, err := r.Get("counts", "left")
			right, err2 := r.Get("counts", "right")
			if err := errors.Join(err, err2); err != nil {
				return err
			}
			if hold(left) != hold(right) {
				return fmt.Errorf("left has %d, right has %d", left.Rev, right.Rev)
			}
			return nil
		})
	})
}

func testChanged(t *testing.T, makeStore New) {
	store := makeStore(t, filled(contents{{"a", "1"}: {1, "one"}}))
	mine, others := store.Open(t), store.Open(t)
	state := stateOf(t, mine)
	changed := func(want bool, since engine.State, what string) {
		t.Helper()
		for _, e := range []engine.Engine{mine, others} {
			if got, err := e.Changed(since); got != want || err != nil {
				t.Fatalf("%s: changed is %v, %v", what, got, err)
			}
		}
	}
	changed(true, "", "the zero state")
	changed(false, state, "nothing done")
	if got := stateOf(t, others); got != state {
		t.Fatal("two engines see two states of one store")
	}
	_, _ = others.Update(func(engine.Tx) error { return errTest })
	changed(false, state, "an update that failed")
	_, _ = others.Rewrite(copyAll, func(engine.Reader) error { return errTest })
	changed(false, state, "a rewrite that failed")

	seen := map[engine.State]bool{state: true}
	step := func(what string, do func() (engine.State, error)) {
		t.Helper()
		next, err := do()
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		changed(true, state, what)
		changed(false, next, what)
		if seen[next] || stateOf(t, mine) != next {
			t.Fatalf("%s: a state that was there before, or not the one that is read", what)
		}
		seen[next], state = true, next
	}
	for i := range 6 {
		step("update", func() (engine.State, error) {
			return others.Update(func(tx engine.Tx) error {
				if tx.State() != state {
					t.Error("an update does not tell the state that it changes")
				}
				return tx.Put("a", "1", engine.Value{Rev: uint64(i), Sealed: []byte("two")})
			})
		})
		step("rewrite", func() (engine.State, error) { return others.Rewrite(copyAll, nil) })
		step("rewrite again", func() (engine.State, error) { return mine.Rewrite(copyAll, nil) })
	}
}

func stateOf(t *testing.T, e engine.Engine) (state engine.State) {
	t.Helper()
	if err := e.View(func(r engine.Reader) error { state = r.State(); return nil }); err != nil {
		t.Fatal(err)
	}
	return state
}
