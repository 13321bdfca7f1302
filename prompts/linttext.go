package prompts

import (
	"strings"
	"unicode"

	"rapport/store/record"
)

// lintText is a text as the rules about words read it: folded words with one
// space around each, so that a word or phrase is found whole.
type lintText struct{ spaced string }

// newLintText reads a text as English, and as anything a client said: without
// its accents.
func newLintText(text string) lintText { return lintTextOf(record.Fold(text)) }

// slotWord stands where a slot does. No word is written like it.
const slotWord = "_"

// lintTextOf is a text that is folded already.
func lintTextOf(folded string) lintText {
	var b strings.Builder
	b.WriteByte(' ')
	spaced, inSlot := true, false
	for _, r := range folded {
		switch {
		case r == '{':
			inSlot = true
		case r == '}':
			inSlot = false
			b.WriteString(slotWord) // no phrase reaches over a name
			spaced = false
		case inSlot:
			continue
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			b.WriteRune(r)
			spaced = false
			continue
		}
		if !spaced {
			b.WriteByte(' ')
			spaced = true
		}
	}
	if !spaced {
		b.WriteByte(' ')
	}
	return lintText{b.String()}
}

func (t lintText) has(phrase string) bool {
	for at := 0; at < len(t.spaced); at++ {
		next := strings.Index(t.spaced[at:], phrase)
		if next < 0 {
			break
		}
		if at += next; t.standsAt(at, phrase) {
			return true
		}
	}
	return false
}

func (t lintText) begins(phrase string) bool {
	return strings.HasPrefix(t.spaced[1:], phrase) && t.standsAt(1, phrase)
}

// standsAt reports whether the phrase found at at is there as whole words.
func (t lintText) standsAt(at int, phrase string) bool {
	end := at + len(phrase)
	return at > 0 && t.spaced[at-1] == ' ' && end < len(t.spaced) && t.spaced[end] == ' '
}

// firstOf is the first of the phrases the text has, or nothing.
func (t lintText) firstOf(phrases []string) string {
	for _, p := range phrases {
		if t.has(p) {
			return p
		}
	}
	return ""
}
