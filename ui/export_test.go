package ui

import (
	tea "charm.land/bubbletea/v2"

	"rapport/ui/config"
)

// Second is what the clock sends, for tests that move the clock themselves.
func Second() tea.Msg { return second{} }

// Elsewhere is what says that another process changed the vault.
func Elsewhere() tea.Msg { return elsewhere{} }

// ErrSealed is what a hand answers to all that is not its session.
var ErrSealed = errSealed

// Bottom is the confirmation line.
func (m Model) Bottom() string { return m.bottom }

// Config is the settings as they are now.
func (m Model) Config() config.Config { return m.world.Config }

// Locked reports whether no record is in reach.
func (m Model) Locked() bool { return m.locked() }
