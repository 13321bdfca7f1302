package seal

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// HeaderMagic is what a header begins with, for whoever looks for one in a
// damaged file.
const HeaderMagic = headerMagic

// HeaderSizes are the least and the most bytes that a header has.
func HeaderSizes() (least, most int) { return sizeOf(2), sizeOf(len(kinds)) }

// HeaderIn is as much of b as a header that begins there has, by its format; as
// much as the shortest where that is of no sense. b has at least that.
func HeaderIn(b []byte) []byte {
	size, _ := HeaderSizes()
	if n := slotsIn(binary.BigEndian.Uint16(b[versionAt:])); n > 0 && sizeOf(n) <= len(b) {
		size = sizeOf(n)
	}
	return b[:size:size]
}

// Salvage opens what may be a damaged header with what was typed. A slot that
// opens proves its own bytes, and that the key is the vault's; of the rest of a
// header that is not sound nothing is believed, and it is not to be used again.
// The errors are those of Parse and Open; ErrWrongPassphrase if no slot opens.
func Salvage(b, typed []byte) (h Header, key *Key, sound bool, err error) {
	h, err = Parse(b)
	if errors.Is(err, ErrNewer) {
		return Header{}, nil, false, err
	}
	if err == nil {
		if key, _, err = h.Open(typed); err == nil {
			return h, key, true, nil
		}
		if errors.Is(err, ErrWrongPassphrase) {
			return Header{}, nil, false, err
		}
	}
	typeable := kinds[:2]
	if len(b) < slotsAt+len(typeable)*slotSize {
		return Header{}, nil, false, ErrDamaged
	}
	h = Header{vault: vaultID(b[vaultAt:commitmentAt])}
	for i, kind := range typeable {
		s := parseSlot(b[slotsAt+i*slotSize:])
		s.kind = kind // as its place has it
		if s.check() != nil {
			continue
		}
		if key, err = s.open(h.vault, typed); err == nil {
			return h, key, false, nil
		}
	}
	return Header{}, nil, false, ErrWrongPassphrase
}

// Same reports whether both keys are one vault's, and one of its data keys.
func (k *Key) Same(other *Key) bool {
	return k.s().vault == other.s().vault && k.s().commitment == other.s().commitment
}

// SealedSizes lists, from the least up to a limit, every length that a sealed
// value can have: lengths are padded, so there are few.
func SealedSizes(limit int) (sizes []int) {
	for padded := minPadded; padded+overhead <= limit; padded += 1 << (bits.Len(uint(padded)) - 4) {
		sizes = append(sizes, padded+overhead)
	}
	return sizes
}
