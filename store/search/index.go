package search

import (
	"slices"
	"sync"

	"rapport/store/record"
)

// goParallel is the number of rows above which a second goroutine pays for
// itself.
const goParallel = 50_000

// Index is a caseload made ready to be searched. It is never changed.
type Index struct {
	pieces []*piece
	// rowsBefore and cardsBefore count what lies in the pieces before each.
	rowsBefore, cardsBefore []int
	rows                    int
	pieceRows               int
	cards                   []*record.Card
	seen                    []record.Date // when each client was last seen
}

// New makes an index of every card of the caseload. It goes on reading the
// records and never changes them.
func New(load *record.Caseload) *Index { return build(load, nil, pieceRows) }

// Renew makes the index of a later caseload and takes over from this one what
// stands for cards that are the very same, so that after one change little is
// read again. The index it is called on stays good.
func (x *Index) Renew(load *record.Caseload) *Index {
	return build(load, x.pieces, x.pieceRows)
}

func build(load *record.Caseload, old []*piece, pieceRows int) *Index {
	x := &Index{cards: load.Cards(), pieceRows: pieceRows}
	x.seen = make([]record.Date, len(x.cards))
	for i, c := range x.cards {
		x.seen[i] = load.LastSeen(c.ID)
	}
	fresh := x.divide(old)
	x.halves(fresh, func(from, to int) {
		var b builder
		for i := from; i < to; i++ {
			if p := x.pieces[i]; p.rows == nil {
				x.pieces[i] = b.piece(p.cards)
			}
		}
	})
	return x
}

// divide puts all cards into pieces and returns the number of rows in those
// that still have to be built. Where an old piece begins with the next card,
// and its cards are still the same, it is taken over.
func (x *Index) divide(old []*piece) (fresh int) {
	byFirst := make(map[*record.Card]*piece, len(old))
	for _, p := range old {
		byFirst[p.cards[0]] = p
	}
	from, rows := 0, 0
	end := func(to int) {
		if from < to {
			// A copy, so that a piece taken over by Renew keeps no card alive but its own.
			x.put(&piece{cards: slices.Clone(x.cards[from:to])}, rows)
			fresh += rows
		}
		from, rows = to, 0
	}
	for i := 0; i < len(x.cards); {
		if p := byFirst[x.cards[i]]; p != nil && sameCards(p.cards, x.cards[i:]) {
			end(i)
			x.put(p, len(p.rows))
			i += len(p.cards)
			from = i
			continue
		}
		rows += 1 + len(x.cards[i].Interests)
		i++
		if rows >= x.pieceRows {
			end(i)
		}
	}
	end(len(x.cards))
	return fresh
}

func (x *Index) put(p *piece, rows int) {
	cards := 0
	if n := len(x.pieces); n > 0 {
		cards = x.cardsBefore[n-1] + len(x.pieces[n-1].cards)
	}
	x.pieces = append(x.pieces, p)
	x.rowsBefore = append(x.rowsBefore, x.rows)
	x.cardsBefore = append(x.cardsBefore, cards)
	x.rows += rows
}

// sameCards reports whether cards begins with the very records of p.
func sameCards(p, cards []*record.Card) bool {
	if len(p) > len(cards) {
		return false
	}
	for i := range p {
		if p[i] != cards[i] {
			return false
		}
	}
	return true
}

// halves runs do over all pieces, in two halves at once when there are many
// rows to work on. A panic beside comes out here.
func (x *Index) halves(rows int, do func(from, to int)) {
	n := len(x.pieces)
	if rows <= goParallel {
		do(0, n)
		return
	}
	var fault any
	var wait sync.WaitGroup
	wait.Go(func() {
		defer func() { fault = recover() }()
		do(0, n/2)
	})
	do(n/2, n)
	wait.Wait()
	if fault != nil {
		panic(fault)
	}
}
