package record

import (
	"fmt"
	"slices"
	"strings"
)

// needNames are what a question may ask of a client, and what can be left out
// for one who needs that.
var needNames = []string{"sight", "hearing", "smell", "movement", "reading"}

// NeedNames lists what questions may ask of a client's senses and body, which
// can be left out for a client.
func NeedNames() []string { return needNames }

// languageNames are the words for the languages that questions are written in
// and the code of each; any other language is written as its code.
var languageNames = map[string]string{"english": "en", "spanish": "es", "espanol": "es", "castellano": "es"}

// LanguageName is a language as people call it, or its code where it is not
// known here.
func LanguageName(code string) string {
	switch code {
	case "", "en":
		return "English"
	case "es":
		return "Spanish"
	}
	return code
}

// addressNames are the words for a form of address that are known without
// their language, with it.
var addressNames = map[string]string{"tu": "es", "usted": "es", "vos": "es"}

// FormatPut is how questions are put to a client, in the words that ParsePut
// reads: "teen, video, es tu, without sight".
func (c *Client) FormatPut() string {
	parts := []string{c.Ages.String(), c.Setting.String()}
	if language := strings.TrimSpace(c.Language + " " + c.Address); language != "" {
		parts = append(parts, language)
	}
	if len(c.Needs) > 0 {
		parts = append(parts, "without "+strings.Join(c.Needs, " "))
	}
	return strings.Join(parts, ", ")
}

// ParsePut reads how questions are put to a client: an age, where they usually
// meet, a language with a form of address, and behind "without" what is left
// out, in any order. What is not said goes back to what it was for a new
// client. The error says what may stand there.
func (c *Client) ParsePut(words string) error {
	to := Client{}
	without, language := false, false // whether the word before was one, or said one
	for _, word := range strings.FieldsFunc(Fold(words), func(r rune) bool { return r == ' ' || r == ',' }) {
		said := language
		language = false
		ages, isAges := ParseAges(word)
		setting, isSetting := ParseSetting(word)
		switch code, named := languageNames[word]; {
		case word == "without":
			without = true
		case without && slices.Contains(needNames, word):
			if !slices.Contains(to.Needs, word) {
				to.Needs = append(to.Needs, word)
			}
		case without && word == "and":
		case isAges:
			to.Ages, without = ages, false
		case isSetting:
			to.Setting, without = setting, false
		case addressNames[word] != "" && (said || to.Language == "" || to.Language == addressNames[word]):
			to.Language, to.Address, without = addressNames[word], word, false
		case named:
			to.Language, language, without = code, true, false
		case len(word) == 2 && isLetters(word):
			to.Language, language, without = word, true, false
		case said && isLetters(word):
			to.Address = word
		default:
			return fmt.Errorf("%q is not known here: an age (%s), where you meet (%s), a language such as es tu, or without %s",
				word, strings.Join(agesNames[:], ", "), strings.Join(settingNames[:], ", "), strings.Join(needNames, ", "))
		}
	}
	c.Ages, c.Setting, c.Language, c.Address, c.Needs = to.Ages, to.Setting, to.Language, to.Address, to.Needs
	return nil
}

func isLetters(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' })
}
