package plain

import (
	"strings"

	"rapport/store/record"
)

// lastHours is how many past hours stand on the card.
const lastHours = 3

// tellCard tells everything known of the client. What is held gently and what
// is not to open are told in groups of their own, after what is loved.
func (s *sitting) tellCard() error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	s.newList()
	s.thing = record.ID{}
	head := introduction(c)
	if c.Client.Standing != record.Died {
		head += ", " + s.lastHere(c)
	}
	s.say("%s.", head)
	var loved, gentle, closed []*record.Interest
	for _, in := range inCardOrder(c, record.OnCard) {
		switch c.Gate(in, record.OnCard) {
		case record.ShowGently:
			gentle = append(gentle, in)
		case record.ListNotOpen:
			closed = append(closed, in)
		default:
			loved = append(loved, in)
		}
	}
	s.tellLoved(c, loved)
	if len(gentle) > 0 {
		s.say("Held gently, known and not asked:")
	}
	for _, in := range gentle {
		s.item(s.toThing(c, in), "%s %s", in.Kind, gentleLine(in))
	}
	s.tellClosed(c, closed)
	s.tellAside(c)
	s.tellLastHours(c)
	return nil
}

func (s *sitting) tellLoved(c *record.Card, loved []*record.Interest) {
	s.say("%s:", sentenceHead(c.WhatLoves()))
	if len(loved) == 0 {
		s.say("Still getting to know %s. Say add and the first thing: pet, band, garden.", c.Words().Object)
	}
	for _, in := range loved {
		v := c.Gate(in, record.OnCard)
		line := phrases(in)
		if v == record.ShowPast && c.Client.Standing != record.Died {
			line += ", used to"
		}
		s.item(s.toThing(c, in), "%s%s", line, s.lately(c, in, v))
	}
}

// sentenceHead is a heading of ours with a capital.
func sentenceHead(words string) string { return strings.ToUpper(words[:1]) + words[1:] }

func (s *sitting) tellClosed(c *record.Card, closed []*record.Interest) {
	if len(closed)+len(c.Closed) == 0 {
		return
	}
	s.say("Not to open:")
	for _, in := range closed {
		s.item(s.toThing(c, in), "%s", in.Name)
	}
	s.tell(c.Closed...)
}

// tellAside tells what goes with the things: carried forward, pace, my side.
func (s *sitting) tellAside(c *record.Card) {
	if carried := carriedWords(c, record.OnCard); len(carried) > 0 {
		s.say("Carried forward:")
		s.tell(carried...)
	}
	if notes := paceNotes(c); len(notes) > 0 {
		s.say("%s:", ofTheirs(c, "pace"))
		s.tell(notes...)
	}
	if side := sideLines(c, record.OnCard); len(side) > 0 {
		s.say("My side:")
		s.tell(side...)
	}
}

// ofTheirs is a heading over something of the client's: "Her pace". A name in
// the place of a pronoun keeps its form.
func ofTheirs(c *record.Card, what string) string {
	if c.Words().Named {
		return c.Whose(what)
	}
	return sentenceHead(c.Whose(what))
}

func (s *sitting) tellLastHours(c *record.Card) {
	hours := s.hoursOf(c)
	if len(hours) == 0 {
		if c.StillMeeting() {
			s.say("Hours: nothing drawn yet.")
		}
		return
	}
	switch n := len(hours); {
	case n == 1:
		s.say("Hours, one together:")
	case n <= lastHours:
		s.say("Hours, %d together:", n)
	default:
		s.say("Hours, %d together, the last %d:", n, lastHours)
	}
	for _, h := range hours[:min(lastHours, len(hours))] {
		s.item(s.toHourTold(c, h), "%s", s.hourLine(h))
	}
}

