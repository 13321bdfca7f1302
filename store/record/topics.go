package record

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordText is folded text cut into words, ready to be asked whether it names
// a topic. Where in doubt it says yes: a thing hidden for nothing is found
// again on the card, a thing asked about by mistake cannot be unsaid.
type wordText struct {
	words     []string
	singulars []string
}

func newWordText(parts ...string) wordText {
	var t wordText
	for _, part := range parts {
		t.words = append(t.words, strings.FieldsFunc(Fold(part), notInWord)...)
	}
	t.singulars = make([]string, len(t.words))
	for i, word := range t.words {
		t.singulars[i] = singular(word)
	}
	return t
}

func notInWord(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.M, r)
}

// small words say whose topic it is, not what it is: "her father" is closed
// wherever "father" is named.
var small = []string{"a", "an", "and", "the", "her", "his", "their", "my", "of", "about", "s"}

// names reports whether every word of the topic that carries meaning is named
// in the text: "dog" by "dogs" and "dogs" by "dog", "her father" by "Dad". A
// topic without any word of meaning is named by nothing.
func (t wordText) names(topic string) bool {
	asked := newWordText(topic)
	meant := 0
	for i, word := range asked.words {
		if len(asked.words) > 1 && slices.Contains(small, word) {
			continue
		}
		meant++
		if !t.nameWord(asked.singulars[i]) && !t.nameWord(strings.TrimSuffix(word, "s")) {
			return false
		}
	}
	return meant > 0
}

func (t wordText) nameWord(one string) bool {
	if slices.ContainsFunc(kin[one], func(same string) bool { return slices.Contains(t.singulars, same) }) {
		return true
	}
	for i, have := range t.words {
		switch {
		case t.singulars[i] == one:
			return true
		case unspaced(one):
			if strings.Contains(have, one) {
				return true
			}
		case utf8.RuneCountInString(one) > 2 && strings.HasPrefix(have, one):
			return true
		}
	}
	return false
}

// namesTopic is names, and for one of the closed list of topics also by the
// plain words for it.
func (t wordText) namesTopic(topic string) bool {
	if t.names(topic) {
		return true
	}
	touch, ok := ParseTouch(topic)
	return ok && slices.ContainsFunc(t.singulars, func(word string) bool { return slices.Contains(touchWords[touch], word) })
}

// closes reports whether one of the client's closed topics reaches the
// interest, by its touches or by its words.
func (c *Card) closes(in *Interest) bool {
	if len(c.Closed) == 0 {
		return false
	}
	parts := []string{in.Name, in.Details, in.Kind.String(), in.Kind.Facts().Plural}
	for _, f := range in.Fields {
		parts = append(parts, f.Value)
	}
	text := newWordText(parts...)
	for _, topic := range c.Closed {
		if touch, ok := ParseTouch(topic); ok && slices.Contains(in.AllTouches(), touch) {
			return true
		}
		if text.namesTopic(topic) {
			return true
		}
	}
	return false
}

// ClosesTouch reports whether the client asked not to open the topic.
func (c *Client) ClosesTouch(touch Touch) bool {
	return slices.ContainsFunc(c.Closed, func(topic string) bool {
		have, ok := ParseTouch(topic)
		return ok && have == touch
	})
}

// ClosesText reports whether the words name one of the client's closed topics.
func (c *Client) ClosesText(words string) bool {
	if len(c.Closed) == 0 {
		return false
	}
	return slices.ContainsFunc(c.Closed, newWordText(words).namesTopic)
}
