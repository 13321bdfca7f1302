package ui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"rapport/ui/nav"
)

// wroteOut says how writing a file outside the vault ended.
type wroteOut struct {
	asked nav.WriteOut
	err   error
}

var errNowhere = errors.New("nothing is written outside the vault here")

// writeOut writes a file in a command. It is waited for, as writes to the vault
// are, before the companion locks or ends.
func (m Model) writeOut(w nav.WriteOut) (Model, tea.Cmd) {
	write := m.deps.WriteOut
	if write == nil {
		write = func(string, []byte) error { return errNowhere }
	}
	m.outs++
	return m, guarded(func() tea.Msg { return wroteOut{w, write(w.Path, w.Data)} })
}

// hasWrittenOut says so, once the file is there.
func (m Model) hasWrittenOut(w wroteOut) (Model, tea.Cmd) {
	m.outs--
	m.bottom = w.asked.Label
	if w.err != nil {
		m.bottom = m.sentence(w.err)
	}
	m, told := m.everyScreen(nav.WrittenOut{Tag: w.asked.Tag, Err: w.err})
	m, rested := m.rested()
	return m, tea.Batch(told, rested)
}
