package plain

import (
	"errors"
	"slices"

	"rapport/prompts"
	"rapport/store/record"
)

// lighter lists what is lighter. A number says that it came up, that it lit
// them up, or that it is not for today; anything else goes on marking.
func (s *sitting) lighter(string) error {
	if _, _, err := s.now(); err != nil {
		return err
	}
	c := s.card()
	if c == nil {
		return s.overElsewhere()
	}
	things := prompts.Lighter(c)
	if len(things) == 0 {
		return errors.New("nothing lighter is known that may be asked about today")
	}
	var ids []record.ID
	for i, in := range things {
		ids = append(ids, in.ID)
		s.say("%d. %s", i+1, in.Name)
	}
	n, said, err := s.number("Which, a number, or nothing?", len(ids))
	switch {
	case err != nil:
		return err
	case said != "":
		return s.answer(said)
	case n == 0:
		return nil
	}
	return s.lighterOne(ids[n-1])
}

func (s *sitting) lighterOne(id record.ID) error {
	h, now, err := s.now()
	if err != nil {
		return err
	}
	c := s.card()
	if c == nil || c.Interest(id) == nil {
		return record.ErrNotOnCard
	}
	name := c.Interest(id).Name
	what, err := s.choose(name+": came up, lit them up, or not this one: up, lit or not?", "up", "lit", "not")
	if err != nil || what < 0 || s.hour == nil {
		return err
	}
	today := s.today()
	switch what {
	case 0:
		s.hour.last = record.Item{What: record.MarkItem, At: now, Mark: record.Tried}
		return s.marking(mark{label: at(h, "came up: "+name, now), card: true, do: func(h *record.Session, c *record.Card) {
			h.AddMark(record.Mark{At: now, Kind: record.Tried, Words: name, Interest: id})
			if c == nil {
				return
			}
			if in := c.Interest(id); in != nil {
				in.HeardOn(today)
			}
		}})
	case 1:
		s.hour.lit = record.Item{What: record.MarkItem, At: now, Mark: record.LitUp}
		s.hour.last = s.hour.lit
		return s.marking(mark{label: at(h, "lit up by "+name, now), card: true, do: func(h *record.Session, c *record.Card) {
			h.AddMark(record.Mark{At: now, Kind: record.LitUp, Words: name, Interest: id})
			if c == nil {
				return
			}
			if in := c.Interest(id); in != nil {
				in.LitOn(today)
			}
		}})
	}
	return s.marking(mark{label: "set aside: " + name, card: true, do: func(_ *record.Session, c *record.Card) {
		if c != nil {
			c.SetAside(id, today)
		}
	}})
}

// gentleThings are what the clinician does not want to stumble on.
func gentleThings(c *record.Card) []*record.Interest {
	return gated(c, record.OnLive, record.ShowGently)
}

// gated are the things of which the gate says so on a surface.
func gated(c *record.Card, on record.Surface, verdict record.Verdict) []*record.Interest {
	var things []*record.Interest
	for i := range c.Interests {
		if in := &c.Interests[i]; c.Gate(in, on) == verdict {
			things = append(things, in)
		}
	}
	return slices.Clip(things)
}
