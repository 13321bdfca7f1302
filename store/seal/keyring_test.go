package seal

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
)

// A slot in a keyring beside the two: each of the three opens the same key, and
// taking it away leaves, byte for byte but for the MAC, what was there.
func TestASlotInAKeyring(t *testing.T) {
	h, k, code := newVault(t)
	with, secret, err := h.WithKeyring(k)
	must(t, err)
	if n := len(with.Bytes()); n != 380 || with.Slots() != 3 || !with.InKeyring() {
		t.Fatalf("a header of %d bytes with %d slots", n, with.Slots())
	}
	opens(t, with, k, string(pass), nil)
	opens(t, with, k, code.Reveal(), nil)
	before := Derivations()
	got, err := parsed(t, with.Bytes()).OpenKeyring(secret)
	must(t, err)
	if got.s().data != k.s().data {
		t.Error("the secret opens another key")
	}
	without, err := with.WithoutKeyring(got)
	must(t, err)
	if Derivations() != before {
		t.Error("a key was derived from a secret that is random")
	}
	if !bytes.Equal(without.Bytes(), h.Bytes()) {
		t.Error("without the slot it is not the header that it was")
	}
	opens(t, with, k, string(secret), ErrWrongPassphrase) // nothing typed opens it
}

// A secret that is another, cut, longer or of no sense opens nothing.
func TestWhatDoesNotOpenAKeyringsSlot(t *testing.T) {
	h, k, _ := newVault(t)
	with, secret, err := h.WithKeyring(k)
	must(t, err)
	again, other, err := with.WithKeyring(k)
	must(t, err)
	if bytes.Equal(secret, other) || again.slots[2].salt == with.slots[2].salt {
		t.Error("a secret or a salt used twice")
	}
	wrong := [][]byte{nil, other, secret[1:], secret[:62], append(bytes.Clone(secret), "00"...), []byte(strings.Repeat("z", 64)), pass}
	for bit := range 256 {
		raw, err := hex.DecodeString(string(secret))
		must(t, err)
		raw[bit/8] ^= 1 << (bit % 8)
		wrong = append(wrong, []byte(hex.EncodeToString(raw)))
	}
	for _, s := range wrong {
		_, err := with.OpenKeyring(s)
		isErr(t, err, ErrNotSecret)
	}
	_, err = again.OpenKeyring(secret) // of before it was replaced
	isErr(t, err, ErrNotSecret)
	_, err = h.OpenKeyring(secret)
	isErr(t, err, ErrNoKeyring)
	_, err = h.WithoutKeyring(k)
	isErr(t, err, ErrNoKeyring)
}

// The third slot of another vault, of another key, or of an earlier day does not
// pass; nor does its absence.
func TestAKeyringsSlotThatWasExchanged(t *testing.T) {
	h, k, _ := newVault(t)
	with, secret, err := h.WithKeyring(k)
	must(t, err)
	o, ok, _ := newVault(t)
	other, otherSecret, err := o.WithKeyring(ok)
	must(t, err)

	mixed := with
	mixed.slots[2] = other.slots[2]
	_, err = mixed.OpenKeyring(otherSecret)
	isErr(t, err, ErrNotSecret) // it is bound to its vault
	opens(t, mixed, k, string(pass), ErrAltered)

	later, _, err := with.WithKeyring(k)
	must(t, err)
	later.slots[2] = with.slots[2] // put back
	_, err = later.OpenKeyring(secret)
	isErr(t, err, ErrAltered)

	rekeyed, fresh, _, err := with.Rekey(pass, cheap)
	must(t, err)
	if rekeyed.InKeyring() {
		t.Error("a new key, and the old slot")
	}
	newer, _, err := rekeyed.WithKeyring(fresh)
	must(t, err)
	newer.slots[2] = with.slots[2]
	_, err = newer.OpenKeyring(secret)
	isErr(t, err, ErrAltered)

	gone := with
	gone.slots[2] = slot{}
	opens(t, gone, k, string(pass), ErrAltered)
	grown := h
	grown.slots[2] = with.slots[2]
	_, err = grown.OpenKeyring(secret)
	isErr(t, err, ErrAltered)
}

