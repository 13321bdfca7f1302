package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// harmless is a frame of w by h cells with nothing in it but text, line ends,
// colours and weights. Every line that is typed, pasted or imported is cleaned
// before it becomes a record, so this is the second of two doors: the library
// behind it passes on device control strings, C1 controls and overrides of
// direction. Each row is looked at by itself: a string that is begun and never
// ended takes nothing away but the rest of its row.
func harmless(content string, w, h int) string {
	if strings.Count(content, "\n") < h && onlyText(content) {
		return content
	}
	rows := strings.Split(content, "\n")
	rows = rows[:min(len(rows), max(1, h))]
	for i, row := range rows {
		if !onlyText(row) {
			row = textOf(row)
		}
		rows[i] = ansi.Truncate(row, max(0, w), "")
	}
	return strings.Join(rows, "\n")
}

// textOf is what is harmless in a row.
func textOf(row string) string {
	var b strings.Builder
	var state byte
	p := ansi.GetParser()
	defer ansi.PutParser(p)
	for rest := strings.ToValidUTF8(row, ""); rest != ""; {
		seq, _, n, next := ansi.DecodeSequence(rest, state, p)
		state, rest = next, rest[n:]
		switch {
		case onlyText(seq):
			b.WriteString(seq)
		case seq[0] >= ' ' && seq[0] != 0x7f: // letters, with something among them
			b.WriteString(seenOf(seq))
		}
	}
	return b.String()
}

// mostMarks is how many combining marks may stand on one letter, as in a
// record.
const mostMarks = 8

// seenOf is a letter without what is not seen, and without more marks than a
// letter bears.
func seenOf(letter string) string {
	var b strings.Builder
	marks := 0
	for _, r := range letter {
		if unicode.Is(unicode.M, r) {
			marks++
		}
		if !unseen(r) && marks <= mostMarks {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// onlyText reports whether a string is text with line ends and with escape
// sequences that set colours and weights.
func onlyText(s string) bool {
	marks := 0
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			switch {
			case c == 0x1b:
				n := sgr(s[i:])
				if n == 0 {
					return false
				}
				i += n
				continue
			case c < 0x20 && c != '\n', c == 0x7f:
				return false
			}
			marks = 0
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || unseen(r) {
			return false
		}
		switch {
		case r >= 0x300 && unicode.Is(unicode.M, r):
			marks++
		case !joins(r):
			marks = 0
		}
		if marks > mostMarks {
			return false
		}
		i += n
	}
	return true
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

// unseen reports whether a character is not seen itself and may do something to
// those around it: controls, line separators, overrides, isolates and marks of
// direction, tags, joiners but for those that scripts need, fillers; or one that
// stands for nothing.
func unseen(r rune) bool {
	switch {
	case r > 0xad && r < 0x300, r >= 0x2500 && r < 0x2600, r >= 0x4e00 && r < 0xa000, joins(r): // nearly all there is
		return false
	case r < utf8.RuneSelf:
		return r < ' ' || r == 0x7f
	}
	return unicode.In(r, unicode.C, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point)
}

func joins(r rune) bool { return r == '\u200c' || r == '\u200d' }
