package prompts

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapport/store/record"
)

// What a name needs to stand in an English sentence that is said to the
// client. Other languages get their own when they get a bank.

func isEnglish(language string) bool {
	return language == "" || language == "en" || strings.HasPrefix(language, "en-")
}

var determiners = []string{
	"the", "a", "an", "my", "your", "our", "his", "her", "their", "its",
	"this", "that", "these", "those",
}

func isDeterminer(word string) bool {
	return len(word) <= 5 && slices.Contains(determiners, strings.ToLower(word))
}

// isVerb reports whether a word is one of those that a sentence cannot do
// without, also where the name behind it begins with the same.
func isVerb(word string) bool {
	return slices.ContainsFunc(verbs, func(v [2]string) bool { return word == v[0] || word == v[1] })
}

// isOwner reports whether a word says whose a thing is, by name: "Nan's".
func isOwner(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) && (strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s"))
}

// toClient is what goes into a slot as it is said to the client.
func toClient(slot, value string, kind record.Kind, card *record.Card) string {
	value = toYou(value, kind, card)
	if slot == nameSlot {
		value = theKnown(value, kind)
	}
	return value
}

// toYou turns the clinician's way of noting whose a thing is into the way it
// is said to the client: "his sax" and "my sax" are "your sax". Only a small
// letter counts, and titles are left alone: they belong to nobody here. His,
// her and their are turned only when they can mean the client.
func toYou(value string, kind record.Kind, card *record.Card) string {
	switch kind {
	case record.Book, record.Show, record.Game:
		return value
	}
	word, rest, ok := strings.Cut(value, " ")
	if !ok {
		return value
	}
	switch word {
	case "my", "our":
		if kind == record.Music {
			return value
		}
	case "his", "her", "their":
		if card != nil && card.Pronouns != "" && card.Words().Possessive != word {
			return value
		}
	default:
		return value
	}
	return "your " + rest
}

// theKnown is a thing that was told of before, which one no longer calls "a
// red flask" but "the red flask". Kinds whose names may be a title, or a thing
// to do, are left alone.
func theKnown(name string, kind record.Kind) string {
	switch kind {
	case record.Pet, record.Garden, record.Making, record.Spot, record.Comfort, record.Memory, record.Other:
	default:
		return name
	}
	article, rest, _ := strings.Cut(name, " ")
	next, _, _ := strings.Cut(rest, " ")
	if article != "a" && article != "an" || rest == "" || slices.Contains(amounts, next) {
		return name
	}
	return "the " + rest
}

var (
	amounts   = []string{"few", "bit", "lot", "little", "couple", "good", "great", "number"}
	manyWords = []string{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both", "some", "several", "these", "those", "all"}
	manyNouns = []string{"people", "children", "mice", "geese", "men", "women", "feet", "fish", "sheep", "oxen"}
	joins     = []string{"in", "at", "on", "by", "from", "of", "with", "for", "near", "behind", "under", "about", "after", "round", "to"}
	notPlural = []string{"ss", "us", "is", "ics", "'s", "’s", "ous", "ths"}
)

// isSeveral guesses whether a name means several things, so that the verb
// agrees: "the chickens", "Salt and Pepper". Titles are always one.
func isSeveral(in *record.Interest) bool {
	switch in.Kind {
	case record.Book, record.Show, record.Game, record.Joke, record.Memory, record.Milestone, record.Spot, record.Work, record.Routine:
		return false
	}
	name := in.Name
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 || len(words) > 12 {
		return false
	}
	if slices.Contains(words, "and") || slices.Contains(words, "&") {
		return in.Kind == record.Pet || in.Kind == record.Person
	}
	if slices.Contains(manyWords, words[0]) && len(words) > 1 {
		return true
	}
	first, _ := utf8.DecodeRuneInString(name)
	if !isDeterminer(words[0]) && !unicode.IsLower(first) {
		return false // a proper name: Saints, Bess
	}
	return isPlural(headOf(words))
}

// headOf is the noun a name turns on: "seedlings" in "the seedlings on the sill".
func headOf(words []string) string {
	for i, w := range words {
		if i > 0 && slices.Contains(joins, w) {
			return words[i-1]
		}
	}
	return words[len(words)-1]
}

func isPlural(noun string) bool {
	if slices.Contains(manyNouns, noun) {
		return true
	}
	if len(noun) < 4 || !strings.HasSuffix(noun, "s") {
		return false
	}
	return !slices.ContainsFunc(notPlural, func(end string) bool { return strings.HasSuffix(noun, end) })
}
