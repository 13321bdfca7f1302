package plain

import (
	"rapport/prompts"
	"rapport/store/record"
)

// hourDone is the hour that the minute after settles.
type hourDone struct{ client, id record.ID }

// toSettle is what there is to settle now, unless the hour or the client is
// gone.
func (s *sitting) toSettle(over hourDone) (prompts.After, bool) {
	c, h := s.load.Card(over.client), s.load.Session(over.client, over.id)
	if c == nil || h == nil {
		return prompts.After{}, false
	}
	return prompts.AfterHour(c, s.load.Sessions(c.ID), h), true
}

// settleHour makes a change to the hour and the card together.
func (s *sitting) settleHour(over hourDone, do func(*record.Session, *record.Card) (string, error)) error {
	_, err := s.write(over.client, func(tx record.Tx) (string, error) {
		h, err := tx.Session(over.id)
		if err != nil {
			return "", err
		}
		c, err := tx.Card(over.client)
		if err != nil {
			return "", err
		}
		label, err := do(h, c)
		if err != nil {
			return "", err
		}
		if err := tx.PutSession(h); err != nil {
			return "", err
		}
		return label, tx.PutCard(c)
	})
	return err
}
