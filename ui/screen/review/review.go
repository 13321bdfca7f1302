// Package review is a client's past hours: strips on one minute scale, newest
// first, and the one under the cursor drawn in full right below its strip; what
// lit them up, what was lighter, words at the door and notes, as lists across
// all hours; two hours above each other; and a page written out of one or
// several.
//
// It describes and never grades: no averages, no trend, no comparing of
// clients. Weeks without an hour are said as a gap and nothing is made of them.
// What a filter finds keeps the order of time. Only what is seen is drawn.
package review

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/store/search"
	"rapport/ui/arc"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

// Model is the screen.
type Model struct {
	record.Elision
	world   nav.World
	card    *record.Card
	all     []*record.Session // that are over, newest first
	hours   []*record.Session // those the filter finds
	rows    []row             // them, with years and gaps between
	minutes int               // of the one scale
	at      int               // among hours

	filter string        // the words that stand
	words  *search.Hours // the hours ready to be filtered; nil until asked for
	half   string        // a filter half typed
	file   string        // a file's name half typed

	list   *list     // across hours, in the place of the picture
	first  record.ID // an hour to be set beside another
	beside bool      // it stands above the one under the cursor
	out    *out      // what is about to be written to a file
	line   *line
}

// New makes the past hours of a client, at one of them if given, or with the
// list of what lit them up.
func New(w nav.World, to nav.Review) (Model, tea.Cmd) {
	m := Model{}.load(w, to.Client)
	if m.card == nil { // erased meanwhile
		m.card = &record.Card{}
		return m, nav.Send(nav.Home{})
	}
	m.at = m.indexOf(to.Session)
	m.half = m.draft("filter")
	m.file = m.draft("file")
	if to.Lit {
		m = m.openList(litUp)
	}
	return m, nil
}

// load takes the newest picture, with the cursor staying on the same hour.
func (m Model) load(w nav.World, client record.ID) Model {
	drafts := m.world.Drafts
	m.world = w
	if w.Drafts == nil {
		m.world.Drafts = drafts
	}
	m.card, m.all, m.words = w.Card(client), nil, nil
	if m.card == nil {
		return m
	}
	m.minutes = 0
	for _, s := range w.Caseload.Sessions(client) {
		if !s.Open() {
			m.all = append(m.all, s)
			m.minutes = max(m.minutes, arc.Minutes(s.Planned, s.Length()))
		}
	}
	m = m.found(m.filter)
	if m.firstHour() == nil {
		m.first, m.beside = record.ID{}, false
	}
	if m.list != nil {
		m = m.relisted(m.list.kind, m.list.at)
	}
	return m.outLoaded()
}

// found shows the hours that the words find, with the cursor on the same hour
// where it is among them.
func (m Model) found(words string) Model {
	var under record.ID
	if s := m.hour(); s != nil {
		under = s.ID
	}
	m.filter, m.hours = words, m.all
	if words != "" {
		if m.words == nil {
			m.words = search.NewHours(m.card, m.all)
		}
		m.hours = m.words.Find(words)
	}
	m.rows = rowsOf(m.hours, m.world.Today(), words == "")
	m.at = m.indexOf(under)
	return m
}

// indexOf is where an hour stands; where it does not, the cursor stays as near
// as it can.
func (m Model) indexOf(id record.ID) int {
	at := slices.IndexFunc(m.hours, func(s *record.Session) bool { return s.ID == id })
	if at < 0 {
		at = m.at
	}
	return max(0, min(at, len(m.hours)-1))
}

// hour is the one under the cursor.
func (m Model) hour() *record.Session {
	if m.at < len(m.hours) {
		return m.hours[m.at]
	}
	return nil
}

// firstHour is the one that was marked to be set beside another.
func (m Model) firstHour() *record.Session {
	at := slices.IndexFunc(m.all, func(s *record.Session) bool { return s.ID == m.first })
	if at < 0 {
		return nil
	}
	return m.all[at]
}

func (m Model) now() time.Time {
	if m.world.Clock == nil {
		return m.world.Now
	}
	return m.world.Clock()
}

// takeHour asks for an hour to be taken away, and showList for a list, from
// *everything*.
type (
	takeHour struct{ id record.ID }
	showList struct{ kind listKind }
)

// Actions are what *everything* offers here beyond the keys.
func (m Model) Actions() []nav.Action {
	actions := []nav.Action{{Name: "a keepsake", Msg: nav.Go{To: nav.Keepsake{Client: m.card.ID}}}}
	s := m.hour()
	if s == nil {
		return actions
	}
	for kind := range listKinds {
		actions = append(actions, nav.Action{Name: m.listName(kind) + ", across time", Msg: showList{kind}})
	}
	if m.card.Client.Standing != record.Died {
		actions = append(actions, nav.Action{Name: nav.MinuteAfter, Msg: nav.Go{To: nav.After{Client: m.card.ID, Session: m.all[0].ID}}})
	}
	day := s.Date.Time().Format("2 Jan")
	return append(actions, nav.Action{
		Name: "take away the hour of " + day, Msg: takeHour{s.ID}, Confirm: day,
		Warning: "The picture, the marks and the words of this hour go. u brings it back until the next lock.",
	})
}

