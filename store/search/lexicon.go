package search

import "bytes"

// lexicon numbers the different words it is shown, from 0 on. It is a hash
// table made for this one use: adding a word that is already there, which is
// what most of an index's building is, costs one look.
type lexicon struct {
	slots  []uint32 // number of the word plus 1; 0 is free
	hashes []uint32 // of each word
	ends   []uint32 // where each word ends in letters
	words  []byte
}

// clear forgets all words and keeps the memory.
func (l *lexicon) clear() {
	clear(l.slots)
	l.hashes, l.ends, l.words = l.hashes[:0], l.ends[:0], l.words[:0]
}

// number returns the word's number.
func (l *lexicon) number(word []byte) uint32 {
	if 2*len(l.hashes) >= len(l.slots) {
		l.grow()
	}
	h := hash(word)
	at := l.slot(h)
	for ; l.slots[at] != 0; at = l.next(at) {
		n := l.slots[at] - 1
		if l.hashes[n] == h && bytes.Equal(nth(l.words, l.ends, int(n)), word) {
			return n
		}
	}
	n := uint32(len(l.hashes))
	l.slots[at] = n + 1
	l.hashes = append(l.hashes, h)
	l.words = append(l.words, word...)
	l.ends = append(l.ends, uint32(len(l.words)))
	return n
}

func (l *lexicon) slot(h uint32) uint32  { return h & uint32(len(l.slots)-1) }
func (l *lexicon) next(at uint32) uint32 { return (at + 1) & uint32(len(l.slots)-1) }

func (l *lexicon) grow() {
	l.slots = make([]uint32, max(1<<10, 2*len(l.slots)))
	for n, h := range l.hashes {
		at := l.slot(h)
		for l.slots[at] != 0 {
			at = l.next(at)
		}
		l.slots[at] = uint32(n) + 1
	}
}

// hash is FNV-1a, folded once so that its low bits are good enough to be a
// slot (Fowler, Noll, Vo; RFC 9923).
func hash(word []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range word {
		h = (h ^ uint32(c)) * 16777619
	}
	return h ^ h>>15
}
