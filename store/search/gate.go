package search

import (
	"slices"

	"rapport/store/record"
)

// gate asks about rows, best first, until limit of them may be seen and no row
// left could come before those. What is held gently falls behind its equals
// here. Not enough means that rows beyond these might belong among them.
//
// The gate reads a client's topics and an interest's every word, which takes
// longer than all the rest of a search: so it is asked only about rows that
// are otherwise among the best.
func (s *scan) gate(rows []found, limit int) (shown []found, enough bool) {
	for _, f := range rows {
		if limit > 0 && len(shown) >= limit && shown[limit-1].before(f.rank) {
			return shown[:limit], true
		}
		switch f.verdict = s.verdict(f); f.verdict {
		case record.Hide:
			continue
		case record.ShowGently:
			f.match |= isGentle
		}
		at, _ := slices.BinarySearchFunc(shown, f, func(a, b found) int { return a.compare(b.rank) })
		shown = slices.Insert(shown, at, f)
	}
	if limit > 0 {
		shown = shown[:min(limit, len(shown))]
	}
	return shown, false
}

// verdict is the gate's about an interest. A client is always found, in the
// past tense if they died.
func (s *scan) verdict(f found) record.Verdict {
	pc := s.pieces[f.piece]
	card, in := pc.cards[pc.rows[f.row].card], pc.interest(f.row)
	switch {
	case in != nil:
		return card.Gate(in, record.OnFind)
	case card.Client.Standing == record.Died:
		return record.ShowPast
	}
	return record.ShowPlain
}
