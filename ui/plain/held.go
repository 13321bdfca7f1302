package plain

import (
	"errors"
	"strings"

	"rapport/store/record"
)

// stands settles a standing that needs no more words.
func stands(to record.Standing) func(*sitting, string) error {
	return func(s *sitting, line string) error {
		n, err := s.wholeThing(line)
		if err != nil {
			return err
		}
		return s.stand(n, to, "")
	}
}

// stand settles a thing, and says so with the reason if one was given just now.
func (s *sitting) stand(n named, to record.Standing, because string) error {
	return s.change(func(c *record.Card) (string, error) {
		in := c.Interest(n.id)
		if in == nil {
			return "", record.ErrNotOnCard
		}
		label := to.Told(in.Name)
		if because != "" && because != in.Because {
			label += ", " + because
		}
		c.SetStanding(n.id, to, because)
		return label, nil
	})
}

// gently holds a thing gently. It is written at once, and the reason, which
// may be left out, after it.
func (s *sitting) gently(line string) error {
	n, err := s.thingIn(line)
	if err != nil {
		return err
	}
	if why := strings.TrimLeft(n.words, ",: "); why != "" {
		return s.stand(n, record.Gentle, why)
	}
	had := ""
	if in := s.card().Interest(n.id); in != nil && in.Standing == record.Gentle {
		had = in.Because
	}
	if err := s.stand(n, record.Gentle, had); err != nil {
		return err
	}
	why, err := s.ask("What happened, in your words, or nothing?")
	if err != nil || why == "" {
		return err
	}
	return s.stand(n, record.Gentle, why)
}

// notOpen keeps a thing, or when nothing is called so a topic, from being
// opened.
func (s *sitting) notOpen(line string) error {
	n, err := s.wholeThing(line)
	if err == nil {
		return s.stand(n, record.Closed, "")
	}
	c, gone := s.openedCard()
	if gone != nil {
		return gone
	}
	if line == "" || len(meant(c, line, record.OnCard)) > 1 {
		return err
	}
	yes, err := s.yes("Nothing here is called " + quoted(line) + ". Close it as a topic, yes or no?")
	if err != nil || !yes {
		return err
	}
	return s.change(func(c *record.Card) (string, error) {
		c.Closed = append(dropWord(c.Closed, line), line)
		return "not to open: " + line, nil
	})
}

// openAgain lets a thing be asked about again. What the client asked not to
// open is asked about once more, and stays closed while a topic closes it.
func (s *sitting) openAgain(line string) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	if topic := topicOf(c, line); topic != "" {
		return s.openTopic(c, topic)
	}
	n, err := s.wholeThing(line)
	if err != nil {
		return err
	}
	in := c.Interest(n.id)
	if in == nil {
		return record.ErrNotOnCard
	}
	closed := c.Gate(in, record.OnCard) == record.ListNotOpen
	if closed && in.Standing != record.Closed {
		return errors.New("a topic closes this, not the thing itself; say open and the topic instead")
	}
	if closed {
		yes, err := s.yes(c.Called + " asked not to open " + n.name + ". Open it again, yes or no?")
		if err != nil || !yes {
			return err
		}
	}
	return s.stand(n, record.Open, "")
}

// topicOf is the closed topic that a line names.
func topicOf(c *record.Card, line string) string {
	for _, topic := range c.Closed {
		if line != "" && record.Fold(topic) == record.Fold(line) {
			return topic
		}
	}
	return ""
}

func (s *sitting) openTopic(c *record.Card, topic string) error {
	yes, err := s.yes(c.Called + " asked not to open " + quoted(topic) + ". Open it again, yes or no?")
	if err != nil || !yes {
		return err
	}
	return s.change(func(c *record.Card) (string, error) {
		c.Closed = dropWord(c.Closed, topic)
		return "open again: " + topic, nil
	})
}
