package search

import "bytes"

// markWords marks the rows in which the word stands.
func (pc *piece) markWords(w *word, worst match, best []match) bool {
	some := false
	for n := pc.next(w, worst, 0); n < len(pc.masks); n = pc.next(w, worst, n+1) {
		m := none
		switch have := pc.word(n); {
		case w.mask&^pc.masks[n] == 0:
			m = w.match(have, worst)
		case w.mistakenFor(have):
			m = mistyped | w.left(have)
		}
		if m == none {
			continue
		}
		some = true
		for _, at := range pc.placesOf(n) {
			row := at.row()
			best[row] = min(best[row], m|at.where())
		}
	}
	return some
}

// next is the number of the next word, from n on, that by its letters may
// match no worse than worst.
func (pc *piece) next(w *word, worst match, n int) int {
	if worst <= begins {
		for ; n < len(pc.firsts); n++ {
			skip := bytes.IndexByte(pc.firsts[n:], w.letters[0])
			if skip < 0 {
				return len(pc.firsts)
			}
			n += skip
			if w.mask&^pc.masks[n] == 0 {
				return n
			}
		}
		return n
	}
	forgiving := worst >= mistyped && w.forgiven && w.length >= leastMistyped
	for ; n < len(pc.masks); n++ {
		lacking := w.mask &^ pc.masks[n]
		if lacking == 0 || forgiving && oneLetter(lacking) && lacking&w.twice == 0 && (w.length >= leastBegun || oneLetter(pc.masks[n]&^w.mask)) {
			return n
		}
	}
	return n
}

// oneLetter reports whether a mask has one letter at most.
func oneLetter(mask uint64) bool { return mask&(mask-1) == 0 }

// markKinds marks the rows of the kinds that the word means, and reports
// whether it means any.
func (pc *piece) markKinds(w *word, worst match, best []match) bool {
	kinds, some := w.kinds, false
	for k, m := range kinds {
		if m.how() > worst {
			kinds[k] = none
		}
		some = some || kinds[k] != none
	}
	if some {
		for n := range pc.rows {
			best[n] = min(best[n], kinds[pc.rows[n].kind])
		}
	}
	return some
}

// markClients lets what matches a client match all their interests.
func (pc *piece) markClients(best []match) {
	for c, from := range pc.first {
		m := best[from].ofClient()
		if m == none {
			continue
		}
		for n := int(from) + 1; n <= int(from)+len(pc.cards[c].Interests); n++ {
			best[n] = min(best[n], m)
		}
	}
}
