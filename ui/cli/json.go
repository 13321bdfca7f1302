package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"unicode"
	"unicode/utf16"

	"rapport/store/record"
)

// printJSON prints an answer as indented JSON, which other programs rely on:
// a list is never null, text that is not there is.
func (a *app) printJSON(answer any) error {
	raw, err := encodeJSON(answer)
	if err != nil {
		return err
	}
	return a.write(raw)
}

// encodeJSON is JSON with the letters that HTML would mind left as they are, and
// what does something to a terminal written as its number.
func encodeJSON(answer any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(answer)
	return asNumbers(b.Bytes()), err
}

// asNumbers writes controls, formatting and what is no letter anywhere as \u0085
// is. They stand in strings alone, since JSON's own signs are none of them.
func asNumbers(raw []byte) []byte {
	acts := func(r rune) bool {
		return r >= 0x7f && !unicode.IsGraphic(r) && r != '\u200c' && r != '\u200d'
	}
	if bytes.IndexFunc(raw, acts) < 0 {
		return raw
	}
	var b bytes.Buffer
	for _, r := range string(raw) {
		if !acts(r) {
			b.WriteRune(r)
			continue
		}
		for _, half := range utf16.AppendRune(nil, r) {
			fmt.Fprintf(&b, `\u%04x`, half)
		}
	}
	return b.Bytes()
}

// text is a string that is null when there is none.
type text string

func (t text) MarshalJSON() ([]byte, error) {
	if t == "" {
		return []byte("null"), nil
	}
	raw, err := encodeJSON(record.CleanLine(string(t)))
	return bytes.TrimSpace(raw), err
}

// texts is a list of strings that is never null.
func texts[S ~string](from []S) []text {
	out := make([]text, len(from))
	for i, s := range from {
		out[i] = text(s)
	}
	return out
}

// list is a list that is never null.
func list[T any](from []T) []T {
	if from == nil {
		return []T{}
	}
	return from
}

// minutes are seconds, printed as minutes with at most two decimals.
type minutes int

func (m minutes) MarshalJSON() ([]byte, error) {
	rounded := math.Round(float64(m)/60*100) / 100
	return strconv.AppendFloat(nil, rounded, 'f', -1, 64), nil
}
