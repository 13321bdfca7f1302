package card

import (
	"slices"

	"rapport/store/record"
)

// group is where a row of the left column stands.
type group uint8

const (
	lovedGroup group = iota
	gentleGroup
	closedGroup
)

// item is a row of the left column: an interest, or a topic not to open.
type item struct {
	group    group
	interest *record.Interest
	topic    string
	past     bool
}

// itemsOf lists the card's rows, by group and kind, through the gate.
func itemsOf(c *record.Card) []item {
	var items []item
	for i := range c.Interests {
		in := &c.Interests[i]
		switch c.Gate(in, record.OnCard) {
		case record.ShowPlain:
			items = append(items, item{group: lovedGroup, interest: in})
		case record.ShowPast:
			items = append(items, item{group: lovedGroup, interest: in, past: true})
		case record.ShowGently:
			items = append(items, item{group: gentleGroup, interest: in})
		case record.ListNotOpen:
			items = append(items, item{group: closedGroup, interest: in})
		}
	}
	slices.SortStableFunc(items, func(a, b item) int {
		if a.group != b.group {
			return int(a.group) - int(b.group)
		}
		return int(a.interest.Kind) - int(b.interest.Kind)
	})
	for _, topic := range c.Closed {
		items = append(items, item{group: closedGroup, topic: topic})
	}
	return items
}

// phrases is what stands beside the name on the row, and what the row opens
// into, a phrase a line.
func phrases(in *record.Interest) (first string, rest []string) {
	all := in.Phrases()
	if len(all) == 0 {
		return "", nil
	}
	return all[0], all[1:]
}
