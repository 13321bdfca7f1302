// Package live draws the hour that is going on, one key a mark.
//
// The screen can be ignored for forty minutes and be right. Every key is a
// change that is written before the bottom line confirms it, and is kept and
// tried again when it could not be written. What is shown is the session as
// it is on disk with the changes still on their way on top, so that another
// companion's marks and ours come together. While the screen is dark every
// mark still counts and nothing else opens.
package live

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

// deafness is how long the screen ignores keys after it opens, so that a
// bounced key that opened it does not mark.
const deafness = 300 * time.Millisecond

// bounce is the shortest time between two presses of one key that a finger
// makes; anything faster is a key held down.
const bounce = 60 * time.Millisecond

// Model is the screen.
type Model struct {
	record.Elision
	world   nav.World
	client  record.ID
	id      record.ID
	card    *record.Card    // nil while only the session is in reach
	stored  *record.Session // as on disk; nil until it is there
	session *record.Session // with what is on its way
	fresh   *record.Session // begun here, until it is on disk
	refused time.Time       // when it could not be written
	waiting []change
	serial  int
	turn    nav.Order   // of what was asked for last
	last    record.Item // what left and right move
	lastLit record.Item // what tab names
	left    record.Item // whose line was left half typed
	mode    mode
	line    *naming
	lighter int
	asking  *asking
	ending  bool // the first e was pressed
	ended   bool // it was ended here
	dark    bool
	opened  time.Time
	pressed time.Time
	key     string
	away    *away
}

// mode is where keys go beside marking.
type mode uint8

const (
	marking mode = iota
	onLighter
	onQuestions
)

// now is the wall clock at this key, which a second's tick may lag behind.
func (m Model) now() time.Time {
	if m.world.Clock == nil {
		return m.world.Now
	}
	return m.world.Clock()
}

// New opens the session that is going on, or begins one.
func New(w nav.World, to nav.Live) (Model, tea.Cmd) {
	m := Model{world: w, client: to.Client, id: to.Session, opened: w.Now, turn: nav.Order{Of: record.NewID()}}
	m.card = w.Card(to.Client)
	if s := w.Caseload.OpenSession(); s != nil {
		m.client, m.id = s.Client, s.ID
		m.card = w.Card(s.Client)
		m = m.load(w)
		m.away = m.wasAway(to)
		return m, nil
	}
	if m.id.IsZero() {
		m.id = record.NewID()
		m.fresh = m.newHour()
		return m, m.begin()
	}
	return m.load(w), nil
}

// newHour is an hour that begins now.
func (m Model) newHour() *record.Session {
	now := m.world.Now.Round(0)
	s := &record.Session{
		ID: m.id, Client: m.client, Date: record.DateOf(now), Start: now.Truncate(time.Second),
		Planned: m.world.Config.Length, Live: true,
	}
	if m.card != nil {
		s.Setting = m.card.Setting
	}
	return s
}

// begun is the tag of the write that begins an hour.
type begun struct{ id record.ID }

// begin writes a new session. Nothing can be marked before it is there.
func (m Model) begin() tea.Cmd {
	s := m.fresh
	return nav.Send(nav.Write{
		Client: m.client, Label: "the hour has begun", Firm: true, Tag: begun{m.id},
		Do: func(tx record.Tx) error { return tx.PutSession(s.Clone()) },
	})
}

// load takes the newest picture and lays what is on its way over it.
func (m Model) load(w nav.World) Model {
	now := m.world.Now
	m.world = w
	if w.Now.IsZero() {
		m.world.Now = now
	}
	m.card = w.Card(m.client)
	m.stored = w.Caseload.Session(m.client, m.id)
	if m.card == nil { // only the session is in reach: what was typed is sealed
		m.line, m.asking, m.mode = nil, nil, marking
	}
	return m.overlay()
}

// elapsed is the seconds since the start by the wall clock, never before what
// is already marked: a clock may have been set back.
func (m Model) elapsed() int {
	if m.session == nil {
		return 0
	}
	since := int(m.world.Now.Round(0).Sub(m.session.Start).Seconds())
	return max(since, m.session.Last().At, 0)
}

// minute is the minute to show for a second of the session: pauses do not
// count.
func (m Model) minute(at int) int {
	for _, p := range m.session.ClosedPauses(at) {
		at -= max(0, p.To-p.From)
	}
	return max(0, at) / 60
}

// Typing reports whether letters are words now. In the dark none is: a line
// that was open waits.
func (m Model) Typing() bool { return !m.dark && (m.line != nil || m.away.typing()) }

// Drafts is the line half typed.
func (m Model) Drafts() []record.Draft {
	if m.line == nil {
		return nil
	}
	return []record.Draft{{Key: m.draftKey(), Text: m.line.input.Value()}}
}

// Update takes keys, and what the root tells.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case nav.Loaded:
		m = m.load(msg.World)
		return m, m.over()
	case nav.Tick:
		return m.tick(msg)
	case nav.Written:
		return m.written(msg)
	case nav.Darkened:
		m.dark = msg.On
		if m.dark {
			m.mode, m.asking = marking, nil
		}
		return m, nil
	case tea.KeyPressMsg:
		now := m.now()
		unmeant := m.repeated(msg, now)
		m.key, m.pressed = msg.String(), now
		if unmeant {
			return m, nil
		}
		m.world.Now = now
		return m.press(msg)
	case tea.PasteMsg:
		if m.line != nil {
			return m.typed(msg)
		}
	}
	return m, nil
}

// repeated reports whether a key was not meant: held down, or the bounce of
// the key that opened the screen. Letters of a line are always meant.
func (m Model) repeated(msg tea.KeyPressMsg, now time.Time) bool {
	if m.Typing() {
		return false
	}
	return msg.IsRepeat || now.Sub(m.opened) < deafness || msg.String() == m.key && now.Sub(m.pressed) < bounce
}

// press sends a key to where it belongs.
func (m Model) press(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case m.stored == nil:
		if keys.Back.Is(msg) {
			return m, nav.Send(nav.Back{})
		}
		return m, nil
	case m.dark: // a question that nobody sees is not answered
	case m.away != nil:
		return m.awayKey(msg)
	case m.line != nil:
		return m.lineKey(msg)
	}
	if m.ending {
		m.ending = false
		if keys.End.Is(msg) {
			return m.end()
		}
	}
	switch m.mode {
	case onLighter:
		return m.lighterKey(msg)
	case onQuestions:
		return m.askingKey(msg)
	}
	return m.mark(msg)
}

// over leaves the screen when the hour has ended: for the minute after it, or,
// where another companion ended it and goes through that, for the past hours.
func (m Model) over() tea.Cmd {
	switch {
	case m.stored == nil || m.stored.Open():
		return nil
	case m.ended:
		return nav.Send(nav.Turn{To: nav.After{Client: m.client, Session: m.id, Fresh: true}})
	}
	return nav.Send(nav.Turn{To: nav.Review{Client: m.client, Session: m.id}})
}
