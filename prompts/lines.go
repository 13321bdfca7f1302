package prompts

import (
	"bytes"
	"errors"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// unknownKey is a key of a file that means nothing, with its line.
type unknownKey struct {
	name string
	line int
}

// unmarshal reads TOML strictly: what it has no place for is told, and the
// rest is read all the same.
func unmarshal(data []byte, into any) ([]unknownKey, error) {
	err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(into)
	var strict *toml.StrictMissingError
	if !errors.As(err, &strict) {
		return nil, err
	}
	var unknown []unknownKey
	for _, e := range strict.Errors {
		line, _ := e.Position()
		unknown = append(unknown, unknownKey{strings.Join(e.Key(), "."), line})
	}
	return unknown, nil
}

// tomlError is the line and the words of what the TOML reader complains of.
func tomlError(err error) (line int, words string) {
	var decode *toml.DecodeError
	if errors.As(err, &decode) {
		line, _ = decode.Position()
		if key := decode.Key(); len(key) > 0 { // the reader's words would name our Go types
			return line, key[len(key)-1] + " has a value of another sort; words stand in quotes, lists in brackets"
		}
	}
	return line, strings.TrimPrefix(err.Error(), "toml: ")
}

// questionLines finds the line of each [[question]], from 1, which the TOML
// reader does not tell.
func questionLines(data []byte) []int {
	var found []int
	inside := "" // the quotes of the multi-line string we are in
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		line = strings.TrimSpace(line)
		if inside == "" && isQuestionHeader(line) {
			found = append(found, number)
		}
		inside = quotesAfter(line, inside)
	}
	return found
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
