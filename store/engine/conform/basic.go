package conform

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rapport/store/engine"
)

var errTest = errors.New("as the test wants it")

func testFresh(t *testing.T, makeStore New) {
	want := contents{
		{"cards", "a"}: {1, "one"}, {"cards", "b"}: {1 << 63, "two"}, {"sessions", "a"}: {0, ""},
	}
	e := makeStore(t, filled(want)).Open(t)
	same(t, e, want)
	err := e.View(func(r engine.Reader) error {
		got, err := r.Header()
		if !bytes.Equal(got, header) {
			t.Errorf("header %q, want %q", got, header)
		}
		if r.Health() != engine.Sound {
			t.Error("a fresh store is not sound")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Check(); err != nil {
		t.Fatal(err)
	}
}

func testPutGetDelete(t *testing.T, makeStore New) {
	e := makeStore(t, filled(nil)).Open(t)
	update(t, e, func(tx engine.Tx) error {
		_, err := tx.Get("cards", "maya")
		isErr(t, err, engine.ErrNotFound)
		if err := tx.Put("cards", "maya", engine.Value{Rev: 7, Sealed: []byte("cat")}); err != nil {
			return err
		}
		v, err := tx.Get("cards", "maya") // its own change
		if hold(v) != (held{7, "cat"}) {
			t.Errorf("got %v in the same update", v)
		}
		return err
	})
	update(t, e, func(tx engine.Tx) error {
		return tx.Put("cards", "maya", engine.Value{Rev: 8, Sealed: []byte("garden")})
	})
	same(t, e, contents{{"cards", "maya"}: {8, "garden"}})
	update(t, e, func(tx engine.Tx) error {
		return errors.Join(tx.Delete("cards", "maya"), tx.Delete("cards", "nobody"), tx.Delete("nothing", "maya"))
	})
	same(t, e, contents{})
	err := e.View(func(r engine.Reader) error {
		_, err := r.Get("cards", "maya")
		isErr(t, err, engine.ErrNotFound)
		_, err = r.Get("nothing", "maya")
		isErr(t, err, engine.ErrNotFound)
		return r.Scan("nothing", func(string, engine.Value) error { return errTest })
	})
	if err != nil {
		t.Fatal(err)
	}
}

func testScan(t *testing.T, makeStore New) {
	want := contents{{"b", "stop"}: {1, "x"}}
	var keys []string
	for i := range 1000 {
		key := fmt.Sprintf("%03x-%s", i*7%4096, strings.Repeat("k", i%40))
		keys = append(keys, key)
		want[place{"a", key}] = held{uint64(i), strings.Repeat("v", i%700)}
	}
	slices.Sort(keys)
	e := makeStore(t, filled(want)).Open(t)
	err := e.View(func(r engine.Reader) error {
		var got []string
		err := r.Scan("a", func(key string, v engine.Value) error {
			got = append(got, key)
			return nil
		})
		if !slices.Equal(got, keys) {
			t.Errorf("%d keys, not in order or not those of the bucket", len(got))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	err = e.View(func(r engine.Reader) error {
		return r.Scan("a", func(string, engine.Value) error {
			if n++; n == 300 {
				return errTest
			}
			return nil
		})
	})
	isErr(t, err, errTest)
	if n != 300 {
		t.Errorf("called %d times, and told to stop at 300", n)
	}
}

func testBadPlaces(t *testing.T, makeStore New) {
	e := makeStore(t, filled(nil)).Open(t)
	bad := []place{{"", "k"}, {"b", ""}, {"\x00vault", "header"}, {strings.Repeat("b", 256), "k"}, {"b", strings.Repeat("k", 1025)}}
	for _, p := range bad {
		_, err := e.Update(func(tx engine.Tx) error {
			return tx.Put(p.bucket, p.key, engine.Value{Sealed: []byte("v")})
		})
		isErr(t, err, engine.ErrBadPlace)
		err = e.View(func(r engine.Reader) error { _, err := r.Get(p.bucket, p.key); return err })
		isErr(t, err, engine.ErrBadPlace)
	}
	same(t, e, contents{})
	good := place{strings.Repeat("b", 255), "\x00" + strings.Repeat("\xff", 1023)}
	update(t, e, func(tx engine.Tx) error { return tx.Put(good.bucket, good.key, engine.Value{Rev: 1}) })
	same(t, e, contents{good: {1, ""}})
}

func testFailedUpdate(t *testing.T, makeStore New) {
	want := contents{{"a", "1"}: {1, "one"}, {"a", "2"}: {1, "two"}}
	e := makeStore(t, filled(want)).Open(t)
	_, err := e.Update(func(tx engine.Tx) error {
		return errors.Join(
			tx.Put("a", "1", engine.Value{Rev: 2, Sealed: []byte("changed")}), tx.Delete("a", "2"),
			tx.Put("new", "3", engine.Value{Rev: 1, Sealed: []byte("three")}), errTest)
	})
	isErr(t, err, errTest)
	same(t, e, want)
}

func testPanic(t *testing.T, makeStore New) {
	want := contents{{"a", "1"}: {1, "one"}}
	e := makeStore(t, filled(want)).Open(t)
	panics := func(what string, fn func()) {
		defer func() {
			if r := recover(); r != errTest {
				t.Errorf("%s: recovered %v, not what was thrown", what, r)
			}
		}()
		fn()
	}
	panics("view", func() { _ = e.View(func(engine.Reader) error { panic(errTest) }) })
	panics("update", func() {
		_, _ = e.Update(func(tx engine.Tx) error {
			_ = tx.Put("a", "1", engine.Value{Rev: 2})
			panic(errTest)
		})
	})
	panics("rewrite", func() {
		_, _ = e.Rewrite(func(_ engine.Reader, fresh engine.Fresh) error {
			_ = fresh.SetHeader(header)
			panic(errTest)
		}, nil)
	})
	panics("verify", func() {
		_, _ = e.Rewrite(copyAll, func(engine.Reader) error { panic(errTest) })
	})
	same(t, e, want) // and the lock is free
	update(t, e, func(tx engine.Tx) error { return tx.Delete("a", "1") })
	same(t, e, contents{})
}

func copyAll(old engine.Reader, fresh engine.Fresh) error { return engine.Copy(fresh, old, nil) }

func testCopies(t *testing.T, makeStore New) {
	e := makeStore(t, filled(contents{{"a", "1"}: {1, "one"}, {"a", "2"}: {1, "two"}})).Open(t)
	var got [][]byte
	err := e.View(func(r engine.Reader) error {
		v, err := r.Get("a", "1")
		got = append(got, v.Sealed)
		h, err2 := r.Header()
		got = append(got, h)
		err3 := r.Scan("a", func(_ string, v engine.Value) error {
			got = append(got, v.Sealed)
			return nil
		})
		return errors.Join(err, err2, err3)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range got {
		_ = append(b, "over the edge"...)
		for i := range b {
			b[i] = 'x' // the caller's own: no fault, and nobody else's
		}
	}
	in := []byte("three")
	update(t, e, func(tx engine.Tx) error {
		err := tx.Put("a", "3", engine.Value{Rev: 1, Sealed: in})
		copy(in, "xxxxx")
		return err
	})
	same(t, e, contents{{"a", "1"}: {1, "one"}, {"a", "2"}: {1, "two"}, {"a", "3"}: {1, "three"}})
}

func testEnded(t *testing.T, makeStore New) {
	e := makeStore(t, filled(contents{{"a", "1"}: {1, "one"}})).Open(t)
	var reader engine.Reader
	if err := e.View(func(r engine.Reader) error { reader = r; return nil }); err != nil {
		t.Fatal(err)
	}
	var writer engine.Tx
	update(t, e, func(tx engine.Tx) error { writer = tx; return nil })
	_, err := reader.Get("a", "1")
	isErr(t, err, engine.ErrClosed)
	isErr(t, reader.Scan("a", func(string, engine.Value) error { return nil }), engine.ErrClosed)
	isErr(t, writer.Put("a", "1", engine.Value{}), engine.ErrClosed)
	isErr(t, writer.Delete("a", "1"), engine.ErrClosed)
	same(t, e, contents{{"a", "1"}: {1, "one"}})
}

func testClosed(t *testing.T, makeStore New) {
	store := makeStore(t, filled(contents{{"a", "1"}: {1, "one"}}))
	e := store.Open(t)
	if err := errors.Join(e.Close(), e.Close()); err != nil {
		t.Fatal(err)
	}
	isErr(t, e.View(func(engine.Reader) error { return nil }), engine.ErrClosed)
	_, err := e.Update(func(engine.Tx) error { return nil })
	isErr(t, err, engine.ErrClosed)
	_, err = e.Rewrite(copyAll, nil)
	isErr(t, err, engine.ErrClosed)
	_, err = e.Changed("")
	isErr(t, err, engine.ErrClosed)
	same(t, store.Open(t), contents{{"a", "1"}: {1, "one"}})
}
