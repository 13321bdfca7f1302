package ui

import (
	tea "charm.land/bubbletea/v2"

	"rapport/ui/nav"
)

// savedSettings says that the settings were written, or why they were not.
type savedSettings struct{ err error }

// configure shows changed settings at once, and keeps them.
func (m Model) configure(c nav.Configure) (Model, tea.Cmd) {
	m.world.Config = c.Config
	m.theme = m.pickTheme()
	var shown tea.Cmd
	if !m.locked() {
		m, shown = m.everyScreen(nav.Loaded{World: m.withDrafts()})
	}
	m.unsaved = m.deps.SaveConfig != nil
	m, save := m.saveSettings()
	return m, tea.Batch(shown, save)
}

// saveSettings writes the settings as they are now. While they are being written
// it leaves that for later: commands have no order, so that of two the older one
// could come last, and both write one file.
func (m Model) saveSettings() (Model, tea.Cmd) {
	if m.saving || !m.unsaved {
		return m, nil
	}
	m.saving, m.unsaved = true, false
	save, c := m.deps.SaveConfig, m.world.Config
	return m, guarded(func() tea.Msg { return savedSettings{save(c)} })
}

// hasSaved writes what was changed meanwhile, and goes where it was waited for.
func (m Model) hasSaved(s savedSettings) (Model, tea.Cmd) {
	m.saving = false
	switch {
	case m.locked():
	case s.err != nil:
		m.bottom = "the settings were not kept: " + s.err.Error()
	case !m.unsaved:
		m.bottom = "kept"
	}
	m, again := m.saveSettings()
	m, end := m.rested()
	return m, tea.Batch(again, end)
}
