package live

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/nav"
)

// change is something marked: what it does to the session, and to the card
// where it does anything there. Both may run again on fresher records and have
// no effect outside.
type change struct {
	serial  int
	label   string
	session func(*record.Session)
	card    func(*record.Card)
	failed  time.Time // when it could not be written; zero while it is on its way
	order   nav.Order
}

// serial is the tag of a change's write.
type serial int

// retry is how long a change that could not be written waits.
const retry = 5 * time.Second

// overlay lays what is on its way over what is on disk.
func (m Model) overlay() Model {
	if m.stored == nil {
		m.session = nil
		return m
	}
	m.session = m.stored.Clone()
	for _, c := range m.waiting {
		c.session(m.session)
	}
	return m
}

// do makes a change: seen at once, confirmed when it is written.
func (m Model) do(label string, session func(*record.Session), card func(*record.Card)) (Model, tea.Cmd) {
	m.serial++
	m.turn.N++
	c := change{serial: m.serial, label: label, session: session, card: card, order: m.turn}
	m.waiting = append(m.waiting[:len(m.waiting):len(m.waiting)], c)
	return m.overlay(), nav.Send(m.write(c))
}

func (m Model) write(c change) nav.Write {
	id, client, reach := m.id, m.client, m.card != nil
	return nav.Write{Client: client, Label: c.label, Tag: serial(c.serial), Order: c.order, Do: func(tx record.Tx) error {
		s, err := tx.Session(id)
		if err != nil {
			return err
		}
		c.session(s)
		if err := tx.PutSession(s); err != nil || c.card == nil || !reach {
			return err
		}
		return record.ChangeCard(tx, client, func(card *record.Card) error {
			c.card(card)
			return nil
		})
	}}
}

// written takes a change off the list once it is on disk, and keeps it there
// when it is not: nothing marked is let go of.
func (m Model) written(w nav.Written) (Model, tea.Cmd) {
	if w.Tag == (begun{m.id}) && w.Err != nil {
		m.refused = m.world.Now
		return m, nil
	}
	n, mine := w.Tag.(serial)
	if !mine {
		return m, nil
	}
	kept := m.waiting[:0:0]
	for _, c := range m.waiting {
		switch {
		case c.serial != int(n):
			kept = append(kept, c)
		case w.Err != nil:
			c.failed, c.order = m.world.Now, nav.Order{}
			kept = append(kept, c)
		}
	}
	m.waiting = kept
	return m.overlay(), nil
}

// tick moves the clock on, notices that the screen was away, and tries again
// what could not be written.
func (m Model) tick(t nav.Tick) (Model, tea.Cmd) {
	before := m.world.Now
	m.world.Now = t.Now
	if gap := t.Now.Round(0).Sub(before.Round(0)); gap > awayAfter && m.session != nil && m.away == nil {
		m.away = &away{from: m.secondAt(before)}
	}
	var again []tea.Cmd
	if m.stored == nil && !m.refused.IsZero() && t.Now.Sub(m.refused) >= retry {
		m.refused = time.Time{}
		again = append(again, m.begin())
	}
	waiting := m.waiting[:0:0]
	for _, c := range m.waiting {
		if !c.failed.IsZero() && t.Now.Sub(c.failed) >= retry {
			m.turn.N++
			c.failed, c.order = time.Time{}, m.turn
			again = append(again, nav.Send(m.write(c)))
		}
		waiting = append(waiting, c)
	}
	m.waiting = waiting
	return m, tea.Batch(again...)
}

// failed counts the changes that could not be written yet.
func (m Model) failed() int {
	n := 0
	for _, c := range m.waiting {
		if !c.failed.IsZero() {
			n++
		}
	}
	return n
}

// Unwritten are the changes that are not known to be on disk: those that could
// not be written, and those on their way, of which the root takes each once.
func (m Model) Unwritten() []nav.Write {
	var left []nav.Write
	for _, c := range m.waiting {
		left = append(left, m.write(c))
	}
	return left
}

// Leaving is asked for as the screen is left: the same.
func (m Model) Leaving() []nav.Write { return m.Unwritten() }

func (m Model) secondAt(t time.Time) int {
	return max(0, int(t.Round(0).Sub(m.session.Start).Seconds()))
}

// at is a label with the minute: "quiet, 23 min".
func (m Model) at(what string, second int) string {
	return fmt.Sprintf("%s, %d min", what, m.minute(second))
}
