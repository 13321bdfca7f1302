package seal

import (
	"errors"
	"math/bits"
)

// HeaderSize is the length of a header of this format, and HeaderMagic what it
// begins with, for whoever looks for one in a damaged file.
const (
	HeaderSize  = headerSize
	HeaderMagic = headerMagic
)

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
	if len(b) < macAt {
		return Header{}, nil, false, ErrDamaged
	}
	h = Header{vault: vaultID(b[vaultAt:commitmentAt])}
	for i, kind := range []Kind{Passphrase, RecoveryCode} {
		s := parseSlot(b[slotsAt+i*slotSize:])
		s.kind = kind // as its place has it
		if s.cost.check() != nil {
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
