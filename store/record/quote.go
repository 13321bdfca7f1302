package record

import (
	"strings"
	"unicode/utf8"
)

// closers says which quotation marks close a string, by the one that opened
// it. A straight quote is closed by a straight quote alone, so that printed
// words may hold any typographic one; what a telephone or a word processor
// makes of quotes is closed by any of its kind, or a straight one.
var closers = map[rune]string{
	'"': `"`,
	'“': `”“„‟"`, '”': `”“„‟"`, '„': `”“„‟"`, '‟': `”“„‟"`,
	'«': `»"`, '»': `«"`,
}

// cutQuoted reads a string in double quotes from the beginning of text, with
// any quotation mark and the backslash escaped by a backslash, and returns
// what is inside and how many bytes it took. It reports false when text does
// not begin with a quote or the closing one is missing; size then tells the
// cases apart, being 0 without an opening quote.
func cutQuoted(text string) (inside string, size int, ok bool) {
	open, at := utf8.DecodeRuneInString(text)
	closing, isQuote := closers[open]
	if !isQuote {
		return "", 0, false
	}
	var b strings.Builder
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if r == '\\' {
			if next, m := utf8.DecodeRuneInString(text[at+n:]); next == '\\' || closers[next] != "" {
				b.WriteRune(next)
				at += n + m
				continue
			}
		} else if strings.ContainsRune(closing, r) {
			return b.String(), at + n, true
		}
		b.WriteString(text[at : at+n])
		at += n
	}
	return "", at, false
}

var escaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// quoted prints words so that cutQuoted reads them back.
func quoted(words string) string { return `"` + escaper.Replace(words) + `"` }
