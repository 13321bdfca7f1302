package plain

import (
	"errors"
	"fmt"

	"rapport/store/record"
	"rapport/ui/undo"
)

// refusal is why a change was not made, said as it stands: nothing is wrong
// with the vault, and nothing is gained by trying again.
type refusal struct{ error }

func refuse(format string, args ...any) error { return refusal{fmt.Errorf(format, args...)} }

// write makes a change and says so in one sentence once it is on disk. The
// function is given fresh records, may run again, and returns what to say. It
// reports whether the change was made; an error is one to be said, and what
// could not be written is kept for "again".
func (s *sitting) write(client record.ID, do func(record.Tx) (string, error)) (bool, error) {
	label, err := s.update(client, do)
	var no refusal
	switch {
	case err == nil:
		s.failed = nil
		s.confirm(label)
		return true, nil
	case errors.As(err, &no), errors.Is(err, record.ErrCarriedFull), errors.Is(err, record.ErrHandFull), errors.Is(err, record.ErrNotOnCard):
		return false, err
	}
	s.failed = func() error {
		_, err := s.write(client, do)
		return err
	}
	return false, fmt.Errorf("not written: %w; say again to try once more", err)
}

// change is write for the open card.
func (s *sitting) change(do func(*record.Card) (string, error)) error {
	_, err := s.changed(do)
	return err
}

func (s *sitting) changed(do func(*record.Card) (string, error)) (bool, error) {
	id := s.client
	return s.write(id, func(tx record.Tx) (string, error) {
		c, err := tx.Card(id)
		if err != nil {
			return "", err
		}
		label, err := do(c)
		if err != nil {
			return "", err
		}
		return label, tx.PutCard(c)
	})
}

// changeThing is change for one thing on the open card.
func (s *sitting) changeThing(id record.ID, do func(*record.Card, *record.Interest) (string, error)) error {
	return s.change(func(c *record.Card) (string, error) {
		in := c.Interest(id)
		if in == nil {
			return "", record.ErrNotOnCard
		}
		return do(c, in)
	})
}

// update makes a change and notes it for undo. It says nothing.
func (s *sitting) update(client record.ID, do func(record.Tx) (string, error)) (string, error) {
	var label string
	var made *undo.Entry
	err := s.vault.Update(func(tx record.Tx) error {
		rec := undo.Record(tx)
		said, err := do(rec)
		if err != nil {
			return err
		}
		label, made = said, rec.Entry(client, said, false)
		return nil
	})
	if undo.Done(err) {
		s.say("%s", sentence(err.Error()))
	} else if err != nil {
		return "", err
	}
	if err := s.read(); err != nil {
		s.say("It is written, but the vault could not be read anew: %v.", err)
		return label, nil
	}
	s.journal = s.journal.Wrote(made, s.load)
	return label, nil
}

// again tries once more what could not be written.
func (s *sitting) again(string) error {
	if s.failed == nil {
		return errors.New("nothing waits to be written")
	}
	return s.failed()
}

// takeStep takes back what was written last in this sitting, or does it again: of
// the open card, or at home of any.
func (s *sitting) takeStep(d undo.Direction) error {
	client := s.client
	if s.room == s.rooms.hour {
		client = s.hour.client
	}
	e, err := s.journal.Last(client, d)
	if err != nil {
		return err
	}
	if e.Hides != "" {
		err = s.hide(e.Hides, d == undo.Again)
	} else {
		err = s.vault.Update(func(tx record.Tx) error { return s.journal.PutBack(tx, e, d) })
	}
	if undo.Done(err) {
		s.say("%s", sentence(err.Error()))
	} else if err != nil {
		return err
	}
	if err := s.read(); err != nil {
		return err
	}
	s.journal = s.journal.Stepped(e, d, s.load)
	word := "Undone: "
	if d == undo.Again {
		word = "Done again: "
	}
	if c := s.load.Card(e.Client); c != nil && c.ID != client {
		word = s.config.Called(c) + ". " + word
	}
	s.tell(ended(word + s.config.Renamed(s.load.Card(e.Client), e.Label)))
	s.hourUndone()
	return nil
}
