package plain

import (
	"errors"
	"slices"

	"rapport/store/record"
)

// journal is the undo history of this sitting. It holds whole records and is
// dropped by the lock.
type journal struct {
	done, undone []*entry
	// ours is the revision under which we last wrote each record: one that has
	// moved on since was changed elsewhere, and is not written over.
	ours map[record.ID]uint64
}

// entry is what one write changed.
type entry struct {
	client record.ID
	label  string
	values []value
}

// value is one record before and after a change; nil where there was none.
type value struct {
	cardBefore, cardAfter       *record.Card
	sessionBefore, sessionAfter *record.Session
}

const journalLength = 200

var (
	errNothingToUndo = errors.New("nothing to undo here")
	errNothingToRedo = errors.New("nothing to do again here")
	errMovedOn       = errors.New("this was changed elsewhere since; nothing was undone")
)

// add takes note of a write.
func (j *journal) add(e entry, now *record.Caseload) {
	if len(e.values) == 0 {
		return
	}
	j.done = append(j.done, &e)
	if len(j.done) > journalLength {
		j.done = j.done[1:]
	}
	j.undone = slices.DeleteFunc(j.undone, func(u *entry) bool { return u.client == e.client })
	j.note(e.values, now)
}

// last is the newest entry of a client, or of any with none given.
func (j *journal) last(client record.ID, back bool) (*entry, error) {
	list, none := j.done, errNothingToUndo
	if !back {
		list, none = j.undone, errNothingToRedo
	}
	for _, e := range slices.Backward(list) {
		if client.IsZero() || e.client == client {
			return e, nil
		}
	}
	return nil, none
}

// moved takes note that an entry was put back, or done again.
func (j *journal) moved(e *entry, back bool, now *record.Caseload) {
	from, to := &j.done, &j.undone
	if !back {
		from, to = to, from
	}
	*from = slices.DeleteFunc(*from, func(have *entry) bool { return have == e })
	*to = append(*to, e)
	j.note(e.values, now)
}

// note keeps the revisions under which records stand after a write of ours.
func (j *journal) note(values []value, now *record.Caseload) {
	if j.ours == nil {
		j.ours = map[record.ID]uint64{}
	}
	for _, v := range values {
		if v.cardAfter != nil {
			if c := now.Card(v.cardAfter.ID); c != nil {
				j.ours[c.ID] = c.Rev
			}
			continue
		}
		if s := now.Session(v.session().Client, v.session().ID); s != nil {
			j.ours[s.ID] = s.Rev
		}
	}
}

// session is the session that the value is of, before or after.
func (v *value) session() *record.Session {
	if v.sessionAfter != nil {
		return v.sessionAfter
	}
	return v.sessionBefore
}

// putBack writes the records of an entry as they were before, or after, it.
func (j *journal) putBack(tx record.Tx, e *entry, back bool) error {
	for _, v := range e.values {
		card, session := v.cardBefore, v.sessionBefore
		if !back {
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

func (j *journal) putCard(tx record.Tx, card *record.Card, id record.ID) error {
	if card == nil {
		return errors.New("a new client is taken away by erase, with the name typed")
	}
	now, err := tx.Card(id)
	if err != nil {
		return err
	}
	if now.Rev != j.ours[id] {
		return errMovedOn
	}
	put := card.Clone()
	put.Rev = now.Rev
	return tx.PutCard(put)
}

func (j *journal) putSession(tx record.Tx, session *record.Session, id record.ID) error {
	now, err := tx.Session(id)
	if err == nil && now.Rev != j.ours[id] {
		return errMovedOn
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

// recorder passes a change on and remembers what every record was before.
type recorder struct {
	record.Tx
	values []value
}

func (r *recorder) PutCard(c *record.Card) error {
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
	for i := range r.values {
		if have := &r.values[i]; have.cardAfter == nil && have.session().ID == v.session().ID {
			have.sessionAfter = after
			return nil
		}
	}
	r.values = append(r.values, v)
	return nil
}
