package prompts

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

// sourceLines knows where in a bank file things stand, which the TOML reader
// does not tell.
type sourceLines struct {
	lines     []string // trimmed; nothing inside multi-line strings
	questions []int    // the line of each [[question]], from 1
}

func scanLines(data []byte) sourceLines {
	var s sourceLines
	inside := "" // the quotes of the multi-line string we are in
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		wasInside := inside != ""
		inside = quotesAfter(line, inside)
		if wasInside {
			line = ""
		}
		s.lines = append(s.lines, line)
		if isQuestionHeader(line) {
			s.questions = append(s.questions, len(s.lines))
		}
	}
	return s
}

// quotesAfter is the multi-line string that is open at the end of the line.
func quotesAfter(line, inside string) string {
	for line != "" {
		if inside != "" {
			at := strings.Index(line, inside)
			if at < 0 {
				return inside
			}
			line, inside = line[at+len(inside):], ""
			continue
		}
		double, single := strings.Index(line, `"""`), strings.Index(line, `'''`)
		switch {
		case double < 0 && single < 0:
			return ""
		case single < 0 || double >= 0 && double < single:
			line, inside = line[double+3:], `"""`
		default:
			line, inside = line[single+3:], `'''`
		}
	}
	return inside
}

func isQuestionHeader(line string) bool {
	inner, ok := strings.CutPrefix(line, "[[")
	if !ok {
		return false
	}
	inner, _, ok = strings.Cut(inner, "]]")
	return ok && strings.TrimSpace(inner) == "question"
}

// question is the line of the i-th question, or 0.
func (s sourceLines) question(i int) int {
	if i < len(s.questions) {
		return s.questions[i]
	}
	return 0
}

// find is the first line that sets the key or opens a table of that name, or 0.
func (s sourceLines) find(key string) int {
	for i, line := range s.lines {
		name, _, ok := strings.Cut(line, "=")
		if ok && strings.Trim(strings.TrimSpace(name), `"'`) == key {
			return i + 1
		}
		if strings.HasPrefix(line, "[") && strings.Trim(line, "[] ") == key {
			return i + 1
		}
	}
	return 0
}

// mistyped is how the TOML reader words a value of the wrong type, whose line
// it tells in no other way.
var mistyped = regexp.MustCompile(`^(?:toml: )?line (\d+) \(last key "(?:question\.)?([^"]*)"\): (.*)$`)

// tomlError is the line and the words of what the TOML reader complains of.
func tomlError(err error) (line int, words string) {
	var parse toml.ParseError
	if errors.As(err, &parse) && parse.Message != "" {
		return parse.Position.Line, parse.Message
	}
	if m := mistyped.FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
		return line, m[2] + " has " + m[3]
	}
	return 0, strings.TrimPrefix(err.Error(), "toml: ")
}

func unknownKeys(meta toml.MetaData) []toml.Key {
	keys := meta.Undecoded()
	slices.SortFunc(keys, func(a, b toml.Key) int { return cmp.Compare(a.String(), b.String()) })
	return slices.CompactFunc(keys, func(a, b toml.Key) bool { return a.String() == b.String() })
}
