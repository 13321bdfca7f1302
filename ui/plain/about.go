package plain

import (
	"errors"
	"fmt"
	"slices"

	"rapport/store/record"
)

// pace keeps a note on the client's pace. Alone it tells them, and a number
// takes one away.
func (s *sitting) pace(words string) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	if words != "" {
		return s.change(func(c *record.Card) (string, error) {
			c.Pace = append(c.Pace, words)
			return "kept: " + words, nil
		})
	}
	s.newList()
	if len(c.Pace) == 0 {
		s.say("No note on their pace yet. Say pace and the words.")
		return nil
	}
	s.say("%s; a number takes one away:", ofTheirs(c, "pace"))
	for _, note := range c.Pace {
		s.item(pick{client: c.ID, do: func(s *sitting) error { return s.dropPace(note) }}, "%s", note)
	}
	return nil
}

func (s *sitting) dropPace(note string) error {
	return s.change(func(c *record.Card) (string, error) {
		if !slices.Contains(c.Pace, note) {
			return "", refuse("this note is gone already")
		}
		c.Pace = dropWord(c.Pace, note)
		return "taken away: " + note, nil
	})
}

// straight says that the client would rather get straight to it, or no longer.
func (s *sitting) straight(string) error {
	return s.change(func(c *record.Card) (string, error) {
		c.Straight = !c.Straight
		if c.Straight {
			return "would rather get straight to it", nil
		}
		return "openers are welcome again", nil
	})
}

// about changes one plain fact of the client, or with no words tells it.
func (s *sitting) about(what, now, words string, set func(*record.Card, string) error) error {
	if words == "" {
		if now == "" {
			now = "nothing yet"
		}
		s.say("%s: %s", what, now)
		return nil
	}
	if words == "-" {
		words = ""
	}
	return s.change(func(c *record.Card) (string, error) {
		if err := set(c, words); err != nil {
			return "", refusal{err}
		}
		if words == "" {
			return "cleared", nil
		}
		return "kept: " + words, nil
	})
}

func (s *sitting) called(words string) error {
	if _, err := s.openedCard(); err != nil {
		return err
	}
	return s.about("Called", s.truly().Called, words, func(c *record.Card, words string) error {
		if words == "" {
			return errors.New("what you call them is all that is needed, so it stays")
		}
		c.Called = words
		return nil
	})
}

func (s *sitting) sayName(words string) error {
	if _, err := s.openedCard(); err != nil {
		return err
	}
	return s.about("Said", s.truly().Say, words, func(c *record.Card, words string) error { c.Say = words; return nil })
}

func (s *sitting) pronouns(words string) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	return s.about("Pronouns", c.Pronouns, words, func(c *record.Card, words string) error { c.Pronouns = words; return nil })
}

// put says how questions are put to the client; a dash puts them as to anybody.
func (s *sitting) put(words string) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	return s.about("Questions are put for", c.FormatPut(), words, func(c *record.Card, words string) error { return c.ParsePut(words) })
}

func (s *sitting) code(words string) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	return s.about("Code", c.Code, words, func(c *record.Card, words string) error {
		code, err := record.ParseCode(words)
		if other := s.load.ByCode(code); err == nil && other != nil && other.ID != c.ID {
			return errors.New("another client has this code; choose another")
		}
		if err == nil {
			c.Code = code
		}
		return err
	})
}

// standing says where the work with the client stands.
func (s *sitting) standing(words string) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	if words == "" {
		s.say("Standing: %s. It is %s.", c.Client.Standing, orList(record.ClientStandingNames()))
		return nil
	}
	at := chosen(words, record.ClientStandingNames())
	if at < 0 {
		return fmt.Errorf("%s is not a standing: it is %s", quoted(words), orList(record.ClientStandingNames()))
	}
	to := record.ClientStanding(at)
	return s.change(func(c *record.Card) (string, error) {
		c.Client.Standing = to
		return [...]string{
			record.Current: "the work goes on", record.OnBreak: "on a break", record.Finished: "the work is finished", record.Died: "has died",
		}[to], nil
	})
}
