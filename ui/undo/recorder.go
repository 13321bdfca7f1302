package undo

import (
	"slices"

	"rapport/store/record"
)

// Recorder passes a change on and remembers what every record was before it.
type Recorder struct {
	record.Tx
	values []value
}

// Record makes a recorder for one run of a change.
func Record(tx record.Tx) *Recorder { return &Recorder{Tx: tx} }

// Entry is what was changed through the recorder.
func (r *Recorder) Entry(client record.ID, label string, firm bool) *Entry {
	return &Entry{Client: client, Label: label, Firm: firm, values: r.values}
}

// value is one record before and after a change; nil where there was none.
type value struct {
	cardBefore, cardAfter       *record.Card
	sessionBefore, sessionAfter *record.Session
}

// session is the session that the value is of, before or after.
func (v value) session() *record.Session {
	if v.sessionAfter != nil {
		return v.sessionAfter
	}
	return v.sessionBefore
}

// PutCard puts a card, and remembers the one before.
func (r *Recorder) PutCard(c *record.Card) error {
	before, err := r.Card(c.ID)
	if err != nil {
		before = nil
	}
	after := c.Clone()
	if err := r.Tx.PutCard(c); err != nil {
		return err
	}
	at := slices.IndexFunc(r.values, func(v value) bool { return v.cardAfter != nil && v.cardAfter.ID == c.ID })
	if at >= 0 {
		r.values[at].cardAfter = after
		return nil
	}
	r.values = append(r.values, value{cardBefore: before, cardAfter: after})
	return nil
}

// PutSession puts a session, and remembers the one before.
func (r *Recorder) PutSession(s *record.Session) error {
	before, err := r.Session(s.ID)
	if err != nil {
		before = nil
	}
	after := s.Clone()
	if err := r.Tx.PutSession(s); err != nil {
		return err
	}
	r.note(before, after)
	return nil
}

// DeleteSession takes a session away, and remembers it.
func (r *Recorder) DeleteSession(id record.ID) error {
	before, err := r.Session(id)
	if err != nil {
		return err
	}
	if err := r.Tx.DeleteSession(id); err != nil {
		return err
	}
	r.note(before, nil)
	return nil
}

func (r *Recorder) note(before, after *record.Session) {
	v := value{sessionBefore: before, sessionAfter: after}
	for i, have := range r.values {
		if have.cardAfter == nil && have.session().ID == v.session().ID {
			r.values[i].sessionAfter = after
			return
		}
	}
	r.values = append(r.values, v)
}
