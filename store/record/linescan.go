package record

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLineTime is the latest time a line may name, in seconds, exclusive.
const maxLineTime = 24 * 60 * secondsPerMinute

// time reads 15, 1:05 or 15'30 and returns seconds.
func (p *lineParser) time() (int, *LineError) {
	start := p.at
	n, ok := p.number(5)
	if !ok {
		return 0, p.expected(p.at, expectTime)
	}
	seconds := n * secondsPerMinute
	switch {
	case p.take(":"):
		minutes, err := p.sixty("minutes, 00 to 59")
		if err != nil {
			return 0, err
		}
		seconds = seconds*60 + minutes*secondsPerMinute
	case p.take("'"), p.take("’"), p.take("′"):
		rest, err := p.sixty("seconds, 00 to 59")
		if err != nil {
			return 0, err
		}
		seconds += rest
	}
	if seconds >= maxLineTime {
		return 0, p.expected(start, "a time under 24 hours")
	}
	return seconds, nil
}

// sixty reads one or two digits below 60.
func (p *lineParser) sixty(expected string) (int, *LineError) {
	start := p.at
	if n, ok := p.number(2); ok && n < 60 {
		return n, nil
	}
	err := p.expected(start, expected)
	err.AtEnd = start == len(p.text)
	return 0, err
}

// number reads up to so many digits; more are no number.
func (p *lineParser) number(digits int) (n int, ok bool) {
	start := p.at
	for p.at < len(p.text) && '0' <= p.text[p.at] && p.text[p.at] <= '9' {
		if p.at-start == digits {
			p.at = start
			return 0, false
		}
		n = n*10 + int(p.text[p.at]-'0')
		p.at++
	}
	return n, p.at > start
}

func (p *lineParser) word() string {
	start := p.at
	for unicode.IsLetter(p.peek()) {
		_, n := utf8.DecodeRuneInString(p.text[p.at:])
		p.at += n
	}
	return strings.ToLower(p.text[start:p.at])
}

func (p *lineParser) spaces() (any bool) {
	for unicode.IsSpace(p.peek()) {
		_, n := utf8.DecodeRuneInString(p.text[p.at:])
		p.at += n
		any = true
	}
	return any
}

func (p *lineParser) take(s string) bool {
	if strings.HasPrefix(p.text[p.at:], s) {
		p.at += len(s)
		return true
	}
	return false
}

// peek is the next rune, or 0 at the end.
func (p *lineParser) peek() rune {
	if p.done() {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(p.text[p.at:])
	return r
}

func (p *lineParser) done() bool { return p.at == len(p.text) }

func (p *lineParser) expected(at int, what string) *LineError {
	return &LineError{
		Col: utf8.RuneCountInString(p.text[:at]) + 1, Offset: at, Expected: what, AtEnd: at == len(p.text),
	}
}

// prefixOf finds the only name that word begins.
func prefixOf(names []string, word string) (int, bool) {
	found := -1
	for i, name := range names {
		if word != "" && strings.HasPrefix(name, word) {
			if found >= 0 {
				return 0, false
			}
			found = i
		}
	}
	return found, found >= 0
}

// beginsMark reports whether the word could still become a mark, being typed.
func beginsMark(word string) bool {
	begins := func(name string) bool { return strings.HasPrefix(name, word) }
	return slices.ContainsFunc(markNames[1:], begins) || slices.ContainsFunc(pauseWords, begins)
}
