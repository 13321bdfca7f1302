package seal

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
)

const (
	headerMagic = "rapport\x1a"

	// The formats differ in how many slots there are.
	formatTwoSlots   = 1
	formatThreeSlots = 2 // the third in the system's keyring

	versionAt    = len(headerMagic)
	vaultAt      = versionAt + 2
	commitmentAt = vaultAt + 16
	slotsAt      = commitmentAt + 32
)

// kinds are the slots in the order in which they stand: two of them, or three.
var kinds = [...]Kind{Passphrase, RecoveryCode, Keyring}

// sizeOf is the length of a header with so many slots, in bytes.
func sizeOf(slots int) int { return slotsAt + slots*slotSize + 2*sha256.Size }

// slotsIn is how many slots a header of a format has; 0 of no format we know.
func slotsIn(format uint16) int {
	switch format {
	case formatTwoSlots:
		return 2
	case formatThreeSlots:
		return 3
	}
	return 0
}

// Header is the part of a vault that is read without a key: who may open it, and
// how. The zero Header is none. A Header holds no secret.
type Header struct {
	vault      vaultID
	commitment commitment
	slots      [len(kinds)]slot // in the order of kinds; the last may be none
	mac        [sha256.Size]byte
}

// Parse reads a header. ErrDamaged: not a header, or its checksum is wrong.
// ErrNewer: of a later format. ErrAltered: the checksum is right, but this
// program writes no such header; also ErrCost if a cost in it is beyond limits.
// No key is derived, and nothing is believed yet: Open proves the rest.
func Parse(b []byte) (Header, error) {
	if len(b) < vaultAt+sha256.Size || string(b[:versionAt]) != headerMagic {
		return Header{}, fmt.Errorf("%w: not a vault's header", ErrDamaged)
	}
	end := len(b) - sha256.Size
	if sha256.Sum256(b[:end]) != [sha256.Size]byte(b[end:]) {
		return Header{}, fmt.Errorf("%w: the header's checksum is wrong", ErrDamaged)
	}
	format := binary.BigEndian.Uint16(b[versionAt:])
	slots := slotsIn(format)
	switch {
	case format > formatThreeSlots:
		return Header{}, fmt.Errorf("%w: header format %d", ErrNewer, format)
	case slots == 0, len(b) != sizeOf(slots):
		return Header{}, fmt.Errorf("%w: header format %d of %d bytes", ErrAltered, format, len(b))
	}
	return parseBody(b, slots)
}

// parseBody reads a header that has the length of one with so many slots.
func parseBody(b []byte, slots int) (Header, error) {
	h := Header{
		vault:      vaultID(b[vaultAt:commitmentAt]),
		commitment: commitment(b[commitmentAt:slotsAt]),
		mac:        [sha256.Size]byte(b[slotsAt+slots*slotSize:]),
	}
	for i, kind := range kinds[:slots] {
		s := parseSlot(b[slotsAt+i*slotSize:])
		if s.kind != kind {
			return Header{}, fmt.Errorf("%w: %v where the %v stands", ErrAltered, s.kind, kind)
		}
		if err := s.check(); err != nil {
			return Header{}, fmt.Errorf("%w: %w", ErrAltered, err)
		}
		h.slots[i] = s
	}
	return h, nil
}

// Bytes is the header as it is stored.
func (h Header) Bytes() []byte {
	b := append(h.signed(), h.mac[:]...)
	sum := sha256.Sum256(b)
	return append(b, sum[:]...)
}

// signed is the part of the header under the MAC.
func (h Header) signed() []byte {
	format, slots := uint16(formatTwoSlots), h.slots[:h.Slots()]
	if h.InKeyring() {
		format = formatThreeSlots
	}
	b := make([]byte, 0, sizeOf(len(slots)))
	b = append(b, headerMagic...)
	b = binary.BigEndian.AppendUint16(b, format)
	b = append(b, h.vault[:]...)
	b = append(b, h.commitment[:]...)
	for _, s := range slots {
		b = s.appendTo(b)
	}
	return b
}

// InKeyring reports whether there is a slot that a secret in the system's
// keyring opens.
func (h Header) InKeyring() bool { return h.slot(Keyring).kind == Keyring }

// Slots is how many ways there are to open the vault.
func (h Header) Slots() int {
	if h.InKeyring() {
		return 3
	}
	return 2
}

// Cost is what one guess at the secret of a slot costs.
func (h Header) Cost(kind Kind) Cost { return h.slot(kind).cost }

func (h Header) slot(kind Kind) slot { return h.slots[place(kind)] }

// place is where a slot of a kind stands.
func place(kind Kind) int { return int(kind - Passphrase) }

// Open derives a key from what was typed and proves the header with it. A
// passphrase opens; so does the recovery code, when it is typed in its place.
// Nothing that is typed opens a keyring's slot. The kind says which it was.
// ErrWrongPassphrase: no slot opens. ErrAltered: one
// opens, but commitment or MAC are wrong. It takes as long as the cost says, and
// no lock is to be held meanwhile.
func (h Header) Open(typed []byte) (*Key, Kind, error) {
	tried := []Kind{Passphrase}
	if LooksLikeRecovery(typed) {
		tried = []Kind{RecoveryCode, Passphrase}
	}
	for _, kind := range tried {
		k, err := h.openSlot(kind, typed)
		if !errors.Is(err, ErrWrongPassphrase) {
			return k, kind, err
		}
	}
	return nil, 0, ErrWrongPassphrase
}

// openSlot opens one slot and proves the header with the key from it.
func (h Header) openSlot(kind Kind, secret []byte) (*Key, error) {
	k, err := h.slot(kind).open(h.vault, secret)
	if err != nil {
		return nil, err
	}
	err = k.Prove(h)
	if errors.Is(err, ErrOtherKey) { // the slot holds a key that the header does not name
		err = fmt.Errorf("%w: %w", ErrAltered, err)
	}
	if err != nil {
		k.Wipe()
		return nil, err
	}
	return k, nil
}

// checkMAC checks that whoever wrote this header had the key.
func (h Header) checkMAC(k *Key) error {
	mac, err := k.headerMAC(h.signed())
	if err != nil {
		return err
	}
	if !hmac.Equal(mac[:], h.mac[:]) {
		return fmt.Errorf("%w: the header", ErrAltered)
	}
	return nil
}
