package record

import (
	"slices"
	"strings"
)

// opener is how a phrase begins that fills a field.
type opener struct {
	kinds []Kind // none: every kind
	words string
	field string
	whole bool              // the field keeps the opener too: "sleeps in the sink"
	only  func(string) bool // the value must be such
}

func (o *opener) fits(k Kind) bool { return o.kinds == nil || slices.Contains(o.kinds, k) }

// openers are tried in order. They are few and plain on purpose: a phrase that
// none of them knows stays in the details, where nothing is lost.
var openers = []opener{
	{nil, "say", SayField, false, isSaid},
	{nil, "said", SayField, false, isSaid},
	{nil, "pronounced", SayField, false, nil},
	{[]Kind{Pet}, "eats", "eats", false, nil},
	{[]Kind{Pet}, "since", "since", false, nil},
	{[]Kind{Pet}, "sleeps", "habit", true, nil},
	{[]Kind{Pet}, "hides", "habit", true, nil},
	{[]Kind{Pet}, "chases", "habit", true, nil},
	{[]Kind{Pet}, "steals", "habit", true, nil},
	{[]Kind{Music, Sport}, "plays", "plays", false, nil},
	{[]Kind{Music}, "gig", "gig", false, nil},
	{[]Kind{Music}, "seeing them", "gig", false, nil},
	{[]Kind{Book}, "by", "by", false, nil},
	{[]Kind{Book, Show, Game}, "up to", "at", false, nil},
	{[]Kind{Book, Show, Game}, "at", "at", false, nil},
	{[]Kind{Book}, "chapter", "at", true, nil},
	{[]Kind{Book}, "page", "at", true, nil},
	{[]Kind{Show}, "series", "at", true, nil},
	{[]Kind{Show}, "season", "at", true, nil},
	{[]Kind{Show}, "episode", "at", true, nil},
	{[]Kind{Game}, "level", "at", true, nil},
	{[]Kind{Game}, "on", "platform", false, nil},
	{[]Kind{Game}, "plays with", "with", false, nil},
	{[]Kind{Hobby, Game}, "with", "with", false, nil},
	{[]Kind{Hobby}, "working on", "project", false, nil},
	{[]Kind{Making}, "working on", "piece", false, nil},
	{[]Kind{Food}, "from", "from", false, nil},
	{[]Kind{Food}, "with", "how", true, nil},
	{[]Kind{Food}, "without", "how", true, nil},
	{[]Kind{Garden}, "growing", "growing", false, nil},
	{[]Kind{Garden}, "grows", "growing", false, nil},
	{[]Kind{Garden}, "plot", "plot", true, nil},
	{[]Kind{Spot}, "good for", "good", false, nil},
	{[]Kind{Spot}, "every", "often", true, nil},
	{[]Kind{Routine}, "before", "when", true, nil},
	{[]Kind{Routine}, "after", "when", true, nil},
	{[]Kind{Routine, Community}, "every", "when", true, nil},
	{[]Kind{Routine, Community}, "on", "when", true, nil},
	{[]Kind{Routine}, "then", "steps", true, nil},
	{[]Kind{Routine}, "for", "for", false, nil},
	{[]Kind{Sport}, "supports", "team", false, nil},
	{[]Kind{Sport}, "follows", "team", false, nil},
	{[]Kind{Work}, "does", "does", false, nil},
	{[]Kind{Work}, "with", "colleague", false, nil},
	{[]Kind{Memory}, "at", "where", true, nil},
	{[]Kind{Memory}, "in", "where", true, nil},
	{[]Kind{Joke}, "started by", "started", false, nil},
	{[]Kind{Joke}, "from", "origin", false, nil},
	{[]Kind{Milestone}, "on", "on", false, nil},
	{[]Kind{Comfort}, "in", "where", true, nil},
	{[]Kind{Comfort}, "on", "where", true, nil},
	{[]Kind{Comfort}, "by", "where", true, nil},
}

// isSaid tells "say MY-uh" from "said she would bring photographs".
func isSaid(value string) bool {
	words := strings.Fields(Fold(value))
	begins := []string{"he", "she", "they", "it", "i", "we", "you", "that", "to", "the", "a", "so", "no", "yes"}
	return len(words) > 0 && len(words) <= 3 && !slices.Contains(begins, words[0])
}

// wholePhrase is a phrase that fills a field by what it is.
type wholePhrase struct {
	kind  Kind
	field string
	is    func(phrase string) bool
}

var wholePhrases = []wholePhrase{
	{Pet, "pronoun", oneOf("she", "he", "they", "it", "she/her", "he/him", "they/them")},
	{Person, "who", isRelation},
	{Show, "medium", oneOf("film", "series", "podcast", "radio", "tv")},
	{Memory, "feel", oneOf("good", "mixed", "not sure")},
	{Milestone, "mark", isMark},
	{Milestone, "on", isDay},
}

func oneOf(words ...string) func(string) bool {
	return func(phrase string) bool { return slices.Contains(words, Fold(phrase)) }
}

var relations = []string{
	"sister", "brother", "sibling", "twin", "mother", "mum", "mom", "father", "dad", "parent", "grandmother", "grandma", "gran", "nan",
	"grandfather", "grandad", "grandpa", "aunt", "auntie", "uncle", "cousin", "niece", "nephew", "son", "daughter", "child", "kid",
	"baby", "wife", "husband", "partner", "girlfriend", "boyfriend", "ex", "friend", "mate", "neighbour", "neighbor", "colleague",
	"boss", "teacher", "coach", "flatmate", "roommate", "housemate", "stepmother", "stepfather", "stepsister", "stepbrother",
	"godmother", "godfather", "goddaughter", "godson", "granddaughter", "grandson",
}

var relationWords = []string{
	"her", "his", "their", "my", "a", "an", "the", "old", "older", "elder", "younger", "little", "big", "best", "close", "half", "late",
	"middle", "youngest", "oldest", "eldest", "former", "school", "childhood", "work", "new",
}

// isRelation reports whether a phrase says who a person is to the client:
// "sister", "her older sister", "mother-in-law".
func isRelation(phrase string) bool {
	words := strings.Fields(strings.NewReplacer("-in-law", "", " in law", "").Replace(Fold(phrase)))
	if len(words) == 0 || len(words) > 4 || !slices.Contains(relations, words[len(words)-1]) {
		return false
	}
	return !slices.ContainsFunc(words[:len(words)-1], func(word string) bool { return !slices.Contains(relationWords, word) })
}
