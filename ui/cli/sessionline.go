package cli

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"rapport/store/record"
)

// readLine reads LINE from the arguments. What is wrong with it is pointed at,
// where somebody is there to see it; a line from standard input is not shown,
// since it was kept out of sight.
func (a *app) readLine(args []string) (record.Line, error) {
	line, err := a.lineOf(args)
	if err != nil {
		return record.Line{}, err
	}
	read, err := record.ParseLine(line)
	var wrong *record.LineError
	if !errors.As(err, &wrong) {
		return read, err
	}
	if onCommandLine := args[0] != "-"; onCommandLine && a.Terminal(a.Err) {
		a.pointAt(line, wrong.Offset)
	}
	if len(args) > 1 && !strings.ContainsAny(line, `"“”«»`) {
		return read, hinted(err, `put the whole line in single quotes, as in '8n 21 lit "the allotment"'; the shell takes double quotes away`)
	}
	return read, hinted(err, "`rapport session draw --help` shows the form")
}

// lineOf joins arguments by one space, or reads standard input when they are a
// single "-". Line breaks become spaces, one for one, so that columns stay.
func (a *app) lineOf(args []string) (line string, err error) {
	line = strings.Join(args, " ")
	if line == "-" {
		if line, err = a.input(); err != nil {
			return "", err
		}
	}
	broken := func(r rune) bool { return unicode.Is(unicode.Cc, r) && !unicode.IsSpace(r) }
	if !utf8.ValidString(line) || strings.ContainsFunc(line, broken) {
		return "", usage("%w", errNotText)
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, line)), nil
}

// How much of a line is shown on either side of where it is wrong, in cells.
const (
	shownBefore = 48
	shownAfter  = 24
)

// pointAt shows the line with a caret under the byte where it is wrong.
func (a *app) pointAt(line string, offset int) {
	before, after := printable(line[:offset]), printable(line[offset:])
	if over := ansi.StringWidth(before) - shownBefore; over > 0 {
		before = ansi.TruncateLeft(before, over, "...")
	}
	after = ansi.Truncate(after, shownAfter, "...")
	_, _ = fmt.Fprintf(a.Err, "  %s%s\n  %s^\n", before, after, strings.Repeat(" ", ansi.StringWidth(before)))
}
