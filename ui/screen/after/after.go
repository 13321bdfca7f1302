// Package after is the minute after an hour: what came of it, and what there
// is to settle, a row each, with the keys that settle it.
//
// Only what there is to settle is shown, every part can be left, and the
// screen never comes back by itself. What it shows and what a key does to it
// are decided in prompts, where plain mode and the command find the same. A
// row that was settled goes at once and comes back if that could not be
// written; questions that nobody said anything about go back unmarked when the
// screen is left, and what is half typed is kept.
package after

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/widget"
)

// deafness is how long the screen that opened by itself ignores keys: the one
// that ended the hour may bounce.
const deafness = 300 * time.Millisecond

// Model is the screen.
type Model struct {
	record.Elision
	world   nav.World
	to      nav.After
	card    *record.Card
	after   prompts.After
	rows    []row
	at      int
	lines   map[string]widget.Line // by the row's key
	sent    []string               // keys of rows on their way to the disk
	sore    *thing                 // a question about it did not sit well
	reasons []thing                // held gently just now: the reason may follow
	letting string                 // the row whose unseen words enter would take away
	problem string                 // what is wrong with the line under the cursor
	settled int                    // what was written here and not undone
	steps   []int                  // undo and redo on their way, oldest first
	opened  time.Time
	gone    bool // the hour or the client is
}

// thing is an interest by its id, and its name to say.
type thing struct {
	id   record.ID
	name string
}

// New makes the minute after one hour.
func New(w nav.World, to nav.After) (Model, tea.Cmd) {
	m := Model{to: to, opened: w.Now, lines: map[string]widget.Line{}}
	m, cmd := m.load(w)
	return m.skip(1), cmd // the hour itself is told, not settled
}

// load takes the newest picture, with the cursor staying on the same row, and
// leaves when there is no hour to settle any more.
func (m Model) load(w nav.World) (Model, tea.Cmd) {
	drafts := m.world.Drafts
	m.world = w
	if w.Drafts == nil {
		m.world.Drafts = drafts
	}
	card, hour := w.Card(m.to.Client), w.Caseload.Session(m.to.Client, m.to.Session)
	switch {
	case m.gone:
		return m, nil
	case card == nil: // erased
		m.gone = true
		return m, nav.Send(nav.Home{})
	case hour == nil:
		m.gone, m.card = true, card
		return m, tea.Batch(nav.Send(nav.Back{}), nav.Send(nav.Say{Words: "this hour is no longer there"}))
	case hour.Open(): // its end was taken back
		m.gone, m.card = true, card
		return m, nav.Send(nav.Turn{To: nav.Live{Client: hour.Client, Session: hour.ID, Seen: w.Now}})
	}
	m.card = card
	m.after = prompts.AfterHour(card, w.Caseload.Sessions(card.ID), hour)
	return m.rebuild(), nil
}

// rebuild lists the rows anew. Where the row under the cursor is gone, the
// cursor is on the one that follows: behind its words, where they are carried
// in its place.
func (m Model) rebuild() Model {
	before, was := m.rows, m.under()
	words := record.Fold(m.lines[was.key].Clean())
	m.rows = m.list()
	if at := m.rowAt(was.key); at >= 0 {
		m.at = at
	} else if r := m.under(); r.block == carry && was.block == carry && words != "" && record.Fold(r.carried.Words) == words {
		m.at++
	} else if r.block.part() != was.block.part() {
		m.at = m.entry(r.block.part())
	}
	m.at = max(0, min(m.at, len(m.rows)-1))
	return m.withLines(before)
}

// entry is the row on which a part is come to: the first, or where lines are
// carried already, the one that is empty.
func (m Model) entry(part block) int {
	if at := m.rowAt(freshKey); part == carry && at >= 0 {
		return at
	}
	return slices.IndexFunc(m.rows, func(r row) bool { return r.block.part() == part })
}

// rowAt is where the row of a key is, or -1.
func (m Model) rowAt(key string) int {
	return slices.IndexFunc(m.rows, func(r row) bool { return r.key == key })
}

// under is the row under the cursor.
func (m Model) under() row {
	if m.at < len(m.rows) {
		return m.rows[m.at]
	}
	return row{}
}

// Typing reports whether letters are words on this row.
func (m Model) Typing() bool { return m.under().text }

// Update takes keys, and what the root tells.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case nav.Loaded:
		return m.load(msg.World)
	case nav.Tick:
		m.world.Now = msg.Now
	case nav.Written:
		return m.written(msg), nil
	case carryOn:
		return m.takeBack()
	case tea.KeyPressMsg:
		if m.gone || m.bounced() {
			return m, nil
		}
		m.problem = ""
		return m.key(msg)
	case tea.PasteMsg:
		if !m.gone && m.under().text {
			m.problem = ""
			return m.typed(msg)
		}
	}
	return m, nil
}

// bounced reports whether a key comes too soon to have been meant for here.
func (m Model) bounced() bool {
	return m.to.Fresh && m.world.Clock != nil && m.world.Clock().Sub(m.opened) < deafness
}

// move puts the cursor on another row. What was offered on the row that is
// left is left with it.
func (m Model) move(to int) Model {
	was := m.under()
	m.letting = ""
	m.at = max(0, min(to, len(m.rows)-1))
	empty := was.text && m.lines[was.key].Clean() == ""
	switch {
	case m.under().key == was.key:
	case was.block == sore:
		m.sore = nil
		return m.rebuild()
	case was.block == reason && empty:
		return m.withoutReason(was.thing.id).rebuild()
	case empty && was.stored != "": // emptied and not kept: it stands as it was
		return m.set(was.key, widget.NewLine(was.stored))
	}
	return m
}

func (m Model) withoutReason(id record.ID) Model {
	m.reasons = slices.DeleteFunc(slices.Clone(m.reasons), func(t thing) bool { return t.id == id })
	return m
}

// onward goes to the next row, and from the last of a part to the next part.
func (m Model) onward() Model {
	if next := m.at + 1; next < len(m.rows) && m.rows[next].block.part() == m.under().block.part() {
		return m.move(next)
	}
	return m.skip(1)
}

// skip goes to the first row of the next part, or of the one before, and
// around.
func (m Model) skip(by int) Model {
	here := m.under().block.part()
	for n := 1; n <= len(m.rows); n++ {
		at := (m.at + by*n + len(m.rows)*2) % len(m.rows)
		if part := m.rows[at].block.part(); part != here {
			return m.move(m.entry(part))
		}
	}
	return m
}

// done leaves for where one would have been.
func (m Model) done() (Model, tea.Cmd) {
	leave := nav.Send(nav.Back{})
	if m.to.Fresh {
		leave = nav.Send(nav.Turn{To: nav.Review{Client: m.to.Client, Session: m.to.Session}})
	}
	if slices.ContainsFunc(m.Drafts(), func(d record.Draft) bool { return d.Text != "" }) {
		return m, tea.Batch(leave, nav.Send(nav.Say{Words: "what is half typed waits in the minute after, under ctrl+p"}))
	}
	return m, leave
}

// Actions are what *everything* offers here beyond the keys.
func (m Model) Actions() []nav.Action {
	if !m.mayCarryOn() {
		return nil
	}
	return []nav.Action{{Name: "carry on with the hour", Key: keys.Undo.Shown(), Msg: carryOn{}}}
}
