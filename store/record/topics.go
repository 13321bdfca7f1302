package record

import (
	"bytes"
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

func newWordText(parts ...string) wordText { return cutText(new(wordRoom), parts...) }

// wordRoom is where a short text is cut into words. The gate is asked often
// enough that it keeps one on its stack and takes nothing from the heap.
type wordRoom struct {
	folded           [256]byte
	words, singulars [24]string
}

// cutText cuts the parts into words in the room given, and in more where that
// is too small. No word reaches over two parts.
func cutText(room *wordRoom, parts ...string) wordText {
	folded := room.folded[:0]
	for _, part := range parts {
		folded = append(AppendFold(folded, part), '\n')
	}
	t := wordText{words: room.words[:0], singulars: room.singulars[:0]}
	for word, rest := nextWord(string(folded)); word != ""; word, rest = nextWord(rest) {
		t.words, t.singulars = append(t.words, word), append(t.singulars, singular(word))
	}
	return t
}

// nextWord is the first word of folded text, empty when there is none, and
// what follows it.
func nextWord[T string | []byte](folded T) (word, rest T) {
	begin := -1
	for i := 0; i < len(folded); {
		r, size := rune(folded[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(string(folded[i:min(i+utf8.UTFMax, len(folded))]))
		}
		switch in := inWord(r); {
		case in && begin < 0:
			begin = i
		case !in && begin >= 0:
			return folded[begin:i], folded[i:]
		}
		i += size
	}
	if begin < 0 {
		begin = len(folded)
	}
	return folded[begin:], folded[len(folded):]
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r)
}

// small words say whose topic it is, not what it is: "her father" is closed
// wherever "father" is named.
var small = []string{"a", "an", "and", "the", "her", "his", "their", "my", "of", "about", "s"}

func isSmall(word []byte) bool {
	return slices.ContainsFunc(small, func(s string) bool { return s == string(word) })
}

// names reports whether every word of the topic that carries meaning is named
// in the text: "dog" by "dogs" and "dogs" by "dog", "her father" by "Dad". A
// topic without any word of meaning is named by nothing.
//
// It is asked for every name on a card, so it takes the topic apart where it
// stands and keeps nothing.
func (t wordText) names(topic string) bool {
	var room [96]byte
	folded := AppendFold(room[:0], topic)
	_, rest := nextWord(folded)
	second, _ := nextWord(rest)
	meant := false
	for word, rest := nextWord(folded); len(word) > 0; word, rest = nextWord(rest) {
		if len(second) > 0 && isSmall(word) {
			continue
		}
		meant = true
		one, bare := singular(word), bytes.TrimSuffix(word, []byte{'s'})
		if !t.nameWord(one) && (bytes.Equal(one, bare) || !t.nameWord(bare)) {
			return false
		}
	}
	return meant
}

func (t wordText) nameWord(one []byte) bool {
	if slices.ContainsFunc(kin[string(one)], func(same string) bool { return slices.Contains(t.singulars, same) }) {
		return true
	}
	anywhere, begins := unspaced(one), utf8.RuneCount(one) > 2
	for i, have := range t.words {
		switch {
		case t.singulars[i] == string(one):
			return true
		case anywhere:
			if strings.Contains(have, string(one)) {
				return true
			}
		case begins && len(have) >= len(one) && have[:len(one)] == string(one):
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
	for _, topic := range c.Closed {
		if touch, ok := ParseTouch(topic); ok && in.comesNear(touch) {
			return true
		}
	}
	var room wordRoom
	var several [12]string
	parts := append(several[:0], in.Name, in.Details, in.Kind.String(), in.Kind.Facts().Plural)
	for _, f := range in.Fields {
		parts = append(parts, f.Value)
	}
	return slices.ContainsFunc(c.Closed, cutText(&room, parts...).namesTopic)
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
	var room wordRoom
	return slices.ContainsFunc(c.Closed, cutText(&room, words).namesTopic)
}
