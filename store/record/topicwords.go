package record

import (
	"unicode"
	"unicode/utf8"
)

// kin are other words for one relation, so that "her father" is closed where
// the client says Dad.
var kin = kinOf(
	[]string{"father", "dad", "daddy", "papa", "pa", "stepfather", "stepdad"},
	[]string{"mother", "mum", "mom", "mummy", "mommy", "mama", "ma", "stepmother", "stepmum", "stepmom"},
	[]string{"grandmother", "grandma", "gran", "granny", "nan", "nana", "nanna", "oma", "abuela"},
	[]string{"grandfather", "grandad", "granddad", "grandpa", "opa", "abuelo"},
	[]string{"husband", "wife", "spouse", "partner"},
)

func kinOf(groups ...[]string) map[string][]string {
	all := map[string][]string{}
	for _, group := range groups {
		for _, word := range group {
			all[word] = group
		}
	}
	return all
}

// touchWords are plain words, folded and singular, that name a topic of the
// closed list without saying its word. They are matched whole.
var touchWords = map[Touch][]string{
	TouchAlcohol:  {"wine", "beer", "cider", "gin", "whisky", "whiskey", "vodka", "rum", "ale", "lager", "cocktail", "prosecco", "champagne", "pub", "brewery", "brewing", "drunk", "sober"},
	TouchDrink:    {"tea", "coffee", "wine", "beer", "cider", "cocktail"},
	TouchFood:     {"eat", "eating", "meal", "breakfast", "lunch", "dinner", "supper", "cooking", "baking", "recipe"},
	TouchBody:     {"weight", "diet", "gym"},
	TouchSleep:    {"nap", "insomnia", "bedtime"},
	TouchFamily:   {"mother", "mum", "mom", "father", "dad", "sister", "brother", "aunt", "uncle", "cousin", "niece", "nephew", "son", "daughter", "grandmother", "gran", "nan", "grandfather", "grandad", "parent"},
	TouchPartner:  {"husband", "wife", "spouse", "girlfriend", "boyfriend", "fiance", "fiancee", "ex"},
	TouchChildren: {"child", "kid", "son", "daughter", "baby", "toddler"},
	TouchSchool:   {"teacher", "exam", "homework", "college", "university"},
	TouchWork:     {"job", "boss", "office", "colleague"},
	TouchMoney:    {"debt", "mortgage", "loan", "salary", "rent"},
	TouchFaith:    {"church", "mosque", "temple", "synagogue", "prayer", "god", "bible", "quran"},
	TouchTravel:   {"holiday", "vacation", "flight", "airport"},
	TouchLoss:     {"died", "dead", "death", "funeral", "grave"},
	TouchPolitics: {"election", "vote", "parliament"},
}

var irregular = map[string]string{
	"children": "child", "people": "person", "men": "man", "women": "woman", "mice": "mouse", "geese": "goose",
	"feet": "foot", "teeth": "tooth", "wives": "wife", "lives": "life", "knives": "knife", "wolves": "wolf", "loaves": "loaf",
	"leaves": "leaf", "shelves": "shelf", "calves": "calf",
}

// singular is an English word without its plural ending, as far as a few rules
// tell; a word of two letters, and any other word, is left as it is.
func singular[T string | []byte](word T) T {
	if one, ok := irregular[string(word)]; ok {
		return T(one)
	}
	if !hasAnySuffix(word, "s") {
		return word
	}
	stem := word[:len(word)-1]
	switch {
	case len(stem) < 3 || hasAnySuffix(stem, "s"):
		return word
	case hasAnySuffix(stem, "ie") && len(stem) > 4:
		return T(string(stem[:len(stem)-2]) + "y")
	case hasAnySuffix(stem, "che", "she", "xe", "sse", "zze", "oe") && len(stem) > 4, string(stem) == "boxe", string(stem) == "foxe":
		return stem[:len(stem)-1]
	}
	return stem
}

func hasAnySuffix[T string | []byte](s T, suffixes ...string) bool {
	for _, suffix := range suffixes {
		if len(s) >= len(suffix) && string(s[len(s)-len(suffix):]) == suffix {
			return true
		}
	}
	return false
}

// unspaced reports whether the word is written in a script that puts no spaces
// between words, so that a topic may stand in the middle of one.
func unspaced(word []byte) bool {
	for len(word) > 0 {
		r, size := utf8.DecodeRune(word)
		// The first of these scripts begins at Thai; asking the tables about
		// every Latin letter took most of the time of choosing a question.
		if r >= 0xE00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			return true
		}
		word = word[size:]
	}
	return false
}
