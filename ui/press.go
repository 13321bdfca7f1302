package ui

import (
	tea "charm.land/bubbletea/v2"

	"rapport/ui/keys"
)

// key gives a key press to whom it belongs, unless nobody has been here for so
// long that it was meant for a screen that is no longer shown: the lid may have
// been closed since the last tick.
func (m Model) key(msg tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	if keys.Quit.Is(msg) {
		return m.depart(toQuit)
	}
	m.away = false // a window that is typed in is in front, whatever was said of it
	hidden := m.dark || m.locked()
	m, late := m.idle()
	if !hidden && (m.dark || m.locked() || m.exit != staying) {
		return m, late
	}
	m, cmd := m.pressed(msg)
	return m, tea.Batch(late, cmd)
}

func (m Model) pressed(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case m.door != nil:
		return m.keyAtDoor(msg)
	case m.dark:
		return m.keyInTheDark(msg)
	case m.locked():
		return m.keyAtLock(msg)
	}
	m.touch()
	m.bottom = ""
	switch {
	case keys.Suspend.Is(msg):
		return m.depart(toSuspend)
	case keys.LockNow.Is(msg):
		return m.depart(toLock)
	case keys.DarkChord.Is(msg):
		return m.darken(true)
	case m.over != nil && !m.over.typing() && keys.Dark.Is(msg):
		return m.darken(true)
	case m.over != nil:
		var cmd tea.Cmd
		m.over, cmd = m.over.update(msg)
		return m, cmd
	case keys.Everything.Is(msg):
		return m.openEverything(), nil
	}
	if !m.top().typing() {
		switch {
		case keys.Help.Is(msg):
			return m.openHelp(), nil
		case keys.Dark.Is(msg):
			return m.darken(true)
		case keys.Find.Is(msg) && !m.claims(msg):
			return m.home()
		}
	}
	return m.keyToTop(msg)
}

// keyAtLock gives a key to the lock screen, unless that has just opened by
// itself.
func (m Model) keyAtLock(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case m.deps.Now().Sub(m.watch.opened) < grace:
		return m, nil
	case keys.Suspend.Is(msg):
		return m.depart(toSuspend)
	case m.pauseLeft() > 0:
		return m, nil
	}
	return m.keyToTop(msg)
}

// claims reports whether the screen has a use of its own for the key.
func (m Model) claims(msg tea.KeyPressMsg) bool {
	for _, k := range m.top().keys().All() {
		if k.Is(msg) && k.Does() != keys.Find.Does() {
			return true
		}
	}
	return false
}

// keyInTheDark lets marks through to a live session and nothing else, and
// shows the picture again. Where it went dark by itself, any key does that.
func (m Model) keyInTheDark(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.LockNow.Is(msg):
		return m.depart(toLock)
	case keys.Suspend.Is(msg):
		return m.depart(toSuspend)
	case keys.DarkChord.Is(msg), keys.Dark.Is(msg):
		m.touch()
		return m.darken(false)
	case m.liveOnTop():
		m.touch()
		return m.keyToTop(msg)
	case m.veiled:
		m.touch()
		return m.darken(false)
	}
	return m, nil
}

// keyAtDoor answers keys while the passphrase is asked for above what is open;
// esc goes back to a session in the dark.
func (m Model) keyAtDoor(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Back.Is(msg) && m.dark:
		m.door = nil
		return m, nil
	case keys.LockNow.Is(msg):
		return m.depart(toLock)
	case keys.Suspend.Is(msg):
		return m.depart(toSuspend)
	case m.rekeyed && m.deps.Now().Sub(m.watch.opened) < grace, m.pauseLeft() > 0:
		return m, nil
	}
	var cmd tea.Cmd
	m.door, cmd = m.door.update(msg)
	return m, cmd
}

func (m Model) keyToTop(msg tea.Msg) (Model, tea.Cmd) {
	s, cmd := m.top().update(msg)
	return m.replaceTop(s), cmd
}

// paste gives pasted text to a line that takes text; it is never keys.
func (m Model) paste(msg tea.PasteMsg) (tea.Model, tea.Cmd) {
	hidden := m.dark || m.locked()
	m, late := m.idle()
	if !hidden && (m.dark || m.locked() || m.exit != staying) {
		return m, late
	}
	m, cmd := m.pasted(msg)
	return m, tea.Batch(late, cmd)
}

func (m Model) pasted(msg tea.PasteMsg) (Model, tea.Cmd) {
	if (m.door != nil || m.locked()) && m.pauseLeft() > 0 {
		return m, nil
	}
	if m.door != nil {
		var cmd tea.Cmd
		m.door, cmd = m.door.update(msg)
		return m, cmd
	}
	if !m.dark {
		m.touch()
	}
	switch {
	case m.dark:
		return m, nil
	case m.over != nil:
		var cmd tea.Cmd
		m.over, cmd = m.over.update(msg)
		return m, cmd
	case m.top().typing():
		return m.keyToTop(msg)
	}
	return m, nil
}

func (m *Model) touch() { m.watch.touched = wall(m.deps.Now()) }
