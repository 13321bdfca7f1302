package plain

import (
	"errors"
	"slices"
	"strings"

	"rapport/store/record"
)

// after is the minute after: what came of the hour, then what there is to
// settle, a question each. An empty line goes on, "done" leaves all of it, and
// it never comes back by itself.
func (s *sitting) after(id record.ID) error {
	c := s.card()
	if c == nil {
		return nil
	}
	h := s.load.Session(c.ID, id)
	if h == nil {
		return nil
	}
	s.tell(h.Told(c)...)
	s.say("The minute after. All of it can be left: an empty line goes on, done leaves it.")
	client := c.ID
	for _, part := range []func() error{
		s.afterHand, s.afterAside, func() error { return s.afterLit(client, id) }, s.afterCarry, s.afterNew, func() error { return s.afterLine(client, id) },
	} {
		err := part()
		if errors.Is(err, errLeft) {
			break
		}
		if err != nil && !errors.Is(err, errEnd) {
			s.say("%s", sentence(err.Error()))
		} else if err != nil {
			return err
		}
	}
	return s.putBackHeld()
}

// errLeft says that the rest of the minute after is left.
var errLeft = errors.New("left")

// one asks for one line of the minute after.
func (s *sitting) one(question string) (string, error) {
	line, err := s.ask(question)
	if err == nil && record.Fold(line) == "done" {
		return "", errLeft
	}
	return line, err
}

// afterHand asks how each question in hand landed.
func (s *sitting) afterHand() error {
	for _, q := range slices.Clone(s.card().InHand) {
		c := s.card()
		if c == nil || !c.GateHeld(q).May() {
			continue
		}
		s.say("In hand: %s", q.Text)
		landed, said, err := s.howItLanded()
		switch {
		case err != nil:
			return err
		case record.Fold(said) == "done":
			return errLeft
		case landed < 0:
			continue
		}
		l, today := landings[landed].landed, s.today()
		if err := s.change(func(c *record.Card) (string, error) {
			c.Land(q, l, today)
			return landedLabel(l), nil
		}); err != nil {
			return err
		}
		if l != record.Sore || q.Interest.IsZero() {
			continue
		}
		settle := func(to record.Standing, label string) error {
			return s.stand(named{id: q.Interest}, to, "", label)
		}
		if err := s.soreAbout(q.Interest, settle); err != nil {
			return err
		}
	}
	return nil
}

// putBackHeld puts questions that nobody said anything about back, unmarked.
func (s *sitting) putBackHeld() error {
	c := s.card()
	if c == nil || len(c.InHand) == 0 {
		return nil
	}
	today := s.today()
	return s.change(func(c *record.Card) (string, error) {
		for _, q := range slices.Clone(c.InHand) {
			c.Land(q, record.Unlanded, today)
		}
		return "the questions not asked go back unmarked", nil
	})
}

// afterAside settles what was set aside in the hour.
func (s *sitting) afterAside() error {
	var ids []record.ID
	for i := range s.card().Interests {
		if in := &s.card().Interests[i]; !in.SetAside.IsZero() {
			ids = append(ids, in.ID)
		}
	}
	for _, id := range ids {
		c := s.card()
		if c == nil || c.Interest(id) == nil || c.Gate(c.Interest(id), record.OnAfter) == record.ListNotOpen {
			continue
		}
		name := c.Interest(id).Name
		line, err := s.one("Set aside: " + name + ". Hold it gently, not open it, past, or open again?")
		if err != nil {
			return err
		}
		words := []string{"gently", "not open", "past", "open again"}
		n := chosen(strings.TrimPrefix(record.Fold(line), "hold it "), words)
		if line == "" || n < 0 {
			s.say("It stays set aside.")
			continue
		}
		to := [...]record.Standing{record.Gentle, record.Closed, record.Past, record.Open}[n]
		label := [...]string{"held gently: ", "not to open: ", "past: ", "may be asked again: "}[n]
		if err := s.stand(named{id: id}, to, "", label+name); err != nil {
			return err
		}
	}
	return nil
}

// afterLit offers to put on the card what lit the client up and is only words
// yet: it was marked while the card was out of reach.
func (s *sitting) afterLit(client, id record.ID) error {
	h := s.load.Session(client, id)
	if h == nil {
		return nil
	}
	for i, k := range h.Marks {
		c := s.card()
		if c == nil || k.Kind != record.LitUp || k.Words == "" || !k.Interest.IsZero() || c.GateWords(k.Words, record.OnAfter) != record.ShowPlain {
			continue
		}
		line, err := s.one("Lit up: " + ended(k.Words) + " Put it on the card, yes or no?")
		if err != nil {
			return err
		}
		if chosen(line, []string{"yes"}) != 0 || line == "" {
			continue
		}
		if err := s.told(s.putLit(client, id, i, k)); err != nil {
			return err
		}
	}
	return nil
}

// putLit puts the words of a lit-up mark on the card as a thing.
func (s *sitting) putLit(client, id record.ID, at int, k record.Mark) error {
	a, err := record.ParseAdditionGuessing(k.Words)
	if err != nil {
		return err
	}
	_, err = s.write(client, func(tx record.Tx) (string, error) {
		h, err := tx.Session(id)
		if err != nil {
			return "", err
		}
		c, err := tx.Card(client)
		if err != nil {
			return "", err
		}
		in, _ := c.Upsert(a, h.Date)
		in.LitOn(h.Date)
		if at < len(h.Marks) && h.Marks[at] == k {
			h.Marks[at].Interest = in.ID
		}
		if err := tx.PutSession(h); err != nil {
			return "", err
		}
		return "lit up by " + in.Name + ", new on the card as " + in.Kind.String(), tx.PutCard(c)
	})
	return err
}

// afterCarry carries up to three lines forward.
func (s *sitting) afterCarry() error {
	for c := s.card(); c != nil && len(c.Carried) < record.MaxCarried; c = s.card() {
		line, err := s.one("Carry forward, one line, or nothing?")
		if err != nil || line == "" {
			return err
		}
		k := record.Carry{Words: line, On: s.today()}
		if found := wholly(c, 0, line); len(found) == 1 {
			k.Words, k.Interest = found[0].Name, found[0].ID
		}
		if err := s.carryOn(k); err != nil {
			return err
		}
	}
	return nil
}

// afterNew takes what was heard, a line each.
func (s *sitting) afterNew() error {
	for {
		line, err := s.one("Anything new, such as pet Miso, has a sore paw, or nothing?")
		if err != nil || line == "" {
			return err
		}
		if err := s.told(s.add(line)); err != nil {
			return err
		}
	}
}

// afterLine keeps one line on what was here today.
func (s *sitting) afterLine(client, id record.ID) error {
	line, err := s.one("One line on what was here today, or nothing?")
	if err != nil || line == "" {
		return err
	}
	_, err = s.write(client, func(tx record.Tx) (string, error) {
		h, err := tx.Session(id)
		if err != nil {
			return "", err
		}
		h.Line = line
		return "kept: " + line, tx.PutSession(h)
	})
	return err
}
