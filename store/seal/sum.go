package seal

import (
	"encoding/binary"
	"math/bits"
)

// Sum is a number modulo 2^256: the sum of the tags of all values of a vault.
// Adding and taking away in any order comes to the same, so that a write changes
// it without looking at the other values. The zero Sum is that of no values.
type Sum struct{ limb [4]uint64 } // least significant first

// SumOf reads a sum from its bytes, big endian.
func SumOf(b [32]byte) Sum {
	var s Sum
	for i := range s.limb {
		s.limb[i] = binary.BigEndian.Uint64(b[24-8*i:])
	}
	return s
}

// Bytes is the sum in big endian.
func (s Sum) Bytes() [32]byte {
	var b [32]byte
	for i, l := range s.limb {
		binary.BigEndian.PutUint64(b[24-8*i:], l)
	}
	return b
}

// Add is s + t.
func (s Sum) Add(t Sum) Sum {
	var r Sum
	var carry uint64
	for i := range s.limb {
		r.limb[i], carry = bits.Add64(s.limb[i], t.limb[i], carry)
	}
	return r
}

// Sub is s - t.
func (s Sum) Sub(t Sum) Sum {
	var r Sum
	var borrow uint64
	for i := range s.limb {
		r.limb[i], borrow = bits.Sub64(s.limb[i], t.limb[i], borrow)
	}
	return r
}

// Equal says whether both are the same number.
func (s Sum) Equal(t Sum) bool { return s == t }
