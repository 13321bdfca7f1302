package seal

import (
	"errors"
	"testing"
)

var (
	pass  = []byte("a garden of one's own")
	cheap = TestCost()
)

func must(t testing.TB, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

func isErr(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got error %v, want %v", err, want)
	}
}

// newVault is a cheap vault.
func newVault(t testing.TB) (Header, *Key, Recovery) {
	t.Helper()
	h, k, code, err := New(pass, cheap)
	must(t, err)
	return h, k, code
}

func parsed(t testing.TB, b []byte) Header {
	t.Helper()
	h, err := Parse(b)
	must(t, err)
	return h
}
