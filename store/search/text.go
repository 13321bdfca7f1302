package search

import (
	"unicode"
	"unicode/utf8"

	"rapport/store/record"
)

// plain says what becomes of each ASCII byte: itself in lower case, a space
// where words part, or nothing (0) for the apostrophe, so that "nan's" is
// found by nans and by nan.
var plain = func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		switch {
		case 'A' <= c && c <= 'Z':
			t[c] = byte(c) + 'a' - 'A'
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			t[c] = byte(c)
		case c == '\'':
			t[c] = 0
		default:
			t[c] = ' '
		}
	}
	return t
}()

// latin is what the letters below its length become, ready made.
var latin = func() (t [0x250]string) {
	for r := range rune(len(t)) {
		t[r] = foldRune(r)
	}
	return t
}()

// foldRune folds one letter as records do, then parts words at punctuation.
func foldRune(r rune) string {
	var out []byte
	for _, f := range string(record.AppendFold(nil, string(r))) {
		switch {
		case f < utf8.RuneSelf:
			if c := plain[f]; c != 0 {
				out = append(out, c)
			}
		case unicode.IsPunct(f) || unicode.IsSpace(f) || unicode.IsControl(f):
			out = append(out, ' ')
		default:
			out = utf8.AppendRune(out, f)
		}
	}
	return string(out)
}

// folder folds texts one after the other into one buffer, where single spaces
// part the words.
type folder struct {
	out  []byte
	memo map[rune]string
}

// add writes the fold of s and a space behind it.
func (f *folder) add(s string) {
	f.write(s)
	f.space()
}

// space writes a parting space unless there is one, or nothing to part.
func (f *folder) space() {
	if n := len(f.out); n > 0 && f.out[n-1] != ' ' {
		f.out = append(f.out, ' ')
	}
}

// write writes the fold of s.
func (f *folder) write(s string) {
	out := f.out // a copy that stays in registers
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			f.out = out
			f.letters(f.fold(r))
			out = f.out
			i += size
			continue
		}
		i++
		switch c = plain[c]; {
		case c > ' ', c == ' ' && len(out) > 0 && out[len(out)-1] != ' ':
			out = append(out, c)
		}
	}
	f.out = out
}

// letters writes what one letter became.
func (f *folder) letters(s string) {
	for i := range len(s) {
		if s[i] == ' ' {
			f.space()
		} else {
			f.out = append(f.out, s[i])
		}
	}
}

// fold remembers the letters that the normalisation tables had to be asked
// for: a caseload uses few of them, often.
func (f *folder) fold(r rune) string {
	if int(r) < len(latin) {
		return latin[r]
	}
	s, ok := f.memo[r]
	if !ok {
		if f.memo == nil {
			f.memo = make(map[rune]string)
		}
		s = foldRune(r)
		f.memo[r] = s
	}
	return s
}

// letterBit is the letter's place in a 64-bit mask of the letters a word has.
// Letters outside a to z and 0 to 9 share the places that are left.
func letterBit(r rune) uint64 {
	switch {
	case 'a' <= r && r <= 'z':
		return 1 << (r - 'a')
	case '0' <= r && r <= '9':
		return 1 << (26 + r - '0')
	}
	return 1 << (36 + uint(r)%28)
}

// maskOf is the mask of all letters of a word.
func maskOf(word []byte) (mask uint64) {
	for i := 0; i < len(word); {
		r, size := utf8.DecodeRune(word[i:])
		mask |= letterBit(r)
		i += size
	}
	return mask
}

// twiceOf is the mask of what stands for more than one letter of a word.
func twiceOf(word []byte) (twice uint64) {
	var once uint64
	for i := 0; i < len(word); {
		r, size := utf8.DecodeRune(word[i:])
		bit := letterBit(r)
		once, twice = once|bit, twice|once&bit
		i += size
	}
	return twice
}
