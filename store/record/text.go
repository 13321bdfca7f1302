package record

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// MaxLine is the most runes one line of text may have; more is cut by
// CleanLine and refused by importers.
const MaxLine = 2000

// maxCombining is the most combining marks kept on one base character. Real
// scripts stay well below it; stacks above it are made to spill over a screen.
const maxCombining = 8

// CleanLine makes text from outside fit for one line of a record: valid
// UTF-8 in NFC, with control characters, escape sequences' introducers,
// bidirectional overrides, tags and other invisible formatting taken out,
// white space folded to single spaces and trimmed. It is idempotent.
func CleanLine(s string) string { return cleanUpTo(MaxLine, s) }

func cleanUpTo(most int, s string) string {
	if len(s) <= most && isPlain(s) {
		return s
	}
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	var b strings.Builder
	b.Grow(len(s))
	space, combining, runes := false, 0, 0
	var before rune
	for _, r := range s {
		if unicode.IsSpace(r) {
			space = b.Len() > 0
			continue
		}
		if space {
			before = ' '
		}
		if !keep(r, before) || combining == maxCombining && unicode.Is(unicode.M, r) {
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
			runes++
		}
		if runes++; runes > most {
			break
		}
		switch {
		case unicode.Is(unicode.M, r):
			combining++
		case !isJoiner(r):
			combining = 0
		}
		b.WriteRune(r)
		before = r
	}
	return strings.TrimRight(norm.NFC.String(b.String()), " \u200c\u200d")
}

// isPlain answers fast for what most text is: printable ASCII, singly spaced.
func isPlain(s string) bool {
	if strings.HasPrefix(s, " ") || strings.HasSuffix(s, " ") || strings.Contains(s, "  ") {
		return false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// keep says whether a rune that is not white space may stand in a record.
// Combining marks need something to stand on, and zero-width joiners a letter
// or symbol before them, where scripts and pictographs use them.
func keep(r, before rune) bool {
	switch {
	case isJoiner(r):
		return before != 0 && before != ' ' && !isJoiner(before)
	case unicode.Is(unicode.M, r) && (before == 0 || before == ' '):
		return false
	case r >= 0xFFFE && r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF: // noncharacters
		return false
	}
	return !unicode.In(r, unicode.C, unicode.Other_Default_Ignorable_Code_Point)
}

func isJoiner(r rune) bool { return r == '\u200c' || r == '\u200d' }
