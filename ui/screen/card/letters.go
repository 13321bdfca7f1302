package card

import (
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

// letter answers the thing letters.
func (m Model) letter(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Add.Is(msg):
		return m.openEntry(addThing, record.ID{}), nil
	case keys.MySide.Is(msg):
		return m.openEntry(mySide, record.ID{}), nil
	case m.right:
		return m.asideLetter(msg)
	}
	in := m.thing()
	if keys.Ask.Is(msg) {
		return m.ask(in)
	}
	if in == nil {
		return m.topicLetter(msg)
	}
	switch {
	case toOpen.Is(msg) && m.open && m.threadOf(in) != nil:
		return m.intoThread(), nil
	case toOpen.Is(msg):
		m.open = !m.open
		return m, nil
	case keys.Edit.Is(msg):
		return m.openEntry(editThing, in.ID), nil
	case keys.Note.Is(msg):
		return m.openEntry(noteThing, in.ID), nil
	case keys.Heard.Is(msg):
		today := m.world.Today()
		return m, m.changeThing(in, "heard today: "+in.Name, func(in *record.Interest) { in.HeardOn(today) })
	case keys.Lit.Is(msg):
		today := m.world.Today()
		return m, m.changeThing(in, "lit up today: "+in.Name, func(in *record.Interest) { in.LitOn(today) })
	case keys.Carry.Is(msg):
		return m.carry(in)
	}
	return m.standingLetter(msg, in)
}

// standingLetter answers the letters that settle what may be done with a
// thing.
func (m Model) standingLetter(msg tea.KeyPressMsg, in *record.Interest) (Model, tea.Cmd) {
	switch {
	case keys.Gently.Is(msg):
		next := m.openEntry(because, in.ID)
		return next, m.stand(in, record.Gentle)
	case keys.NotOpen.Is(msg):
		return m, m.stand(in, record.Closed)
	case keys.Rest.Is(msg):
		return m, m.stand(in, record.Resting)
	case keys.Past.Is(msg):
		return m, m.stand(in, record.Past)
	case keys.Reopen.Is(msg):
		return m.askAgain(in)
	}
	return m, nil
}

// askAgain opens a thing. What the client asked not to open is asked about
// once more, and stays closed while a topic of theirs closes it.
func (m Model) askAgain(in *record.Interest) (Model, tea.Cmd) {
	closed := m.card.Gate(in, record.OnCard) == record.ListNotOpen
	switch {
	case closed && in.Standing != record.Closed:
		return m, nav.Send(nav.Say{Words: in.Name + " is closed by a topic below it; open the topic instead"})
	case closed && m.reopen != in.ID:
		m.reopen = in.ID
		return m, nav.Send(nav.Say{Words: fmt.Sprintf("%s asked not to open %s. o once more opens it.", m.card.Called, in.Name)})
	}
	m.reopen = record.ID{}
	return m, m.stand(in, record.Open)
}

func (m Model) stand(in *record.Interest, to record.Standing) tea.Cmd {
	return nav.Send(nav.Stand(m.card.ID, in, to))
}

func (m Model) changeThing(in *record.Interest, label string, do func(*record.Interest)) tea.Cmd {
	return nav.Send(nav.OnThing(m.card.ID, in.ID, label, do))
}

// ask goes to three questions, about the thing under the cursor; where that
// may not be asked about, they say why and are about others.
func (m Model) ask(in *record.Interest) (Model, tea.Cmd) {
	to := nav.Ask{Client: m.card.ID}
	if in != nil {
		to.Interest = in.ID
	}
	if !m.card.StillMeeting() {
		return m, nav.Send(nav.Say{Words: "no questions are offered for " + m.card.Called})
	}
	return m, nav.Send(nav.Go{To: to})
}

// tooMany is the tag of a carry, for when another companion was quicker and
// three are carried by now.
type tooMany struct{ carry record.Carry }

// carry carries a thing forward, or no more. Where three are carried it asks
// first which one to let go.
func (m Model) carry(in *record.Interest) (Model, tea.Cmd) {
	k := record.Carry{Words: in.Name, Interest: in.ID, On: m.world.Today()}
	label := "carried forward: " + in.Name
	switch carried := slices.ContainsFunc(m.card.Carried, k.Same); {
	case carried:
		label = "not carried any more: " + in.Name
	case len(m.card.Carried) >= record.MaxCarried:
		m.choosing = &k
		return m, nav.Send(nav.Say{Words: "three are carried already: which one makes room for " + in.Name})
	}
	w := nav.OnCard(m.card.ID, label, func(c *record.Card) error {
		_, err := c.CarryForward(k)
		return err
	})
	w.Tag = tooMany{k}
	return m, nav.Send(w)
}

// letGo takes the number of the carried thing that makes room for another.
func (m Model) letGo(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	k := *m.choosing
	m.choosing = nil
	at := int(msg.Code - '1')
	if at < 0 || at >= len(m.card.Carried) {
		return m, nav.Send(nav.Say{Words: "nothing changed"})
	}
	old := m.card.Carried[at]
	return m, m.change("carried forward: "+k.Words, func(c *record.Card) error {
		for i, have := range c.Carried {
			if have == old {
				c.Carried = append(append([]record.Carry{}, c.Carried[:i]...), c.Carried[i+1:]...)
				break
			}
		}
		_, err := c.CarryForward(k)
		return err
	})
}

// written takes note of a write that ended.
func (m Model) written(w nav.Written) Model {
	switch tag := w.Tag.(type) {
	case tooMany:
		if errors.Is(w.Err, record.ErrCarriedFull) {
			m.choosing = &tag.carry
		}
	case kept:
		// The words leave the line only once they are on disk.
		if w.Err == nil && m.entry != nil && m.entry.key(m.card.ID) == tag.key {
			m.entry = nil
			m = m.onAdded(tag.added)
		}
	}
	return m
}

// topicLetter answers letters on a topic not to open.
func (m Model) topicLetter(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	it := m.current()
	if it == nil || it.topic == "" || !keys.Reopen.Is(msg) {
		return m, nil
	}
	topic := it.topic
	if m.reopen != m.card.ID {
		m.reopen = m.card.ID
		return m, nav.Send(nav.Say{Words: fmt.Sprintf("%s asked not to open %q. o once more opens it.", m.card.Called, topic)})
	}
	m.reopen = record.ID{}
	return m, m.change("open again: "+topic, func(c *record.Card) error {
		c.Closed = dropWord(c.Closed, topic)
		return nil
	})
}

func dropWord(list []string, word string) []string {
	var kept []string
	for _, have := range list {
		if have != word {
			kept = append(kept, have)
		}
	}
	return kept
}
