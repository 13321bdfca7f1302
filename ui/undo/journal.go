// Package undo remembers what each write of a sitting changed, so that it can
// be taken back and done again.
//
// It keeps whole records, before and after, and puts them back only while
// nobody else has changed them since: what another window wrote is never
// undone from here. A Journal is a value and never changes; every step gives
// the next one. It holds clients' words: drop it when the vault locks.
package undo

import (
	"errors"
	"maps"
	"slices"

	"rapport/store/record"
)

// Direction is which way a step goes.
type Direction bool

// The directions.
const (
	Back  Direction = false // undo
	Again Direction = true  // redo
)

// Why a step is not taken.
var (
	ErrNothingToUndo = errors.New("nothing to undo here")
	ErrNothingToRedo = errors.New("nothing to redo here")
	ErrMovedOn       = errors.New("this was changed elsewhere since; nothing was undone")
	ErrNewClient     = errors.New("a new client is erased by name, not undone")
)

// most is how many writes a journal remembers.
const most = 200

// Entry is what one write changed.
type Entry struct {
	Client record.ID
	Label  string
	// Firm entries are not undone, nor is what was written before them for the
	// same client.
	Firm bool
	// Hides is the question that was offered to nobody any more, if that is what
	// was done. It is kept outside the vault, so that whoever takes a step has
	// it put back.
	Hides  string
	values []value
}

// Hid is the entry of a question that was hidden from everybody.
func Hid(client record.ID, label, question string) *Entry {
	return &Entry{Client: client, Label: label, Hides: question}
}

// Empty reports whether the write changed nothing.
func (e *Entry) Empty() bool { return e == nil || len(e.values) == 0 && e.Hides == "" }

// Journal is the undo history of a sitting. The zero Journal is empty.
type Journal struct {
	done, undone []*Entry
	// ours is the revision under which we last wrote each record.
	ours map[record.ID]uint64
}

// Last is the entry that a step would take back or do again for a client, or
// for any with a zero id.
func (j Journal) Last(client record.ID, d Direction) (*Entry, error) {
	list, none := j.done, ErrNothingToUndo
	if d == Again {
		list, none = j.undone, ErrNothingToRedo
	}
	for _, e := range slices.Backward(list) {
		if !client.IsZero() && e.Client != client {
			continue
		}
		if e.Firm {
			break
		}
		return e, nil
	}
	return nil, none
}

// Wrote is the journal after a write; now is the caseload that carries it.
func (j Journal) Wrote(e *Entry, now *record.Caseload) Journal {
	if e.Empty() {
		return j
	}
	j = j.noting(e, now)
	j.done = append(slices.Clone(j.done[max(0, len(j.done)-most+1):]), e)
	j.undone = others(j.undone, e.Client)
	return j
}

// Stepped is the journal after an entry was taken back, or done again.
func (j Journal) Stepped(e *Entry, d Direction, now *record.Caseload) Journal {
	j = j.noting(e, now)
	isIt := func(have *Entry) bool { return have == e }
	if d == Back {
		j.done = slices.DeleteFunc(slices.Clone(j.done), isIt)
		j.undone = append(slices.Clone(j.undone), e)
		return j
	}
	j.undone = slices.DeleteFunc(slices.Clone(j.undone), isIt)
	j.done = append(slices.Clone(j.done), e)
	return j
}

// Without is the journal without what was written for a client, who was
// erased.
func (j Journal) Without(client record.ID) Journal {
	j.done, j.undone = others(j.done, client), others(j.undone, client)
	return j
}

func others(entries []*Entry, client record.ID) []*Entry {
	return slices.DeleteFunc(slices.Clone(entries), func(e *Entry) bool { return e.Client == client })
}

// noting keeps the revisions under which the records of an entry now stand.
func (j Journal) noting(e *Entry, now *record.Caseload) Journal {
	j.ours = maps.Clone(j.ours)
	if j.ours == nil {
		j.ours = map[record.ID]uint64{}
	}
	if now == nil {
		return j
	}
	for _, v := range e.values {
		if v.cardAfter != nil {
			if c := now.Card(v.cardAfter.ID); c != nil {
				j.ours[c.ID] = c.Rev
			}
		} else if s := now.Session(v.session().Client, v.session().ID); s != nil {
			j.ours[s.ID] = s.Rev
		}
	}
	return j
}

// PutBack writes the records of an entry as they were before it, or after it.
func (j Journal) PutBack(tx record.Tx, e *Entry, d Direction) error {
	for _, v := range e.values {
		card, session := v.cardBefore, v.sessionBefore
		if d == Again {
			card, session = v.cardAfter, v.sessionAfter
		}
		var err error
		if v.cardAfter != nil {
			err = j.putCard(tx, card, v.cardAfter.ID)
		} else {
			err = j.putSession(tx, session, v.session().ID)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (j Journal) putCard(tx record.Tx, card *record.Card, id record.ID) error {
	if card == nil {
		return ErrNewClient
	}
	now, err := tx.Card(id)
	if err != nil {
		return err
	}
	if now.Rev != j.ours[id] {
		return ErrMovedOn
	}
	put := card.Clone()
	put.Rev = now.Rev
	return tx.PutCard(put)
}

func (j Journal) putSession(tx record.Tx, session *record.Session, id record.ID) error {
	now, err := tx.Session(id)
	if err == nil && now.Rev != j.ours[id] {
		return ErrMovedOn
	}
	if session == nil {
		return tx.DeleteSession(id)
	}
	put := session.Clone()
	put.Rev = 0 // it was taken away: put it back as new
	if err == nil {
		put.Rev = now.Rev
	}
	return tx.PutSession(put)
}
