package prompts

import (
	"cmp"
	"strings"

	"rapport/store/record"
)

// keepsakeWords are what a keepsake says by itself, to the client and in their
// language. What is not one of the languages that banks come in is English.
type keepsakeWords struct {
	language                           string
	title, intro                       string // the title without the name
	loved, before, laughed, remembered string
}

var (
	keepsakeEnglish = keepsakeWords{
		"en", "For ", "Some of what you told me, in your own words.",
		"what you love", "what you used to love", "what made us laugh", "what we said we would remember",
	}
	keepsakeTu = keepsakeWords{
		"es", "Para ", "Algo de lo que me contaste, con tus palabras.",
		"lo que te gusta", "lo que te gustaba", "lo que nos hizo reír", "lo que dijimos que recordaríamos",
	}
	keepsakeUsted = keepsakeWords{
		"es", "Para ", "Algo de lo que me contó, con sus palabras.",
		"lo que le gusta", "lo que le gustaba", keepsakeTu.laughed, keepsakeTu.remembered,
	}
)

// wordsOfKeepsake are those for a client, who without a language of their own
// is spoken to in the usual one.
func wordsOfKeepsake(card *record.Card, usual string) keepsakeWords {
	language := cmp.Or(card.Language, usual, "en")
	switch {
	case !isSpanish(language):
		return keepsakeEnglish
	case formOf(language, card) == "tu":
		return keepsakeTu
	}
	return keepsakeUsted
}

// dated is the month of a day: "November 2026", "noviembre de 2026".
func (w keepsakeWords) dated(day record.Date) string {
	t := day.Time()
	if w.language == "es" {
		return record.SpanishMonth(t.Month()) + " de " + t.Format("2006")
	}
	return t.Format("January 2006")
}

// given is the client's words as they are handed back: "her sax" is "your sax".
func (w keepsakeWords) given(words string, kind record.Kind, card *record.Card) string {
	return asSaid(w.language, "", record.CleanLine(words), kind, card)
}

// them are the words, folded, that mean the client in a note about them.
func (w keepsakeWords) them(card *record.Card) []string {
	them := append(cutFolded(card.Called), "i", "me", "my")
	if w.language == "es" {
		them = append(them, "yo", "ella", "elle")
	}
	if said := card.Words(); !said.Named {
		them = append(them, cutFolded(strings.Join([]string{said.Subject, said.Object, said.Possessive}, " "))...)
	}
	return them
}
