// Package demo is the invented caseload that the companion is tried on: 24
// clients, what they love, and months of hours. Nobody in it lives.
//
// Each client is one plain text file under clients/, written in the forms the
// product itself reads, so that it can be edited by whoever can use the
// product. A file has three parts. First headers, one a line:
//
//	called   Maya
//	code     maya
//	meets    +0 15:00            working days ahead of today (0 to 4), and the time;
//	                             "noclock" behind it where clock times are not kept
//	since    31w                 weeks before the client's usual day that is today or next
//	length   50                  planned minutes
//	say pronouns ages language address setting standing needs
//	straight                     no openers
//	pace     ten minutes of chat first
//	close    alcohol             a topic not to open
//	told     20w I can't whistle
//	promised 14w find the recipe, done 13w
//	carried  1w [Inês] sister's wedding on the {sat nth}
//	asked    3w lit [Miso] pet-eats                       newest first, by the id in the bank
//	inhand   1w [Miso] pet-eats | What is Miso eating these days?
//	hidden   pet-eats            not for this client
//	suits    pet-eats
//
// then "things", each as one would add it, behind the weeks since it was first
// and last heard of, with what else is known of it indented below:
//
//	31w-1w  pet Biscuit, her dog
//	        gentle died in {8mo month}      a standing and its reason
//	        touches loss
//	        with Miso                       a link, both ways
//
// then "hours", newest first: the week, where it departs from the usual (live,
// a setting, 45min), the session in its one-line form, and after a bar what
// was here that day:
//
//	1w video live: 8n c 15i 33e 41o* "Miso" 50 end | the wedding
//
// Lit-up and tried marks find their interest by its name. Days in words are
// written {sat nth}, {+9d date} or {8mo month}, so that they stay true.
//
// The caseload is anchored to the day it is asked for: whichever day that is,
// some clients usually come on it. Keep it believable and warm, never comic
// about pain, with nothing clinical and nobody real.
package demo

import (
	"embed"
	"fmt"
	"time"

	"rapport/store/record"
)

//go:embed clients/*.txt
var files embed.FS

// Caseload makes the invented caseload as it stands at now, in now's zone. It
// is the same for the same now, ids included, and nothing in it lies in the
// future. An error means that a file of this package is malformed.
func Caseload(now time.Time) ([]*record.Card, []*record.Session, error) {
	entries, err := files.ReadDir("clients")
	if err != nil {
		return nil, nil, err
	}
	var cards []*record.Card
	var sessions []*record.Session
	for _, entry := range entries {
		card, hours, err := read(entry.Name(), now)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", entry.Name(), err)
		}
		cards = append(cards, card)
		sessions = append(sessions, hours...)
	}
	return cards, sessions, nil
}

func read(name string, now time.Time) (*record.Card, []*record.Session, error) {
	text, err := files.ReadFile("clients/" + name)
	if err != nil {
		return nil, nil, err
	}
	c, err := parse(string(text))
	if err != nil {
		return nil, nil, err
	}
	return build(c, now)
}
