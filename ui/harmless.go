package ui

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// harmless is a frame of w by h cells with nothing in it but text, line ends,
// colours and weights. Every line that is typed, pasted or imported is cleaned
// before it becomes a record, so this is the second of two doors: the library
// behind it passes on device control strings, C1 controls and overrides of
// direction.
func harmless(content string, w, h int) string {
	if strings.Count(content, "\n") < h && onlyText(content) {
		return content
	}
	var b strings.Builder
	var state byte
	p := ansi.GetParser()
	defer ansi.PutParser(p)
	for rest := strings.ToValidUTF8(content, ""); rest != ""; {
		seq, _, n, next := ansi.DecodeSequence(rest, state, p)
		state, rest = next, rest[n:]
		if onlyText(seq) {
			b.WriteString(seq)
		}
	}
	rows := strings.Split(b.String(), "\n")
	rows = rows[:min(len(rows), max(1, h))]
	for i, row := range rows {
		rows[i] = ansi.Truncate(row, max(0, w), "")
	}
	return strings.Join(rows, "\n")
}

// onlyText reports whether a string is text with line ends and with escape
// sequences that set colours and weights.
func onlyText(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == 0x1b:
			n := sgr(s[i:])
			if n == 0 {
				return false
			}
			i += n - 1
		case c < 0x20 && c != '\n', c == 0x7f, c >= 0x80 && unseen(s[i:]):
			return false
		}
	}
	return utf8.ValidString(s)
}

// sgr is the length of the sequence that s begins with, if that sets a colour
// or a weight; else 0.
func sgr(s string) int {
	if !strings.HasPrefix(s, "\x1b[") {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case (c < '0' || c > '9') && c != ';' && c != ':':
			return 0
		}
	}
	return 0
}

// unseen reports whether s begins with a character that is not seen itself and
// does something to those around it: C1 controls, line separators, overrides
// and isolates of direction, tags.
func unseen(s string) bool {
	return s[0] == 0xc2 && len(s) > 1 && s[1] < 0xa0 ||
		s[0] == 0xe2 && len(s) > 2 && (s[1] == 0x80 && s[2] >= 0xa8 && s[2] <= 0xae || s[1] == 0x81 && s[2] >= 0xa6 && s[2] <= 0xa9) ||
		strings.HasPrefix(s, "\U000e0000"[:2])
}
