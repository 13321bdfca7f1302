package search

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapport/store/record"
)

// Hours are past hours of one client, to be found by words: where they were,
// when, what was marked and what was said. They keep the order they came in:
// nothing is ranked.
//
// A word is found at the beginning of another, a date in any of the ways one
// types it; all words have to be in one hour. What a review does not show is
// not found either.
type Hours struct {
	all   []*record.Session
	texts [][]byte // folded, a text an hour; each word has a space before it
}

// NewHours reads the hours of the client whose card it is.
func NewHours(c *record.Card, hours []*record.Session) *Hours {
	h := &Hours{all: hours, texts: make([][]byte, len(hours))}
	r := reader{card: c, said: map[string]record.Verdict{}}
	for i, s := range hours {
		r.out = append(r.out[:0], ' ')
		r.hour(s)
		h.texts[i] = slices.Clone(r.out)
	}
	return h
}

// Find is the hours that have every one of the words; all of them where there
// are no words.
func (h *Hours) Find(words string) []*record.Session {
	var asked [][]byte
	for part := range strings.FieldsSeq(words) {
		f := folder{}
		f.add(part)
		word := bytes.TrimRight(f.out, " ")
		if isDay(word) { // the 1st is not the 12th: a day is meant whole
			word = append(word, ' ')
		}
		if len(word) > 0 {
			asked = append(asked, word)
		}
	}
	if len(asked) == 0 {
		return h.all
	}
	var found []*record.Session
	for i, text := range h.texts {
		if !slices.ContainsFunc(asked, func(word []byte) bool { return !startsIn(text, word) }) {
			found = append(found, h.all[i])
		}
	}
	return found
}

// isDay reports whether a word is the number of a day or of a month.
func isDay(word []byte) bool {
	return len(word) > 0 && len(word) <= 2 && len(bytes.Trim(word, "0123456789")) == 0
}

// startsIn reports whether a word of the text begins so. In scripts that do not
// part their words it may begin anywhere.
func startsIn(text, word []byte) bool {
	first, _ := utf8.DecodeRune(word)
	unparted := unicode.In(first, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
	for from := 0; ; {
		at := bytes.Index(text[from:], word)
		if at < 0 {
			return false
		}
		if at += from; unparted || text[at-1] == ' ' {
			return true
		}
		from = at + 1
	}
}

// markWords are the words by which each kind of mark is found.
var markWords = [...]string{
	record.LitUp: "lit up", record.Laughed: "laughed smiled", record.Quiet: "quiet together", record.Grounding: "grounding",
	record.ALot: "a lot", record.FarAway: "far away", record.Wobble: "wobble", record.Mended: "mended",
	record.Door: "at the door words", record.Tried: "tried asked question", record.Note: "note",
}

// reader folds what a review may show of hours. What the gate said of words it
// remembers: what lights somebody up is called the same many times.
type reader struct {
	folder
	card *record.Card
	said map[string]record.Verdict
}

func (r *reader) gate(words string) record.Verdict {
	v, ok := r.said[words]
	if !ok {
		v = r.card.GateWords(words, record.OnReview)
		r.said[words] = v
	}
	return v
}

func (r *reader) hour(s *record.Session) {
	r.add(s.Date.String())
	r.add(s.Date.Time().Format("2 January 2006 Monday"))
	r.add(s.Setting.String())
	if s.Live {
		r.add("live")
	} else {
		r.add("afterwards")
	}
	for _, m := range s.Marks {
		r.mark(m)
	}
	if r.gate(s.Line) == record.ShowPlain {
		r.add(s.Line)
	}
}

// mark folds a mark. One that may not be shown keeps its kind, as it keeps its
// moment on a picture.
func (r *reader) mark(m record.Mark) {
	if m.Kind > 0 && int(m.Kind) < len(markWords) {
		r.add(markWords[m.Kind])
	}
	in := r.card.Interest(m.Interest)
	if !r.gate(m.Words).May() || in != nil && !r.card.Gate(in, record.OnReview).May() {
		return
	}
	r.add(m.Words)
	if in != nil {
		r.add(in.Name)
		r.add(in.Kind.String())
	}
}
