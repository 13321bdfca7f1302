package ui

import (
	tea "charm.land/bubbletea/v2"
)

// veil goes dark because another window is typed in, where the settings say so.
// It does not wait: showing again costs nothing, and what stands for two more
// seconds beside a shared window has been read. It is called again when a vault
// opens, which may take until after somebody has turned away.
func (m Model) veil() (Model, tea.Cmd) {
	if !m.away || !m.world.Config.HideUnfocused || m.dark || m.locked() || m.door != nil {
		return m, nil
	}
	m, cmd := m.darken(true)
	m.veiled = true
	return m, cmd
}

// unveil shows again what veil hid, without a passphrase, unless nobody has
// been here for the idle time. What a key had made dark stays so.
func (m Model) unveil() (Model, tea.Cmd) {
	m.away = false
	m, late := m.idle()
	if !m.veiled || m.handed || m.narrowing || m.rekeyed || m.exit != staying {
		return m, late
	}
	m, cmd := m.darken(false)
	return m, tea.Batch(late, cmd)
}
