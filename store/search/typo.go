package search

import (
	"bytes"
	"unicode/utf8"
)

// inOrder reports whether have begins with the first letter of want and has
// all others behind it in their order: brdr is in border.
func inOrder(want, have []byte) bool {
	if !bytes.HasPrefix(have, want[:letterSize(want)]) {
		return false
	}
	for len(want) > 0 && len(have) > 0 {
		letter, size := utf8.DecodeRune(want)
		next, skip := utf8.DecodeRune(have)
		if letter == next {
			want = want[size:]
		}
		have = have[skip:]
	}
	return len(want) == 0
}

// oneMistake reports whether want is have but for one letter too many, one too
// few, one wrong, or two neighbours the wrong way round: a distance of one
// after F. J. Damerau, "A technique for computer detection and correction of
// spelling errors", CACM 7(3), 1964. With begun, want may also be the
// beginning of have but for one such mistake. Equal words have no mistake.
//
// Looking only at the first place where the two differ is enough: wherever
// else the one mistake might be put, the letters in between are all alike,
// and it can be put there just as well.
func oneMistake(want, have []byte, begun bool) bool {
	if !begun && len(have) > len(want)+utf8.UTFMax || len(have)+utf8.UTFMax < len(want) {
		return false
	}
	n := common(want, have)
	want, have = want[n:], have[n:]
	if len(want) == 0 && (begun || len(have) == 0) {
		return false
	}
	fits := func(want, have []byte) bool {
		if begun {
			return bytes.HasPrefix(have, want)
		}
		return bytes.Equal(have, want)
	}
	w, h := letterSize(want), letterSize(have)
	if fits(want[w:], have) || fits(want, have[h:]) || fits(want[w:], have[h:]) {
		return true
	}
	w2, h2 := letterSize(want[w:]), letterSize(have[h:])
	return w2 > 0 && h2 > 0 &&
		bytes.Equal(want[:w], have[h:h+h2]) && bytes.Equal(want[w:w+w2], have[:h]) &&
		fits(want[w+w2:], have[h+h2:])
}

// common is the length of the letters that both begin with.
func common(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
		n--
	}
	return n
}

// letterSize is the size of the first letter, 0 when there is none.
func letterSize(b []byte) int {
	_, size := utf8.DecodeRune(b)
	return size
}
