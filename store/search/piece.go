package search

import (
	"bytes"
	"slices"

	"rapport/store/record"
)

// pieceRows is how many rows a piece takes before the next one is begun. More
// make a search faster and a change slower: a change makes one piece anew.
const pieceRows = 4096

// piece is some neighbouring cards made ready: their different words, and for
// each word where it stands.
type piece struct {
	cards []*record.Card
	first []uint32 // the client's row of each card; their interests' rows follow
	rows  []row

	words  []byte   // all different words, one behind the other
	ends   []uint32 // where each ends
	firsts []byte   // the first byte of each
	masks  []uint64 // the letters of each
	// places lists where words stand, those of the first word first; those of
	// word n end at placeEnds[n].
	places    []place
	placeEnds []uint32
}

// row is a client or one interest.
type row struct {
	card  uint32 // its number in the piece
	kind  uint32 // 0 is the client
	heard record.Date
}

// place is one standing of a word: twice the number of its row, and one more
// if it is not in the row's name.
type place uint32

func (p place) row() uint32  { return uint32(p >> 1) }
func (p place) where() match { return match(p&1) * inDetails }

// interest is the interest of a row, or nil.
func (p *piece) interest(n int) *record.Interest {
	r := &p.rows[n]
	if r.kind == 0 {
		return nil
	}
	return &p.cards[r.card].Interests[uint32(n)-p.first[r.card]-1]
}

func (p *piece) word(n int) []byte      { return nth(p.words, p.ends, n) }
func (p *piece) placesOf(n int) []place { return nth(p.places, p.placeEnds, n) }

// nth is the n-th of the stretches of all that end at ends.
func nth[T any](all []T, ends []uint32, n int) []T {
	from := uint32(0)
	if n > 0 {
		from = ends[n-1]
	}
	return all[from:ends[n]]
}

// builder builds pieces one after the other in the same working memory.
type builder struct {
	folder
	lexicon
	numbers []uint32 // of the words of the piece at hand, in the order met
	places  []place  // of each of them
	rows    []row
	first   []uint32
}

func (b *builder) piece(cards []*record.Card) *piece {
	b.lexicon.clear()
	b.numbers, b.places, b.rows, b.first = b.numbers[:0], b.places[:0], b.rows[:0], b.first[:0]
	for i, c := range cards {
		b.card(uint32(i), c)
	}
	p := &piece{
		cards: cards, first: slices.Clone(b.first), rows: slices.Clone(b.rows),
		words: slices.Clone(b.words), ends: slices.Clone(b.ends),
	}
	p.firsts, p.masks = make([]byte, len(p.ends)), make([]uint64, len(p.ends))
	for n := range p.ends {
		word := p.word(n)
		p.firsts[n], p.masks[n] = word[0], maskOf(word)
	}
	b.arrange(p)
	return p
}

func (b *builder) card(n uint32, c *record.Card) {
	b.first = append(b.first, uint32(len(b.rows)))
	b.add(c.Called)
	b.standing(0)
	b.add(c.Code)
	b.add(c.Say)
	b.standing(1)
	b.rows = append(b.rows, row{card: n})
	for i := range c.Interests {
		in := &c.Interests[i]
		b.add(in.Name)
		b.standing(0)
		b.add(in.Details)
		for k := range in.Fields {
			b.add(in.Fields[k].Value)
		}
		b.standing(1)
		b.rows = append(b.rows, row{card: n, kind: uint32(kindOf(in)), heard: in.Heard})
	}
}

// kindOf is the interest's kind, or what a kind not known here counts as.
func kindOf(in *record.Interest) record.Kind { return in.Kind.Facts().Kind }

// standing takes the words folded so far as standing in the row at hand.
func (b *builder) standing(details place) {
	at := place(len(b.rows))<<1 | details
	for rest := b.out; len(rest) > 0; {
		end := bytes.IndexByte(rest, ' ')
		b.numbers = append(b.numbers, b.number(rest[:end]))
		b.places = append(b.places, at)
		rest = rest[end+1:]
	}
	b.out = b.out[:0]
}

// arrange puts the places in the order of their words: a counting sort, which
// leaves those of one word in the order of their rows.
func (b *builder) arrange(p *piece) {
	p.placeEnds = make([]uint32, len(p.ends))
	for _, n := range b.numbers {
		p.placeEnds[n]++
	}
	before := uint32(0)
	for n, count := range p.placeEnds {
		p.placeEnds[n] = before // where the word's places begin, for now
		before += count
	}
	p.places = make([]place, len(b.places))
	for i, n := range b.numbers {
		p.places[p.placeEnds[n]] = b.places[i]
		p.placeEnds[n]++
	}
}
