package ui

import (
	tea "charm.land/bubbletea/v2"

	"rapport/ui/nav"
)

// backedUp says how making a backup ended.
type backedUp struct {
	asked bool // for now, from *everything*
	said  string
	err   error
}

// backUp makes a backup because somebody asked for one. It is waited for before
// the companion locks or ends.
func (m Model) backUp() (Model, tea.Cmd) {
	v := m.vault
	m.outs++
	return m, guarded(func() tea.Msg {
		said, _, err := v.Backup()
		return backedUp{asked: true, said: said, err: err}
	})
}

// backUpAndLock is what comes of a vault that is left: a backup if something
// changed, and then the key is dropped, whatever became of the backup.
func backUpAndLock(v Vault) tea.Cmd {
	return guarded(func() tea.Msg {
		defer v.Lock()
		_, _, err := v.Backup()
		return backedUp{err: err}
	})
}

// hasBackedUp tells of a backup that was asked for, and of one that could not be
// made, which is told once more when the vault is next opened.
func (m Model) hasBackedUp(b backedUp) (Model, tea.Cmd) {
	m.unbacked = ""
	if b.err != nil {
		m.unbacked = "no backup was made: " + b.err.Error()
		m.bottom = m.unbacked
	} else if b.asked {
		m.bottom = b.said
	}
	if !b.asked {
		return m, nil
	}
	m.outs--
	return m.rested()
}

// Unbacked is why the last backup could not be made; empty if it was, or none
// was due.
func (m Model) Unbacked() string { return m.unbacked }

// backupAction is the row of *everything* that makes a backup.
var backupAction = nav.Action{Name: "make a backup now", Msg: nav.Backup{}}
