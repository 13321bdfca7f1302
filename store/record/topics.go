package record

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordText is folded text cut into words, ready to be asked whether it names
// a topic.
type wordText struct{ words []string }

func newWordText(parts ...string) wordText {
	var t wordText
	for _, part := range parts {
		t.words = append(t.words, strings.FieldsFunc(Fold(part), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.M, r)
		})...)
	}
	return t
}

// small words say whose topic it is, not what it is: "her father" is closed
// wherever "father" is named.
var small = []string{"a", "an", "and", "the", "her", "his", "their", "my", "of", "about", "s"}

// names reports whether every word of the topic that carries meaning begins a
// word of the text, so that "dog" closes "dogs" and "dogs" closes "dog".
// Words of up to two letters match whole. A topic without any word of meaning
// names nothing.
func (t wordText) names(topic string) bool {
	asked := newWordText(topic).words
	meant := 0
	for _, word := range asked {
		if slices.Contains(small, word) && len(asked) > 1 {
			continue
		}
		meant++
		if !slices.ContainsFunc(t.words, func(have string) bool { return begins(have, word) }) {
			return false
		}
	}
	return meant > 0
}

func begins(have, word string) bool {
	if stem := strings.TrimSuffix(word, "s"); utf8.RuneCountInString(stem) > 2 {
		return strings.HasPrefix(have, stem)
	}
	return have == word
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
		if text.names(topic) {
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
	return slices.ContainsFunc(c.Closed, newWordText(words).names)
}
