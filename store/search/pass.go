package search

import "slices"

// pass is one goroutine's part of a scan, with its working memory.
type pass struct {
	*scan
	top top
	// best is, for each word, its best match in each row of the piece at hand.
	best [][]match
}

func newPass(s *scan, limit int) *pass {
	return &pass{scan: s, top: top{limit: limit}, best: make([][]match, len(s.words))}
}

// rounds are the matches let pass, one after the other: what would only match
// worse is not looked for where enough matches better.
var (
	closeRounds = []match{begins, inside}
	looseRounds = []match{mistyped}
)

// piece offers the rows of one piece that match in every word.
func (p *pass) piece(at int) {
	better := none // what the round before let pass
	for _, worst := range p.rounds {
		if better != none && p.top.worst() <= better {
			return
		}
		p.round(at, better, worst)
		better = worst
	}
}

// round offers the rows whose worst word matches no worse than worst, and
// worse than the round before let pass.
func (p *pass) round(at int, better, worst match) {
	pc := p.pieces[at]
	for i := range p.words {
		if !p.mark(pc, i, worst) {
			return
		}
	}
	if len(p.words) == 0 {
		for n := range pc.rows {
			p.row(at, n, better)
		}
		return
	}
	for n, m := range p.best[0] {
		if m != none {
			p.row(at, n, better)
		}
	}
}

// mark finds the best match of one word in each row, if no worse than worst,
// and reports whether there is any.
func (p *pass) mark(pc *piece, i int, worst match) bool {
	w, best := &p.words[i], blank(p.best[i], len(pc.rows))
	p.best[i] = best
	some := pc.markWords(w, worst, best)
	if some {
		pc.markClients(best)
	}
	return pc.markKinds(w, worst, best) || some
}

// blank is the memory of best, made long enough, with none everywhere.
func blank(best []match, rows int) []match {
	best = slices.Grow(best[:0], rows)[:rows]
	best[0] = none
	for n := 1; n < rows; n *= 2 {
		copy(best[n:], best[:n])
	}
	return best
}

// row offers a row if it matches in every word, and not all better.
func (p *pass) row(at, n int, better match) {
	var all score
	for i := range p.best {
		m := p.best[i][n]
		if m == none {
			return
		}
		all.add(m)
	}
	if better != none && all.worst <= better {
		return
	}
	r := &p.pieces[at].rows[n]
	card := p.cardsBefore[at] + int(r.card)
	if p.kinds>>r.kind&1 == 0 || p.meant != nil && !p.meant[card] {
		return
	}
	f := found{piece: at, row: n}
	f.match = all.rank()
	heard := r.heard
	if r.kind != 0 {
		f.match |= isInterest
	} else {
		heard = p.seen[card]
	}
	f.order = rankOrder(heard, uint32(p.rowsBefore[at]+n))
	p.top.offer(f)
}
