// Package draw draws an hour afterwards: one line that the picture grows from
// as it is typed, and the same picture by hand, minute by minute. They are two
// views of one thing; going from one to the other rewrites it.
//
// While a step of the line is wrong, the picture keeps its last right form
// and the row under the line says what may stand there. Nothing is saved
// until enter, and a line that was left is there again.
package draw

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/store/search"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/widget"
)

// face is what the keys work on.
type face uint8

const (
	onLine face = iota
	byHand
	onWhen  // the date, the start, the length, the setting
	onWords // the words of a mark made by hand
)

// Model is the screen.
type Model struct {
	record.Elision
	world   nav.World
	card    *record.Card
	session *record.Session // as drawn so far
	base    *record.Session // what the line was made from
	began   *record.Session // as it was when the screen opened
	fresh   bool            // not on disk yet
	draft   string          // the key of its draft, where another screen gave it one
	back    bool            // once it is kept, back to where it was opened
	face    face
	line    widget.Line
	when    widget.Line
	unread  string // when it was, as far as it was typed
	words   widget.Line
	marked  record.Item // the mark that waits for words
	half    halfWords   // left behind by another that did
	wrong   *record.LineError
	right   bool // the picture is of a line that was right
	problem string
	minute  int // the cursor, by hand
	past    []*record.Session
	future  []*record.Session
	shape   int
}

// New opens the line for an hour just gone, or for one that is drawn already.
func New(w nav.World, to nav.Draw) (Model, tea.Cmd) {
	m := Model{world: w, card: w.Card(to.Client), shape: -1, draft: to.Draft, back: to.Return}
	if s := w.Caseload.Session(to.Client, to.Session); s != nil {
		m.session, m.base, m.began, m.right = s.Clone(), s, s, true
		m.line = widget.NewLine(m.asLine())
		return m.drafted(), nil
	}
	m.fresh = true
	m.session = m.guess(to)
	m.base, m.began = m.session, m.session
	m.line = widget.NewLine("")
	m = m.drafted()
	if to.Draft != "" { // what is typed there now, also where that is nothing
		m.line = widget.NewLine(to.Line)
	}
	return m.read(), nil
}

// guess is an hour at the usual time if that has just gone by, and otherwise
// at the last full or half hour that fits; where the day is given, that.
func (m Model) guess(to nav.Draw) *record.Session {
	now := m.world.Now
	s := &record.Session{ID: record.NewID(), Planned: search.UsualLength(m.world.Caseload.Sessions(to.Client), m.world.Config.Length)}
	if m.card != nil {
		s.Client, s.Setting = m.card.ID, m.card.Setting
	}
	if !to.On.IsZero() {
		s.Date = to.On
		if d := to.On.Time(); to.At >= 0 && m.world.Config.ClockTimes {
			s.Start = time.Date(d.Year(), d.Month(), d.Day(), 0, to.At, 0, 0, now.Location())
		}
		return s
	}
	length := time.Duration(s.Planned) * time.Minute
	start := now.Add(-length).Truncate(time.Minute)
	start = start.Add(-time.Duration(start.Minute()%30) * time.Minute)
	if minutes, ok := search.UsualStart(m.world.Caseload.Sessions(s.Client), m.world.Today()); ok {
		usual := time.Date(now.Year(), now.Month(), now.Day(), 0, minutes, 0, 0, now.Location())
		if ended := now.Sub(usual.Add(length)); ended > -15*time.Minute && ended < 4*time.Hour {
			start = usual
		}
	}
	s.Date = record.DateOf(start)
	s.Start = start
	return s
}

// Typing reports whether letters are words now.
func (m Model) Typing() bool { return m.face != byHand }

var (
	keepKey  = keys.Enter.As("enter keep")
	handKey  = keys.Tab.As("tab by hand")
	lineKey  = keys.Tab.As("tab the line")
	laterKey = keys.Back.As("esc for later")
	whenKey  = keys.UpArrow.As("↑ date, length")
	triedKey = keys.AskLive.Meaning("a question that was tried, in its words")
	endKey   = keys.End.Meaning("the hour ended at this minute: once is enough")
)

// Keys is the table help shows.
func (m Model) Keys() keys.Table {
	return keys.Table{Name: "draw", Groups: []keys.Group{m.faceKeys()}}
}

