package plain

import (
	"errors"
	"fmt"
	"slices"

	"rapport/store/record"
	"rapport/ui/undo"
)

// neverThis hides a question from everybody, once that was said yes to.
func (s *sitting) neverThis(number string) error {
	o, _, err := s.offered(number)
	if err != nil {
		return err
	}
	yes, err := s.yes("Never offer this question to anyone, yes or no?")
	if err != nil || !yes {
		return err
	}
	if err := s.hide(o.Question.ID, true); err != nil {
		return fmt.Errorf("not kept: %w", err)
	}
	s.journal = s.journal.Wrote(undo.Hid(s.client, "never for anyone", o.Question.ID), s.load)
	s.confirm("never for anyone")
	return nil
}

// hide keeps that a question is offered to nobody, or to anyone again.
func (s *sitting) hide(question string, hidden bool) error {
	ids := slices.DeleteFunc(s.deps.Bank.Hidden(), func(id string) bool { return id == question })
	if hidden {
		ids = append(ids, question)
	}
	if s.deps.Hide != nil {
		var err error
		if ids, err = s.deps.Hide(question, hidden); err != nil {
			return err
		}
	}
	s.deps.Bank = s.deps.Bank.Hiding(ids)
	return nil
}

// suits says that a question suits the client, or no longer does.
func (s *sitting) suits(number string) error {
	o, _, err := s.offered(number)
	if err != nil {
		return err
	}
	if s.card() == nil {
		return errors.New("a question suits a client; here they are only to be read")
	}
	id := o.Question.ID
	return s.change(func(c *record.Card) (string, error) {
		if !c.Suit(id) {
			return "no longer one that suits " + c.Words().Object, nil
		}
		return "suits " + c.Words().Object, nil
	})
}
