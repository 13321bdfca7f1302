package prompts

import (
	"strings"

	"rapport/store/record"
)

// tongue is what the lint knows of a language: its words that are not said,
// its words that come near a topic, and how names stand in its sentences.
// Phrases are written as read makes them, and found as whole words.
type tongue struct {
	language string
	read     func(string) lintText

	openers []string // ask for a defence, or for a feeling on demand
	banned  []string // judge, press, or belong to a form
	ranking []string // make people rank; a warning

	// A superlative beside a whole life asks for a verdict.
	superlative, wholeLife []string

	here    []string // speak of the way here, or of this room
	granted []string // things not everyone has
	near    []nearWords
	senses  []needWords
	idle    []string // carry no meaning when two questions are compared

	// form and frame are the language's own rules, about a wording's marks and
	// forms of address, and about where its slots stand.
	form  func(*linter)
	frame func(*linter)
	// address is whether words address the person in the form, or with none in
	// no form.
	address func(l *linter, form string, words lintText)
}

// nearWords are words that come near a topic. A question with one of them has
// to be tagged with one of the topics beside it.
type nearWords struct {
	touches []record.Touch
	words   []string
}

// needWords ask for a sense or an ability.
type needWords struct {
	need  string
	words []string
}

// Languages lists the codes of the languages that the program has questions in
// and knows the rules of. A person's own packs may be in others.
func Languages() []string { return []string{englishTongue.language, spanishTongue.language} }

// tongueOf is what is known of a language, or nil: banks in a language that
// nobody wrote the rules of are held to the rest.
func tongueOf(language string) *tongue {
	switch base, _, _ := strings.Cut(language, "-"); base {
	case "", "en":
		return &englishTongue
	case "es":
		return &spanishTongue
	}
	return nil
}
