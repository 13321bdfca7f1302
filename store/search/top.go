package search

import (
	"cmp"
	"slices"

	"rapport/store/record"
)

// rank is where a hit stands among the others, the lower the better. Two
// rows never have one rank.
type rank struct {
	// match holds the worst word's match, the sum of all words' matches, whether
	// it is held gently and whether it is an interest, from high bits to low.
	match uint64
	// order holds the day last heard, later first, and the row's own place.
	order uint64
}

const (
	isInterest = 1 << iota
	isGentle
	sumShift   = iota
	worstShift = sumShift + 32
)

// rankMatch joins the match of all words. The flags are added to it.
func rankMatch(worst match, sum int) uint64 {
	return uint64(worst.how())<<worstShift | uint64(sum)<<sumShift
}

// rankOrder joins what decides between equals.
func rankOrder(heard record.Date, place uint32) uint64 {
	const signBit = 1 << 31 // so that signed days keep their order as unsigned
	return uint64(^(uint32(heard)^signBit))<<32 | uint64(place)
}

func (r rank) before(o rank) bool {
	return r.match < o.match || r.match == o.match && r.order < o.order
}

func (r rank) compare(o rank) int {
	return cmp.Or(cmp.Compare(r.match, o.match), cmp.Compare(r.order, o.order))
}

// found is a hit on its way.
type found struct {
	rank
	piece   int
	row     int
	verdict record.Verdict
}

// top keeps the best hits of those offered to it, limit at most; a limit of 0
// or less keeps all.
type top struct {
	limit int
	kept  []found // a heap with the worst on top once limit are kept
}

// offer keeps the hit if it is one of the best.
func (t *top) offer(f found) {
	switch {
	case t.limit <= 0:
		t.kept = append(t.kept, f)
	case len(t.kept) < t.limit:
		t.kept = append(t.kept, f)
		if len(t.kept) == t.limit {
			for at := t.limit / 2; at >= 0; at-- {
				t.sink(at)
			}
		}
	case f.before(t.kept[0].rank):
		t.kept[0] = f
		t.sink(0)
	}
}

// sink lets what is kept at a place fall to where all below it is better.
func (t *top) sink(at int) {
	for {
		worst := at
		for below := 2*at + 1; below <= 2*at+2 && below < len(t.kept); below++ {
			if t.kept[worst].before(t.kept[below].rank) {
				worst = below
			}
		}
		if worst == at {
			return
		}
		t.kept[at], t.kept[worst] = t.kept[worst], t.kept[at]
		at = worst
	}
}

// worst is the worst match that a row may have in a word and still be kept.
func (t *top) worst() match {
	if t.limit <= 0 || len(t.kept) < t.limit {
		return none
	}
	return match(t.kept[0].match >> worstShift)
}

// joined is the best of what several kept, best first.
func joined(limit int, tops <-chan *top) []found {
	var all []found
	for t := range tops {
		all = append(all, t.kept...)
	}
	slices.SortFunc(all, func(a, b found) int { return a.compare(b.rank) })
	if limit > 0 && len(all) > limit {
		all = all[:limit]
	}
	return all
}
