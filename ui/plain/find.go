package plain

import (
	"errors"
	"fmt"
	"strings"

	"rapport/store/record"
	"rapport/store/search"
)

// find lists what the words find, best first.
func (s *sitting) find(words string) error {
	if words == "" {
		return errors.New("say find and a word, such as find tortoise")
	}
	hits, err := s.index.Find(words, 0)
	if err != nil {
		return err
	}
	if len(hits) == 0 {
		s.say("Nothing is found for %s.", quoted(words))
		s.say("Say new %s to make a card for a client called so, or help for what can be said.", words)
		return nil
	}
	s.newList()
	for _, h := range hits[:min(len(hits), mostFound)] {
		s.item(s.hitPick(h), "%s", s.hitLine(h))
	}
	if more := len(hits) - mostFound; more > 0 {
		s.say("%d more; another word narrows it.", more)
	}
	return nil
}

func (s *sitting) hitPick(h search.Hit) pick {
	if h.Interest == nil {
		return s.toCard(h.Card)
	}
	client, thing := h.Card.ID, h.Interest.ID
	return pick{client: client, thing: thing, do: func(s *sitting) error {
		s.goTo(client)
		return s.tellThing(thing)
	}}
}

func (s *sitting) hitLine(h search.Hit) string {
	c := s.config.Shown(h.Card)
	if h.Interest == nil {
		return fmt.Sprintf("%s, client, %s: %s", c.Called, s.lastHere(c), loves(c))
	}
	in := h.Interest
	line := c.Called + ", " + phrases(in)
	switch {
	case h.Verdict == record.ShowGently:
		return c.Called + ", held gently: " + in.Kind.String() + " " + gentleLine(in)
	case h.Verdict == record.ShowPast && c.Client.Standing != record.Died:
		line += ", used to"
	}
	return line + s.lately(c, in, h.Verdict)
}

// whose finds the one client that the beginning of a line names: by code, by
// what they are called, or by the beginning of that when only one begins so.
func (s *sitting) whose(line string) (id record.ID, rest string, err error) {
	words := strings.Fields(line)
	var which []string
	for n := len(words); n > 0; n-- {
		named := strings.Join(words[:n], " ")
		found := s.named(named)
		switch {
		case len(found) == 1:
			return found[0].ID, strings.Join(words[n:], " "), nil
		case which == nil:
			for _, c := range found {
				which = append(which, s.calledAndCode(c))
			}
		}
	}
	if which != nil {
		return id, "", fmt.Errorf("which of them: %s", orList(which))
	}
	return id, "", fmt.Errorf("nobody is called %s", quoted(line))
}

// calledAndCode tells clients apart whose names begin alike.
func (s *sitting) calledAndCode(c *record.Card) string {
	if s.config.ShowCodes {
		return c.Code
	}
	return c.Called + ", code " + c.Code
}

// named are the clients that words can mean.
func (s *sitting) named(words string) []*record.Card {
	if c := s.load.ByCode(words); c != nil {
		return []*record.Card{c}
	}
	typed := record.Fold(words)
	var whole, begun []*record.Card
	for _, c := range s.load.Cards() {
		switch called := record.Fold(c.Called); {
		case called == typed:
			whole = append(whole, c)
		case len(typed) > 1 && strings.HasPrefix(called, typed):
			begun = append(begun, c)
		}
	}
	if len(whole) > 0 {
		return whole
	}
	return begun
}
