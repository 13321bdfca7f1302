package plain

import (
	"errors"

	"rapport/store/record"
	"rapport/ui/undo"
)

// remove takes a thing away, once its name is typed.
func (s *sitting) remove(line string) error {
	n, err := s.wholeThing(line)
	if err != nil {
		return err
	}
	s.say("%s and all that is known of it goes from this card. Undo brings it back until the next lock.", n.name)
	yes, err := s.typed(n.name)
	if err != nil || !yes {
		return err
	}
	s.thing = record.ID{}
	return s.change(func(c *record.Card) (string, error) {
		c.Remove(n.id)
		return "taken away: " + n.name, nil
	})
}

// typed asks for a name to be typed before something is taken away.
func (s *sitting) typed(name string) (bool, error) {
	line, err := s.listen("Type "+quoted(name)+" to go on:", false)
	if err != nil {
		return false, err
	}
	if record.Fold(line) != record.Fold(record.CleanLine(name)) {
		s.say("Nothing changed.")
		return false, nil
	}
	return true, nil
}

// erase takes the client and all their hours out of the file.
func (s *sitting) erase(string) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	if open := s.load.OpenSession(); open != nil && open.Client == c.ID {
		return errors.New("an hour with them is open; it has to end first")
	}
	s.say("%s goes from the file for good, with %s and %s.", c.Called, count(len(c.Interests), "thing"), count(len(s.load.Sessions(c.ID)), "hour"))
	s.say("There is no undo. Copies kept elsewhere are out of reach and still hold them.")
	yes, err := s.typed(c.Called)
	if err != nil || !yes {
		return err
	}
	reached, err := s.vault.Erase(s.client)
	if undo.Done(err) {
		s.say("%s", sentence(err.Error()))
	} else if err != nil {
		return err
	}
	if err := s.read(); err != nil {
		return err
	}
	s.journal = undo.Journal{}
	s.say("Erased.")
	if reached != "" {
		s.say("%s", sentence(reached))
	}
	return s.goHome("")
}
