package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/ui/nav"
	"rapport/ui/undo"
)

// ownKept says that a question of the clinician's own joined the bank.
type ownKept struct {
	asked nav.Own
	own   *prompts.Bank
	err   error
}

// keepOwn writes a question to the clinician's pack, in a command. Where there
// is none, as in the demo, it joins the bank for the sitting.
func (m Model) keepOwn(asked nav.Own) tea.Cmd {
	keep := m.deps.KeepOwn
	if keep == nil {
		keep = prompts.PackOf
	}
	return guarded(func() tea.Msg {
		own, err := keep(asked.Question)
		return ownKept{asked, own, err}
	})
}

// hasOwn offers from the bank that has the question, and tells whoever asked.
func (m Model) hasOwn(o ownKept) (Model, tea.Cmd) {
	var fresh tea.Cmd
	if o.err != nil {
		m.bottom = "not kept among your own questions: " + o.err.Error()
	} else {
		m.bottom = o.asked.Label
		m.world.Bank = m.world.Bank.With(o.own)
	}
	if m.world.Caseload == nil {
		return m, nil
	}
	if o.err == nil {
		m, fresh = m.everyScreen(nav.Loaded{World: m.withDrafts()})
	}
	m, told := m.everyScreen(nav.Written{Tag: o.asked.Tag, Label: o.asked.Label, Err: o.err})
	return m, tea.Batch(fresh, told)
}

// never hides a question from everybody, as a job of the queue: undo has to
// know what came first.
func (m Model) never(_ Vault, j job) wrote {
	done := wrote{job: j, label: j.write.Label, entry: undo.Hid(j.write.Client, j.write.Label, j.never)}
	done.hidden, done.err = m.hide(j.never, true)
	return done
}

// hide keeps that a question is offered to nobody, or to anyone again, and
// returns all that are hidden then, never nil.
func (m Model) hide(question string, hidden bool) ([]string, error) {
	if m.deps.Hide != nil {
		ids, err := m.deps.Hide(question, hidden)
		return append([]string{}, ids...), err
	}
	ids := slices.DeleteFunc(m.world.Bank.Hidden(), func(id string) bool { return id == question })
	if hidden {
		ids = append(ids, question)
	}
	return ids, nil
}
