package search

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"rapport/store/record"
)

// Hit is one row found: a client, or an interest of theirs.
type Hit struct {
	Card     *record.Card
	Interest *record.Interest // nil when it is the client who was found
	// Verdict is the gate's for find: shown plainly, gently or as past, never
	// hidden. A client who died is past.
	Verdict record.Verdict
	// Heard is when the interest was last heard of, or the client last seen.
	Heard record.Date
	// Where says what each word matched best, in the order of the parts.
	Where []Span
}

// Part is a text of a hit's row.
type Part uint8

// The parts.
const (
	Name    Part = iota // the interest's name
	Details             // its details
	Value               // the value of its field Span.Key
	Kind                // its kind, as a word: From and To are 0
	Called              // what the client is called
	Say                 // how that is said
	Code                // the client's code
)

// Span is a stretch of a text that a word of the query matched: whole letters
// with all their marks, for a screen to bring out.
type Span struct {
	Part     Part
	Key      string // of the field, for Value
	From, To int    // bytes of the text
}

// hits turns what was found into what is returned.
func (s *scan) hits(best []found) []Hit {
	if len(best) == 0 {
		return nil
	}
	hits := make([]Hit, len(best))
	l := locator{words: s.words, worst: s.worst}
	for i, f := range best {
		pc := s.pieces[f.piece]
		r := &pc.rows[f.row]
		h := Hit{Card: pc.cards[r.card], Interest: pc.interest(f.row), Verdict: f.verdict, Heard: r.heard}
		if h.Interest == nil {
			h.Heard = s.seen[s.cardsBefore[f.piece]+int(r.card)]
		}
		h.Where = l.locate(&h)
		hits[i] = h
	}
	return hits
}

// locator finds again, in the texts of a hit, what the words matched.
type locator struct {
	folder
	origin []int // of each folded byte, the byte it came from
	words  []word
	worst  match
	spans  []Span  // of each word, its best place so far
	best   []match // and how it matches there
}

// locate returns the best place of each word. Parts are looked into in the
// order in which they rank, and what comes first stands among equals.
func (l *locator) locate(h *Hit) []Span {
	l.spans, l.best = make([]Span, len(l.words)), l.best[:0]
	for range l.words {
		l.best = append(l.best, none)
	}
	if h.Interest == nil {
		l.client(&h.Card.Client)
	} else {
		l.in(h.Interest.Name, Span{Part: Name})
		l.ofKind(kindOf(h.Interest))
		l.client(&h.Card.Client)
		l.in(h.Interest.Details, Span{Part: Details})
		for _, f := range h.Interest.Fields {
			l.in(f.Value, Span{Part: Value, Key: f.Key})
		}
	}
	slices.SortFunc(l.spans, func(a, b Span) int {
		return cmp.Or(cmp.Compare(a.Part, b.Part), cmp.Compare(a.Key, b.Key), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return slices.Compact(l.spans)
}

func (l *locator) client(c *record.Client) {
	l.in(c.Called, Span{Part: Called})
	l.in(c.Code, Span{Part: Code})
	l.in(c.Say, Span{Part: Say})
}

func (l *locator) ofKind(k record.Kind) {
	for i := range l.words {
		if how := l.words[i].kinds[k].how(); how < l.best[i] {
			l.best[i], l.spans[i] = how, Span{Part: Kind}
		}
	}
}

// in looks for every word in one part.
func (l *locator) in(s string, part Span) {
	l.read(s)
	for i := range l.words {
		m, from, to := l.words[i].in(l.out, l.worst)
		if m.how() < l.best[i] {
			part.From, part.To = l.stretch(s, from, to)
			l.best[i], l.spans[i] = m.how(), part
		}
	}
}

// read folds one text and notes where each byte came from.
func (l *locator) read(s string) {
	l.out, l.origin = l.out[:0], l.origin[:0]
	for i := 0; i < len(s); {
		_, size := utf8.DecodeRuneInString(s[i:])
		l.write(s[i : i+size])
		for len(l.origin) < len(l.out) {
			l.origin = append(l.origin, i)
		}
		i += size
	}
}

// stretch is the part of s that folded bytes came from, with the marks on its
// last letter and what is joined to it.
func (l *locator) stretch(s string, from, to int) (int, int) {
	end := l.origin[to-1]
	_, size := utf8.DecodeRuneInString(s[end:])
	for end += size; end < len(s); end += size {
		var r rune
		r, size = utf8.DecodeRuneInString(s[end:])
		if r == zeroWidthJoiner {
			_, joined := utf8.DecodeRuneInString(s[end+size:])
			size += joined
		} else if !unicode.Is(unicode.M, r) {
			break
		}
	}
	return l.origin[from], end
}

const zeroWidthJoiner = '\u200d'
