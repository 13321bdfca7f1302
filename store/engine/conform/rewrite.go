package conform

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"

	"rapport/store/engine"
)

func testRewriteLeavesNothing(t *testing.T, makeStore New) {
	const gone, stays = "the-erased-value-", "the-kept-value-"
	store := makeStore(t, func(fresh engine.Fresh) error {
		return errors.Join(fresh.SetHeader([]byte("the-old-header")), filledWith(fresh, gone, 50), filledWith(fresh, stays, 50))
	})
	e := store.Open(t)
	update(t, e, func(tx engine.Tx) error {
		for i := range 25 {
			if err := tx.Delete("values", fmt.Sprint(gone, i)); err != nil {
				return err
			}
		}
		return nil
	})
	verified := 0
	_, err := e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error {
		if err := fresh.SetHeader([]byte("the-new-header")); err != nil {
			return err
		}
		return old.Scan("values", func(key string, v engine.Value) error {
			if strings.HasPrefix(key, stays) {
				return fresh.Put("values", key, v)
			}
			return nil
		})
	}, func(r engine.Reader) error {
		verified++
		got, err := readAll(r)
		if len(got) != 50 {
			t.Errorf("%d values in the new store, want 50", len(got))
		}
		return err
	})
	if err != nil || verified == 0 {
		t.Fatalf("rewrite: %v, verified %d times", err, verified)
	}
	raw := store.Raw(t)
	for word, want := range map[string]bool{gone: false, "the-old-header": false, stays: true, "the-new-header": true} {
		if bytes.Contains(raw, []byte(word)) != want {
			t.Errorf("%q is in the store's bytes: %v", word, !want)
		}
	}
}

func filledWith(fresh engine.Fresh, word string, n int) error {
	for i := range n {
		v := engine.Value{Rev: 1, Sealed: bytes.Repeat([]byte(word), i+1)}
		if err := fresh.Put("values", fmt.Sprint(word, i), v); err != nil {
			return err
		}
	}
	return nil
}

func testRewriteFails(t *testing.T, makeStore New) {
	want := contents{{"a", "1"}: {1, "one"}, {"b", "2"}: {1, "two"}}
	store := makeStore(t, filled(want))
	e := store.Open(t)
	before := store.Raw(t)
	_, err := e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error {
		return errors.Join(copyAll(old, fresh), errTest)
	}, nil)
	isErr(t, err, errTest)
	_, err = e.Rewrite(copyAll, func(engine.Reader) error { return errTest })
	isErr(t, err, errTest)
	_, err = e.Replace(filled(contents{{"c", "3"}: {1, "three"}}), func(engine.Reader) error { return errTest })
	isErr(t, err, errTest)
	if !bytes.Equal(before, store.Raw(t)) {
		t.Error("the store's bytes are not what they were")
	}
	same(t, e, want)
}

func testRewriteNoHeader(t *testing.T, makeStore New) {
	want := contents{{"a", "1"}: {1, "one"}}
	e := makeStore(t, filled(want)).Open(t)
	_, err := e.Rewrite(func(engine.Reader, engine.Fresh) error { return nil }, nil)
	isErr(t, err, engine.ErrDamaged)
	same(t, e, want)
}

// testRewriteMuch writes more than an engine would keep in memory at once.
func testRewriteMuch(t *testing.T, makeStore New) {
	want := contents{}
	e := makeStore(t, filled(nil)).Open(t)
	fill := func(old engine.Reader, fresh engine.Fresh) error {
		for i := range 300 {
			h := held{uint64(i), strings.Repeat(fmt.Sprintf("%08d", i), 8<<10)}
			p := place{fmt.Sprint("b", i%3), fmt.Sprint("key", i)}
			want[p] = h
			if err := fresh.Put(p.bucket, p.key, h.value()); err != nil {
				return err
			}
		}
		got, err := readAll(fresh) // it reads its own
		if !maps.Equal(got, want) {
			t.Error("a fresh store does not read what was put")
		}
		return errors.Join(err, fresh.SetHeader(header))
	}
	if _, err := e.Rewrite(fill, nil); err != nil {
		t.Fatal(err)
	}
	same(t, e, want)
	if err := e.Check(); err != nil {
		t.Fatal(err)
	}
}

func testReplace(t *testing.T, makeStore New) {
	store := makeStore(t, filled(contents{{"a", "1"}: {1, "one"}}))
	e := store.Open(t)
	want := contents{{"b", "2"}: {9, "two"}}
	state, err := e.Replace(filled(want), func(r engine.Reader) error {
		got, err := readAll(r)
		if !maps.Equal(got, want) {
			t.Error("verify reads something else")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if changed, err := e.Changed(state); changed || err != nil {
		t.Errorf("changed since replace: %v, %v", changed, err)
	}
	same(t, e, want)
	same(t, store.Open(t), want)
}
