package search

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"rapport/store/record"
)

// Fields lists the words that may stand before a colon in a query.
func Fields() []string { return []string{"kind", "client"} }

// UsageError says that a query uses a field in a way that has no meaning.
// Everything in it was typed by the user or is a word of the program.
type UsageError struct {
	Field string   // as typed, without the colon
	Value string   // what stood behind the colon
	Known []string // what could have stood there: fields, or values of the field
}

func (e *UsageError) Error() string {
	known := strings.Join(e.Known, ", ")
	switch {
	case !slices.Contains(Fields(), e.Field):
		return fmt.Sprintf("find does not know %q: use one of %s", e.Field+":", known)
	case e.Value != "":
		return fmt.Sprintf("no kind is called %q: use one of %s", e.Value, known)
	case e.Field == "kind":
		return fmt.Sprintf("%q stands alone: put one of %s right behind it", "kind:", known)
	default:
		return fmt.Sprintf("%q stands alone: put a part of what the client is called right behind it", e.Field+":")
	}
}

// mode is how forgiving the reading of a query is.
type mode bool

const (
	strict mode = false // a whole query, sent off
	typing mode = true  // a query not yet finished
)

// word is one folded word of a query.
type word struct {
	letters []byte
	mask    uint64
	twice   uint64 // of the mask, what stands for several letters: one mistake cannot make up for them
	length  int    // in letters
	// forgiven is set when nothing matches the word as it is.
	forgiven bool
	// kinds is how the word matches the words for each kind.
	kinds [int(record.Other) + 1]match
}

// person stands for a client's row in a set of kinds.
const person = 1 << 0

const everyKind = 1<<(int(record.Other)+1) - 1

// query is what was typed, understood.
type query struct {
	words []word
	kinds uint32 // those asked for, as a set
	who   [][]word
}

// empty reports that nothing was asked.
func (q *query) empty() bool {
	return len(q.words) == 0 && len(q.who) == 0 && q.kinds == everyKind
}

// parse reads a query. A part with a colon behind letters is a field and its
// value; everything else is words.
func parse(text string, m mode) (*query, error) {
	q := &query{kinds: everyKind}
	for _, part := range strings.Fields(text) {
		field, value, ok := strings.Cut(part, ":")
		if !ok || !isFieldName(field) {
			q.words = addWords(q.words, part)
			continue
		}
		if err := q.narrow(record.Fold(field), value, m); err != nil {
			return nil, err
		}
	}
	return q, nil
}

func isFieldName(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return s != ""
}

// narrow adds what a field asks for. Each further field narrows what the ones
// before it left.
func (q *query) narrow(field, value string, m mode) error {
	words := addWords(nil, value)
	unfinished := len(words) == 0
	switch {
	case !slices.Contains(Fields(), field):
		return &UsageError{Field: field, Value: value, Known: Fields()}
	case unfinished && m == typing:
		return nil
	case unfinished && field == "client":
		return &UsageError{Field: field}
	case field == "client":
		q.who = append(q.who, words)
		return nil
	}
	kinds := kindsBegun(record.Fold(value))
	if (kinds == 0 || unfinished) && m == strict {
		return &UsageError{Field: field, Value: value, Known: kindNames()}
	}
	q.kinds &= kinds
	return nil
}

// kindsBegun is the set of kinds that a word means; when it means none, of
// those that have a word beginning with it.
func kindsBegun(value string) uint32 {
	if k, ok := record.ParseKind(value); ok {
		return 1 << k
	}
	var set uint32
	if strings.HasPrefix("clients", value) {
		set |= person
	}
	for _, f := range record.Kinds() {
		for _, have := range kindWords(f) {
			if strings.HasPrefix(have, value) {
				set |= 1 << f.Kind
			}
		}
	}
	return set
}

// kindWords are all words that mean the kind.
func kindWords(f record.KindFacts) []string { return append([]string{f.Name, f.Plural}, f.Also...) }

func kindNames() []string {
	names := []string{"client"}
	for _, f := range record.Kinds() {
		names = append(names, f.Name)
	}
	return names
}

// addWords folds text and adds each of its words, once.
func addWords(words []word, text string) []word {
	var f folder
	f.add(text)
	for _, letters := range bytes.Fields(f.out) {
		w := word{letters: letters, mask: maskOf(letters), twice: twiceOf(letters), length: utf8.RuneCount(letters)}
		if !slices.ContainsFunc(words, func(have word) bool { return bytes.Equal(have.letters, letters) }) {
			words = append(words, w)
		}
	}
	return words
}