func (m Model) faceKeys() keys.Group {
	switch m.face {
	case byHand:
		return keys.Group{Title: "by hand", Keys: []keys.Key{
			keys.StepIn, keys.StepOut, keys.ToPlace, keys.CursorBack, keys.CursorOn, keys.FiveBack, keys.FiveOn,
			keys.NudgeBack, keys.NudgeOn, keys.LedClient, keys.LedMe, keys.LedBoth, keys.MarkLit, keys.Smiled, keys.QuietTime,
			keys.Ground, keys.ALot, keys.FarAway, keys.Wobble, keys.Mended, keys.DoorWords, keys.NoteMark, triedKey, keys.WordMark,
			keys.Pause, endKey, keys.TakeMark, keys.Undo, keys.Redo, keepKey, lineKey, keys.Dark, keys.Find, laterKey, keys.Help,
		}}
	case onWhen:
		return keys.Group{Title: "when it was", Keys: []keys.Key{keepKey, keys.DownArrow, keys.Tab, keys.Back}}
	case onWords:
		return keys.Group{Title: "the words of a mark", Keys: []keys.Key{keepKey, keys.Back}}
	}
	line := []keys.Key{keepKey, handKey, whenKey, keys.Shapes, laterKey}
	if m.line.Value() == "" {
		line = append(line, keys.Help)
	}
	return keys.Group{Title: lineWords, Keys: line}
}

// lineWords is the line in a few words, for help.
const lineWords = `the line: 8n 15i 33e 41o* is near at minute 8, in at 15, the edge at 33, out at 41 where something lit up. ` +
	`Behind a place: c, m or t for who led, then "words". ` +
	`Marks, by two letters or more: 47 do "she may move"; door, note, quiet, lit, laughed, grounding, lot, far, wobble, mended, tried, pause, resume, end.`

// Update takes keys, and what the root tells.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case nav.Loaded:
		drafts := m.world.Drafts
		m.world = msg.World
		m.world.Drafts = drafts
		if c := m.world.Card(m.session.Client); c != nil {
			m.card = c
		}
		return m, nil
	case nav.Tick:
		m.world.Now = msg.Now
		return m, nil
	case nav.Written:
		return m.written(msg)
	case splitHere:
		return m.split()
	case tea.KeyPressMsg:
		m.problem = ""
		switch m.face {
		case byHand:
			return m.handKey(msg)
		case onWhen:
			return m.whenKeys(msg)
		case onWords:
			return m.wordsKey(msg)
		}
		return m.lineKeys(msg)
	case tea.PasteMsg:
		return m.typed(msg)
	}
	return m, nil
}

func (m Model) lineKeys(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Enter.Is(msg):
		return m.keep()
	case keys.Tab.Is(msg):
		if m.wrong != nil && !m.wrong.AtEnd {
			m.problem = "the line is not right yet: " + m.wrong.Error()
			return m, nil
		}
		return m.toHand(), nil
	case keys.UpArrow.Is(msg):
		return m.toWhen(), nil
	case keys.Shapes.Is(msg):
		return m.nextShape(), nil
	case keys.Back.Is(msg):
		return m, nav.Send(nav.Back{})
	case keys.Help.Is(msg) && m.line.Value() == "": // no line begins with it
		return m, nav.Send(nav.Help{})
	}
	return m.typed(msg)
}

func (m Model) typed(msg tea.Msg) (Model, tea.Cmd) {
	var cmd tea.Cmd
	switch m.face {
	case onLine:
		m.line, cmd = m.line.Update(msg)
		return m.read(), cmd
	case onWhen:
		m.when, cmd = m.when.Update(msg)
	case onWords:
		m.words, cmd = m.words.Update(msg)
	}
	return m, cmd
}

// read lets the picture follow the line. While the line is wrong the picture
// keeps its last right form; a line that was wrong from the start is drawn as
// far as it is right.
func (m Model) read() Model {
	parsed, wrong := record.ParseLineSoFar(m.line.Value())
	m.wrong = wrong
	empty := m.line.Clean() == ""
	if wrong != nil && m.right && !empty {
		return m
	}
	s := m.base.Clone()
	s.Date, s.Start, s.Planned, s.Setting = m.session.Date, m.session.Start, m.session.Planned, m.session.Setting
	m.card.Redraw(s, parsed)
	m.session, m.right = s, wrong == nil || empty
	return m
}

// asLine is the hour as one line, as far as its words may be seen.
func (m Model) asLine() string { return record.FormatLine(m.card.Seen(m.session)) }
