package prompts

import (
	"slices"
	"strings"

	"rapport/store/record"
)

// addresses are the forms of address of the languages that have several, the
// familiar one first.
var addresses = map[string][]string{
	"es": {"tu", "usted"},
}

// Addresses lists the forms of address that questions in a language are worded
// for, the familiar one first; none for a language that has only one.
func Addresses(language string) []string {
	base, _, _ := strings.Cut(language, "-")
	return addresses[base]
}

// formOf is the form of address in which questions are said to a client: the
// one the clinician chose, or else the familiar one for a child or a teenager
// and the polite one for everybody else, which is the smaller slip of the two.
// The card may be nil.
func formOf(language string, card *record.Card) string {
	known := Addresses(language)
	if card != nil && card.Address != "" {
		chosen := record.Fold(card.Address)
		if len(known) == 0 || slices.Contains(known, chosen) {
			return chosen
		}
	}
	switch {
	case len(known) == 0:
		return ""
	case card != nil && (card.Ages == record.Child || card.Ages == record.Teen):
		return known[0]
	}
	return known[len(known)-1]
}
