package seal

import (
	"errors"
	"testing"
)

// Two headers of one vault, before and after a rekey, and one of another.
func TestWhichVaultAndWhichKey(t *testing.T) {
	h, key, _, err := New([]byte("one"), TestCost())
	if err != nil {
		t.Fatal(err)
	}
	again, err := h.WithPassphrase(key, []byte("two"), TestCost())
	if err != nil {
		t.Fatal(err)
	}
	rekeyed, _, _, err := h.Rekey([]byte("one"), TestCost())
	if err != nil {
		t.Fatal(err)
	}
	other, _, _, err := New([]byte("one"), TestCost())
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		h               Header
		sameVault, same bool
	}{"another passphrase": {again, true, true}, "another key": {rekeyed, true, false}, "another vault": {other, false, false}} {
		if h.SameVault(c.h) != c.sameVault || h.SameKey(c.h) != c.same {
			t.Errorf("%s: the same vault %v, the same key %v", name, h.SameVault(c.h), h.SameKey(c.h))
		}
	}
	if h.Short() != rekeyed.Short() || h.Short() == other.Short() || len(h.Short()) != 8 {
		t.Errorf("short names %s, %s, %s", h.Short(), rekeyed.Short(), other.Short())
	}
}

// A clone opens what the key sealed, also once that is wiped.
func TestACloneIsWipedByItself(t *testing.T) {
	h, key, _, err := New([]byte("one"), TestCost())
	if err != nil {
		t.Fatal(err)
	}
	clone, err := key.Clone()
	if err != nil {
		t.Fatal(err)
	}
	place := Place{"card", "a"}
	sealed, err := key.Seal(place, 1, []byte("the cat"))
	if err != nil {
		t.Fatal(err)
	}
	key.Wipe()
	if plain, err := clone.Open(place, 1, sealed); err != nil || string(plain) != "the cat" || clone.Prove(h) != nil {
		t.Errorf("the clone reads %q: %v", plain, err)
	}
	if _, err := key.Clone(); !errors.Is(err, ErrWiped) {
		t.Errorf("a wiped key is cloned: %v", err)
	}
}
