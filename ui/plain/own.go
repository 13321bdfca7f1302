package plain

import (
	"rapport/prompts"
	"rapport/store/record"
)

// reword takes a question in hand in the clinician's own words, and keeps those
// as a question of their own for anyone: what tells anything of this client
// stays with the client alone. With no client they are kept and no more.
func (s *sitting) reword(line string) error {
	o, words, err := s.offered(line)
	if err != nil {
		return err
	}
	if words == "" {
		if words, err = s.ask("In your words:"); err != nil || words == "" {
			return err
		}
	}
	c := s.card()
	own, err := s.deps.Bank.Reworded(o, words, s.truly())
	if c == nil {
		if err != nil {
			return err
		}
		return s.keepOwn(own, words)
	}
	h := o.Held(s.today())
	h.Text = words
	take := s.takeHeld
	if inHand(c, h) {
		take = s.rewordHeld
	}
	switch taken := take(h); {
	case taken != nil || words == o.Text:
		return taken
	case err != nil:
		s.say("For %s alone: the words tell something of %s.", c.Called, c.Words().Object)
		return nil
	}
	return s.keepOwn(own, words)
}

// keepOwn keeps a question among the clinician's own, and offers it from now
// on.
func (s *sitting) keepOwn(q *prompts.Question, words string) error {
	keep := s.deps.KeepOwn
	if keep == nil {
		keep = prompts.PackOf
	}
	own, err := keep(q)
	if err != nil {
		s.say("Not kept among your own questions: %s", ended(err.Error()))
		return nil
	}
	s.deps.Bank = s.deps.Bank.With(own)
	s.say("Kept as your own: %s", words)
	return nil
}

// rewordHeld changes the words of a question that is in hand.
func (s *sitting) rewordHeld(h record.Held) error {
	return s.change(func(c *record.Card) (string, error) {
		at := inHandAt(c, h)
		if at < 0 || !c.GateHeld(h).May() {
			return "", errMayNot
		}
		c.InHand[at].Text = h.Text
		return "in hand: " + h.Text, nil
	})
}
