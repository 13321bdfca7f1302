package plain

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/store/search"
)

// tellBefore tells the minute before an hour, in the order of what it would
// cost to get wrong. A part with nothing in it is left out.
func (s *sitting) tellBefore() error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	s.thing = record.ID{}
	b := prompts.BeforeHour(c, s.load.Sessions(c.ID), s.today(), s.config.Stale)
	s.say("%s.", strings.Join(nonEmpty(introduction(c), s.usualHour(c)), ", "))
	parts := s.beforeParts(c, b)
	told := false
	for _, p := range parts {
		if len(p.lines) > 0 {
			told = true
			s.say("%s:", p.heading)
			s.tell(p.lines...)
		}
	}
	switch {
	case c.Client.Standing == record.Died:
		s.say("No hour is to come; card tells %s.", c.WhatLoves())
	case !told:
		s.say("Nothing is known of %s yet, and that's fine.", c.Called)
	}
	return nil
}

// part is a heading with lines under it.
type part struct {
	heading string
	lines   []string
}

func (s *sitting) beforeParts(c *record.Card, b prompts.Before) []part {
	var gently, door, held []string
	for _, words := range b.Door {
		door = append(door, quoted(words))
	}
	for _, g := range b.Gently {
		gently = append(gently, g.Line)
	}
	for _, h := range c.InHand {
		if c.GateHeld(h).May() {
			held = append(held, h.Text)
		}
	}
	pace := slices.Clone(b.Pace)
	if b.Straight {
		pace = append([]string{"would rather get straight to it"}, pace...)
	}
	return []part{
		{"At the door last time", door},
		{"Held gently", gently},
		{"Not to open", b.NotOpen},
		{ofTheirs(c, "pace"), pace},
		{"To remember", recallLines(b)},
		{"In hand", held},
		{"My side", sideBefore(c, b)},
		{"Last time", s.lastTime(c, b)},
	}
}

// recallLines are the things to remember with the reason for each.
func recallLines(b prompts.Before) []string {
	var lines []string
	for _, r := range b.Recall {
		lines = append(lines, ended(r.Wording)+" "+sentence(r.Why))
	}
	return lines
}

func sideBefore(c *record.Card, b prompts.Before) []string {
	var lines []string
	for _, p := range b.Promises {
		lines = append(lines, "said I'd "+p.Words)
	}
	for _, t := range b.Told {
		lines = append(lines, "told "+c.Words().Object+": "+t.Words)
	}
	return lines
}

func (s *sitting) lastTime(c *record.Card, b prompts.Before) []string {
	if b.Last == nil || c.Client.Standing == record.Died {
		return nil
	}
	return []string{b.Last.Date.Short(s.today()) + ": " + b.Last.ToldInOne()}
}

// usualHour is when the hour usually begins today, if that is known.
func (s *sitting) usualHour(c *record.Card) string {
	for _, slot := range search.Around(s.load, s.spoken) {
		if slot.Card.ID != c.ID {
			continue
		}
		at := slot.At.Format("15:04")
		switch left := int(slot.At.Sub(s.spoken.Truncate(time.Minute)).Minutes()); {
		case left == 0:
			return "usually at " + at + ", now"
		case left < 0:
			return fmt.Sprintf("usually at %s, %s ago", at, count(-left, "minute"))
		case left < 60:
			return fmt.Sprintf("usually at %s, in %s", at, count(left, "minute"))
		default:
			return "usually at " + at
		}
	}
	return ""
}
