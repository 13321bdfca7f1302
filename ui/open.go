package ui

import (
	"errors"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/ui/nav"
	"rapport/ui/undo"
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
		m.queue.journal = undo.Journal{}
		m.deps.First = o.err != nil
		m.waiting = o.vault
		return m.everyScreen(nav.Created{Recovery: o.recovery, Err: o.err})
	}
	if o.err != nil {
		if m.deps.Wrong != nil && m.deps.Wrong(o.err) {
			m = m.wrongTry()
		}
		return m.notOpened(nav.Unlocked{Err: o.err, Pause: m.pauseLeft()})
	}
	m.opening, m.watch.wrong = o.vault, 0
	return m.rested()
}

// takeOver puts the vault that was opened in the place of what there was: the
// hand that wrote marks while the rest was locked, or nothing.
func (m Model) takeOver() (Model, tea.Cmd) {
	if m.vault != nil {
		m.vault.Lock()
	}
	m.vault, m.opening = m.opening, nil
	stays := m.rekeyed && !m.handed && m.world.Caseload != nil
	again := m.rekeyed
	m.handed, m.narrowing = false, false
	if again {
		return m, loadAgain(m.vault, !stays)
	}
	return m, load(m.vault, nil, true)
}

// notOpened says where the passphrase was asked for that it did not open.
func (m Model) notOpened(why nav.Unlocked) (Model, tea.Cmd) {
	if m.door == nil {
		return m.everyScreen(why)
	}
	var cmd tea.Cmd
	m.door, cmd = m.door.update(why)
	return m, cmd
}

// Unentered reports whether a vault was made whose recovery code was not asked
// back: whoever quit there may not have it on paper.
func (m Model) Unentered() bool { return m.waiting != nil }

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
	switch {
	case m.isRekeyed(l.err) && !l.enter && !l.again:
		return m.otherKey()
	case l.err != nil && l.again && !l.enter:
		return m.notOpened(nav.Unlocked{Err: l.err})
	case l.err != nil && l.enter:
		m, cmd := m.lock()
		m, said := m.everyScreen(nav.Unlocked{Err: l.err})
		return m, tea.Batch(cmd, said)
	case l.err != nil:
		m.bottom = "not read: " + l.err.Error()
		return m, nil
	case l.again && !l.enter:
		m.rekeyed = false
		return m.goOn(l)
	case !l.enter:
		return m.show(l)
	}
	m.rekeyed = false
	switch {
	case m.liveOnTop():
		m, cmd := m.lightAgain(l)
		m, veiled := m.veil()
		return m, tea.Batch(cmd, veiled, giveBack())
	}
	m.stack = nil
	if l.warning != nil {
		m.bottom = l.warning.Error()
	} else if m.unbacked != "" {
		m.bottom = m.unbacked
	}
	m.world.Caseload, m.world.Index, m.world.Now = l.caseload, l.index, m.deps.Now()
	m, first := m.open(nav.Find{})
	first = tea.Batch(first, giveBack())
	to := m.deps.Start
	if s := l.caseload.OpenSession(); s != nil {
		to = nav.Live{Client: s.Client, Session: s.ID, Seen: m.watch.seen}
	}
	m.deps.Start = nil
	var second tea.Cmd
	if to != nil {
		m, second = m.open(to)
	}
	m, veiled := m.veil()
	return m, tea.Batch(first, second, veiled)
}

// giveBack returns to the system, once home is drawn, what deriving the key
// took: the collector by itself would keep hold of those 64 MiB for minutes.
func giveBack() tea.Cmd {
	return tea.Tick(time.Second/2, func(time.Time) tea.Msg {
		debug.FreeOSMemory()
		return nil
	})
}

// lightAgain shows the hour that went on in the dark, with what it could not
// write yet, and puts home under it.
func (m Model) lightAgain(l loaded) (Model, tea.Cmd) {
	hour := m.top()
	m.door, m.stack = nil, nil
	m.world.Caseload, m.world.Index = l.caseload, l.index
	m, below := m.open(nav.Find{})
	m.stack = append(m.stack, hour)
	m, told := m.show(l)
	m, shown := m.darken(false)
	return m, tea.Batch(below, told, shown)
}

// sentence is what the bottom line says of an error.
func (m Model) sentence(err error) string {
	if errors.Is(err, undo.ErrNothingToUndo) || errors.Is(err, undo.ErrNothingToRedo) {
		return err.Error()
	}
	return "not written: " + err.Error()
}
