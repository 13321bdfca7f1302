package store

import (
	"errors"
	"fmt"
	"strings"

	"rapport/store/engine"
	"rapport/store/record"
	"rapport/store/seal"
	"rapport/store/wire"
)

// A change is what a function given to Update reads and writes through. A
// record that is put twice keeps the revision that it had before the change.
var _ record.Tx = (*change)(nil)

// Card reads one card; ErrNotFound.
func (c *change) Card(client record.ID) (*record.Card, error) {
	e, err := c.read(cardPlace(client))
	if err != nil {
		return nil, err
	}
	return e.card, nil
}

// Session reads one session; ErrNotFound.
func (c *change) Session(id record.ID) (*record.Session, error) {
	e, err := c.read(sessionPlace(id))
	if err != nil {
		return nil, err
	}
	return e.session, nil
}

// Desk reads the desk, which is empty if there never was one.
func (c *change) Desk() (*record.Desk, error) {
	e, err := c.read(deskPlace)
	if errors.Is(err, ErrNotFound) {
		return &record.Desk{}, nil
	}
	if err != nil {
		return nil, err
	}
	return e.desk, nil
}

// CodeTaken reports whether a client other than this one has the code, in any
// case.
func (c *change) CodeTaken(code string, but record.ID) (bool, error) {
	code = strings.ToLower(strings.TrimSpace(code))
	for _, v := range c.order {
		if v.card != nil && v.card.Code == code && v.card.ID != but {
			return true, nil
		}
	}
	owner, err := c.owner(code)
	if err != nil || owner.IsZero() || owner == but {
		return false, err
	}
	v := c.values[cardPlace(owner)]
	return v == nil || v.card == nil, nil // put in this change, it has another code
}

// owner is who had the code before the change; the zero id for nobody.
func (c *change) owner(code string) (record.ID, error) {
	if c.held != nil {
		if card := c.held.caseload.ByCode(code); card != nil {
			return card.ID, nil
		}
		return record.ID{}, nil
	}
	if c.codes == nil {
		if err := c.readCodes(); err != nil {
			return record.ID{}, err
		}
	}
	return c.codes[code], nil
}

// readCodes opens every card that is not known already.
func (c *change) readCodes() error {
	codes := map[string]record.ID{}
	err := c.tx.Scan(cards, func(k string, stored engine.Value) error {
		e, err := openEntry(c.key, sealedValue{seal.Place{Bucket: cards, Key: k}, stored}, c.known)
		if err != nil {
			return err
		}
		codes[e.card.Code] = e.card.ID
		return nil
	})
	if err != nil {
		return told(err)
	}
	c.codes = codes
	return nil
}

// PutCard writes a card. ErrCodeTaken; ErrStale if it was written since it was
// read; an error if it has no id, or a code that record.ParseCode would not
// give.
func (c *change) PutCard(card *record.Card) error {
	if code, err := record.ParseCode(card.Code); err != nil {
		return err
	} else if code != card.Code {
		return fmt.Errorf("%q cannot be a code: write it in small letters", card.Code)
	}
	if card.ID.IsZero() {
		return errors.New("a card without an id cannot be kept")
	}
	taken, err := c.codeMoves(card)
	if err != nil {
		return err
	}
	if taken {
		return ErrCodeTaken
	}
	v, err := c.put(cardPlace(card.ID), card.Rev, wire.AppendCard(nil, card))
	if err != nil {
		return err
	}
	v.card = &record.Card{Client: record.Client{ID: card.ID, Code: card.Code}}
	if v.before == nil {
		return c.comesBack(card.ID)
	}
	return nil
}

// codeMoves asks whether the card's code is another's. Where that would mean
// opening every card, a card that keeps its code is not asked about.
func (c *change) codeMoves(card *record.Card) (taken bool, err error) {
	if c.held == nil && card.Rev != 0 {
		had, err := c.Card(card.ID)
		switch {
		case err == nil && had.Code == card.Code:
			return false, nil
		case err != nil && !errors.Is(err, ErrNotFound):
			return false, err
		}
	}
	return c.CodeTaken(card.Code, card.ID)
}

// PutSession writes a session. ErrNotFound if its client is not in the vault;
// ErrStale; an error if it has no id.
func (c *change) PutSession(s *record.Session) error {
	if s.ID.IsZero() {
		return errors.New("a session without an id cannot be kept")
	}
	client, err := c.touch(cardPlace(s.Client))
	if err != nil {
		return err
	}
	if client.plain == nil && client.before == nil {
		return because(ErrNotFound, errors.New("the session's client"))
	}
	_, err = c.put(sessionPlace(s.ID), s.Rev, wire.AppendSession(nil, s))
	return err
}

// PutDesk writes the desk; ErrStale.
func (c *change) PutDesk(d *record.Desk) error {
	_, err := c.put(deskPlace, d.Rev, wire.AppendDesk(nil, d))
	return err
}

// DeleteSession removes a session; ErrNotFound. Its sealed bytes can stay in
// the file until it is rewritten.
func (c *change) DeleteSession(id record.ID) error { return c.remove(sessionPlace(id)) }
