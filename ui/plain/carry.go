package plain

import (
	"errors"
	"fmt"
	"slices"

	"rapport/store/record"
)

// carry carries a thing or words forward, or lets them go.
func (s *sitting) carry(line string) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	k := record.Carry{Words: line, On: s.today()}
	n, err := s.wholeThing(line)
	switch {
	case err == nil:
		k.Words, k.Interest = n.name, n.id
	case line == "" || len(meant(c, line, record.OnCard)) > 1:
		return err
	case !slices.ContainsFunc(c.Carried, func(have record.Carry) bool { return record.Fold(have.Words) == record.Fold(line) }):
		yes, err := s.yes("Nothing here is called " + quoted(line) + ". Carry the words forward, yes or no?")
		if err != nil || !yes {
			return err
		}
	}
	return s.carryOn(k)
}

// carryOn carries it, or lets it go when it is carried already. A fourth asks
// which one to let go.
func (s *sitting) carryOn(k record.Carry) error {
	err := s.change(func(c *record.Card) (string, error) {
		on, err := c.CarryForward(k)
		if err != nil {
			return "", err
		}
		if on {
			return "carried forward: " + k.Words, nil
		}
		return "not carried any more: " + k.Words, nil
	})
	if errors.Is(err, record.ErrCarriedFull) {
		return s.letOneGo(k)
	}
	return err
}

// letOneGo asks which of the things carried makes room.
func (s *sitting) letOneGo(k record.Carry) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	s.say("Three are carried already:")
	carried := slices.Clone(c.Carried)
	for i, have := range carried {
		s.say("%d. %s", i+1, s.carriedShown(c, have))
	}
	n, said, err := s.number("Which one to let go, 1 to 3, or nothing?", len(carried))
	if err != nil {
		return err
	}
	if n == 0 {
		s.say("Nothing changed.")
		if said != "" {
			return s.answer(said)
		}
		return nil
	}
	old := carried[n-1]
	return s.change(func(c *record.Card) (string, error) {
		c.Carried = slices.DeleteFunc(slices.Clone(c.Carried), func(have record.Carry) bool { return have == old })
		if _, err := c.CarryForward(k); err != nil {
			return "", err
		}
		return "carried forward: " + k.Words, nil
	})
}

// carriedShown is something carried in the words that may be shown; what may
// not is there, and no more is said of it.
func (s *sitting) carriedShown(c *record.Card, k record.Carry) string {
	switch c.GateCarried(k, record.OnCard) {
	case record.Hide:
		return "something that is not to open"
	case record.ShowGently:
		return k.Words + ", held gently"
	}
	return k.Words
}

// carried lists what is carried forward; a number lets it go.
func (s *sitting) carried(string) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	if len(c.Carried) == 0 {
		s.say("Nothing is carried forward yet. Say carry and a thing, or words.")
		return nil
	}
	s.newList()
	s.say("Carried forward; a number lets one go:")
	for _, k := range c.Carried {
		s.item(pick{client: c.ID, do: func(s *sitting) error { return s.dropCarried(k) }}, "%s", s.carriedShown(c, k))
	}
	return nil
}

func (s *sitting) dropCarried(k record.Carry) error {
	return s.change(func(c *record.Card) (string, error) {
		if !slices.Contains(c.Carried, k) {
			return "", refuse("this is not carried any more")
		}
		c.Carried = slices.DeleteFunc(slices.Clone(c.Carried), func(have record.Carry) bool { return have == k })
		return "let go of: " + k.Words, nil
	})
}

// mySide keeps what the clinician told the client or said they would do. Alone
// it tells both, and the number of a promise says that it is done.
func (s *sitting) mySide(line string) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	if line == "" {
		return s.tellSide(c)
	}
	words, promise := readSide(line)
	today := s.today()
	return s.change(func(c *record.Card) (string, error) {
		if promise {
			c.Promises = append(c.Promises, record.Promise{Words: words, On: today})
			return "kept: said I'd " + words, nil
		}
		c.MySide = append(c.MySide, record.Told{Words: words, On: today})
		return fmt.Sprintf("kept: told %s: %s", c.Words().Object, words), nil
	})
}

func (s *sitting) tellSide(c *record.Card) error {
	s.newList()
	open := c.OpenPromises()
	told := false
	for _, t := range c.MySide {
		if c.GateWords(t.Words, record.OnCard).May() {
			told = true
			s.say("Told %s: %s", c.Words().Object, t.Words)
		}
	}
	for _, p := range open {
		if c.GateWords(p.Words, record.OnCard).May() {
			told = true
			s.item(pick{client: c.ID, do: func(s *sitting) error { return s.settle(p) }}, "Said I'd: %s", p.Words)
		}
	}
	if !told {
		s.say("Nothing yet. Say my side, and told %s or said I'd, and the words.", c.Words().Object)
	}
	if len(s.list) > 0 {
		s.say("The number of a promise says that it is done.")
	}
	return nil
}

// settle says that a promise is done.
func (s *sitting) settle(p record.Promise) error {
	today := s.today()
	return s.change(func(c *record.Card) (string, error) {
		at := slices.Index(c.Promises, p)
		if at < 0 {
			return "", refuse("this does not stand any more")
		}
		c.Promises[at].Done = today
		return "done: " + p.Words, nil
	})
}
