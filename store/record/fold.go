package record

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded holds the fold of every rune below its length, so that folding
// ordinary text never asks the normalisation tables. An empty entry is a rune
// that folds to nothing.
var folded [0x250]string

// letters that no decomposition takes apart.
var foldLetters = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ø': "o", 'Ø': "o", 'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d",
	'ł': "l", 'Ł': "l", 'ı': "i", 'þ': "th", 'Þ': "th", 'ħ': "h", 'Ħ': "h", 'ŋ': "n", 'Ŋ': "n",
	'ς': "σ", '’': "'", '‘': "'",
}

func init() {
	for r := range rune(len(folded)) {
		folded[r] = foldRune(r)
	}
}

// foldRune is the slow, full way: compatibility decomposition, accents and
// invisible formatting dropped, lower case.
func foldRune(r rune) string {
	if s, ok := foldLetters[r]; ok {
		return s
	}
	var out []rune
	for _, d := range norm.NFKD.String(string(r)) {
		if s, ok := foldLetters[d]; ok {
			out = append(out, []rune(s)...)
		} else if !dropped(d) {
			out = append(out, unicode.ToLower(d))
		}
	}
	return string(out)
}

// dropped reports whether folding drops a decomposed rune. Accents and the
// optional points of Hebrew and Arabic are dropped, by their combining class
// (Unicode Standard, table 4-3); vowel signs, voicing marks and tones that
// tell words of other scripts apart have other classes and stay.
func dropped(r rune) bool {
	if unicode.In(r, unicode.Cf, unicode.Variation_Selector) {
		return true
	}
	ccc := norm.NFKD.PropertiesString(string(r)).CCC()
	return unicode.Is(unicode.M, r) && (ccc == 1 || ccc >= 10 && ccc <= 36 || ccc >= 200)
}

// Fold makes two spellings of one word equal: lower case, accents dropped,
// compatibility forms resolved, ß as ss. Zoë and zoe fold alike.
func Fold(s string) string { return string(AppendFold(make([]byte, 0, len(s)), s)) }

// AppendFold appends the fold of s to dst.
func AppendFold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if int(r) < len(folded) {
			dst = append(dst, folded[r]...)
		} else {
			dst = append(dst, foldRune(r)...)
		}
		i += size
	}
	return dst
}
