package ui

import (
	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/crash"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

// Update takes a message: first what the terminal says of itself, then what
// the root waits for, then keys, then what screens ask for. Everything else
// goes to every screen.
func (m Model) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	defer func() {
		if recover() != nil {
			next, cmd = m.crashed(crash.New())
		}
	}()
	switch {
	case m.crash != nil:
		return m, tea.Quit
	case m.fault.crash != nil:
		return m.crashed(m.fault.crash)
	}
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
		return m, nil
	case tea.BackgroundColorMsg:
		m.light = !msg.IsDark()
		m.theme = m.pickTheme()
		return m, nil
	case tea.ColorProfileMsg:
		// NO_COLOR was decided before the program began; only that may be less.
		m.deps.Profile = min(m.deps.Profile, msg.Profile)
		m.theme = m.pickTheme()
		return m, nil
	case tea.KeyPressMsg:
		return m.key(keys.AsPrinted(msg))
	case tea.PasteMsg:
		return m.paste(msg)
	case tea.MouseMsg:
		return m, nil
	case Hangup:
		m.gone = true
		return m.depart(toQuit)
	case tea.ResumeMsg:
		return m.idle()
	case tea.BlurMsg:
		m.away = true
		return m.veil()
	case tea.FocusMsg:
		return m.unveil()
	}
	if next, cmd, mine := m.internal(msg); mine {
		return next, cmd
	}
	if next, cmd, mine := m.route(msg); mine {
		return next, cmd
	}
	return m.everyScreen(msg)
}

// internal answers what the root's own commands report.
func (m Model) internal(msg tea.Msg) (Model, tea.Cmd, bool) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case second:
		m, cmd = m.everySecond()
	case elsewhere:
		if m.vault != nil {
			cmd = load(m.vault, m.world.Index, false)
		}
	case loaded:
		m, cmd = m.arrived(msg)
		var more tea.Cmd
		m, more = m.next() // what waited for it
		cmd = tea.Batch(cmd, more)
	case wrote:
		m, cmd = m.finished(msg)
	case opened:
		m, cmd = m.unlocked(msg)
	case ownKept:
		m, cmd = m.hasOwn(msg)
	case wroteOut:
		m, cmd = m.hasWrittenOut(msg)
	case savedSettings:
		m, cmd = m.hasSaved(msg)
	case backedUp:
		m, cmd = m.hasBackedUp(msg)
	case narrowed:
		m, cmd = m.onlyHand(msg)
	case *crash.Crash:
		m, cmd = m.crashed(msg)
	default:
		return m, nil, false
	}
	return m, cmd, true
}

// outOfReach reports whether a message asks for more than is there: what a key
// asked for just before the lock may come just after it.
func (m Model) outOfReach(msg tea.Msg) bool {
	switch msg.(type) {
	case nav.Go, nav.Turn, nav.Back, nav.Home, nav.Everything, nav.Help, nav.Close, nav.WriteOut, nav.Backup:
		return m.locked() || m.handed
	case nav.Say, nav.Draft, nav.Dark:
		return m.locked()
	}
	return false
}

// route answers what screens ask of the root.
func (m Model) route(msg tea.Msg) (Model, tea.Cmd, bool) {
	if m.outOfReach(msg) {
		return m, nil, true
	}
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case nav.Go:
		m, cmd = m.open(msg.To)
	case nav.Turn:
		m, cmd = m.turn(msg.To)
	case nav.Back:
		m, cmd = m.back()
	case nav.Home:
		m, cmd = m.home()
	case nav.Write:
		m, cmd = m.ask(job{write: msg})
	case nav.Undo:
		m, cmd = m.ask(job{write: nav.Write{Client: msg.Client, Order: msg.Order}, step: stepBack})
	case nav.Redo:
		m, cmd = m.ask(job{write: nav.Write{Client: msg.Client, Order: msg.Order}, step: stepAgain})
	case nav.Say:
		m.bottom = msg.Words
	case nav.Draft:
		m = m.keepDraft(record.Draft(msg))
	case nav.Lock:
		m, cmd = m.depart(toLock)
	case nav.Quit:
		m, cmd = m.depart(toQuit)
	case nav.Dark:
		m, cmd = m.darken(true)
	case nav.Everything:
		m = m.openEverything()
	case nav.Help:
		m = m.openHelp()
	case nav.Close:
		m, cmd = m.closed(msg)
	case nav.Configure:
		m, cmd = m.configure(msg)
	case nav.WriteOut:
		m, cmd = m.writeOut(msg)
	case nav.Backup:
		m, cmd = m.backUp()
	case nav.Own:
		cmd = m.keepOwn(msg)
	case nav.Never:
		m, cmd = m.ask(job{write: nav.Write{Client: msg.Client, Label: "never for anyone"}, never: msg.Question})
	case nav.Unlock:
		cmd = m.unlock(msg.Passphrase)
	case nav.Create:
		cmd = m.create(msg.Passphrase)
	case nav.Enter:
		m, cmd = m.enter()
	default:
		return m, nil, false
	}
	return m, cmd, true
}
