package ui_test

import (
	"slices"
	"strings"

	"rapport/store/record"
)

// change is a change in progress.
type change struct {
	disk     *disk
	cards    map[record.ID]*record.Card
	sessions map[record.ID]*record.Session // nil: taken away
	desk     *record.Desk
}

func newTx(d *disk) *change {
	return &change{disk: d, cards: map[record.ID]*record.Card{}, sessions: map[record.ID]*record.Session{}}
}

func (c *change) Card(id record.ID) (*record.Card, error) {
	if put := c.cards[id]; put != nil {
		return put.Clone(), nil
	}
	if have := c.disk.cards[id]; have != nil {
		return have.Clone(), nil
	}
	return nil, errNotThere
}

func (c *change) Session(id record.ID) (*record.Session, error) {
	put, touched := c.sessions[id]
	if !touched {
		put = c.disk.sessions[id]
	}
	if put == nil {
		return nil, errNotThere
	}
	return put.Clone(), nil
}

func (c *change) Desk() (*record.Desk, error) {
	if c.desk != nil {
		return c.desk, nil
	}
	return &record.Desk{Drafts: slices.Clone(c.disk.desk.Drafts), Rev: c.disk.desk.Rev}, nil
}

func (c *change) CodeTaken(code string, but record.ID) (bool, error) {
	for id, card := range c.disk.cards {
		if id != but && strings.EqualFold(card.Code, code) {
			return true, nil
		}
	}
	return false, nil
}

func (c *change) PutCard(card *record.Card) error {
	if taken, _ := c.CodeTaken(card.Code, card.ID); taken {
		return errTaken
	}
	if have := c.disk.cards[card.ID]; have != nil && have.Rev != card.Rev || have == nil && card.Rev != 0 {
		return errStale
	}
	c.cards[card.ID] = card.Clone()
	return nil
}

func (c *change) PutSession(s *record.Session) error {
	if c.disk.cards[s.Client] == nil && c.cards[s.Client] == nil {
		return errNotThere
	}
	if have := c.disk.sessions[s.ID]; have != nil && have.Rev != s.Rev || have == nil && s.Rev != 0 {
		return errStale
	}
	c.sessions[s.ID] = s.Clone()
	return nil
}

func (c *change) PutDesk(d *record.Desk) error {
	if d.Rev != c.disk.desk.Rev {
		return errStale
	}
	c.desk = &record.Desk{Drafts: slices.Clone(d.Drafts), Rev: d.Rev}
	return nil
}

func (c *change) DeleteSession(id record.ID) error {
	if _, err := c.Session(id); err != nil {
		return err
	}
	c.sessions[id] = nil
	return nil
}

func (c *change) keep() {
	d := c.disk
	d.rev++
	for id, card := range c.cards {
		card.Rev = d.rev
		d.cards[id] = card
	}
	for id, s := range c.sessions {
		if s == nil {
			delete(d.sessions, id)
			continue
		}
		s.Rev = d.rev
		d.sessions[id] = s
	}
	if c.desk != nil {
		c.desk.Rev = d.rev
		d.desk = c.desk
	}
}
