package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/ui/nav"
	"rapport/ui/screen/lock"
)

// watch is what the companion keeps an eye on by the wall clock. Go's
// monotonic clock stops while a laptop sleeps, so times are stripped of it
// before they are compared.
type watch struct {
	touched time.Time // the last key
	opened  time.Time // when the lock screen last opened by itself
	seen    time.Time // when the companion was last open, on whatever screen
	// wrong counts the wrong passphrases since the last that opened, the newest
	// of them at pausedFrom.
	wrong      int
	pausedFrom time.Time
}

// grace is how long a lock screen that opened by itself ignores keys that
// were meant for what stood there before.
const grace = 400 * time.Millisecond

func wall(t time.Time) time.Time { return t.Round(0) }

type second struct{}

func tick() tea.Cmd {
	return tea.Tick(time.Second, func(time.Time) tea.Msg { return second{} })
}

// elsewhere says that another process changed the vault.
type elsewhere struct{}

// everySecond looks at the clock and at the file. Nothing is drawn because of
// it unless something that is shown has changed.
func (m Model) everySecond() (Model, tea.Cmd) {
	m.world.Now = m.deps.Now()
	m, cmd := m.tellPause()
	cmds := []tea.Cmd{tick(), cmd}
	if m.locked() {
		return m, tea.Batch(cmds...)
	}
	m, cmd = m.everyScreen(nav.Tick{Now: m.world.Now})
	cmds = append(cmds, cmd)
	m, cmd = m.idle()
	cmds = append(cmds, cmd)
	if !m.locked() {
		m.watch.seen = m.world.Now
	}
	if v := m.vault; v != nil && !m.pending() && !m.rekeyed {
		cmds = append(cmds, func() tea.Msg {
			if changed, err := v.Changed(); err == nil && changed {
				return elsewhere{}
			}
			return nil
		})
	}
	return m, tea.Batch(cmds...)
}

// idle locks when nobody has pressed a key for as long as the settings say.
// While an hour is open the picture goes dark instead, until a quarter of an
// hour after its planned end.
func (m Model) idle() (Model, tea.Cmd) {
	if m.locked() {
		return m, nil
	}
	m.world.Now = m.deps.Now()
	away := wall(m.world.Now).Sub(m.watch.touched)
	limit := m.world.Config.Idle()
	if m.exit != staying || away >= 0 && away < limit {
		return m, nil
	}
	if away < 0 { // the clock was set back: begin to count again
		m.watch.touched = wall(m.world.Now)
		return m, nil
	}
	if !m.hourOpen() || m.rekeyed && !m.dark {
		return m.depart(toLock) // what waits for the passphrase is kept
	}
	if m.handed || m.narrowing || m.rekeyed { // no hand can be made with the key that is held
		return m, nil
	}
	m, hide := m.darken(true)
	m, cmd := m.narrow()
	return m, tea.Batch(hide, cmd)
}

// hourOpen reports whether the session on screen is going on and its planned
// end is less than a quarter of an hour past.
func (m Model) hourOpen() bool {
	if m.world.Caseload == nil || !m.liveOnTop() {
		return false
	}
	s := m.world.Caseload.OpenSession()
	return s != nil && wall(m.world.Now).Sub(s.Start) < time.Duration(s.Planned+15)*time.Minute
}

// darken hides the picture, or shows it. Shown again after the idle time, it
// asks for the passphrase; until that is given, esc goes back to the dark, and
// marks go on being written.
func (m Model) darken(on bool) (Model, tea.Cmd) {
	if !on && (m.handed || m.narrowing || m.rekeyed) {
		m.door = of[lock.Model]{lock.New(lock.Options{Again: true, Demo: m.deps.Demo, Door: true, Rekeyed: m.rekeyed})}
		return m.tellPause()
	}
	m.dark, m.veiled = on, false
	return m.everyScreen(nav.Darkened{On: on})
}
