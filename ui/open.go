package ui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"rapport/ui/nav"
)

// opened is how unlocking or making the vault ended.
type opened struct {
	vault    Vault
	recovery string // only for a new vault
	made     bool
	err      error
}

// unlock derives the key and opens the vault, in a command: it takes a good
// part of a second. The passphrase is wiped when it is done.
func (m Model) unlock(passphrase []byte) tea.Cmd {
	o := m.deps.Opener
	return guarded(func() tea.Msg {
		defer clear(passphrase)
		v, err := o.Unlock(passphrase)
		return opened{vault: v, err: err}
	})
}

func (m Model) create(passphrase []byte) tea.Cmd {
	o := m.deps.Opener
	return guarded(func() tea.Msg {
		defer clear(passphrase)
		v, recovery, err := o.Create(passphrase)
		return opened{vault: v, recovery: recovery, made: true, err: err}
	})
}

// unlocked takes the vault over. A new one is entered only after its recovery
// code was seen, when the lock screen asks for it.
func (m Model) unlocked(o opened) (Model, tea.Cmd) {
	m.touch()
	if o.made {
		m.queue.journal = journal{}
		m.deps.First = o.err != nil
		m.waiting = o.vault
		return m.everyScreen(nav.Created{Recovery: o.recovery, Err: o.err})
	}
	if o.err != nil && m.door != nil {
		var cmd tea.Cmd
		m.door, cmd = m.door.update(nav.Unlocked{Err: o.err})
		return m, cmd
	}
	if o.err != nil {
		return m.everyScreen(nav.Unlocked{Err: o.err})
	}
	m.door = nil
	if m.vault != nil { // the hand that wrote marks while the rest was locked
		m.vault.Lock()
	}
	m.vault, m.handed, m.dark = o.vault, false, false
	return m, load(o.vault, nil, true)
}

// enter goes into the vault that was just made.
func (m Model) enter() (Model, tea.Cmd) {
	if m.waiting == nil {
		return m, nil
	}
	m.vault, m.waiting = m.waiting, nil
	return m, load(m.vault, nil, true)
}

// arrived takes a caseload that was read, and goes home with it when the
// vault was just opened: to the hour that was on screen, if one was.
func (m Model) arrived(l loaded) (Model, tea.Cmd) {
	if m.vault == nil {
		return m, nil
	}
	if l.err != nil {
		m.bottom = m.sentence(l.err)
		if l.enter {
			m.vault = nil
			return m.everyScreen(nav.Unlocked{Err: l.err})
		}
		return m, nil
	}
	if !l.enter {
		return m.show(l)
	}
	m.stack = nil
	m.world.Caseload, m.world.Index, m.world.Now = l.caseload, l.index, m.deps.Now()
	m, first := m.open(nav.Find{})
	to := m.deps.Start
	if s := l.caseload.OpenSession(); s != nil {
		to = nav.Live{Client: s.Client, Session: s.ID, Seen: m.watch.seen}
	}
	m.deps.Start = nil
	if to == nil {
		return m, first
	}
	m, second := m.open(to)
	return m, tea.Batch(first, second)
}

// sentence is what the bottom line says of an error.
func (m Model) sentence(err error) string {
	if errors.Is(err, errNothingToUndo) || errors.Is(err, errNothingToRedo) {
		return err.Error()
	}
	return "not written: " + err.Error()
}

// configure keeps changed settings, and shows them at once: a setting is
// nothing that can be lost.
func (m Model) configure(c nav.Configure) (Model, tea.Cmd) {
	m.world.Config = c.Config
	m.theme = m.pickTheme()
	save := m.deps.SaveConfig
	m, cmd := m.everyScreen(nav.Loaded{World: m.world})
	if save == nil {
		return m, cmd
	}
	return m, tea.Batch(cmd, func() tea.Msg {
		if err := save(c.Config); err != nil {
			return nav.Say{Words: "the settings were not kept: " + err.Error()}
		}
		return nav.Say{Words: "kept"}
	})
}
