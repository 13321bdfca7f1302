package search

import (
	"bytes"
	"unicode/utf8"

	"rapport/store/record"
)

// match is how well a word matches, the lower the better: how, then where, then
// how many letters of the text's word are left over. What does not match at
// all is none.
type match uint16

const (
	whereBits = 8
	howBits   = whereBits + 2
	most      = 1<<whereBits - 1 // letters left over that are told apart
)

// How a word matches a word of a text.
const (
	whole     match = iota << howBits // it is that word
	begins                            // that word begins with it
	inside                            // it stands inside that word
	scattered                         // its letters stand in that word, in order
	mistyped                          // it is that word, or begins it, but for one mistake
	none      match = 63 << howBits
)

// Where it matches.
const (
	inName    match = iota << whereBits // what the row itself is called, or its kind
	inClient                            // what the client is called whose interest it is
	inDetails                           // anything else
	wheres    match = 3 << whereBits    // mask
)

func (m match) how() match   { return m >> howBits << howBits }
func (m match) where() match { return m & wheres }
func (m match) left() int    { return int(m & most) }

// cost is the match as it counts in a sum. The client's name is as good a
// place as the row's own: "ma ba" means Maya's bands as much as anything.
func (m match) cost() int { return int((m.how() | m.where()&inDetails) >> whereBits) }

// ofClient is the match of a client's row as it counts for their interests.
func (m match) ofClient() match {
	if m != none && m.where() == inName {
		return m | inClient
	}
	return m
}

// Shortest words, in letters, that are let pass with less than all their
// letters in one place.
const (
	leastScattered = 3 // whose letters may stand apart
	leastMistyped  = 4 // that may be mistyped
	leastBegun     = 5 // that may be mistyped and not yet finished
)

// match is how the word matches a word of a text, if no worse than worst.
func (w *word) match(have []byte, worst match) match {
	if !w.forgiven {
		worst = min(worst, inside)
	}
	switch {
	case have[0] == w.letters[0] && bytes.HasPrefix(have, w.letters):
		if len(have) == len(w.letters) {
			return whole
		}
		if worst >= begins {
			return begins | w.left(have)
		}
	case worst >= inside && bytes.Contains(have, w.letters):
		return inside | w.left(have)
	case worst >= scattered && w.length >= leastScattered && inOrder(w.letters, have):
		return scattered | w.left(have)
	case worst >= mistyped && w.mistakenFor(have):
		return mistyped | w.left(have)
	}
	return none
}

// left is how many letters the text's word has more.
func (w *word) left(have []byte) match {
	return match(min(max(utf8.RuneCount(have)-w.length, 0), most))
}

// mistakenFor reports whether the word may be another with a mistake in it.
func (w *word) mistakenFor(have []byte) bool {
	return w.forgiven && w.length >= leastMistyped && oneMistake(w.letters, have, w.length >= leastBegun)
}

// in is the best match of the word in a folded text, if no worse than worst,
// and the stretch of it that matches: the word's own letters, or the whole
// word when they are not all there together.
func (w *word) in(text []byte, worst match) (best match, from, to int) {
	best = none
	for i := 0; i < len(text); {
		end := len(text)
		if n := bytes.IndexByte(text[i:], ' '); n >= 0 {
			end = i + n
		}
		if m := w.match(text[i:end], worst); m < best {
			best, from, to = m, i, end
		}
		i = end + 1
	}
	if best.how() <= inside {
		from += bytes.Index(text[from:to], w.letters)
		to = from + len(w.letters)
	}
	return best, from, to
}

// kindTexts are the words that mean each kind, folded.
var kindTexts = func() (t [int(record.Other) + 1][][]byte) {
	for _, f := range record.Kinds() {
		var all folder
		for _, have := range kindWords(f) {
			all.add(have)
		}
		t[f.Kind] = bytes.Fields(all.out)
	}
	return t
}()

// ofKind is how the word matches the words for a kind, if no worse than worst.
// Inside such a word nothing matches: "et" is no pet.
func (w *word) ofKind(k record.Kind, worst match) match {
	best := none
	for _, have := range kindTexts[k] {
		m := w.match(have, worst)
		if m.how() != inside {
			best = min(best, m)
		}
	}
	return best
}
