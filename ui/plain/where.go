package plain

import (
	"fmt"
	"strings"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/arc"
)

// where tells the hour so far: the minute, the place, the picture in words,
// and what is at hand.
func (s *sitting) where(string) error {
	h, now, err := s.now()
	if err != nil {
		return err
	}
	c := s.card()
	if c == nil {
		return s.overElsewhere()
	}
	s.say("%s. %s", c.Called, minutesLeft(h, now))
	s.say("%s", s.placeNow(c, h, now))
	marks := arc.Labels(h, func(k record.Mark) string { return c.PictureWords(k, record.OnLive) })
	s.tell(arc.Words(h, arc.Options{Three: s.config.ThreePlaces, Live: true, Now: now, Marks: marks})...)
	for _, held := range c.InHand {
		if c.GateHeld(held).May() {
			s.say("In hand: %s", held.Text)
		}
	}
	if names := namesOf(prompts.Lighter(c)); len(names) > 0 {
		s.say("Lighter: %s.", strings.Join(names, ", "))
	}
	if names := namesOf(gentleThings(c)); len(names) > 0 {
		s.say("Held gently: %s.", strings.Join(names, ", "))
	}
	if n := len(s.hour.waiting); n > 0 {
		s.say("%s not written yet; tried again with your next line.", count(n, "mark"))
	}
	return nil
}

// minutesLeft is how far the hour is.
func minutesLeft(h *record.Session, now int) string {
	at := minute(h, now)
	words := fmt.Sprintf("Minute %d, %d left.", at, h.Planned-at)
	if at >= h.Planned {
		words = fmt.Sprintf("Minute %d, %d past %d.", at, at-h.Planned, h.Planned)
	}
	if h.Paused() {
		words += " Paused."
	}
	return words
}

// placeNow is "Edge, since minute 29. Maya led."
func (s *sitting) placeNow(c *record.Card, h *record.Session, now int) string {
	since, led := 0, record.Unsaid
	for _, move := range h.Moves {
		if move.At <= now {
			since, led = move.At, move.Led
		}
	}
	words := fmt.Sprintf("%s, since minute %d.", sentenceHead(h.PlaceAt(now).String()), minute(h, since))
	switch led {
	case record.ByClient:
		words += " " + c.Called + " led."
	case record.ByMe:
		words += " I led."
	case record.Together:
		words += " We led together."
	}
	return words
}
