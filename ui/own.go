package ui

import (
	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/ui/nav"
)

// ownKept says that a question of the clinician's own joined the bank.
type ownKept struct {
	own *prompts.Bank
	err error
}

// keepOwn writes a question to the clinician's pack, in a command.
func (m Model) keepOwn(q *prompts.Question) tea.Cmd {
	keep := m.deps.KeepOwn
	if keep == nil {
		return nil
	}
	return guarded(func() tea.Msg {
		own, err := keep(q)
		return ownKept{own, err}
	})
}

// hasOwn offers from the bank that has the question. One that could not be
// kept is still in hand, so that is all that is said.
func (m Model) hasOwn(o ownKept) (Model, tea.Cmd) {
	if o.err != nil {
		m.bottom = "in hand, but not kept among your own questions: " + o.err.Error()
		return m, nil
	}
	m.world.Bank = m.world.Bank.With(o.own)
	if m.world.Caseload == nil {
		return m, nil
	}
	return m.everyScreen(nav.Loaded{World: m.world})
}
