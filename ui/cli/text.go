package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapport/store/record"
)

// maxInput is the most that is read from standard input as words or lines.
const maxInput = 1 << 20

// say prints an answer on standard output. Whatever is in it cannot move a
// terminal's cursor or change its state.
func (a *app) say(text string) error {
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return a.write([]byte(printable(text)))
}

func (a *app) write(answer []byte) error {
	if _, err := a.Out.Write(answer); err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	return nil
}

// printable makes text fit to be printed on a terminal. Line breaks and runs
// of spaces stay, since columns are made of them.
func printable(s string) string {
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		for j, piece := range strings.Split(line, " ") {
			if j > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(record.CleanLine(piece))
		}
	}
	return b.String()
}

// words joins arguments by one space, or reads standard input when they are a
// single "-".
func (a *app) words(args []string) (string, error) {
	if len(args) == 1 && args[0] == "-" {
		return a.wordsFromInput()
	}
	return cleanWords(strings.Join(args, " "))
}

// given is words for the value of a flag.
func (a *app) given(value string) (string, error) { return a.words([]string{value}) }

func (a *app) wordsFromInput() (string, error) {
	raw, err := a.input()
	if err != nil {
		return "", err
	}
	return cleanWords(raw)
}

// input is all of standard input, which can be read once.
func (a *app) input() (string, error) {
	if a.inputRead {
		return "", usage("standard input can stand for one thing only")
	}
	a.inputRead = true
	raw, err := io.ReadAll(io.LimitReader(a.In, maxInput+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("reading standard input: %w", err)
	case len(raw) > maxInput:
		return "", usage("standard input is longer than %d bytes", maxInput)
	}
	return string(raw), nil
}

var errNotText = errors.New("the words hold control characters or are not valid UTF-8: type them again, or take the colours out of what was piped in")

// cleanWords makes words that were typed into one line of a record. Invisible
// formatting is dropped in silence; words that hold control characters or
// broken letters are refused, since what would be left of them is not what was
// meant.
func cleanWords(s string) (string, error) {
	broken := func(r rune) bool { return unicode.Is(unicode.Cc, r) && !unicode.IsSpace(r) }
	if !utf8.ValidString(s) || strings.ContainsFunc(s, broken) {
		return "", usage("%w", errNotText)
	}
	if n := utf8.RuneCountInString(strings.TrimSpace(s)); n > record.MaxLine {
		return "", usage("the words are %d letters long, and one line holds %d", n, record.MaxLine)
	}
	return record.CleanLine(s), nil
}

// dot stands between things on one line.
func (a *app) dot() string {
	if a.flags.ascii {
		return " - "
	}
	return " · "
}

// orList joins words as one says a choice: "a", "a or b", "a, b or c".
func orList(words []string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + " or " + words[n-1]
}

// count is "1 client", "12 clients".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
