package seal

import (
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
)

// secretSize is the length of what a keyring keeps for a vault, in bytes.
const secretSize = 32

// WithKeyring is the header with a slot that a new secret opens, which is for the
// operating system's keyring and is given as text. One that was there is
// replaced; passphrase and recovery code stay good. The slot was opened before it
// returns, without deriving a key: the secret is random. The errors are those of
// WithPassphrase.
func (h Header) WithKeyring(k *Key) (with Header, secret []byte, err error) {
	if err := k.Prove(h); err != nil {
		return Header{}, nil, err
	}
	var raw [secretSize]byte
	defer clear(raw[:])
	_, _ = rand.Read(raw[:])
	if with, err = h.replace(k, Keyring, raw[:], Cost{}); err != nil {
		return Header{}, nil, err
	}
	return with, hex.AppendEncode(nil, raw[:]), nil
}

// WithoutKeyring is the header without that slot. ErrNoKeyring if there is none;
// else the errors are those of WithPassphrase.
func (h Header) WithoutKeyring(k *Key) (Header, error) {
	if err := k.Prove(h); err != nil {
		return Header{}, err
	}
	if !h.InKeyring() {
		return Header{}, ErrNoKeyring
	}
	h.slots[place(Keyring)] = slot{}
	var err error
	h.mac, err = k.headerMAC(h.signed())
	return h, err
}

// OpenKeyring opens the keyring's slot with the secret that WithKeyring gave, and
// proves the header with the key from it. No key is derived the dear way.
// ErrNoKeyring; ErrNotSecret; ErrAltered if the slot opens and commitment or MAC
// are wrong.
func (h Header) OpenKeyring(secret []byte) (*Key, error) {
	if !h.InKeyring() {
		return nil, ErrNoKeyring
	}
	raw := make([]byte, hex.DecodedLen(len(secret)))
	defer clear(raw)
	if n, err := hex.Decode(raw, secret); err != nil || n != secretSize {
		return nil, fmt.Errorf("%w: it is no such secret", ErrNotSecret)
	}
	k, err := h.openSlot(Keyring, raw)
	if errors.Is(err, ErrWrongPassphrase) {
		return nil, ErrNotSecret
	}
	return k, err
}

// fromKeyring makes the wrapping key of a keyring's slot.
func fromKeyring(secret, salt []byte) []byte {
	key, err := hkdf.Key(sha256.New, secret, salt, labelKeyring, keySize)
	if err != nil {
		panic("seal: hkdf refuses SHA-256: " + err.Error())
	}
	return key
}
