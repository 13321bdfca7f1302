package ui

import (
	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/ui/config"
	"rapport/ui/keys"
	"rapport/ui/theme"
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

// TopKeys is the table of the screen that is seen, and of an overlay above it.
func (m Model) TopKeys() keys.Table {
	if m.over != nil {
		return m.over.keys()
	}
	return m.top().keys()
}

// TopTyping reports whether letters are text on the screen that is seen.
func (m Model) TopTyping() bool {
	if m.over != nil {
		return m.over.typing()
	}
	return m.top().typing()
}

// Poison is the companion with another vault behind it.
func (m Model) Poison(v Vault) Model {
	m.vault = v
	return m
}

// Bank is the bank that questions are chosen from.
func (m Model) Bank() *prompts.Bank { return m.world.Bank }

// unseeable is a screen that cannot be drawn.
type unseeable struct{}

func (unseeable) Update(tea.Msg) (unseeable, tea.Cmd) { return unseeable{}, nil }
func (unseeable) Typing() bool                        { return false }
func (unseeable) Keys() keys.Table                    { return keys.Table{} }
func (unseeable) View(theme.Theme, int, int) (string, *tea.Cursor) {
	panic("Maya said pineapple")
}

// Unseeable is the companion with a screen on top that panics when it is drawn.
func (m Model) Unseeable() Model {
	m.stack = append(m.stack[:len(m.stack):len(m.stack)], of[unseeable]{})
	return m
}

// GuardAll is what Guarded does to a command.
var GuardAll = guardAll

// Shut reports whether nothing but one session can be read any more.
func (m Model) Shut() bool { return m.locked() || m.handed }
