package plain

import (
	"slices"

	"rapport/prompts"
	"rapport/store/record"
)

// landings are the words for how a question landed.
var landings = []struct {
	word   string
	landed record.Landing
}{
	{"lit", record.Lit},
	{"fine", record.Fine},
	{"flat", record.Flat},
	{"sore", record.Sore},
	{"not asked", record.Unlanded},
}

// howItLanded asks how a question landed: an index of landings, or -1 with
// what was said instead.
func (s *sitting) howItLanded() (int, string, error) {
	words := make([]string, len(landings))
	for i, l := range landings {
		words[i] = l.word
	}
	line, err := s.ask("How did it land: " + orList(words) + "?")
	if err != nil || line == "" {
		return -1, "", err
	}
	if n := chosen(line, words); n >= 0 {
		return n, "", nil
	}
	return -1, line, nil
}

// soreAbout asks what is to become of the thing that a question did not sit
// well about.
func (s *sitting) soreAbout(id record.ID, settle func(to record.Standing, label string) error) error {
	c := s.card()
	if c == nil || c.Interest(id) == nil {
		return nil
	}
	name := c.Interest(id).Name
	n, err := s.choose(name+": hold it gently, not open it, or neither?", "gently", "not open", "neither")
	if err != nil {
		return err
	}
	switch n {
	case 0:
		return settle(record.Gentle, record.Gentle.Told(name))
	case 1:
		return settle(record.Closed, record.Closed.Told(name))
	}
	return nil
}

// offersInHour are what is in hand and may still be asked, then as many others
// as make three.
func (s *sitting) offersInHour(c *record.Card, h *record.Session) []record.Held {
	var held []record.Held
	for _, q := range c.InHand {
		if c.GateHeld(q).May() {
			held = append(held, q)
		}
	}
	req := prompts.For(c, prompts.Out, s.today())
	req.Setting, req.Customs = h.Setting, s.config.Customs()
	for _, o := range s.deps.Bank.Choose(req) {
		q := o.Held(s.today())
		if len(held) < prompts.MaxOffers && !inHand(c, q) {
			held = append(held, q)
		}
	}
	return held
}

// askInHour offers three questions: what is in hand first, then as many others
// as make three. A number marks one tried; anything else goes on marking.
func (s *sitting) askInHour(string) error {
	h, _, err := s.now()
	if err != nil {
		return err
	}
	c := s.card()
	if c == nil {
		return s.overElsewhere()
	}
	held := s.offersInHour(c, h)
	if len(held) == 0 {
		s.say("Nothing to offer just now, and that's fine.")
		return nil
	}
	for i, q := range held {
		s.say("%d. %s", i+1, q.Text)
	}
	n, said, err := s.number("Which did you try, a number, or nothing?", len(held))
	switch {
	case err != nil:
		return err
	case said != "":
		return s.answer(said)
	case n == 0:
		return nil
	}
	return s.tried(held[n-1])
}

// tried marks a question as tried and asks how it landed. It stays in hand
// until that is said; told again, only that is asked.
func (s *sitting) tried(q record.Held) error {
	h, now, err := s.now()
	if err != nil {
		return err
	}
	q.On = h.Date // it was taken for this hour, also behind midnight
	item := record.Item{What: record.MarkItem, At: now, Mark: record.Tried}
	if before := prompts.TriedAt(h, q); before >= 0 {
		item.At = h.Marks[before].At
	} else {
		s.hour.last = item
		err = s.marking(mark{label: at(h, "tried", now), card: true, do: func(h *record.Session, c *record.Card) {
			h.AddMark(record.Mark{At: now, Kind: record.Tried, Words: q.Text, Interest: q.Interest})
			if c != nil {
				c.Tried(q)
			}
		}})
	}
	if err != nil || s.hour == nil {
		return err
	}
	landed, said, err := s.howItLanded()
	if err != nil || s.hour == nil {
		return err
	}
	if said != "" {
		return s.answer(said)
	}
	if landed < 0 {
		return nil
	}
	return s.land(q, item, landings[landed].landed)
}

// land says how a tried question landed, on the session and on the card. One
// not asked after all leaves no mark.
func (s *sitting) land(q record.Held, item record.Item, l record.Landing) error {
	today := s.today()
	err := s.marking(mark{label: prompts.LandingTold(l), card: true, do: func(h *record.Session, c *record.Card) {
		if l == record.Unlanded {
			h.Marks = slices.DeleteFunc(h.Marks, func(k record.Mark) bool {
				return k.At == item.At && k.Kind == record.Tried && k.Words == q.Text
			})
		} else {
			h.Land(item, l)
		}
		if c != nil {
			c.Land(q, l, today)
		}
	}})
	if err != nil || l != record.Sore || q.Interest.IsZero() || s.hour == nil {
		return err
	}
	return s.soreAbout(q.Interest, func(to record.Standing, label string) error {
		return s.marking(mark{label: label, card: true, do: func(_ *record.Session, c *record.Card) {
			if c != nil {
				c.SetStanding(q.Interest, to, "")
			}
		}})
	})
}
