package search

import (
	"bytes"

	"rapport/store/record"
)

// match is how well a word matches, the lower the better: four times how, plus
// where. What does not match at all is none.
type match uint8

// How a word matches a word of a text.
const (
	whole     match = iota << 2 // it is that word
	begins                      // that word begins with it
	inside                      // it stands inside that word
	scattered                   // its letters stand in that word, in order
	mistyped                    // it is that word, or begins it, but for one mistake
	none      match = 255
)

// Where it matches.
const (
	inName    match = iota // what the row itself is called
	inKin                  // the client an interest belongs to, or its kind
	inDetails              // anything else
	wheres    match = 3    // mask
)

func (m match) how() match   { return m &^ wheres }
func (m match) where() match { return m & wheres }

// kin is the match of a client's row as it counts for one of their interests.
func (m match) kin() match {
	if m == none {
		return none
	}
	return m.how() | max(m.where(), inKin)
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
	switch {
	case have[0] == w.letters[0] && bytes.HasPrefix(have, w.letters):
		if len(have) == len(w.letters) {
			return whole
		}
		if worst >= begins {
			return begins
		}
	case worst >= inside && bytes.Contains(have, w.letters):
		return inside
	case worst >= scattered && w.length >= leastScattered && inOrder(w.letters, have):
		return scattered
	case worst >= mistyped && w.mistakenFor(have):
		return mistyped
	}
	return none
}

// mistakenFor reports whether the word may be another with a mistake in it.
func (w *word) mistakenFor(have []byte) bool {
	return w.length >= leastMistyped && oneMistake(w.letters, have, w.length >= leastBegun)
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
	if best <= inside {
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
		if m == inside {
			m = none
		}
		best = min(best, m)
	}
	return best.kin()
}
