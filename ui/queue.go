package ui

import (
	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/store/search"
	"rapport/ui/nav"
	"rapport/ui/undo"
)

// queue runs writes one at a time, in the order in which they were asked for:
// commands themselves have no order, and one still running when the program
// ends would be lost.
type queue struct {
	waiting []job
	running bool
	turn    turn
	journal undo.Journal
}

// job is one thing for the queue: a write, a question to be hidden from
// everybody, or a step of undo or redo.
type job struct {
	write nav.Write
	never string // the id of the question
	step  step
}

// step says what a job does with the journal.
type step uint8

const (
	forward step = iota
	stepBack
	stepAgain
)

// direction is which way a step of the journal goes.
func (s step) direction() undo.Direction { return undo.Direction(s == stepAgain) }

// wrote is how a job ended.
type wrote struct {
	job   job
	entry *undo.Entry // what was written, taken back or done again
	label string
	err   error
	fresh loaded
	// hidden are all questions that are offered to nobody now; nil when that
	// did not change.
	hidden []string
}

// loaded is a caseload with its index, or why there is none.
type loaded struct {
	caseload *record.Caseload
	index    *search.Index
	err      error
	warning  error // of the vault, not of the reading
	enter    bool  // go to the home screen with it
	again    bool  // with the key that the vault was given meanwhile
}

// load reads the caseload and builds its index.
func load(v Vault, old *search.Index, enter bool) tea.Cmd {
	return guarded(func() tea.Msg {
		l := loadNow(v, old)
		l.enter, l.warning = enter, v.Warning()
		return l
	})
}

// loadNow builds the index from the one before, where there is one: only the
// cards that changed are read again.
func loadNow(v Vault, old *search.Index) loaded {
	c, err := v.Caseload()
	if err != nil {
		return loaded{err: err}
	}
	if old != nil {
		return loaded{caseload: c, index: old.Renew(c)}
	}
	return loaded{caseload: c, index: search.New(c)}
}

// ask puts a job in the queue and starts it if nothing else runs. One that
// comes after the lock has nothing to be written with.
func (m Model) ask(j job) (Model, tea.Cmd) {
	if m.locked() {
		return m, nil
	}
	m.queue = m.queue.take(j)
	return m.next()
}

func (m Model) next() (Model, tea.Cmd) {
	if m.queue.running || m.keeping || m.rekeyed || len(m.queue.waiting) == 0 {
		return m, nil
	}
	j := m.queue.waiting[0]
	m.queue.waiting = m.queue.waiting[1:]
	m.queue.running = true
	return m, m.run(j)
}

// run does the job in a command and reports with wrote.
func (m Model) run(j job) tea.Cmd {
	v, old := m.vault, m.world.Index
	do := m.write
	switch {
	case j.step != forward:
		do = m.takeStep
	case j.never != "":
		do = m.never
	}
	return guarded(func() tea.Msg {
		done := do(v, j).settled()
		done.fresh = loadNow(v, old)
		return done
	})
}

// settled has a change that was made all the same be one that was made, with the
// error as what is said of it.
func (w wrote) settled() wrote {
	if undo.Done(w.err) {
		w.label, w.err = w.err.Error(), nil
	}
	return w
}

// write runs a write, and remembers what it changed.
func (Model) write(v Vault, j job) wrote {
	done := wrote{job: j, label: j.write.Label}
	if j.write.Next != "" {
		done.label += "; " + j.write.Next
	}
	if j.write.Erase {
		said, err := v.Erase(j.write.Client)
		if done.err = err; said != "" {
			done.label += "; " + said
		}
		return done
	}
	done.err = v.Update(func(tx record.Tx) error {
		rec := undo.Record(tx)
		if err := j.write.Do(rec); err != nil {
			return err
		}
		done.entry = rec.Entry(j.write.Client, j.write.Label, j.write.Firm)
		return nil
	})
	return done
}

