package record

import (
	"slices"
	"strings"
)

// whatItIs are the fields that say what a thing is rather than what is new
// about it; they stand before the details.
var whatItIs = []string{"who", "breed", "by"}

// Phrases are what is known of an interest beyond its name, short piece by
// short piece, what it is coming first: "sister", "has a new job". How the
// name is said is the last, if it is known.
func (in *Interest) Phrases() []string {
	var first, rest []string
	for _, f := range in.FieldsInOrder() {
		if f.Key == "pronoun" {
			continue // it is for sentences, and says nothing by itself
		}
		phrase := in.Kind.phraseOf(f)
		_, value, labelled := strings.Cut(phrase, f.Key+": ")
		if labelled {
			phrase = value
		}
		if slices.Contains(whatItIs, f.Key) {
			first = append(first, phrase)
		} else {
			rest = append(rest, phrase)
		}
	}
	all := first
	for _, phrase := range splitPhrases(in.Details) {
		if phrase = strings.TrimSpace(phrase); phrase != "" {
			all = append(all, phrase)
		}
	}
	return append(all, rest...)
}
