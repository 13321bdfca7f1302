package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/ui/nav"
)

// After the second wrong passphrase the next is waited for a moment, and twice
// as long each time, up to longestPause. The time is the wall clock's, is kept
// here and not at the door, which esc closes, and ends with a passphrase that
// opens. It does not outlive the program: what a guess costs is the key
// derivation's affair, and this only keeps a passer-by from trying by hand.
const (
	freeTries    = 2
	longestPause = 30 * time.Second
)

// pauseAfter is how long the next try waits after so many wrong ones.
func pauseAfter(wrong int) time.Duration {
	doublings := wrong - freeTries - 1
	switch {
	case doublings < 0:
		return 0
	case doublings >= 5:
		return longestPause
	}
	return time.Second << doublings
}

// wrongTry counts a wrong passphrase.
func (m Model) wrongTry() Model {
	m.watch.wrong++
	m.watch.pausedFrom = wall(m.deps.Now())
	return m
}

// pauseLeft is how long no passphrase is taken yet. A clock that was set back
// to before the pause began does not make it longer.
func (m Model) pauseLeft() time.Duration {
	pause := pauseAfter(m.watch.wrong)
	gone := wall(m.deps.Now()).Sub(m.watch.pausedFrom)
	return pause - min(max(gone, 0), pause)
}

// tellPause tells the door, or the lock screen, how long to wait.
func (m Model) tellPause() (Model, tea.Cmd) {
	if m.watch.wrong <= freeTries {
		return m, nil
	}
	left := nav.Pause{Left: m.pauseLeft()}
	if m.door != nil {
		var cmd tea.Cmd
		m.door, cmd = m.door.update(left)
		return m, cmd
	}
	if !m.locked() {
		return m, nil
	}
	return m.keyToTop(left)
}
