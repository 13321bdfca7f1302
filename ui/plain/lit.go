package plain

import (
	"errors"
	"fmt"

	"rapport/store/record"
)

// lit marks that something lit the client up, at the minute it was said, and
// names what it was when that is said too.
func (s *sitting) lit(words string) error {
	h, now, err := s.now()
	if err != nil {
		return err
	}
	words = unquoted(afterUp(words))
	kept := ""
	if s.hand != nil { // no card to look on: the words stay with the mark
		kept = words
	}
	item := record.Item{What: record.MarkItem, At: now, Mark: record.LitUp}
	label := at(h, "lit up", now)
	if kept != "" {
		label += ": " + kept
	}
	s.hour.last, s.hour.lit = item, item
	err = s.marking(mark{label: label, do: func(h *record.Session, _ *record.Card) {
		h.AddMark(record.Mark{At: now, Kind: record.LitUp, Words: kept})
	}})
	if err != nil || words == "" || s.hand != nil || s.hour == nil {
		return err
	}
	return s.litBy(item, words)
}

// litWas names what it was that lit the client up last.
func (s *sitting) litWas(words string) error {
	if _, _, err := s.now(); err != nil {
		return err
	}
	words = unquoted(words)
	switch {
	case s.hour.lit.IsZero():
		return errors.New("nothing was marked lit up yet; say lit and what it was")
	case words == "":
		return errors.New("say was and what it was: the cat, the allotment, something new")
	}
	return s.litBy(s.hour.lit, words)
}

// litBy names what lit the client up: a thing of the card by its whole name or
// as the only one that the words begin, or a new one.
func (s *sitting) litBy(item record.Item, words string) error {
	c := s.card()
	if c == nil {
		return s.overElsewhere()
	}
	found := meant(c, words, record.OnLive)
	switch {
	case len(found) == 1:
		return s.litThing(item, found[0].ID, found[0].Name)
	case len(found) > 1:
		return s.litWhich(item, found)
	}
	a, err := record.ParseMentioned(words)
	if err != nil {
		return err
	}
	today := s.today()
	fresh := record.Interest{ID: record.NewID(), Kind: a.Kind, Name: a.Name, Details: a.Details, Fields: a.Fields}
	label := fmt.Sprintf("lit up by %s, new on the card as %s", a.Name, a.Kind)
	return s.marking(mark{label: label, card: true, do: func(h *record.Session, c *record.Card) {
		h.SetMark(item, a.Name, fresh.ID)
		if c == nil {
			return
		}
		if c.Interest(fresh.ID) == nil {
			c.Interests = append(c.Interests, fresh.Clone())
		}
		c.Interest(fresh.ID).LitOn(today)
		if a.Loss != "" {
			c.SetStanding(fresh.ID, record.Gentle, a.Loss)
		}
	}})
}

// litWhich asks which of several things it was.
func (s *sitting) litWhich(item record.Item, found []*record.Interest) error {
	type choice struct {
		id   record.ID
		name string
	}
	var choices []choice
	for i, in := range found {
		choices = append(choices, choice{in.ID, in.Name})
		s.say("%d. %s %s", i+1, in.Kind, in.Name)
	}
	n, said, err := s.number("Which was it, a number, or nothing?", len(choices))
	switch {
	case err != nil:
		return err
	case said != "":
		return s.answer(said)
	case n == 0:
		return nil
	}
	return s.litThing(item, choices[n-1].id, choices[n-1].name)
}

func (s *sitting) litThing(item record.Item, id record.ID, name string) error {
	today := s.today()
	return s.marking(mark{label: "lit up by " + name, card: true, do: func(h *record.Session, c *record.Card) {
		h.SetMark(item, name, id)
		if c == nil {
			return
		}
		if in := c.Interest(id); in != nil {
			in.LitOn(today)
		}
	}})
}
