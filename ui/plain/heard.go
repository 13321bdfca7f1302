package plain

import (
	"strings"

	"rapport/store/record"
)

// add puts one line on the card: KIND NAME, DETAILS.
func (s *sitting) add(line string) error {
	if _, err := s.openedCard(); err != nil {
		return err
	}
	if line == "" {
		var err error
		if line, err = s.ask("What, such as pet Miso, orange tabby:"); err != nil || line == "" {
			return err
		}
	}
	a, err := record.ParseAdditionGuessing(line)
	if err != nil {
		return err
	}
	today := s.today()
	var id record.ID
	var made bool
	done, err := s.changed(func(c *record.Card) (string, error) {
		in, fresh := c.Upsert(a, today)
		id, made = in.ID, fresh
		if made {
			return "added: " + in.Name + ", as " + in.Kind.String(), nil
		}
		return "heard today: " + in.Name, nil
	})
	if err != nil || !done {
		return err
	}
	if made && a.Guess.Kind != 0 && !a.Guess.Sure {
		s.say("The kind is a guess; edit corrects it.")
	}
	s.thing = id
	s.tellNow(id, !made)
	return nil
}

// tellNow tells what a change made of a thing beyond what was asked for: how
// it reads, and how it is held if it is not simply open. A line that tells of a
// loss holds it gently by itself, and a closed topic may reach it.
func (s *sitting) tellNow(id record.ID, reads bool) {
	c := s.card()
	if c == nil || c.Interest(id) == nil {
		return
	}
	in := c.Interest(id)
	v := c.Gate(in, record.OnCard)
	if reads && v != record.ListNotOpen {
		s.say("It reads: %s", phrases(in))
	}
	switch v {
	case record.ShowGently:
		s.say("It is held gently: %s", ended(in.Reason()))
	case record.ListNotOpen:
		s.say("It is not to open.")
	}
}

// heard says that a thing came up today, with what was heard.
func (s *sitting) heard(line string) error {
	n, err := s.thingIn(line)
	if err != nil {
		return err
	}
	today, words := s.today(), strings.TrimLeft(n.words, ",: ")
	err = s.changeThing(n.id, func(c *record.Card, in *record.Interest) (string, error) {
		if words == "" {
			in.HeardOn(today)
			return "heard today: " + in.Name, nil
		}
		news, err := newsOf(in, words)
		if err != nil {
			return "", refusal{err}
		}
		c.Upsert(news, today)
		return "heard today: " + n.name, nil
	})
	if err == nil && words != "" {
		s.tellNow(n.id, true)
	}
	return err
}

// newsOf reads words as if they stood behind the thing's name when it is
// added.
func newsOf(in *record.Interest, words string) (record.Addition, error) {
	news, err := record.ParseAddition(in.Kind.String() + ` "x", ` + words)
	news.Name = in.Name
	return news, err
}

// note adds words to what is known of a thing, as they are.
func (s *sitting) note(line string) error {
	n, err := s.thingIn(line)
	if err != nil {
		return err
	}
	words := strings.TrimLeft(n.words, ",: ")
	if words == "" {
		if words, err = s.ask("The note on " + n.name + ":"); err != nil || words == "" {
			return err
		}
	}
	today := s.today()
	return s.changeThing(n.id, func(_ *record.Card, in *record.Interest) (string, error) {
		in.Details = record.CleanLine(strings.Join(nonEmpty(in.Details, words), ", "))
		in.HeardOn(today)
		return "noted on " + in.Name + ": " + words, nil
	})
}

// litToday says that a thing lit the client up today.
func (s *sitting) litToday(line string) error {
	n, err := s.wholeThing(afterUp(line))
	if err != nil {
		return err
	}
	today := s.today()
	return s.changeThing(n.id, func(_ *record.Card, in *record.Interest) (string, error) {
		in.LitOn(today)
		return "lit up today: " + in.Name, nil
	})
}

// afterUp takes the "up by" of "lit up by" off a line.
func afterUp(line string) string {
	for _, small := range []string{"up", "by"} {
		if first, rest := cutWord(line); record.Fold(first) == small {
			line = rest
		}
	}
	return line
}

// edit takes a line in the place of what is known of a thing. Its standing,
// its dates and what it is linked with stay.
func (s *sitting) edit(line string) error {
	n, err := s.wholeThing(line)
	if err != nil {
		return err
	}
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	in := c.Interest(n.id)
	if in == nil {
		return record.ErrNotOnCard
	}
	kind := in.Kind
	s.say("It reads: %s", phrases(in))
	for {
		line, err := s.ask("What is it to read, or nothing to leave it?")
		if err != nil {
			return err
		}
		if line == "" {
			s.say("Nothing changed.")
			return nil
		}
		a, err := record.ParseAdditionGuessing(line)
		if err == nil && a.Guess.Kind != 0 { // a kind that is not said stays
			a, err = record.ParseAddition(kind.String() + " " + line)
		}
		if err != nil {
			s.say("%s", sentence(err.Error()))
			continue
		}
		return s.edited(n.id, a)
	}
}

// edited puts what a line says in the place of what is known of a thing.
func (s *sitting) edited(id record.ID, a record.Addition) error {
	err := s.changeThing(id, func(c *record.Card, in *record.Interest) (string, error) {
		if err := alone(c, in.ID, a); err != nil {
			return "", err
		}
		in.Kind, in.Name, in.Details, in.Fields = a.Kind, a.Name, a.Details, a.Fields
		if a.Loss != "" && (in.Standing == record.Open || in.Standing == record.Resting) {
			c.SetStanding(in.ID, record.Gentle, a.Loss)
		}
		return "changed: " + in.Name, nil
	})
	if err == nil {
		s.tellNow(id, true)
	}
	return err
}

// alone refuses a second thing of one kind and name.
func alone(c *record.Card, id record.ID, a record.Addition) error {
	if have := c.Named(a.Kind, a.Name); have != nil && have.ID != id {
		return refuse("there is another %s of that name on this card", a.Kind)
	}
	return nil
}
