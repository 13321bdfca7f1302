package after

import (
	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/nav"
)

// enter keeps the line of a row, or with nothing new in it goes on.
func (m Model) enter(r row) (Model, tea.Cmd) {
	words := m.lines[r.key].Clean()
	same := words == r.stored && m.letting != r.key
	switch {
	case r.key == freshKey && words == "" && m.suggested() != "":
		m = m.set(r.key, m.lines[r.key].Set(m.suggested()))
		return m.enter(r)
	case r.block == reason && words == "":
		return m.withoutReason(r.thing.id).rebuild(), m.forget(r)
	case same && r.block == oneLine: // the last row
		return m, nil
	case same && r.key == freshKey: // the other empty lines are skipped with it
		return m.skip(1), nil
	case same:
		return m.onward(), nil
	}
	m.letting = ""
	switch r.block {
	case reason:
		return m.keepLine(r, record.Gentle.Told(r.thing.name), m.onCard(standing(r.thing.id, record.Gentle, words)))
	case carry:
		return m.keepCarry(r, words)
	case heard:
		return m.keepHeard(r, words)
	}
	return m.keepOneLine(r, words)
}

// keepLine writes what a line says, and lets its draft go.
func (m Model) keepLine(r row, label string, do func(record.Tx) error) (Model, tea.Cmd) {
	m, cmd := m.write(r, label, do)
	return m, tea.Batch(cmd, m.forget(r))
}

func (m Model) forget(r row) tea.Cmd { return nav.Send(nav.Draft{Key: m.draftKey(r.key)}) }

// keepCarry carries a line forward, or another one in its place, or lets it
// go.
func (m Model) keepCarry(r row, words string) (Model, tea.Cmd) {
	today := m.world.Today()
	label := prompts.CarriedTold(m.card, prompts.ToCarry(m.card, words, today))
	switch {
	case r.key == freshKey:
		return m.keepLine(r, label, m.onCard(func(c *record.Card) error {
			return prompts.CarryToo(c, prompts.ToCarry(c, words, today))
		}))
	case words == "" && r.hidden:
		label = "let go of it"
	case words == "":
		label = "let go of: " + r.stored
	}
	return m.keepLine(r, label, m.onCard(func(c *record.Card) error {
		return prompts.CarryInstead(c, r.carried, words, today)
	}))
}

// keepHeard puts a line on the card, as + does there.
func (m Model) keepHeard(r row, words string) (Model, tea.Cmd) {
	a, err := record.ParseAdditionGuessing(words)
	if err != nil {
		m.problem = err.Error()
		return m, nil
	}
	today := m.world.Today()
	return m.keepLine(r, m.card.AddedTold(a), m.onCard(func(c *record.Card) error {
		c.Upsert(a, today)
		return nil
	}))
}

// keepOneLine keeps the one line on the hour; none takes it away.
func (m Model) keepOneLine(r row, words string) (Model, tea.Cmd) {
	label := "kept: " + words
	switch {
	case words == "":
		label = "the line is taken away"
	case !m.card.GateWords(words, record.OnReview).May():
		label = "kept; it names what is not to open, so past hours leave it out"
	}
	id := m.to.Session
	return m.keepLine(r, label, func(tx record.Tx) error {
		hour, err := tx.Session(id)
		if err != nil {
			return err
		}
		hour.Line = words
		return tx.PutSession(hour)
	})
}
