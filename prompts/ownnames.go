package prompts

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"rapport/store/record"
)

// A bank is a plain file. What follows keeps a client out of it, and errs on
// the side of keeping a question with the client alone.

// namesAny reports whether a text names the client, or anything on their card.
func namesAny(text string, card *record.Card) bool {
	read := newLintText(text)
	if read.has(spacedWords(card.Called)) {
		return true
	}
	return slices.ContainsFunc(card.Interests, func(in record.Interest) bool {
		if read.has(spacedWords(in.Name)) {
			return true
		}
		return slices.ContainsFunc(in.Fields, func(f record.Field) bool { return read.has(spacedWords(f.Value)) })
	})
}

// spacedWords are words as lintText has them; a text of no words is found
// nowhere.
func spacedWords(s string) string {
	if words := strings.TrimSpace(newLintText(s).spaced); words != "" {
		return words
	}
	return "\x00"
}

// leastTelling is the length from which a word may tell of somebody.
const leastTelling = 4

// tellsOf reports whether a text has a word, new in it, that is among what is
// kept about the client, or that is written as a name is.
func tellsOf(text string, q *Question, card *record.Card) bool {
	about, was := newLintText(keptAbout(card)), newLintText(wordsOf(q))
	begins := true
	for word := range strings.FieldsSeq(text) {
		bare := strings.TrimFunc(word, func(r rune) bool { return !partOfWord(r) })
		first, _ := utf8.DecodeRuneInString(bare)
		name := !begins && unicode.IsUpper(first) && !everybodys(bare)
		begins = strings.ContainsAny(word, ".!?:¿¡\"“«")
		for part := range strings.FieldsSeq(newLintText(bare).spaced) {
			told := utf8.RuneCountInString(part) >= leastTelling && about.has(part) && !isIdle(q, part)
			if (name || told) && part != slotWord && !was.has(part) {
				return true
			}
		}
	}
	return false
}

// everybodys reports whether a word with a capital letter is nobody's name.
func everybodys(word string) bool {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if word == d.String() || word == d.String()+"s" {
			return true
		}
	}
	for m := time.January; m <= time.December; m++ {
		if word == m.String() {
			return true
		}
	}
	return word == "I" || strings.HasPrefix(word, "I'") || strings.HasPrefix(word, "I’")
}

// keptAbout are all the words that are kept about a client.
func keptAbout(card *record.Card) string {
	words := slices.Concat([]string{card.Called, card.Say}, card.Pace, card.Closed)
	for _, in := range card.Interests {
		words = append(words, in.Name, in.Details, in.Because)
		for _, f := range in.Fields {
			words = append(words, f.Value)
		}
	}
	for _, k := range card.Carried {
		words = append(words, k.Words)
	}
	for _, t := range card.MySide {
		words = append(words, t.Words)
	}
	for _, p := range card.Promises {
		words = append(words, p.Words)
	}
	return strings.NewReplacer("{", " ", "}", " ").Replace(strings.Join(words, " "))
}

// wordsOf are all the words in which the bank says a question.
func wordsOf(q *Question) string {
	var words []string
	for _, w := range q.said {
		words = append(words, w.text)
	}
	return strings.Join(append(words, q.Followups...), " ")
}

// isIdle reports whether a word carries no meaning in the question's language.
func isIdle(q *Question, word string) bool {
	t := tongueOf(q.Language)
	return t != nil && slices.ContainsFunc(t.idle, func(idle string) bool { return record.Fold(idle) == word })
}
