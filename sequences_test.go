//go:build unix

package main

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// sent is a kind of sequence that the library sends to a terminal, whole.
type sent struct {
	what string
	form *regexp.Regexp
}

const lineEnds = "line end, back, tab"

// allowed is everything that may come out of the companion beside text. What
// moves the cursor is counted within the window; no window of these tests is as
// large as three digits.
var allowed = []sent{
	{lineEnds, regexp.MustCompile(`^[\r\n\t\x08]$`)},
	{"colour or weight", regexp.MustCompile(`^\x1b\[[0-9;:]*m$`)},
	{"cursor to a row and a column", regexp.MustCompile(`^\x1b\[(\d{1,2}(;\d{1,2})?)?[Hf]$`)},
	{"cursor by so much, to a column, to a row", regexp.MustCompile(`^\x1b\[\d{0,2}[ABCDEFGadZI` + "`" + `]$`)},
	{"erase to the end of the line or screen, or all of either", regexp.MustCompile(`^\x1b\[[012]?[JK]$`)},
	{"erase, repeat, insert or delete so many", regexp.MustCompile(`^\x1b\[\d{0,2}[XbLMP@ST]$`)},
	{"scroll a part of the window", regexp.MustCompile(`^\x1b\[(\d{1,2};\d{1,2})?r$`)},
	{"up a line, with what is above", regexp.MustCompile(`^\x1bM$`)},
	{"shape of the cursor", regexp.MustCompile(`^\x1b\[[0-6]? q$`)},
	{"what background, text or cursor colour has it", regexp.MustCompile(`^\x1b\]1[012];\?(\x07|\x1b\\)$`)},
	{"does it know synchronised output, or clusters", regexp.MustCompile(`^\x1b\[\?(2026|2027)\$p$`)},
	{"show or hide the cursor", regexp.MustCompile(`^\x1b\[\?25[hl]$`)},
	{"begin or end a synchronised frame, clusters", regexp.MustCompile(`^\x1b\[\?(2026|2027)[hl]$`)},
	{"tab stops where they usually are", regexp.MustCompile(`^\x1b\[\?5W$`)},
	{"break lines at the edge or not", regexp.MustCompile(`^\x1b\[\?7[hl]$`)},
	{"to and from the alternate screen", regexp.MustCompile(`^\x1b\[\?1049[hl]$`)},
	{"paste in brackets", regexp.MustCompile(`^\x1b\[\?2004[hl]$`)},
	{"report focus", regexp.MustCompile(`^\x1b\[\?1004[hl]$`)},
	{"the mouse, over a picture, in short form", regexp.MustCompile(`^\x1b\[\?100[0236][hl]$`)},
	{"how keys are told", regexp.MustCompile(`^\x1b\[([<>]\d{0,2}|=\d{1,2};[123]|\?)u$`)},
	{"how other keys are told", regexp.MustCompile(`^\x1b\[>4(;\d)?m$`)},
	{"the title", regexp.MustCompile(`^\x1b\]2;(rapport)?(\x07|\x1b\\)$`)},
}

// scanned is what came out of a program, taken apart.
type scanned struct {
	mu    sync.Mutex
	bad   []string       // what is neither text nor allowed, with what stood before it
	kinds map[string]int // how often each allowed kind came
	text  int            // runes of text
}

// scan takes what came out apart, by the grammar of ECMA-48 and nothing of the
// library's own. Text is what unicode calls printable, and what joins it.
func scan(out string) *scanned {
	s := &scanned{kinds: map[string]int{}}
	for at := 0; at < len(out); {
		n := sequenceAt(out[at:])
		if n == 0 {
			r, size := utf8.DecodeRuneInString(out[at:])
			if !isText(r, size) {
				s.wrong(out, at, size)
			}
			s.text++
			at += size
			continue
		}
		if kind := kindOf(out[at : at+n]); kind != "" {
			s.kinds[kind]++
		} else {
			s.wrong(out, at, n)
		}
		at += n
	}
	return s
}

func (s *scanned) wrong(out string, at, n int) {
	s.bad = append(s.bad, fmt.Sprintf("%q behind %q", out[at:at+n], out[max(0, at-60):at]))
}

func kindOf(seq string) string {
	for _, a := range allowed {
		if a.form.MatchString(seq) {
			return a.what
		}
	}
	return ""
}

func isText(r rune, size int) bool {
	if r == utf8.RuneError && size == 1 {
		return false
	}
	return unicode.IsPrint(r) || r == '\u200c' || r == '\u200d' || unicode.Is(unicode.Variation_Selector, r)
}

// sequenceAt is how long the control character or sequence is that text begins
// with; 0 where it begins with none.
func sequenceAt(s string) int {
	if c := s[0]; c >= 0x20 && c != 0x7f {
		if len(s) > 1 && c == 0xc2 && s[1] >= 0x80 && s[1] < 0xa0 {
			return 2 // C1, as UTF-8
		}
		return 0
	}
	if s[0] != 0x1b || len(s) == 1 {
		return 1
	}
	switch s[1] {
	case '[':
		for i := 2; i < len(s); i++ {
			switch c := s[i]; {
			case c >= 0x40 && c < 0x7f:
				return i + 1
			case c < 0x20 || c > 0x7e:
				return i
			}
		}
		return len(s)
	case ']', 'P', '_', '^', 'X':
		for i := 2; i < len(s); i++ {
			switch {
			case s[i] == 0x07:
				return i + 1
			case strings.HasPrefix(s[i:], "\x1b\\"):
				return i + 2
			}
		}
		return len(s)
	}
	i := 1
	for i < len(s)-1 && s[i] >= 0x20 && s[i] < 0x30 {
		i++
	}
	return min(i+1, len(s))
}
