// Package week is for catching up on a Friday: the hours that usually happen,
// one line each, drawn as they are typed.
//
// A row says only that its hour was live or drawn, that we did not meet, or
// nothing; nothing counts the empty ones. Only the row under the cursor has a
// shape, so that no two clients' stand side by side, and nothing of what a
// client loves or said is named. A line half typed stays with its client and
// day.
package week

import (
	"maps"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/store/search"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/widget"
)

// Model is the screen.
type Model struct {
	record.Elision
	world   nav.World
	monday  record.Date
	hours   []search.Hour
	at      int
	line    widget.Line       // of the row under the cursor
	typed   map[string]string // what is half typed in the rows, by the key of its draft
	keeping map[string]bool   // the rows that are being written
	right   record.Line       // what the line said when it was last right
	wrong   *record.LineError
	asked   bool // enter was pressed on what is wrong
	problem string
	away    bool // the row is open in full, and its line may change there
}

// New makes the week that goes on, on its first hour that is empty.
func New(w nav.World, _ nav.Week) (Model, tea.Cmd) {
	m := Model{world: w, monday: search.Monday(w.Today()), typed: map[string]string{}, keeping: map[string]bool{}}
	return m.load().firstEmpty(), nil
}

// load lists the hours anew, with the cursor on the same one.
func (m Model) load() Model {
	under := m.key()
	m.hours = search.Week(m.world.Caseload, m.monday, m.world.Now, m.world.Config.ClockTimes)
	m.at = max(0, min(m.at, len(m.hours)-1))
	for i, h := range m.hours {
		if under != "" && keyOf(h) == under {
			m.at = i
			return m
		}
	}
	return m.open()
}

// firstEmpty puts the cursor on the first hour of which nothing is said.
func (m Model) firstEmpty() Model {
	m.at = 0
	for i, h := range m.hours {
		if h.Empty() {
			m.at = i
			break
		}
	}
	return m.open()
}

// keyOf names the draft of an hour that is not drawn yet, and one that is.
func keyOf(h search.Hour) string {
	key := "week/" + h.Card.ID.String() + "/" + h.Day.String()
	if h.Session != nil {
		key += "/" + h.Session.ID.String()
	}
	return key
}

func (m Model) key() string {
	if h := m.hour(); h != nil {
		return keyOf(*h)
	}
	return ""
}

// hour is the one under the cursor, nil where there is none.
func (m Model) hour() *search.Hour {
	if m.at < len(m.hours) {
		return &m.hours[m.at]
	}
	return nil
}

// canType reports whether the row under the cursor takes a line.
func (m Model) canType() bool {
	h := m.hour()
	return h != nil && h.Empty() && !m.keeping[keyOf(*h)]
}

// textOf is what is half typed in a row.
func (m Model) textOf(h search.Hour) string {
	key := keyOf(h)
	if text, ok := m.typed[key]; ok {
		return text
	}
	if m.world.Drafts != nil {
		return m.world.Drafts(key)
	}
	return ""
}

// open opens the line of the row under the cursor, as it was left.
func (m Model) open() Model {
	m.wrong, m.right, m.asked, m.problem, m.away = nil, record.Line{}, false, "", false
	m.line = widget.NewLine("")
	if h := m.hour(); h != nil && h.Empty() {
		m.line = widget.NewLine(m.textOf(*h))
		m.right, m.wrong = record.ParseLineSoFar(m.line.Value())
	}
	return m
}

// read takes note of a line that was changed.
func (m Model) read() Model {
	m.typed = maps.Clone(m.typed)
	m.typed[m.key()] = m.line.Value()
	parsed, wrong := record.ParseLineSoFar(m.line.Value())
	if wrong == nil || m.line.Clean() == "" {
		m.right = parsed
	}
	m.wrong, m.asked = wrong, false
	return m
}

// Drafts are the lines half typed, each with its client and day.
func (m Model) Drafts() []record.Draft {
	var list []record.Draft
	for key, text := range m.typed {
		list = append(list, record.Draft{Key: key, Text: text})
	}
	return list
}

// Typing is true: letters are the line of the row.
func (m Model) Typing() bool { return true }

var (
	keepNext  = keys.Enter.Meaning("keep the hour, and on to the next that is empty").As("enter keep, next hour")
	anotherUp = keys.UpArrow.As("↑ ↓ another")
	inFull    = keys.Tab.Meaning("the same hour in full: its picture, when it was, by hand").As("tab in full")
	weekBack  = keys.FiveBack.Meaning("the week before")
	weekOn    = keys.FiveOn.Meaning("the week after")
)

// Keys is the table help shows.
func (m Model) Keys() keys.Table {
	var at []keys.Key
	if m.hour() != nil {
		at = append(at, keepNext, anotherUp, keys.DownArrow, inFull, keys.NotMet)
	}
	at = append(at, weekBack, weekOn, keys.Back.As("esc done"))
	if m.line.Value() == "" {
		at = append(at, keys.Help)
	}
	return keys.Table{Name: "the week", Groups: []keys.Group{{Title: "a line: 8n 15i 33e 41o* is near at minute 8, in at 15, the edge at 33, out at 41 where something lit up", Keys: at}}}
}

// Actions are what *everything* offers here beyond the keys.
func (m Model) Actions() []nav.Action {
	h := m.hour()
	if h == nil {
		return nil
	}
	called := m.world.Config.Called(h.Card)
	return []nav.Action{
		{Name: "the card of " + called, Msg: nav.Go{To: nav.Card{Client: h.Card.ID}}},
		{Name: "past hours with " + called, Msg: nav.Go{To: nav.Review{Client: h.Card.ID}}},
		{Name: "undo the last thing for " + called, Msg: nav.Undo{Client: h.Card.ID}},
		{Name: "redo it for " + called, Msg: nav.Redo{Client: h.Card.ID}},
	}
}
