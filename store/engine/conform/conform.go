// Package conform holds the tests that every engine passes. An engine's own tests
// call Run with a way to make one; what is special to an engine (files, locks,
// damage) it tests itself.
package conform

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"rapport/store/engine"
)

// Store is one store that the tests may open as often as they like.
type Store interface {
	// Open gives another engine on the store, as another program would have it.
	Open(t *testing.T) engine.Engine
	// Raw is every byte that the store keeps now, in any order.
	Raw(t *testing.T) []byte
}

// New makes a store that fill has filled. It is removed when the test ends.
type New func(t *testing.T, fill func(engine.Fresh) error) Store

// Run runs all tests.
func Run(t *testing.T, makeStore New) {
	t.Helper()
	tests := []struct {
		name string
		run  func(*testing.T, New)
	}{
		{"a fresh store gives back what it was filled with", testFresh},
		{"put, get, delete", testPutGetDelete},
		{"scan goes in order and stops when told", testScan},
		{"places that cannot be stored", testBadPlaces},
		{"an update that fails leaves nothing", testFailedUpdate},
		{"a panic in a function is the caller's and leaves nothing", testPanic},
		{"bytes are copied in and out", testCopies},
		{"transactions end with their function", testEnded},
		{"like a plain map", testAgainstMap},
		{"values of every size", testSizes},
		{"concurrent updates lose nothing", testConcurrent},
		{"two engines on one store", testTwoEngines},
		{"readers see one state", testOneState},
		{"changed", testChanged},
		{"rewrite leaves no old bytes", testRewriteLeavesNothing},
		{"rewrite that fails leaves the old store", testRewriteFails},
		{"rewrite without a header is refused", testRewriteNoHeader},
		{"rewrite of much", testRewriteMuch},
		{"replace looks at nothing", testReplace},
		{"closed", testClosed},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { test.run(t, makeStore) })
	}
}

var header = []byte("an opaque header")

// filled is a fill that writes the header and some values.
func filled(values contents) func(engine.Fresh) error {
	return func(fresh engine.Fresh) error {
		if err := fresh.SetHeader(header); err != nil {
			return err
		}
		for p, v := range values {
			if err := fresh.Put(p.bucket, p.key, v.value()); err != nil {
				return err
			}
		}
		return nil
	}
}

// place and held are a map's key and value; held can be compared.
type place struct{ bucket, key string }

type held struct {
	rev    uint64
	sealed string
}

func (h held) value() engine.Value { return engine.Value{Rev: h.rev, Sealed: []byte(h.sealed)} }

func hold(v engine.Value) held { return held{v.Rev, string(v.Sealed)} }

type contents map[place]held

// read is everything that an engine gives in one View.
func read(t *testing.T, e engine.Engine) contents {
	t.Helper()
	var out contents
	err := e.View(func(r engine.Reader) (err error) {
		out, err = readAll(r)
		return err
	})
	if err != nil {
		t.Fatalf("view: %v", err)
	}
	return out
}

func readAll(r engine.Reader) (contents, error) {
	out := contents{}
	buckets, err := r.Buckets()
	if err != nil {
		return nil, err
	}
	if !slices.IsSorted(buckets) {
		return nil, fmt.Errorf("buckets out of order: %q", buckets)
	}
	for _, bucket := range buckets {
		n := len(out)
		err := r.Scan(bucket, func(key string, v engine.Value) error {
			out[place{bucket, key}] = hold(v)
			return nil
		})
		if err != nil {
			return nil, err
		}
		if len(out) == n {
			return nil, fmt.Errorf("bucket %q is listed and empty", bucket)
		}
	}
	return out, nil
}

// same compares everything that an engine gives with what it is to give.
func same(t *testing.T, e engine.Engine, want contents) {
	t.Helper()
	got := read(t, e)
	if maps.Equal(got, want) {
		return
	}
	for p, v := range want {
		if g, ok := got[p]; !ok || g != v {
			t.Errorf("%q: got revision %d, %d bytes (there: %v), want %d, %d bytes",
				p, g.rev, len(g.sealed), ok, v.rev, len(v.sealed))
		}
	}
	for p := range got {
		if _, ok := want[p]; !ok {
			t.Errorf("%q is there and was not put", p)
		}
	}
	t.FailNow()
}

// update is an Update that has to succeed.
func update(t *testing.T, e engine.Engine, fn func(engine.Tx) error) engine.State {
	t.Helper()
	state, err := e.Update(fn)
	if err != nil {
		t.Fatalf("update: %v", err)
	}
	return state
}

// isErr wants a certain error.
func isErr(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got error %v, want %v", err, want)
	}
}
