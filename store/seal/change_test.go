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
	if got.s().data != k.s().data || got.Prove(h) != nil {
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
	if next.vault != h.vault || next.commitment == h.commitment || fresh.s().data == k.s().data {
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
	if other, _, _ := newVault(t); other.vault == h.vault || other.commitment == h.commitment {
		t.Error("two vaults with one id or one key")
	}
}

// A header that somebody altered, in whatever slot, is not signed again with
// what they put there: a code that was replaced would open once more.
func TestAlteredHeaderIsNotSignedAgain(t *testing.T) {
	h, k, old := newVault(t)
	next, _, err := h.WithRecovery(k, cheap)
	must(t, err)
	for i := range next.slots[:2] {
		altered := next
		altered.slots[i] = h.slots[i]
		if i == 0 {
			altered.slots[i].salt[0] ^= 1
		}
		isErr(t, k.Prove(altered), ErrAltered)
		_, err := altered.WithPassphrase(k, pass, cheap)
		isErr(t, err, ErrAltered)
		_, _, err = altered.WithRecovery(k, cheap)
		isErr(t, err, ErrAltered)
	}
	altered := next
	altered.slots[1] = h.slots[1]
	opens(t, altered, k, old.Reveal(), ErrAltered)
}

// Prove tells a header of another vault, and of another key, from its own.
func TestProve(t *testing.T) {
	h, k, _ := newVault(t)
	must(t, k.Prove(h))
	other, _, _ := newVault(t)
	isErr(t, k.Prove(other), ErrOtherKey)
	rekeyed, fresh, _, err := h.Rekey(pass, cheap)
	must(t, err, fresh.Prove(rekeyed))
	isErr(t, k.Prove(rekeyed), ErrOtherKey)
	k.Wipe()
	isErr(t, k.Prove(h), ErrWiped)
}
