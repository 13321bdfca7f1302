package bolt

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
)

// How far the search goes where no element says where a value stands and how long
// it is.
const (
	maxRevision = 1 << 24 // a change a second for half a year
	mostZeros   = 3       // in a random key: in one of two million there are more
	maxGuess    = 1 << 20 // bytes of a value
	lessGuess   = 64 << 10
	maxWork     = 8 << 30 // bytes offered, after which only shorter values are guessed
)

// gaps looks between the values that were found for those whose elements are
// damaged or gone. A value begins with its key and its revision, a number so small
// that of its eight bytes five are zero; wherever that is so, every length that a
// value can have is tried.
func (w *Wreck) gaps(s Sought) {
	last, work := 0, 0
	for _, t := range append(slices.Clone(w.taken), stretch{len(w.b), len(w.b)}) {
		for at := last; at < t.from; at++ {
			for _, keySize := range s.KeySizes {
				if !w.begins(s, at, keySize, t.from) {
					continue
				}
				if size := w.guess(s, at, keySize, t.from, &work); size > 0 {
					at += size - 1
					break
				}
			}
		}
		last = t.to
	}
}

// begins reports whether a value can begin at a place.
func (w *Wreck) begins(s Sought, at, keySize, limit int) bool {
	if at+keySize+revSize+s.Sizes[0] > limit {
		return false
	}
	rev := binary.BigEndian.Uint64(w.b[at+keySize:])
	key := w.b[at : at+keySize]
	return rev > 0 && rev < maxRevision && bytes.Count(key, []byte{0}) <= mostZeros && s.Key(key)
}

// guess tries every length of a value that begins at a place, and gives that of
// the whole if one was right.
func (w *Wreck) guess(s Sought, at, keySize, limit int, work *int) int {
	longest := maxGuess
	if *work > maxWork {
		longest = lessGuess
	}
	for _, sealed := range s.Sizes {
		size := keySize + revSize + sealed
		if at+size > limit || size > longest {
			break
		}
		*work += sealed
		if w.try(s, at, keySize, sealed) {
			return size
		}
	}
	return 0
}

// known reports whether a value was found that covers the stretch or part of it.
func (w *Wreck) known(s stretch) bool {
	i, is := w.index(s.from)
	return is || i > 0 && w.taken[i-1].to > s.from || i < len(w.taken) && w.taken[i].from < s.to
}

func (w *Wreck) take(s stretch) {
	i, _ := w.index(s.from)
	w.taken = slices.Insert(w.taken, i, s)
}

// index is where in the list of what was found one stands that begins there.
func (w *Wreck) index(from int) (int, bool) {
	return slices.BinarySearchFunc(w.taken, from, func(t stretch, from int) int { return cmp.Compare(t.from, from) })
}
