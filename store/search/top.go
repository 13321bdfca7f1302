package search

import (
	"cmp"
	"slices"

	"rapport/store/record"
)

// rank is where a hit stands among the others, the lower the better. Two
// rows never have one rank.
type rank struct {
	// match holds, from high bits to low: how the worst word matches, what all
	// cost, then the flags, and how many letters are left over.
	match uint64
	// order holds the day last heard, later first, and the row's own place.
	order uint64
}

// What a rank is joined from, and where it stands in match.
const (
	leftBits            = 24
	isInterest   uint64 = 1 << leftBits
	isGentle     uint64 = 2 << leftBits
	isClientOnly uint64 = 4 << leftBits // no word matches the interest itself
	costShift           = leftBits + 3
	worstShift          = 64 - 3
)

// score joins the matches of all words of a query in one row.
type score struct {
	worst      match // how alone
	cost, left int
	own        bool // some word matches the row itself
}

func (s *score) add(m match) {
	s.worst = max(s.worst, m.how())
	s.cost += m.cost()
	s.left += m.left()
	s.own = s.own || m.where() != inClient
}

// rank is the score as the high part of a rank, without the flags that others
// know of. Of a query without words no row is better than another.
func (s *score) rank() uint64 {
	r := uint64(s.worst>>howBits)<<worstShift | uint64(s.cost)<<costShift | min(uint64(s.left), 1<<leftBits-1)
	if !s.own {
		r |= isClientOnly
	}
	return r
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
	return match(t.kept[0].match>>worstShift) << howBits
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
