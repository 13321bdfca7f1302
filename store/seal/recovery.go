package seal

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/sethvargo/go-diceware/diceware"
)

// recoveryWords is the number of words of a recovery code. They differ and come
// from the 7,776 of the EFF's large list (eff.org/dice), so eight are 103 bits.
const recoveryWords = 8

// Recovery is a recovery code. It prints as "(elided)": Reveal is for the one
// time that it is shown.
type Recovery struct {
	elided
	words func() string
}

// Reveal is the code as it is to be written down: words, one space between.
func (r Recovery) Reveal() string {
	if r.words == nil {
		return ""
	}
	return r.words()
}

// newRecovery draws a code from the system's random source.
func newRecovery() (Recovery, error) {
	words, err := diceware.Generate(recoveryWords)
	if err != nil {
		return Recovery{}, fmt.Errorf("draw a recovery code: %w", err)
	}
	code := strings.Join(words, " ")
	return Recovery{words: func() string { return code }}, nil
}

// canonical is what a code is derived from: its letters, lower case. Spaces,
// hyphens (some words of the list have one), line breaks and numbering that was
// typed along do not matter.
func canonical(code []byte) []byte {
	out := make([]byte, 0, len(code))
	for _, r := range string(code) {
		if r = unicode.ToLower(r); r >= 'a' && r <= 'z' {
			out = append(out, byte(r))
		}
	}
	return out
}

// LooksLikeRecovery says whether what was typed can be read as the words of a
// recovery code, so that a prompt can say so before a key is derived.
func LooksLikeRecovery(typed []byte) bool {
	letters := canonical(typed)
	defer clear(letters)
	if len(letters) > recoveryWords*16 { // the longest word has nine letters
		return false
	}
	// reach[i] has bit n set when the first i letters are n words of the list.
	reach := make([]uint16, len(letters)+1)
	reach[0] = 1
	list := wordSet()
	for i := range letters {
		for j := i + 1; reach[i] != 0 && j <= len(letters) && j-i <= 16; j++ {
			if _, ok := list[string(letters[i:j])]; ok {
				reach[j] |= reach[i] << 1
			}
		}
	}
	return reach[len(letters)]&(1<<recoveryWords) != 0
}

// wordSet is the list that codes are drawn from, canonical.
var wordSet = sync.OnceValue(func() map[string]struct{} {
	list := diceware.WordListEffLarge()
	set := make(map[string]struct{}, 7776)
	for roll := 11111; roll <= 66666; roll++ {
		if word := list.WordAt(roll); word != "" {
			set[string(canonical([]byte(word)))] = struct{}{}
		}
	}
	return set
})
