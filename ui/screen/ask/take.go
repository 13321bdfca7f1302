package ask

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

// taken is the tag of a question taken in hand; of one that was re-worded,
// under the key of its line, and with what is kept as one's own.
type taken struct {
	held record.Held
	line string
	own  *prompts.Question
}

// keptOwn is the tag of a question kept as one's own, under the key of the
// line in which it was worded.
type keptOwn struct{ line string }

// written closes the line once its words are in hand or kept, and asks which
// one makes room where three are in hand.
func (m Model) written(w nav.Written) (Model, tea.Cmd) {
	switch tag := w.Tag.(type) {
	case keptOwn:
		if w.Err != nil {
			return m, nil
		}
		return m.closed(tag.line)
	case taken:
		switch {
		case errors.Is(w.Err, record.ErrHandFull):
			held := tag.held
			m.reword, m.room = nil, &held
			return m, tea.Batch(m.later(tag), nav.Send(nav.Say{Words: "three are in hand already: which one goes back for this"}))
		case w.Err != nil:
			return m, nil
		}
		m, cmd := m.closed(tag.line)
		if tag.own != nil {
			kept := nav.Own{Question: tag.own, Label: "in hand, and kept as your own: " + tag.held.Text}
			return m, tea.Batch(cmd, nav.Send(kept))
		}
		return m, cmd
	}
	return m, nil
}

// later keeps the words of a line whose question did not get into the hand.
func (m Model) later(t taken) tea.Cmd {
	if t.line == "" {
		return nil
	}
	return nav.Send(nav.Draft{Key: t.line, Text: t.held.Text})
}

// closed closes the line of that key, whose words are kept.
func (m Model) closed(line string) (Model, tea.Cmd) {
	if line == "" {
		return m, nil
	}
	if m.reword != nil && m.reword.key == line {
		m.reword = nil
	}
	return m, nav.Send(nav.Draft{Key: line})
}

// take takes a question in hand, or puts it back. Without a client there is no
// hand, and the number goes to the question.
func (m Model) take(at int) (Model, tea.Cmd) {
	offers := m.offers()
	if at < 0 || at >= len(offers) {
		return m, nil
	}
	m.at, m.open = at, m.open && at == m.at
	if m.card == nil {
		return m, nil
	}
	return m, m.takeHeld(offers[at].Held(m.world.Today()))
}

func (m Model) takeHeld(h record.Held) tea.Cmd {
	label := "in hand: " + h.Text
	if have, ok := m.held(h); ok {
		label = "put back: " + have.Text
	}
	return m.change(label, taken{held: h}, func(c *record.Card) error {
		makeWay(c)
		_, err := c.TakeInHand(h)
		return err
	})
}

// makeWay puts back what is in hand and may no longer be asked: nobody sees it
// there, and it takes the place of a question that may.
func makeWay(c *record.Card) {
	if len(c.InHand) < record.MaxInHand {
		return
	}
	c.InHand = slices.DeleteFunc(slices.Clone(c.InHand), func(h record.Held) bool { return !c.GateHeld(h).May() })
}

// held is the question as it is in hand, if it is.
func (m Model) held(h record.Held) (record.Held, bool) {
	if m.card == nil {
		return h, false
	}
	at := slices.IndexFunc(m.card.InHand, h.Same)
	if at < 0 {
		return h, false
	}
	return m.card.InHand[at], true
}

// inHand is what is in hand and may be asked.
func (m Model) inHand() []record.Held {
	if m.card == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(m.card.InHand), func(h record.Held) bool { return !m.card.GateHeld(h).May() })
}

// makeRoom takes the number of the question that goes back for a fourth.
func (m Model) makeRoom(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	h, held := *m.room, m.inHand()
	m.room = nil
	at := int(msg.Code - '1')
	if !keys.Take.Is(msg) || at >= len(held) {
		return m, nav.Send(nav.Say{Words: "nothing changed"})
	}
	old := held[at]
	return m, m.change("in hand: "+h.Text, taken{held: h}, func(c *record.Card) error {
		c.InHand = slices.DeleteFunc(slices.Clone(c.InHand), func(have record.Held) bool { return have == old })
		_, err := c.TakeInHand(h)
		return err
	})
}

// notThis keeps a question from this client; it is in hand no more either.
func (m Model) notThis() (Model, tea.Cmd) {
	o, ok := m.here()
	if !ok {
		return m, nil
	}
	id := o.Question.ID
	m.open, m.armed = false, id
	w := nav.OnCard(m.card.ID, "not this one for "+m.card.Called, func(c *record.Card) error {
		c.NotFor(id)
		return nil
	})
	w.Next = "X: never for anyone"
	return m, nav.Send(w)
}

// never hides from everybody what was just kept from this client, or what is
// asked for twice.
func (m Model) never(armed string) (Model, tea.Cmd) {
	client := nav.Nobody
	if m.card != nil {
		client = m.card.ID
	}
	if armed != "" {
		return m, nav.Send(nav.Never{Question: armed, Client: client})
	}
	o, ok := m.here()
	if !ok {
		return m, nil
	}
	m.armed = o.Question.ID
	return m, nav.Send(nav.Say{Words: "X once more: never this one, for anyone"})
}

// suit says that a question suits this client, or no longer does.
func (m Model) suit() (Model, tea.Cmd) {
	o, ok := m.here()
	if !ok {
		return m, nil
	}
	id, whom := o.Question.ID, m.card.Words().Object
	words := "suits " + whom
	if slices.Contains(m.card.Favored, id) {
		words = "no longer one that suits " + whom
	}
	return m, m.change(words, nil, func(c *record.Card) error {
		c.Suit(id)
		return nil
	})
}

func (m Model) change(label string, tag any, do func(*record.Card) error) tea.Cmd {
	w := nav.OnCard(m.card.ID, label, do)
	w.Tag = tag
	return nav.Send(w)
}