// carriedWords are the words carried forward that the surface may show.
func carriedWords(c *record.Card, on record.Surface) []string {
	var words []string
	for _, k := range c.Carried {
		if v := c.GateCarried(k, on); v == record.ShowGently {
			words = append(words, k.Words+", held gently")
		} else if v.May() {
			words = append(words, k.Words)
		}
	}
	return words
}

func paceNotes(c *record.Card) []string {
	notes := append([]string(nil), c.Pace...)
	if c.Straight {
		notes = append(notes, "would rather get straight to it")
	}
	return notes
}

// sideLines are what the clinician told the client, and said they would do.
func sideLines(c *record.Card, on record.Surface) []string {
	var lines []string
	for _, t := range c.MySide {
		if c.GateWords(t.Words, on).May() {
			lines = append(lines, "told "+c.Words().Object+": "+t.Words)
		}
	}
	for _, p := range c.OpenPromises() {
		if c.GateWords(p.Words, on).May() {
			lines = append(lines, "said I'd: "+p.Words)
		}
	}
	return lines
}

// toThing is a list's line about a thing on the open card.
func (s *sitting) toThing(c *record.Card, in *record.Interest) pick {
	client, thing := c.ID, in.ID
	return pick{client: client, thing: thing, do: func(s *sitting) error {
		s.goTo(client)
		return s.tellThing(thing)
	}}
}

// tellThing tells one thing of the open card, a fact a line, and lets the words
// that follow be about it. Of what is not to open it says only that.
func (s *sitting) tellThing(id record.ID) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	in := c.Interest(id)
	if in == nil {
		return record.ErrNotOnCard
	}
	s.thing = id
	v := c.Gate(in, record.OnCard)
	switch v {
	case record.Hide:
		return record.ErrNotOnCard
	case record.ListNotOpen: // no word that follows is about it by itself
		s.thing = record.ID{}
		s.say("%s asked not to open %s.", c.Called, in.Name)
		return nil
	case record.ShowGently:
		s.say("Held gently, %s's: %s %s", c.Called, in.Kind, gentleLine(in))
	default:
		s.say("%s: %s", whoseThing(c, v), phrases(in))
	}
	if c.Client.Standing == record.Died {
		return nil
	}
	s.tell(datesOf(c, in, v, s.today(), s.config.Stale)...)
	s.tell(s.threadOf(c, in))
	if others := s.gentlyBeside(c, in); others != "" {
		s.say("Held gently on this card: %s", others)
	}
	return nil
}

// whoseThing is the client, with what the gate says of the tense.
func whoseThing(c *record.Card, v record.Verdict) string {
	switch {
	case v != record.ShowPast:
		return c.Called
	case c.Client.Standing == record.Died:
		return c.Called + " loved"
	}
	return c.Called + ", used to"
}

// gentlyBeside are the things held gently on the card, which are not to be
// said by accident when one thing alone is told.
func (s *sitting) gentlyBeside(c *record.Card, but *record.Interest) string {
	var lines []string
	for _, in := range inCardOrder(c, record.OnCard) {
		if in.ID != but.ID && c.Gate(in, record.OnCard) == record.ShowGently {
			lines = append(lines, gentleLine(in))
		}
	}
	return strings.Join(lines, "; ")
}

// datesOf are what is known of when a thing came up.
func datesOf(c *record.Card, in *record.Interest, v record.Verdict, today record.Date, stale record.Spans) []string {
	on := func(words string, day record.Date) string {
		if day.IsZero() {
			return ""
		}
		return words + " " + day.Short(today)
	}
	lines := []string{
		on("Lit "+c.Words().Object+" up", in.LastLit()), on("First heard", in.FirstHeard),
		on("Last heard", in.Heard), on("Last asked", in.Asked),
	}
	if v == record.ShowPlain && in.MayHaveChanged(today, stale) {
		lines = append(lines, "It may have changed.")
	}
	if v == record.ShowPlain && in.Standing == record.Resting {
		lines = append(lines, sentence(strings.Join(nonEmpty("resting", in.Because), ", ")))
	}
	return lines
}
