package prompts

import (
	"strings"

	"rapport/store/record"
)

// What a name needs to stand in a Spanish sentence that is said to the client.
// The frames of the bank leave number, gender and article to the name.

func isSpanish(language string) bool {
	return language == "es" || strings.HasPrefix(language, "es-")
}

// spanishYours turns the clinician's way of noting whose a thing is into the
// way it is said to the client: "su saxo" and "mi saxo" are "tu saxo" to one
// addressed as tú, and "su saxo" to one addressed as usted. Titles are left
// alone: they belong to nobody here.
func spanishYours(value string, kind record.Kind, form string) string {
	switch kind {
	case record.Book, record.Show, record.Game, record.Music:
		return value
	}
	word, rest, ok := strings.Cut(value, " ")
	if !ok {
		return value
	}
	yours := map[string]string{"mi": "su", "su": "su", "mis": "sus", "sus": "sus"}[word]
	if yours == "" {
		return value
	}
	if form == "tu" {
		yours = strings.Replace(yours, "s", "t", 1)
	}
	return yours + " " + rest
}
