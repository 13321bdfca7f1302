package ui

import (
	tea "charm.land/bubbletea/v2"

	"rapport/ui/screen/lock"
)

// otherKey is what comes of finding that the vault was given another key than
// the one held: the passphrase is asked for, and what is still to be written
// waits for it, the jobs that have just come back first. In the dark nothing
// opens by itself, since keys there are marks; showing asks.
//
// Somebody who was leaving is asked too, and can leave all the same. Where nobody
// can be asked, a lock keeps what waits, and the end of the terminal ends it.
func (m Model) otherKey(back ...job) (Model, tea.Cmd) {
	m.rekeyed = true
	m.queue.waiting = append(back, m.queue.waiting...)
	if m.narrowing {
		m.narrowing = false
		m.exit = max(m.exit, toLock)
	}
	if m.exit == toQuit && !m.gone && len(m.queue.waiting) > 0 {
		m.exit = staying
	}
	if m.exit == staying && !m.dark && !m.locked() {
		m.over, m.bottom, m.watch.opened = nil, "", m.deps.Now()
		m.door = of[lock.Model]{lock.New(lock.Options{Again: true, Rekeyed: true})}
	}
	return m.rested()
}

// isRekeyed reports whether an error says that the vault has another key.
func (m Model) isRekeyed(err error) bool {
	return err != nil && m.deps.Rekeyed != nil && m.deps.Rekeyed(err)
}

// loadAgain reads the vault with the key that it has now. Without enter, what
// is on screen stays.
func loadAgain(v Vault, enter bool) tea.Cmd {
	return guarded(func() tea.Msg {
		l := loadNow(v, nil)
		l.enter, l.again, l.warning = enter, true, v.Warning()
		return l
	})
}

// goOn shows what stood there when the key changed, and has what waited written.
func (m Model) goOn(l loaded) (Model, tea.Cmd) {
	m.door = nil
	m, shown := m.show(l)
	m, lit := m.darken(false)
	m, veiled := m.veil()
	return m, tea.Batch(shown, lit, veiled, giveBack())
}