// A new passphrase and a new code leave the keyring's slot good, and it goes only
// with the key that it is of.
func TestTheKeyringsSlotStays(t *testing.T) {
	h, k, _ := newVault(t)
	with, secret, err := h.WithKeyring(k)
	must(t, err)
	next, err := with.WithPassphrase(k, []byte("another garden"), cheap)
	must(t, err)
	next, _, err = next.WithRecovery(k, cheap)
	must(t, err)
	got, err := parsed(t, next.Bytes()).OpenKeyring(secret)
	must(t, err, got.Prove(next))
	_, wrong, _ := newVault(t)
	_, _, err = h.WithKeyring(wrong)
	isErr(t, err, ErrOtherKey)
	_, err = with.WithoutKeyring(wrong)
	isErr(t, err, ErrOtherKey)
	altered := with
	altered.slots[1].salt[0] ^= 1
	_, _, err = altered.WithKeyring(k)
	isErr(t, err, ErrAltered)
	_, err = altered.WithoutKeyring(k)
	isErr(t, err, ErrAltered)
	k.Wipe()
	_, _, err = h.WithKeyring(k)
	isErr(t, err, ErrWiped)
}

// A slot in a keyring has no cost: a header that gives it one is refused.
func TestAKeyringsSlotHasNoCost(t *testing.T) {
	h, k, _ := newVault(t)
	with, _, err := h.WithKeyring(k)
	must(t, err)
	for _, c := range []Cost{cheap, DefaultCost(), {Time: 1}, {Memory: 1}, {Threads: 1}} {
		altered := with
		altered.slots[2].cost = c
		_, err := Parse(altered.Bytes())
		isErr(t, err, ErrCost)
		isErr(t, err, ErrAltered)
	}
}

// The account is the whole id, and stays the same for as long as the vault lives.
func TestTheAccountOfAVault(t *testing.T) {
	h, k, _ := newVault(t)
	with, _, err := h.WithKeyring(k)
	must(t, err)
	rekeyed, _, _, err := h.Rekey(pass, cheap)
	must(t, err)
	if len(h.Long()) != 32 || !strings.HasPrefix(h.Long(), h.Short()) || with.Long() != h.Long() || rekeyed.Long() != h.Long() {
		t.Errorf("accounts %q, %q, %q", h.Long(), with.Long(), rekeyed.Long())
	}
}

// A header of format 2, and the secret of its third slot. What is written here
// opens for ever.
const (
	vectorKeyringHeader = "" +
		"726170706f72741a00024c73aa6b639759d7a077d4edaa1efa361b856f6885821c22226318c8462a03efbdd5a7b3824f" +
		"bee07e5405a62deca43401000000020000004002fae751cf1d12ac26d8a1f636133e5a3d006b4ee21dbe6607d42e1959" +
		"6590df0441d8f889b95dcb25dab5d2efd56224e45763b5853e5388cc640c5f3b5233ebe069e4aaf38396b2813cec273b" +
		"0200000002000000400277e5879b4b6168ba1f586b840b57cd65c9492c29ff633e5574469a57107b10382954c0eb20b6" +
		"314b847b949bbf1b2363ad864a7f6605d01023cfd6127f38f564fe9223681f3133a92b2394b603000000000000000000" +
		"3546cf0e4afa530c035542b4ebb25842334703ee6727a81fb59d73c85000a25a513c9405ae2c61fd1524ff3fe188823c" +
		"9835512c32f7f22c011b0557ffedcc16e1bf7bd962f7aa584d4cb7d9200085c16f57aa964390802becf32e6dfcf6e458" +
		"731bf47acce082c7a089f3e31d5470d0437438cd01384d239999a8ddf63b2219e492134c9297b24cdc623ee0"
	vectorKeyringSecret = "f7d40f49b7c2429ce1381ac6054d44977e2ec3f22c20692de0d97425c1018e63"
)

func TestKeyringVectors(t *testing.T) {
	h := parsed(t, unhex(t, vectorKeyringHeader))
	k, err := h.OpenKeyring([]byte(vectorKeyringSecret))
	must(t, err)
	for _, typed := range []string{vectorPass, vectorCode} {
		same, _, err := h.Open([]byte(typed))
		must(t, err)
		if !same.Same(k) {
			t.Error("another key")
		}
	}
	// Beside the third slot and the MAC it is the header of format 1.
	without, err := h.WithoutKeyring(k)
	must(t, err)
	if !bytes.Equal(without.Bytes(), unhex(t, vectorHeader)) {
		t.Error("not the header that it was made from")
	}
	// The wrapping key is HKDF as the standard library has it.
	s := unhex(t, vectorKeyringHeader)[slotsAt+2*slotSize:]
	key, err := hkdf.Key(sha256.New, unhex(t, vectorKeyringSecret), s[10:26], "rapport/1 keyring", 32)
	must(t, err)
	if s[0] != 3 || !bytes.Equal(s[1:10], make([]byte, 9)) || !bytes.Equal(key, fromKeyring(unhex(t, vectorKeyringSecret), s[10:26])) {
		t.Error("the slot is not as described")
	}
}
