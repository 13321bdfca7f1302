package plain

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapport/store/record"
	"rapport/ui/crash"
)

// longest is the most bytes of one line that are kept; a line that long is
// refused anyway.
const longest = 64 << 10

// ears reads lines when they are asked for and not before, so that a
// passphrase asked for meanwhile is not taken for a line.
type ears struct {
	in    *bufio.Reader
	lines chan heardLine
}

type heardLine struct {
	text string
	err  error
}

func newEars(in io.Reader) *ears {
	return &ears{in: bufio.NewReader(in), lines: make(chan heardLine, 1)}
}

// listen reads one line, which then comes through lines. It is not called
// again before that line has come.
func (e *ears) listen() {
	go func() { e.lines <- e.next() }()
}

func (e *ears) next() (h heardLine) {
	defer crash.Catch(&h.err)
	h.text, h.err = e.read()
	return h
}

// read reads up to a line break or the end. A line without a break before the
// end counts as one.
func (e *ears) read() (string, error) {
	var line []byte
	for {
		part, more, err := e.in.ReadLine()
		if len(line) < longest {
			line = append(line, part...)
		}
		switch {
		case err != nil && len(line) > 0 && errors.Is(err, io.EOF):
			return string(line), nil
		case err != nil:
			return "", err
		case !more:
			return string(line), nil
		}
	}
}

// cleaned is a line as it can be kept, or why it cannot: what would be left of
// it is not what was meant.
func cleaned(line string) (string, error) {
	broken := func(r rune) bool { return unicode.Is(unicode.Cc, r) && !unicode.IsSpace(r) }
	if strings.ContainsFunc(line, broken) {
		return "", errors.New("that line holds keys that are no letters, such as an arrow; nothing was done with it")
	}
	if !utf8.ValidString(line) {
		return "", errors.New("that line holds letters that cannot be read; nothing was done with it")
	}
	if n := utf8.RuneCountInString(strings.TrimSpace(line)); n > record.MaxLine {
		return "", fmt.Errorf("that line is %d letters long, and one line holds %d; nothing was done with it", n, record.MaxLine)
	}
	return record.CleanLine(line), nil
}
