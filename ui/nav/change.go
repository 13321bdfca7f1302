package nav

import (
	"rapport/store/record"
)

// OnCard asks for a change of one card.
func OnCard(client record.ID, label string, do func(*record.Card) error) Write {
	return Write{Client: client, Label: label, Do: func(tx record.Tx) error { return record.ChangeCard(tx, client, do) }}
}

// OnThing asks for a change of one thing on a card.
func OnThing(client, thing record.ID, label string, do func(*record.Interest)) Write {
	return OnCard(client, label, func(c *record.Card) error {
		in := c.Interest(thing)
		if in == nil {
			return record.ErrNotOnCard
		}
		do(in)
		return nil
	})
}

// Stand asks for a thing to be settled, without a reason: what is held gently
// keeps the one it has.
func Stand(client record.ID, in *record.Interest, to record.Standing) Write {
	because := ""
	if to == record.Gentle {
		because = in.Because
	}
	return StandBecause(client, in.ID, to, because, to.Told(in.Name))
}

// StandBecause asks for a thing to be settled for a reason, which may be empty.
func StandBecause(client, thing record.ID, to record.Standing, because, label string) Write {
	return OnCard(client, label, func(c *record.Card) error {
		if !c.SetStanding(thing, to, because) {
			return record.ErrNotOnCard
		}
		return nil
	})
}
