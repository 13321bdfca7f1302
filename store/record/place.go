package record

import "fmt"

// Place is how close the talk is to the hard material, as the clinician felt
// it. It is an order and nothing else: not a depth, not a measure, never
// averaged. Out is a good place. It is drawn at the top.
type Place uint8

// The five places. In a three-place form only Out, Edge and In are used.
const (
	Out  Place = iota // everyday ground
	Near              // ordinary life with some weight in it
	Edge              // touching it, at arm's length
	In                // with it
	Deep              // the heart of it
)

// Places is their number.
const Places = 5

var placeNames = [Places]string{"out", "near", "edge", "in", "deep"}

func (p Place) String() string {
	if int(p) < len(placeNames) {
		return placeNames[p]
	}
	return fmt.Sprintf("place %d", uint8(p))
}

// IsIn reports whether time at p counts as in: with the hard material.
func (p Place) IsIn() bool { return p >= In }

// IsOut reports whether p ends a trip when stayed at: out or near.
func (p Place) IsOut() bool { return p <= Near }

// ParsePlace finds a place by its whole name.
func ParsePlace(s string) (Place, bool) {
	i, ok := indexOf(placeNames[:], s)
	return Place(i), ok
}

// Led is who led a move: the client, me, both together, or nobody said.
type Led uint8

// Unsaid is the default and never counted as anybody's.
const (
	Unsaid Led = iota
	ByClient
	ByMe
	Together
)

var ledNames = [...]string{"", "client", "me", "together"}

// String is client, me, together, or nothing when it was not said.
func (l Led) String() string { return nameOf(ledNames[:], int(l)) }

// ParseLed finds who led by name; the empty string is Unsaid.
func ParseLed(s string) (Led, bool) {
	i, ok := indexOf(ledNames[:], s)
	return Led(i), ok
}
