package ui

import (
	"errors"

	"rapport/store/record"
	"rapport/ui/nav"
)

// step says what a job does with the journal.
type step uint8

const (
	forward step = iota
	undo
	redo
)

// value is one record before and after a change; nil where there was none.
type value struct {
	cardBefore, cardAfter       *record.Card
	sessionBefore, sessionAfter *record.Session
}

// entry is what one write changed, kept so that it can be taken back.
type entry struct {
	client record.ID
	label  string
	firm   bool // it is not undone, nor what was before it
	values []value
}

// journal is the undo history of this sitting. It holds whole records and is
// dropped by the lock.
type journal struct {
	done, undone []entry
	// ours is the revision under which we last wrote each record: a record that
	// has moved on since was changed elsewhere, and is not written over.
	ours map[record.ID]uint64
}

const journalLength = 200

var (
	errNothingToUndo = errors.New("nothing to undo here")
	errNothingToRedo = errors.New("nothing to redo here")
	errMovedOn       = errors.New("this was changed elsewhere since; nothing was undone")
)

// plan is what a job does inside the change, and what the bottom line says of
// it afterwards: its own function, or putting back the records of the last
// entry of its client.
func (j journal) plan(job job) (func(*recorder) error, string, error) {
	switch job.step {
	case undo:
		at, ok := lastOf(j.done, job.write.Client)
		if !ok {
			return nil, "", errNothingToUndo
		}
		return j.putBack(j.done[at], true), "undone: " + j.done[at].label, nil
	case redo:
		at, ok := lastOf(j.undone, job.write.Client)
		if !ok {
			return nil, "", errNothingToRedo
		}
		return j.putBack(j.undone[at], false), "done again: " + j.undone[at].label, nil
	}
	return func(r *recorder) error { return job.write.Do(r) }, job.write.Label, nil
}

func lastOf(entries []entry, client record.ID) (int, bool) {
	for i := len(entries) - 1; i >= 0; i-- {
		if entries[i].client == client {
			return i, !entries[i].firm
		}
	}
	return 0, false
}

func (j journal) putBack(e entry, before bool) func(*recorder) error {
	return func(r *recorder) error {
		for _, v := range e.values {
			card, session := v.cardBefore, v.sessionBefore
			if !before {
				card, session = v.cardAfter, v.sessionAfter
			}
			var err error
			if v.cardAfter != nil {
				err = j.restoreCard(r, card, v.cardAfter.ID)
			} else {
				err = j.restoreSession(r, session, v.sessionID())
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
}

func (j journal) restoreCard(r *recorder, card *record.Card, id record.ID) error {
	if card == nil {
		return errors.New("a new client is taken away with ctrl+p, by name")
	}
	now, err := r.Card(id)
	if err != nil {
		return err
	}
	if now.Rev != j.ours[id] {
		return errMovedOn
	}
	back := card.Clone()
	back.Rev = now.Rev
	return r.PutCard(back)
}

func (j journal) restoreSession(r *recorder, s *record.Session, id record.ID) error {
	now, err := r.Session(id)
	if err == nil && now.Rev != j.ours[id] {
		return errMovedOn
	}
	switch {
	case s == nil:
		return r.DeleteSession(id)
	case err != nil: // it was taken away: put it back as new
		back := s.Clone()
		back.Rev = 0
		return r.PutSession(back)
	}
	back := s.Clone()
	back.Rev = now.Rev
	return r.PutSession(back)
}

func (v value) sessionID() record.ID {
	if v.sessionAfter != nil {
		return v.sessionAfter.ID
	}
	return v.sessionBefore.ID
}

// with is the journal after a job was done.
func (j journal) with(w wrote) journal {
	ours := make(map[record.ID]uint64, len(j.ours)+2)
	for id, rev := range j.ours {
		ours[id] = rev
	}
	for _, v := range w.entry.values {
		noteRevision(ours, v, w.fresh.caseload)
	}
	j.ours = ours
	switch w.job.step {
	case undo:
		at, _ := lastOf(j.done, w.job.write.Client)
		e := j.done[at]
		j.done = cut(j.done, at)
		j.undone = append(j.undone[:len(j.undone):len(j.undone)], e)
	case redo:
		at, _ := lastOf(j.undone, w.job.write.Client)
		e := j.undone[at]
		j.undone = cut(j.undone, at)
		j.done = append(j.done[:len(j.done):len(j.done)], e)
	default:
		if len(w.entry.values) == 0 {
			return j
		}
		j.done = append(j.done[max(0, len(j.done)-journalLength+1):len(j.done):len(j.done)], w.entry)
		j.undone = others(j.undone, w.entry.client)
	}
	return j
}

func noteRevision(ours map[record.ID]uint64, v value, now *record.Caseload) {
	if now == nil {
		return
	}
	if v.cardAfter != nil {
		if c := now.Card(v.cardAfter.ID); c != nil {
			ours[c.ID] = c.Rev
		}
		return
	}
	client := v.sessionBefore
	if client == nil {
		client = v.sessionAfter
	}
	if s := now.Session(client.Client, client.ID); s != nil {
		ours[s.ID] = s.Rev
	}
}

func cut(entries []entry, at int) []entry {
	kept := append([]entry(nil), entries[:at]...)
	return append(kept, entries[at+1:]...)
}

// without is the journal without what was done to a client.
func (j journal) without(client record.ID) journal {
	j.done, j.undone = others(j.done, client), others(j.undone, client)
	return j
}

func others(entries []entry, client record.ID) []entry {
	var kept []entry
	for _, e := range entries {
		if e.client != client {
			kept = append(kept, e)
		}
	}
	return kept
}

// recorder passes a change on and remembers what every record was before.
type recorder struct {
	record.Tx
	values []value
}

func newRecorder(tx record.Tx) *recorder { return &recorder{Tx: tx} }

func (r *recorder) PutCard(c *record.Card) error {
	before, err := r.Card(c.ID)
	if err != nil {
		before = nil
	}
	after := c.Clone()
	if err := r.Tx.PutCard(c); err != nil {
		return err
	}
	for i, v := range r.values {
		if v.cardAfter != nil && v.cardAfter.ID == c.ID {
			r.values[i].cardAfter = after
			return nil
		}
	}
	r.values = append(r.values, value{cardBefore: before, cardAfter: after})
	return nil
}

func (r *recorder) PutSession(s *record.Session) error {
	before, err := r.Session(s.ID)
	if err != nil {
		before = nil
	}
	after := s.Clone()
	if err := r.Tx.PutSession(s); err != nil {
		return err
	}
	return r.noteSession(before, after)
}

func (r *recorder) DeleteSession(id record.ID) error {
	before, err := r.Session(id)
	if err != nil {
		return err
	}
	if err := r.Tx.DeleteSession(id); err != nil {
		return err
	}
	return r.noteSession(before, nil)
}

func (r *recorder) noteSession(before, after *record.Session) error {
	v := value{sessionBefore: before, sessionAfter: after}
	for i, have := range r.values {
		if have.cardAfter == nil && have.sessionID() == v.sessionID() {
			r.values[i].sessionAfter = after
			return nil
		}
	}
	r.values = append(r.values, v)
	return nil
}

func (r *recorder) entry(w nav.Write) entry {
	return entry{client: w.Client, label: w.Label, firm: w.Firm, values: r.values}
}
