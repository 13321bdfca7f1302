package plain

import (
	"fmt"

	"rapport/store/record"
)

// end ends the hour at the minute it was said, once it is asked about.
func (s *sitting) end(string) error {
	h, now, err := s.now()
	if err != nil {
		return err
	}
	yes, err := s.yes(fmt.Sprintf("End here, minute %d, yes or no?", minute(h, now)))
	if err != nil || s.hour == nil {
		return err
	}
	if !yes {
		s.say("Going on.")
		return nil
	}
	return s.endAt(now)
}

// endAt ends the hour at a second, then goes through the minute after.
func (s *sitting) endAt(second int) error {
	id := s.hour.id
	if err := s.endNow(second); err != nil || s.hour != nil {
		return err
	}
	return s.after(id)
}

// endNow ends the hour: words that name a thing are linked with it, and what is
// not to be kept of an hour that is over goes. The sitting leaves the hour once that is
// written.
func (s *sitting) endNow(second int) error {
	keep := s.config.Keeping()
	return s.marking(mark{label: "the hour has ended", card: true, ends: true, do: func(h *record.Session, c *record.Card) {
		if c != nil {
			linkLit(h, c)
		}
		h.EndAt(second)
		h.KeepOnly(keep)
	}})
}

// linkLit lets marks whose words name a thing point at it, and tells the card
// what lit the client up. Marks made while the card was out of reach have only
// words until then.
func linkLit(h *record.Session, c *record.Card) {
	h.LinkMarks(c)
	tellLit(h, c)
}

// tellLit tells the card what lit the client up in an hour.
func tellLit(h *record.Session, c *record.Card) {
	for _, k := range h.Marks {
		if in := c.Interest(k.Interest); in != nil && k.Kind == record.LitUp {
			in.LitOn(h.Date)
		}
	}
}

// unwritten counts the marks that could not be written yet.
func (s *sitting) unwritten() int {
	if s.hour == nil {
		return 0
	}
	return len(s.hour.waiting)
}

// hourUndone leaves an hour whose beginning was taken back.
func (s *sitting) hourUndone() {
	if s.hour == nil {
		return
	}
	s.hour.last, s.hour.lit = record.Item{}, record.Item{}
	h := s.load.Session(s.hour.client, s.hour.id)
	if h != nil && h.Open() {
		return
	}
	s.hour = nil
	if s.room == s.rooms.hour {
		s.room = s.rooms.client
	}
}

// lastWords tries once more to write what waits, before everything is locked.
func (s *sitting) lastWords() {
	if s.unwritten() > 0 && (s.vault != nil || s.hand != nil) {
		_ = s.flush()
	}
	if n := s.unwritten(); n > 0 {
		s.say("%s could not be written.", count(n, "mark"))
	}
	if s.load != nil && s.load.OpenSession() != nil || s.hand != nil {
		s.say("An hour is still open; the next sitting asks about it.")
	}
}
