package seal

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"

	"golang.org/x/text/unicode/norm"
)

// Kind says what opens a slot.
type Kind uint8

const (
	// Passphrase is the slot that the passphrase opens.
	Passphrase Kind = 1
	// RecoveryCode is the slot that the recovery code opens.
	RecoveryCode Kind = 2
	// Keyring is the slot that a secret in the operating system's keyring opens.
	Keyring Kind = 3
)

// String names the kind, for people.
func (k Kind) String() string {
	switch k {
	case Passphrase:
		return "passphrase"
	case RecoveryCode:
		return "recovery code"
	case Keyring:
		return "keyring"
	}
	return fmt.Sprintf("slot kind %d", uint8(k))
}

const (
	saltSize    = 16
	wrappedSize = nonceSize + keySize + tagSize
	slotSize    = 1 + 4 + 4 + 1 + saltSize + wrappedSize
)

// slot is the data key, wrapped under a key derived from one secret.
type slot struct {
	kind    Kind
	cost    Cost
	salt    [saltSize]byte
	wrapped [wrappedSize]byte // nonce, data key, tag
}

// newSlot wraps the data key under a secret.
func newSlot(kind Kind, cost Cost, secret []byte, k *Key) (slot, error) {
	s := slot{kind: kind, cost: cost}
	if err := s.check(); err != nil {
		return slot{}, err
	}
	var data [keySize]byte
	if err := k.dataKey(&data); err != nil {
		return slot{}, err
	}
	defer clear(data[:])
	_, _ = rand.Read(s.salt[:])
	_, _ = rand.Read(s.wrapped[:nonceSize])
	wrapping := s.derive(secret)
	defer clear(wrapping)
	nonce := s.wrapped[:nonceSize]
	gcm(wrapping).Seal(nonce, nonce, data[:], s.data(k.s().vault))
	return s, nil
}

// open unwraps the data key. The cost was checked when the header was parsed.
func (s slot) open(vault vaultID, secret []byte) (*Key, error) {
	wrapping := s.derive(secret)
	defer clear(wrapping)
	data, err := gcm(wrapping).Open(nil, s.wrapped[:nonceSize], s.wrapped[nonceSize:], s.data(vault))
	if err != nil {
		return nil, ErrWrongPassphrase
	}
	defer clear(data)
	return keyFrom(vault, data), nil
}

// check refuses a cost that cannot be borne, and any at all where none is paid.
func (s slot) check() error {
	if s.kind != Keyring {
		return s.cost.check()
	}
	if s.cost != (Cost{}) {
		return fmt.Errorf("%w: a keyring's slot has none", ErrCost)
	}
	return nil
}

// derive makes the wrapping key. A passphrase is normalised to NFC, so that it
// is the same from every keyboard; a code is reduced to its letters; what is in
// a keyring is random already, and needs no cost to make guessing dear.
func (s slot) derive(secret []byte) []byte {
	var b []byte
	switch s.kind {
	case Keyring:
		return fromKeyring(secret, s.salt[:])
	case RecoveryCode:
		b = canonical(secret)
	default:
		b = norm.NFC.Append(nil, secret...)
	}
	defer clear(b)
	return s.cost.derive(b, s.salt[:])
}

// data is the associated data of the wrapped key: all else that is in the slot.
func (s slot) data(vault vaultID) []byte {
	b := append([]byte(headerMagic), vault[:]...)
	return s.appendFront(b)
}

func (s slot) appendFront(b []byte) []byte {
	b = append(b, byte(s.kind))
	b = binary.BigEndian.AppendUint32(b, s.cost.Time)
	b = binary.BigEndian.AppendUint32(b, s.cost.Memory)
	b = append(b, s.cost.Threads)
	return append(b, s.salt[:]...)
}

func (s slot) appendTo(b []byte) []byte {
	return append(s.appendFront(b), s.wrapped[:]...)
}

// parseSlot reads a slot from exactly slotSize bytes.
func parseSlot(b []byte) slot {
	s := slot{kind: Kind(b[0])}
	s.cost = Cost{
		Time:    binary.BigEndian.Uint32(b[1:]),
		Memory:  binary.BigEndian.Uint32(b[5:]),
		Threads: b[9],
	}
	copy(s.salt[:], b[10:])
	copy(s.wrapped[:], b[10+saltSize:])
	return s
}
