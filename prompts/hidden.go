package prompts

import (
	"maps"
	"slices"
)

// Hiding is the bank with the questions of these ids offered to nobody, and
// no others: they stay in it, for a list to mark them and so that no other
// question gets their id. An id that is not in the bank hides nothing.
func (b *Bank) Hiding(ids []string) *Bank {
	with := *b
	with.hidden = make(map[string]bool, len(ids))
	for _, id := range ids {
		with.hidden[id] = true
	}
	return &with
}

// Hides reports whether a question is offered to nobody.
func (b *Bank) Hides(id string) bool { return b.hidden[id] }

// Hidden lists the ids of what is offered to nobody, in the order of the
// alphabet; never nil.
func (b *Bank) Hidden() []string {
	ids := slices.AppendSeq([]string{}, maps.Keys(b.hidden))
	slices.Sort(ids)
	return ids
}
