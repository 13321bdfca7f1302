package seal

import (
	"testing"
)

// opens says what a secret does with a header.
func opens(t *testing.T, h Header, k *Key, typed string, want error) {
	t.Helper()
	got, _, err := parsed(t, h.Bytes()).Open([]byte(typed))
	if want != nil {
		isErr(t, err, want)
		return
	}
	must(t, err)
	if got.s().data != k.s().data || got.Vault() != k.Vault() || got.Commitment() != h.Commitment() {
		t.Fatal("opens to another key")
	}
}

func TestWithPassphrase(t *testing.T) {
	h, k, code := newVault(t)
	next, err := h.WithPassphrase(k, []byte("another garden"), Cost{Time: 2, Memory: 16, Threads: 1})
	must(t, err)
	opens(t, next, k, "another garden", nil)
	opens(t, next, k, code.Reveal(), nil)
	opens(t, next, k, string(pass), ErrWrongPassphrase)
	opens(t, h, k, string(pass), nil) // the old one is as it was
}

func TestWithRecovery(t *testing.T) {
	h, k, code := newVault(t)
	next, fresh, err := h.WithRecovery(k, cheap)
	must(t, err)
	if fresh.Reveal() == code.Reveal() {
		t.Fatal("the same code again")
	}
	opens(t, next, k, fresh.Reveal(), nil)
	opens(t, next, k, string(pass), nil)
	opens(t, next, k, code.Reveal(), ErrWrongPassphrase)
}

func TestRekey(t *testing.T) {
	h, k, code := newVault(t)
	next, fresh, freshCode, err := h.Rekey(pass, cheap)
	must(t, err)
	if next.Vault() != h.Vault() || next.Commitment() == h.Commitment() || fresh.s().data == k.s().data {
		t.Fatal("another vault, or the same key")
	}
	opens(t, next, fresh, string(pass), nil)
	opens(t, next, fresh, freshCode.Reveal(), nil)
	opens(t, next, fresh, code.Reveal(), ErrWrongPassphrase)
	p := Place{"cards", "maya"}
	sealed, err := k.Seal(p, 1, nil)
	must(t, err)
	_, err = fresh.Open(p, 1, sealed)
	isErr(t, err, ErrAltered)
}

func TestRefusedChanges(t *testing.T) {
	h, k, _ := newVault(t)
	_, other, _ := newVault(t)
	_, rekeyed, _, err := h.Rekey(pass, cheap)
	must(t, err)
	for _, wrong := range []*Key{other, rekeyed} {
		_, err := h.WithPassphrase(wrong, pass, cheap)
		isErr(t, err, ErrOtherKey)
		_, _, err = h.WithRecovery(wrong, cheap)
		isErr(t, err, ErrOtherKey)
	}
	_, err = h.WithPassphrase(k, nil, cheap)
	isErr(t, err, ErrEmptyPassphrase)
	_, _, _, err = New(nil, cheap)
	isErr(t, err, ErrEmptyPassphrase)
	k.Wipe()
	_, err = h.WithPassphrase(k, pass, cheap)
	isErr(t, err, ErrWiped)
	_, _, err = h.WithRecovery(k, cheap)
	isErr(t, err, ErrWiped)
}

// What opens once opens always: salts and nonces are fresh each time.
func TestFreshEachTime(t *testing.T) {
	h, k, _ := newVault(t)
	again, err := h.WithPassphrase(k, pass, cheap)
	must(t, err)
	if again.slots[0].salt == h.slots[0].salt || again.slots[0].wrapped == h.slots[0].wrapped {
		t.Error("salt, nonce or wrapping used twice")
	}
	if other, _, _ := newVault(t); other.Vault() == h.Vault() || other.Commitment() == h.Commitment() {
		t.Error("two vaults with one id or one key")
	}
}
