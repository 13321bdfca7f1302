package keyring

import (
	"errors"
	"testing"
	"time"
)

// asked is a keeper that does one thing for every call.
type asked func() (string, error)

func (a asked) Get(string) (string, error) { return a() }
func (a asked) Set(string, string) error   { _, err := a(); return err }
func (a asked) Delete(string) error        { _, err := a(); return err }

func each(k Keeper) map[string]error {
	_, get := k.Get("account")
	return map[string]error{"get": get, "set": k.Set("account", "secret"), "delete": k.Delete("account")}
}

// A keyring that never answers ends each call in time; one that comes apart is one
// that does not answer; an answer or an error goes through as it is.
func TestEveryCallEnds(t *testing.T) {
	hangs := make(chan struct{})
	defer close(hangs)
	errNo := errors.New("no")
	for name, c := range map[string]struct {
		does asked
		want error
	}{
		"hangs":    {func() (string, error) { <-hangs; return "late", nil }, ErrSlow},
		"panics":   {func() (string, error) { panic("what a stranger sent") }, ErrNone},
		"refuses":  {func() (string, error) { return "", errNo }, errNo},
		"does it":  {func() (string, error) { return "secret", nil }, nil},
		"in time":  {func() (string, error) { time.Sleep(time.Millisecond); return "secret", nil }, nil},
		"is empty": {func() (string, error) { return "", nil }, nil},
	} {
		limit := 20 * time.Millisecond
		if c.want != ErrSlow {
			limit = time.Minute
		}
		for call, err := range each(Within(limit, c.does)) {
			if !errors.Is(err, c.want) {
				t.Errorf("%s, %s: %v", name, call, err)
			}
		}
	}
	if got, err := Within(time.Minute, asked(func() (string, error) { return "secret", nil })).Get(""); got != "secret" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}
