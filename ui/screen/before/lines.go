package before

import (
	"slices"

	"rapport/prompts"
	"rapport/store/record"
)

// part is where a line of the minute before stands.
type part uint8

const (
	nowhere part = iota // no line is under the cursor
	atDoor
	heldGently
	notToOpen
	toRemember
	promised
	told
)

// line is something that the cursor can stand on: a thing of the card, or
// words.
type line struct {
	part  part
	n     int       // which one of its part
	thing record.ID // zero when it is only words
	words string
}

// linesOf lists what the cursor can stand on, in the order in which it is
// shown.
func linesOf(card *record.Card, b prompts.Before) []line {
	var lines []line
	for i, words := range b.Door {
		lines = append(lines, line{part: atDoor, n: i, words: words})
	}
	for i, g := range b.Gently {
		lines = append(lines, line{part: heldGently, n: i, thing: g.Interest.ID, words: g.Interest.Name})
	}
	for i, name := range b.NotOpen {
		lines = append(lines, line{part: notToOpen, n: i, thing: closedThing(card, name), words: name})
	}
	for i, r := range b.Recall {
		l := line{part: toRemember, n: i, words: r.Wording}
		if r.Interest != nil {
			l.thing, l.words = r.Interest.ID, r.Interest.Name
		}
		lines = append(lines, l)
	}
	for i, p := range b.Promises {
		lines = append(lines, line{part: promised, n: i, words: p.Words})
	}
	if len(b.Promises) == 0 && len(b.Told) > 0 {
		lines = append(lines, line{part: told, words: b.Told[0].Words})
	}
	return lines
}

// closedThing is the thing that a name under "not to open" is of; none for a
// topic.
func closedThing(card *record.Card, name string) record.ID {
	if slices.Contains(card.Closed, name) {
		return record.ID{}
	}
	for i := range card.Interests {
		in := &card.Interests[i]
		if in.Name == name && card.Gate(in, record.OnBefore) == record.ListNotOpen {
			return in.ID
		}
	}
	return record.ID{}
}

// here is the line under the cursor, or one that is nowhere.
func (m Model) here() line {
	if m.at < 0 || m.at >= len(m.lines) {
		return line{}
	}
	return m.lines[m.at]
}

// on reports whether the cursor is on the n-th line of a part.
func (m Model) on(p part, n int) bool {
	l := m.here()
	return l.part == p && l.n == n
}

// indexOf is the line of a thing; -1 where it has none.
func (m Model) indexOf(thing record.ID) int {
	return slices.IndexFunc(m.lines, func(l line) bool { return !thing.IsZero() && l.thing == thing })
}
