package plain

import (
	"errors"
	"slices"
	"strings"

	"rapport/prompts"
	"rapport/store/record"
)

// after is the minute after: what came of the hour, then what there is to
// settle, a question each. An empty line goes on, "done" leaves all of it, and
// it never comes back by itself.
func (s *sitting) after(id record.ID) error {
	c := s.card()
	if c == nil {
		return nil
	}
	over := hourDone{c.ID, id}
	a, ok := s.toSettle(over)
	if !ok {
		return nil
	}
	s.tell(a.Hour.Told(c)...)
	s.say("The minute after. All of it can be left: an empty line goes on, done leaves it.")
	for _, part := range []func(hourDone) error{
		s.afterHand, s.afterAside, s.afterLit, s.afterCarry, s.afterNew, s.afterLine,
	} {
		err := part(over)
		if errors.Is(err, errLeft) {
			break
		}
		if err != nil && !errors.Is(err, errEnd) {
			s.say("%s", sentence(err.Error()))
		} else if err != nil {
			return err
		}
	}
	return s.putBackHeld(over)
}

// afterNewest goes through the minute after the newest hour that is over.
func (s *sitting) afterNewest() error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	h := prompts.LastHour(s.load.Sessions(c.ID))
	if h == nil || c.Client.Standing == record.Died {
		s.say("There is no hour to settle.")
		return nil
	}
	return s.after(h.ID)
}

// errLeft says that the rest of the minute after is left.
var errLeft = errors.New("left")

// leaves are the words that leave the minute after. Who says quit here wants
// away, and nothing new is called so.
var leaves = []string{"done", "quit", "back"}

// one asks for one line of the minute after.
func (s *sitting) one(question string) (string, error) {
	line, err := s.ask(question)
	if err == nil && slices.Contains(leaves, record.Fold(line)) {
		return "", errLeft
	}
	return line, err
}

// afterHand asks how each question in hand landed.
func (s *sitting) afterHand(over hourDone) error {
	a, _ := s.toSettle(over)
	for _, q := range a.InHand {
		if now, ok := s.toSettle(over); !ok || !slices.Contains(now.InHand, q) {
			continue
		}
		s.say("In hand: %s", q.Text)
		landed, said, err := s.howItLanded()
		switch {
		case err != nil:
			return err
		case slices.Contains(leaves, record.Fold(said)):
			return errLeft
		case landed < 0:
			continue
		}
		l := landings[landed].landed
		if err := s.settleHour(over, func(h *record.Session, c *record.Card) (string, error) {
			prompts.Settle(h, c, q, l)
			return prompts.LandingTold(l), nil
		}); err != nil {
			return err
		}
		if l != record.Sore || q.Interest.IsZero() {
			continue
		}
		settle := func(to record.Standing, _ string) error { return s.stand(named{id: q.Interest}, to, "") }
		if err := s.soreAbout(q.Interest, settle); err != nil {
			return err
		}
	}
	return nil
}

// putBackHeld puts questions that nobody said anything about back, unmarked.
func (s *sitting) putBackHeld(over hourDone) error {
	c, h := s.load.Card(over.client), s.load.Session(over.client, over.id)
	if c == nil || h == nil || !prompts.PutBack(c.Clone(), s.load.Sessions(c.ID), h) {
		return nil
	}
	sessions := s.load.Sessions(c.ID)
	return s.change(func(c *record.Card) (string, error) {
		prompts.PutBack(c, sessions, h)
		return "the questions not asked go back unmarked", nil
	})
}

// afterAside settles what was set aside in the hour.
func (s *sitting) afterAside(over hourDone) error {
	a, _ := s.toSettle(over)
	for _, in := range a.Aside {
		id, name := in.ID, in.Name
		now, ok := s.toSettle(over)
		if !ok || !slices.ContainsFunc(now.Aside, func(in *record.Interest) bool { return in.ID == id }) {
			continue
		}
		line, err := s.one("Set aside: " + name + ". Hold it gently, not open it, past, or open again?")
		if err != nil {
			return err
		}
		words := []string{"gently", "not open", "past", "open again"}
		n := chosen(strings.TrimPrefix(record.Fold(line), "hold it "), words)
		if line == "" || n < 0 {
			s.say("It stays set aside.")
			continue
		}
		to := [...]record.Standing{record.Gentle, record.Closed, record.Past, record.Open}[n]
		if err := s.stand(named{id: id}, to, ""); err != nil {
			return err
		}
	}
	return nil
}

// afterLit offers to put on the card what lit the client up and is only words
// yet: it was marked while the card was out of reach.
func (s *sitting) afterLit(over hourDone) error {
	a, _ := s.toSettle(over)
	for _, lit := range a.Lit {
		if now, ok := s.toSettle(over); !ok || !slices.Contains(now.Lit, lit) {
			continue
		}
		line, err := s.one("Lit up: " + ended(lit.Mark.Words) + " Put it on the card, yes or no?")
		if err != nil {
			return err
		}
		if chosen(line, []string{"yes"}) != 0 || line == "" {
			continue
		}
		if err := s.told(s.settleHour(over, func(h *record.Session, c *record.Card) (string, error) {
			in, err := prompts.PutLit(h, c, lit)
			if err != nil {
				return "", err
			}
			return "lit up by " + in.Name + ", new on the card as " + in.Kind.String(), nil
		})); err != nil {
			return err
		}
	}
	return nil
}

// afterCarry carries up to three lines forward, beside what is carried.
func (s *sitting) afterCarry(hourDone) error {
	if c := s.card(); c != nil && len(c.Carried) > 0 {
		var already []string
		for _, k := range c.Carried {
			already = append(already, s.carriedShown(c, k))
		}
		s.say("Carried already: %s", ended(strings.Join(already, "; ")))
	}
	for c := s.card(); c != nil && len(c.Carried) < record.MaxCarried; c = s.card() {
		line, err := s.one("Carry forward, one line, or nothing?")
		if err != nil || line == "" {
			return err
		}
		today := s.today()
		if err := s.change(func(c *record.Card) (string, error) {
			k := prompts.ToCarry(c, line, today)
			return prompts.CarriedTold(c, k), prompts.CarryToo(c, k)
		}); err != nil {
			return err
		}
	}
	return nil
}

// afterNew takes what was heard, a line each.
func (s *sitting) afterNew(hourDone) error {
	for {
		line, err := s.one("Anything new, such as pet Miso, has a sore paw, or nothing?")
		if err != nil || line == "" {
			return err
		}
		if err := s.told(s.add(line)); err != nil {
			return err
		}
	}
}

// afterLine keeps one line on what was here today.
func (s *sitting) afterLine(over hourDone) error {
	line, err := s.one("One line on what was here today, or nothing?")
	if err != nil || line == "" {
		return err
	}
	_, err = s.write(over.client, func(tx record.Tx) (string, error) {
		h, err := tx.Session(over.id)
		if err != nil {
			return "", err
		}
		h.Line = line
		return "kept: " + line, tx.PutSession(h)
	})
	return err
}
