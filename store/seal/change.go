package seal

import (
	"crypto/rand"
	"fmt"
)

// New makes a vault's header, its key and its recovery code. Both slots were
// opened again before it returns, so it takes four derivations.
func New(passphrase []byte, cost Cost) (Header, *Key, Recovery, error) {
	var vault vaultID
	_, _ = rand.Read(vault[:])
	return fresh(vault, passphrase, cost)
}

// Rekey makes a header with a new data key and a new recovery code for the same
// vault. Every value has to be sealed anew with it. It has no slot in a keyring:
// who had the old key may have had that secret too.
func (h Header) Rekey(passphrase []byte, cost Cost) (Header, *Key, Recovery, error) {
	return fresh(h.vault, passphrase, cost)
}

func fresh(vault vaultID, passphrase []byte, cost Cost) (Header, *Key, Recovery, error) {
	k := newKey(vault)
	h := Header{vault: vault, commitment: k.s().commitment}
	h, err := h.replace(k, Passphrase, passphrase, cost)
	var code Recovery
	if err == nil {
		h, code, err = h.WithRecovery(k, cost)
	}
	if err == nil {
		_, err = Parse(h.Bytes())
	}
	if err != nil {
		k.Wipe()
		return Header{}, nil, Recovery{}, fmt.Errorf("make a header: %w", err)
	}
	return h, k, code, nil
}

// WithPassphrase is the header with another passphrase; the recovery code stays
// good. The new slot was opened before it returns. ErrOtherKey: k is not this
// header's key. ErrAltered: the header is not as it was signed, and is not signed
// again. ErrEmptyPassphrase, ErrCost: not done.
func (h Header) WithPassphrase(k *Key, passphrase []byte, cost Cost) (Header, error) {
	if err := k.Prove(h); err != nil {
		return Header{}, err
	}
	return h.replace(k, Passphrase, passphrase, cost)
}

// WithRecovery is the header with another recovery code; the passphrase stays
// good, the code before it does not. The new slot was opened before it returns.
// The errors are those of WithPassphrase.
func (h Header) WithRecovery(k *Key, cost Cost) (Header, Recovery, error) {
	if err := k.Prove(h); err != nil {
		return Header{}, Recovery{}, err
	}
	code, err := newRecovery()
	if err != nil {
		return Header{}, Recovery{}, err
	}
	h, err = h.replace(k, RecoveryCode, []byte(code.Reveal()), cost)
	if err != nil {
		return Header{}, Recovery{}, err
	}
	return h, code, nil
}

// replace puts a new slot of one kind into the header, signs it, and opens it.
func (h Header) replace(k *Key, kind Kind, secret []byte, cost Cost) (Header, error) {
	if len(secret) == 0 {
		return Header{}, ErrEmptyPassphrase
	}
	s, err := newSlot(kind, cost, secret, k)
	if err != nil {
		return Header{}, err
	}
	h.slots[place(kind)] = s
	if h.mac, err = k.headerMAC(h.signed()); err != nil {
		return Header{}, err
	}
	again, err := h.openSlot(kind, secret)
	if err != nil {
		return Header{}, fmt.Errorf("open the new %v again: %w", kind, err)
	}
	again.Wipe()
	return h, nil
}
