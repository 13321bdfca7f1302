// Package find is home: a line that is always ready, what it finds, and under
// it a few rows on whoever the cursor is on.
//
// On an empty line stand the clients who usually come around now, and those
// seen lately, so that the right person is often under the cursor before a
// key is pressed. Every row and every word of the preview has been through
// the gate. The preview is drawn a moment after the last key, so that typing
// costs only the rows that change.
package find

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/store/search"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/widget"
)

// pause is how long the line rests before the preview follows it.
const pause = 80 * time.Millisecond

// most is the number of hits asked for: more than any window shows.
const most = 60

const draftKey = "find"

// Model is the screen.
type Model struct {
	record.Elision
	world   nav.World
	line    widget.Line
	rows    []row
	at      int
	ring    int // counts changes, so that a late preview is not drawn
	preview preview
	pressed time.Time // the last key, to the second
	away    bool      // the preview is put away: names only
	opened  bool      // what was found was opened: the next letter begins anew
	problem string
}

// settled says that the line has rested since change number ring.
type settled struct{ ring int }

// New makes the screen.
func New(w nav.World) (Model, tea.Cmd) {
	m := Model{world: w, line: widget.NewLine(w.Drafts(draftKey))}
	m = m.refresh()
	m.preview = newPreview(w, m.client())
	return m, nil
}

// Typing is true: every letter belongs to the line.
func (m Model) Typing() bool { return true }

// Drafts is a half-typed addition, so that it is there again after a lock. What
// was only looked for is not kept: the next sitting begins with an empty line.
func (m Model) Drafts() []record.Draft {
	text := m.line.Value()
	if !strings.HasPrefix(text, "+") {
		text = ""
	}
	return []record.Draft{{Key: draftKey, Text: text}}
}

var (
	addHere  = keys.Add
	helpHere = keys.Help.As("? keys")
)

// Keys is the table help shows.
func (m Model) Keys() keys.Table {
	return keys.Table{Name: "find", Groups: []keys.Group{{Title: "letters find; any words, in any order", Keys: []keys.Key{
		keys.UpArrow, keys.DownArrow, keys.FindOpen, keys.FindTab, keys.FindEsc, addHere, keys.Help,
	}}}}
}

// Actions are what *everything* offers about whoever is under the cursor.
func (m Model) Actions() []nav.Action {
	c := m.world.Card(m.client())
	if c == nil {
		return nil
	}
	return []nav.Action{
		{Name: "card of " + c.Called, Key: keys.FindOpen.Shown(), Msg: nav.Go{To: nav.Card{Client: c.ID}}},
		{Name: "before " + c.Called, Key: keys.FindTab.Shown(), Msg: nav.Go{To: nav.Before{Client: c.ID}}},
		{Name: "past hours of " + c.Called, Msg: nav.Go{To: nav.Review{Client: c.ID}}},
		{Name: "lit up across time: " + c.Called, Msg: nav.Go{To: nav.Review{Client: c.ID, Lit: true}}},
		{Name: "undo the last change to " + c.Called, Msg: nav.Undo{Client: c.ID}},
	}
}

// Update takes keys, and what the root tells.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case nav.Loaded:
		drafts := m.world.Drafts
		gone := m.opened && m.card() != nil && msg.World.Caseload.Card(m.client()) == nil
		m.world = msg.World
		m.world.Drafts = drafts
		if gone { // erased: the words would only offer to make the card anew
			m.line, m.opened = m.line.Set(""), false
		}
		m, cmd := m.changed()
		if m.preview.old(m.world) {
			m.preview = newPreview(m.world, m.client()) // it shows what is no longer so
		}
		return m, cmd
	case nav.Tick:
		return m.tick(msg.Now)
	case nav.Written:
		return m.written(msg)
	case settled:
		if msg.ring == m.ring {
			m.preview = newPreview(m.world, m.client())
		}
		return m, nil
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		return m.typed(msg)
	}
	return m, nil
}

// tick shows who comes around now. A cursor that nobody has moved from the top
// goes with them, unless a key was pressed just now and another may follow.
func (m Model) tick(now time.Time) (Model, tea.Cmd) {
	if now.Minute() == m.world.Now.Minute() {
		return m, nil
	}
	m.world.Now = now
	if m.at == 0 && now.Sub(m.pressed) > time.Minute {
		m.rows = nil
	}
	return m.changed()
}