// takeStep puts the records of the client's last entry back as they were
// before it, or after it.
func (m Model) takeStep(v Vault, j job) wrote {
	done := wrote{job: j}
	d := j.step.direction()
	if done.entry, done.err = m.queue.journal.Last(j.write.Client, d); done.err != nil {
		return done
	}
	words := m.world.Config.Renamed(m.world.Caseload.Card(j.write.Client), done.entry.Label)
	done.label = "undone: " + words
	if d == undo.Again {
		done.label = "done again: " + words
	}
	if q := done.entry.Hides; q != "" {
		done.hidden, done.err = m.hide(q, d == undo.Again)
		return done
	}
	done.err = v.Update(func(tx record.Tx) error { return m.queue.journal.PutBack(tx, done.entry, d) })
	return done
}

// finished takes note of a job's end: the journal, the new picture, the
// confirmation, and the next job.
func (m Model) finished(w wrote) (Model, tea.Cmd) {
	m.queue.running = false
	if m.isRekeyed(w.err) {
		return m.otherKey(w.job)
	}
	var cmds []tea.Cmd
	switch {
	case w.err != nil:
	case w.job.step == forward:
		m.queue.journal = m.queue.journal.Wrote(w.entry, w.fresh.caseload)
	default:
		m.queue.journal = m.queue.journal.Stepped(w.entry, w.job.step.direction(), w.fresh.caseload)
	}
	if w.err == nil && w.hidden != nil {
		m.world.Bank = m.world.Bank.Hiding(w.hidden)
	}
	if w.fresh.err == nil && w.fresh.caseload != nil {
		var cmd tea.Cmd
		m, cmd = m.show(w.fresh)
		cmds = append(cmds, cmd)
	}
	if w.err == nil && w.job.write.Erase {
		var cmd tea.Cmd
		m, cmd = m.forget(w.job.write.Client)
		cmds = append(cmds, cmd)
	}
	switch {
	case w.err != nil:
		m.bottom = m.sentence(w.err)
	case w.label != "":
		m.bottom = w.label
	}
	answer := nav.Written{Tag: w.job.write.Tag, Label: w.label, Err: w.err}
	m, cmd := m.everyScreen(answer)
	cmds = append(cmds, cmd)
	m, cmd = m.next()
	cmds = append(cmds, cmd)
	m, cmd = m.rested()
	return m, tea.Batch(append(cmds, cmd)...)
}

// rested does what waits for the queue to be empty, if it is: to leave, to
// take over a vault that was opened at the door, to trade the vault for a hand,
// to lock when the session is over that the hand was for.
func (m Model) rested() (Model, tea.Cmd) {
	switch {
	case m.rekeyed && !m.queue.running && m.exit != staying:
		return m.leave()
	case m.rekeyed && !m.queue.running && m.opening != nil:
		return m.takeOver()
	case m.pending():
		return m, nil
	case m.exit != staying:
		return m.leave()
	case m.opening != nil:
		return m.takeOver()
	case m.narrowing:
		return m.keepHand()
	case m.handed && m.world.Caseload.OpenSession() == nil:
		return m.depart(toLock)
	}
	return m, nil
}

// show hands a new picture to every screen.
func (m Model) show(l loaded) (Model, tea.Cmd) {
	m.world.Caseload, m.world.Index = l.caseload, l.index
	m.world.Now = m.deps.Now()
	return m.everyScreen(nav.Loaded{World: m.withDrafts()})
}

// everyScreen gives a message that is not a key to every screen of the stack.
func (m Model) everyScreen(msg tea.Msg) (Model, tea.Cmd) {
	stack := make([]screen, len(m.stack))
	cmds := make([]tea.Cmd, 0, len(m.stack))
	for i, s := range m.stack {
		var cmd tea.Cmd
		stack[i], cmd = s.update(msg)
		cmds = append(cmds, cmd)
	}
	m.stack = stack
	return m, tea.Batch(cmds...)
}

// pending reports whether anything is still to be written.
func (m Model) pending() bool {
	return m.queue.running || len(m.queue.waiting)+len(m.queue.turn.early) > 0 || m.keeping || m.outs > 0 || m.saving
}
