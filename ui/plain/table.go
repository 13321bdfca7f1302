package plain

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"rapport/prompts"
	"rapport/store/record"
)

// offered is the offer on the table under a number, from 1, still allowed by
// the gate: what it is about may have changed since it was told.
func (s *sitting) offered(number string) (prompts.Offer, string, error) {
	if s.asking == nil {
		return prompts.Offer{}, "", errors.New("the questions are off the table; say ask for others")
	}
	first, rest := cutWord(number)
	n, err := strconv.Atoi(strings.TrimRight(first, ",:"))
	if err != nil || n < 1 || n > len(s.asking.offers) {
		return prompts.Offer{}, "", errors.New("say the number of a question told")
	}
	o := s.asking.offers[n-1]
	if c := s.load.Card(s.asking.client); c != nil && !c.GateHeld(o.Held(0)).May() {
		return prompts.Offer{}, "", errMayNot
	}
	return o, rest, nil
}

var errMayNot = refuse("this may not be asked any more; say others for three others")

func (s *sitting) takeWord(number string) error {
	n, err := strconv.Atoi(number)
	if err != nil {
		return errors.New("say take and the number of a question")
	}
	return s.take(n - 1)
}

// take takes a question in hand, or puts it back.
func (s *sitting) take(at int) error {
	o, _, err := s.offered(strconv.Itoa(at + 1))
	if err != nil {
		return err
	}
	return s.takeHeld(o.Held(s.today()))
}

func (s *sitting) takeHeld(h record.Held) error {
	if s.card() == nil {
		return errors.New("a question is taken in hand for a client; here they are only to be read")
	}
	err := s.change(func(c *record.Card) (string, error) {
		if !c.GateHeld(h).May() && !inHand(c, h) {
			return "", errMayNot
		}
		on, err := c.TakeInHand(h)
		if err != nil {
			return "", err
		}
		if on {
			return "in hand: " + h.Text, nil
		}
		return "put back: " + h.Text, nil
	})
	if errors.Is(err, record.ErrHandFull) {
		return errors.New("three are in hand already; the number of one in hand puts it back, and hand tells them")
	}
	return err
}

// inHand reports whether the question is in hand, about the same thing.
func inHand(c *record.Card, h record.Held) bool { return inHandAt(c, h) >= 0 }

func inHandAt(c *record.Card, h record.Held) int { return slices.IndexFunc(c.InHand, h.Same) }

func (s *sitting) followups(number string) error {
	o, _, err := s.offered(number)
	if err != nil {
		return err
	}
	if len(o.Question.Followups) == 0 {
		s.say("Nothing comes after this one.")
	}
	s.tell(o.Question.Followups...)
	return nil
}

// notThis hides a question from this client.
func (s *sitting) notThis(number string) error {
	o, _, err := s.offered(number)
	if err != nil {
		return err
	}
	if s.card() == nil {
		return errors.New("a question is hidden for a client; here they are only to be read")
	}
	return s.change(func(c *record.Card) (string, error) {
		c.NotFor(o.Question.ID)
		return "not this one for " + s.config.Called(c), nil
	})
}

// hand3 tells what is in hand, as far as it may still be asked.
func (s *sitting) hand3(string) error {
	c := s.card()
	if c == nil {
		return errors.New("a question is taken in hand for a client; here they are only to be read")
	}
	s.newList()
	for _, h := range c.InHand {
		if c.GateHeld(h).May() {
			s.item(pick{client: c.ID, do: func(s *sitting) error { return s.takeHeld(h) }}, "%s", h.Text)
		}
	}
	if len(s.list) == 0 {
		s.say("Nothing is in hand yet.")
		return nil
	}
	s.say("A number puts one back.")
	return nil
}

func (s *sitting) questionsPrompt() string {
	if s.asking == nil {
		return "questions:"
	}
	if c := s.load.Card(s.asking.client); c != nil {
		return short(s.config.Called(c)) + ", questions:"
	}
	return "questions:"
}