// Update takes keys, and what the root tells.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case nav.Loaded:
		return m.loaded(msg.World)
	case nav.Tick:
		m.world.Now = msg.Now
	case nav.Written:
		return m.written(msg)
	case nav.WrittenOut:
		if tag, mine := msg.Tag.(wrote); mine {
			return m.outWritten(tag, msg.Err)
		}
	case takeHour:
		return m, nav.Send(nav.Write{Client: m.card.ID, Label: "taken away", Do: func(tx record.Tx) error { return tx.DeleteSession(msg.id) }})
	case showList:
		m.beside, m.out = false, nil
		return m.openList(msg.kind), nil
	case tea.PasteMsg:
		if m.line != nil {
			return m.typed(msg)
		}
	case tea.KeyPressMsg:
		return m.pressed(msg)
	}
	return m, nil
}

func (m Model) loaded(w nav.World) (Model, tea.Cmd) {
	if w.Caseload.Card(m.card.ID) == nil { // erased
		return m, nav.Send(nav.Home{})
	}
	if s := w.Caseload.OpenSession(); s != nil && m.hour() != nil && s.ID == m.hour().ID { // its end was undone
		return m, nav.Send(nav.Turn{To: nav.Live{Client: s.Client, Session: s.ID, Seen: w.Now}})
	}
	return m.load(w, m.card.ID), nil
}

func (m Model) pressed(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case m.line != nil:
		return m.keyInLine(msg)
	case m.out != nil:
		return m.keyInOut(msg)
	case keys.Undo.Is(msg):
		return m, nav.Send(nav.Undo{Client: m.card.ID})
	case keys.Redo.Is(msg):
		return m, nav.Send(nav.Redo{Client: m.card.ID})
	case filterKey.Is(msg) && !m.beside && len(m.all) > 0:
		return m.openFilter(), nil
	case m.list != nil:
		return m.keyInList(msg)
	}
	return m.key(msg)
}

// aPage is how far pgup and pgdn go.
const aPage = 6

// key answers keys on the hours.
func (m Model) key(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Back.Is(msg):
		return m.back()
	case keys.Up.Is(msg):
		return m.moved(-1), nil
	case keys.Down.Is(msg):
		return m.moved(1), nil
	case keys.PageUp.Is(msg):
		return m.moved(-aPage), nil
	case keys.PageDown.Is(msg):
		return m.moved(aPage), nil
	case keys.Draw.Is(msg) && m.card.StillMeeting() && !m.beside:
		return m, nav.Send(nav.Go{To: nav.Draw{Client: m.card.ID}})
	}
	s := m.hour()
	switch {
	case s == nil:
		return m, nil
	case openHour.Is(msg), editHour.Is(msg):
		return m, nav.Send(nav.Go{To: nav.Draw{Client: m.card.ID, Session: s.ID}})
	case keys.Beside.Is(msg):
		return m.setBeside(s)
	case keys.Out.Is(msg):
		return m.openOut(), nil
	case showLists.Is(msg) && !m.beside && !msg.IsRepeat:
		return m.openList(litUp), nil
	}
	return m, nil
}

func (m Model) moved(by int) Model {
	m.at = max(0, min(len(m.hours)-1, m.at+by))
	return m
}

// back takes one thing off the screen: the two hours, the filter, the first
// hour; then it leaves.
func (m Model) back() (Model, tea.Cmd) {
	switch {
	case m.beside:
		m.beside, m.first = false, record.ID{}
	case m.filter != "":
		return m.found(""), nil
	case m.firstHour() != nil:
		m.first = record.ID{}
	default:
		return m, nav.Send(nav.Back{})
	}
	return m, nil
}

// setBeside marks a first hour, and at the next one sets the two above each
// other, on one scale.
func (m Model) setBeside(s *record.Session) (Model, tea.Cmd) {
	switch first := m.firstHour(); {
	case m.beside:
		m.beside, m.first = false, record.ID{}
		return m, nil
	case first == nil:
		m.first = s.ID
		return m, nav.Send(nav.Say{Words: s.Date.Short(m.world.Today()) + " is marked; = at another hour sets the two beside each other"})
	case first.ID == s.ID:
		m.first = record.ID{}
		return m, nav.Send(nav.Say{Words: "not marked any more"})
	}
	m.beside = true
	return m, nil
}
