package record

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
)

// ID names a client, an interest or a session: 16 random bytes, so that it
// says nothing about what it names or when it was made.
type ID [16]byte

// NewID draws a fresh ID from the system's randomness, which never fails.
func NewID() ID {
	var id ID
	_, _ = rand.Read(id[:])
	return id
}

// ParseID reads the 32 hexadecimal digits that String prints.
func ParseID(s string) (ID, error) {
	var id ID
	raw, err := hex.DecodeString(s)
	if err != nil || len(raw) != len(id) {
		return ID{}, fmt.Errorf("%q is not an id: 32 hexadecimal digits are expected", s)
	}
	copy(id[:], raw)
	return id, nil
}

// IsZero reports whether the ID names nothing.
func (id ID) IsZero() bool { return id == ID{} }

// Compare orders IDs by their bytes, for a stable order with no meaning.
func (id ID) Compare(other ID) int { return bytes.Compare(id[:], other[:]) }

func (id ID) String() string { return hex.EncodeToString(id[:]) }

// MarshalText makes JSON print an ID as its hexadecimal digits.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText is the reverse of MarshalText. Its error repeats nothing: in a
// file, somebody's words may stand where an id is to.
func (id *ID) UnmarshalText(b []byte) error {
	parsed, err := ParseID(string(b))
	if err != nil {
		return errors.New("an id is not 32 hexadecimal digits")
	}
	*id = parsed
	return nil
}
