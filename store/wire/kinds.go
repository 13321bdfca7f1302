package wire

import "rapport/store/record"

// storedKinds lists the kinds by the number under which they are stored,
// beginning with 1. It only ever grows at its end: record.Kind is in the order
// in which a card lists kinds, which may change.
var storedKinds = [...]record.Kind{
	record.Pet, record.Garden, record.Music, record.Person, record.Making, record.Hobby, record.Routine,
	record.Show, record.Book, record.Game, record.Food, record.Spot, record.Sport, record.Work,
	record.Community, record.Joke, record.Memory, record.Milestone, record.Comfort, record.Other,
}

// kindNumber and kindOf are the two directions. A number not listed, from a
// later version, stands for itself, so that it is written as it was read.
var (
	kindNumber [256]uint8
	kindOf     [256]record.Kind
)

func init() {
	for i := range kindOf {
		kindNumber[i], kindOf[i] = uint8(i), record.Kind(i)
	}
	for i, kind := range storedKinds {
		kindNumber[kind], kindOf[i+1] = uint8(i+1), kind
	}
}