func (m Model) key(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	m.pressed = m.world.Now
	switch {
	case keys.UpArrow.Is(msg):
		return m.move(-1)
	case keys.DownArrow.Is(msg):
		return m.move(1)
	case keys.FindOpen.Is(msg):
		return m.enter()
	case keys.FindTab.Is(msg):
		if id := m.client(); !id.IsZero() {
			return m.leave(nav.Before{Client: id})
		}
		return m, nil
	case keys.FindEsc.Is(msg):
		if m.line.Value() == "" {
			m.away = !m.away
			return m, nil
		}
		m.line = m.line.Set("")
		return m.changed()
	case keys.Find.Is(msg) && (m.opened || m.line.Value() == ""): // find is here already
		m.line, m.opened = m.line.Set(""), false
		return m.changed()
	case keys.Help.Is(msg) && (m.opened || m.line.Value() == ""):
		return m, nav.Send(nav.Help{})
	}
	return m.typed(msg)
}

// typed gives a key to the line. Words that led somewhere are done with: a
// letter behind them would look for one name run into the next.
func (m Model) typed(msg tea.Msg) (Model, tea.Cmd) {
	before := m.line.Value()
	if m.opened && isText(msg) {
		m.line = m.line.Set("")
	}
	m.opened = false
	line, cmd := m.line.Update(msg)
	m.line = line
	if line.Value() == before {
		return m, cmd
	}
	m, follow := m.changed()
	return m, tea.Batch(cmd, follow)
}

func isText(msg tea.Msg) bool {
	key, pressed := msg.(tea.KeyPressMsg)
	return !pressed || key.Text != ""
}

func (m Model) move(by int) (Model, tea.Cmd) {
	at := m.at
	m.at = max(0, min(len(m.rows)-1, m.at+by))
	if at == m.at {
		return m, nil
	}
	return m.follow()
}

// changed looks up the line again, with the cursor staying on the same thing
// while results change, and lets the preview follow.
func (m Model) changed() (Model, tea.Cmd) {
	return m.refresh().follow()
}

func (m Model) follow() (Model, tea.Cmd) {
	m.ring++
	ring := m.ring
	return m, tea.Tick(pause, func(time.Time) tea.Msg { return settled{ring} })
}

func (m Model) refresh() Model {
	var under row
	if m.at < len(m.rows) {
		under = m.rows[m.at]
	}
	text := strings.TrimSpace(m.line.Value())
	m.problem = ""
	switch {
	case text == "":
		m.rows = offered(m.world)
	case strings.HasPrefix(text, "+"):
		m.rows, m.problem = m.adding(strings.TrimSpace(text[1:]))
	default:
		m.rows, m.problem = m.found(text)
	}
	m.at = 0
	for i, r := range m.rows {
		if under.same(r) && m.typedOn(text) {
			m.at = i
			break
		}
	}
	return m
}

// typedOn reports whether the cursor keeps to its row: on a fresh word the
// best hit is what is wanted, so only a cursor that was moved stays.
func (m Model) typedOn(text string) bool { return text == "" || m.at > 0 }

func (m Model) found(text string) ([]row, string) {
	hits, err := m.world.Index.FindTyping(text, most)
	if err != nil {
		return nil, err.Error()
	}
	rows := make([]row, 0, len(hits)+1)
	for _, h := range hits {
		rows = append(rows, hitRow(m.world, h))
	}
	if len(rows) == 0 || !nameTaken(hits, text) {
		rows = append(rows, newClientRow(text))
	}
	return rows, ""
}

// nameTaken reports whether the words are what somebody among the hits is
// called, so that making another of that name is not offered.
func nameTaken(hits []search.Hit, text string) bool {
	for _, h := range hits {
		if h.Interest == nil && record.Fold(h.Card.Called) == record.Fold(text) {
			return true
		}
	}
	return false
}

func (m Model) client() record.ID {
	if m.at < len(m.rows) {
		return m.rows[m.at].client
	}
	return record.ID{}
}

func (m Model) card() *record.Card { return m.world.Caseload.Card(m.client()) }
