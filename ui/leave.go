package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/nav"
)

// leaving says where the companion is going once nothing is left to write.
type leaving uint8

const (
	staying leaving = iota
	toLock
	toSuspend
	toQuit
)

// Hangup tells the companion that its terminal is gone: what is waiting is
// written, then it ends.
type Hangup struct{}

// depart begins to lock, suspend or quit: half-typed lines are sealed first,
// and the writes are waited for.
func (m Model) depart(where leaving) (Model, tea.Cmd) {
	m.exit = max(m.exit, where)
	var cmd tea.Cmd
	if !m.locked() {
		m, cmd = m.lastWrites()
	}
	m, end := m.rested()
	return m, tea.Batch(cmd, end)
}

// lastWrites asks for what is to be written before the screens go: what could
// not be written so far, once more, and the lines half typed.
func (m Model) lastWrites() (Model, tea.Cmd) {
	var cmds []tea.Cmd
	for _, s := range m.stack {
		for _, w := range s.unwritten() {
			var cmd tea.Cmd
			m, cmd = m.ask(job{write: w})
			cmds = append(cmds, cmd)
		}
	}
	m = m.collect()
	if !m.handed && m.draftsChanged() {
		var cmd tea.Cmd
		m, cmd = m.ask(job{write: nav.Write{Do: m.sealDrafts()}})
		cmds = append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}

// leave completes what depart began, once the queue is empty.
func (m Model) leave() (Model, tea.Cmd) {
	where := m.exit
	m.exit = staying
	m, cmd := m.lock()
	switch where {
	case toQuit:
		return m, tea.Sequence(cmd, tea.Quit)
	case toSuspend:
		return m, tea.Sequence(cmd, tea.Suspend)
	}
	return m, cmd
}

// lock drops the key, the records, the screens, the undo history and what was
// typed. The vault itself is locked in a command, since that may wait.
func (m Model) lock() (Model, tea.Cmd) {
	if m.vault == nil {
		return m, nil
	}
	end := backUpAndLock(m.vault)
	if m.handed { // only a hand is left, and the backup was made before that
		v := m.vault
		end = func() tea.Msg { v.Lock(); return nil }
	}
	m.vault = nil
	m.world.Caseload, m.world.Index = nil, nil
	kept := m.waitsForKey()
	m.queue = m.queue.dropped()
	m.queue.waiting, m.rekeyed = kept, len(kept) > 0
	m.desk = map[string]string{}
	m.over, m.door, m.bottom, m.dark, m.veiled = nil, nil, "", false, false
	m.handed, m.narrowing, m.opening = false, false, nil
	m.watch.opened = m.deps.Now()
	m.stack = []screen{m.lockScreen(true)}
	return m, end
}

// waitsForKey is what a lock does not drop: what could not be written because
// the vault was given another key.
func (m Model) waitsForKey() []job {
	if !m.rekeyed {
		return nil
	}
	return m.queue.waiting
}

// collect takes note of every line half typed on the screens of the stack.
func (m Model) collect() Model {
	for _, s := range m.stack {
		m = m.keepDraft(s.drafts()...)
	}
	return m
}

// keepDraft takes note of half-typed lines. The map is one for the whole
// sitting, so that a screen which asks for a draft later finds it.
func (m Model) keepDraft(drafts ...record.Draft) Model {
	for _, d := range drafts {
		if m.erasedKey(d.Key) {
			d.Text = ""
		}
		m.desk[d.Key] = d.Text
	}
	return m
}

// erasedKey reports whether a draft was about a client who was erased in this
// sitting: the key of a draft has the client's id in it.
func (m Model) erasedKey(key string) bool {
	return slices.ContainsFunc(m.erased, func(id record.ID) bool { return strings.Contains(key, id.String()) })
}

// forget lets go of what is remembered of an erased client beside the records:
// what was half typed, here and under seal, and what could be undone.
func (m Model) forget(client record.ID) (Model, tea.Cmd) {
	m.erased = append(m.erased[:len(m.erased):len(m.erased)], client)
	m.queue.journal = m.queue.journal.Without(client)
	for key := range m.desk {
		m = m.keepDraft(record.Draft{Key: key, Text: m.desk[key]})
	}
	for _, d := range m.world.Caseload.Desk.Drafts {
		if m.erasedKey(d.Key) {
			m = m.keepDraft(d)
		}
	}
	if !m.draftsChanged() {
		return m, nil
	}
	return m.ask(job{write: nav.Write{Do: m.sealDrafts()}})
}

// draftsChanged reports whether what is half typed differs from what is sealed.
func (m Model) draftsChanged() bool {
	if m.world.Caseload == nil {
		return false
	}
	return slices.ContainsFunc(m.draftList(), func(d record.Draft) bool {
		return m.world.Caseload.Desk.Draft(d.Key) != d.Text
	})
}

func (m Model) draftList() []record.Draft {
	list := make([]record.Draft, 0, len(m.desk))
	for key, text := range m.desk {
		list = append(list, record.Draft{Key: key, Text: text})
	}
	slices.SortFunc(list, func(a, b record.Draft) int { return strings.Compare(a.Key, b.Key) })
	return list
}

// sealDrafts writes the half-typed lines over those sealed under the same
// keys; an empty one is taken away.
func (m Model) sealDrafts() func(record.Tx) error {
	list := m.draftList()
	return func(tx record.Tx) error {
		desk, err := tx.Desk()
		if err != nil {
			return err
		}
		for _, d := range list {
			desk.Drafts = slices.DeleteFunc(desk.Drafts, func(have record.Draft) bool { return have.Key == d.Key })
			if d.Text != "" {
				desk.Drafts = append(desk.Drafts, d)
			}
		}
		return tx.PutDesk(desk)
	}
}
