package prompts

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"

	"rapport/store/record"
)

// Drawing without a sequence: every candidate gets its own lot from a hash of
// the seed and what it is, divided by its weight (Efraimidis and Spirakis,
// "Weighted random sampling with a reservoir", Information Processing Letters
// 97, 2006). So a change to one candidate leaves the lots of all the others as
// they were, and a list opened twice in a day does not reshuffle because one
// thing on the card was touched in between.

// ticket is a candidate with its lot; the smallest lots come first.
type ticket[T any] struct {
	of  T
	lot float64
}

func sortTickets[T any](tickets []ticket[T]) {
	slices.SortStableFunc(tickets, func(a, b ticket[T]) int { return cmp.Compare(a.lot, b.lot) })
}

// lot is an exponential variate of rate weight, decided by the seed and key.
func (d *draw) lot(key uint64, weight float64) float64 {
	return lotOf(d.seed, key, weight)
}

func lotOf(seed, key uint64, weight float64) float64 {
	u := (float64(mix(seed^mix(key))>>11) + 0.5) / (1 << 53)
	return -math.Log(u) / weight
}

// mix is the finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

func idHash(id record.ID) uint64 {
	return mix(binary.LittleEndian.Uint64(id[:8])) ^ binary.LittleEndian.Uint64(id[8:])
}

// seedOf is the seed of a request: the client, which is random in every
// vault, the day, the moment and the seed asked for.
func seedOf(req Request) uint64 {
	var client uint64
	if req.Card != nil {
		client = idHash(req.Card.ID)
	}
	return mix(mix(mix(client^uint64(req.Day))+uint64(req.Moment)) ^ req.Seed)
}
