// Package review is a client's past hours: strips on one minute scale, newest
// first, and the one under the cursor drawn in full right below its strip.
//
// It describes and never grades: no averages, no trend, no comparing. Weeks
// without an hour are said as a gap and nothing is made of them.
package review

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

// Model is the screen.
type Model struct {
	world nav.World
	card  *record.Card
	hours []*record.Session // newest first
	at    int
	lit   bool // the list of what lit up stands in the place of the picture
	litAt int
}

// New makes the past hours of a client, at one of them if given.
func New(w nav.World, to nav.Review) (Model, tea.Cmd) {
	m := Model{}.load(w, to.Client)
	m.at = max(0, slices.IndexFunc(m.hours, func(s *record.Session) bool { return s.ID == to.Session }))
	return m, nil
}

func (m Model) load(w nav.World, client record.ID) Model {
	var under record.ID
	if s := m.hour(); s != nil {
		under = s.ID
	}
	m.world, m.card, m.hours = w, w.Caseload.Card(client), nil
	for _, s := range w.Caseload.Sessions(client) {
		if !s.Open() {
			m.hours = append(m.hours, s)
		}
	}
	if at := slices.IndexFunc(m.hours, func(s *record.Session) bool { return s.ID == under }); at >= 0 {
		m.at = at
	}
	m.at = max(0, min(m.at, len(m.hours)-1))
	return m
}

func (m Model) hour() *record.Session {
	if m.at < len(m.hours) {
		return m.hours[m.at]
	}
	return nil
}

// Typing is false: nothing is typed here.
func (m Model) Typing() bool { return false }

var (
	openHour = keys.Enter.Meaning("open the hour: look closer, or change it").As("enter open")
	litUp    = keys.Lit.Meaning("what lit them up, across time").As("space what lit up")
	editHour = keys.Edit.Meaning("change the hour")
)

// Keys is the table help shows.
func (m Model) Keys() keys.Table {
	at := []keys.Key{keys.Up, keys.Down, openHour, litUp, editHour, keys.Draw, keys.Undo, keys.Redo}
	if m.lit {
		at = []keys.Key{keys.Up, keys.Down, keys.Enter.Meaning("back to that hour"), keys.Ask.Meaning("questions about it"), litUp.Meaning("back to the hours")}
	}
	return keys.Table{Name: "past hours", Groups: []keys.Group{{Title: "here", Keys: append(at, keys.Dark, keys.Find, keys.Back, keys.Help)}}}
}

// takeHour asks for an hour to be taken away, from *everything*.
type takeHour struct{ id record.ID }

// Actions are what *everything* offers here beyond the keys.
func (m Model) Actions() []nav.Action {
	page := nav.Action{Name: "a keepsake", Msg: nav.Go{To: nav.Keepsake{Client: m.card.ID}}}
	s := m.hour()
	if s == nil {
		return []nav.Action{page}
	}
	day := s.Date.Time().Format("2 Jan")
	actions := []nav.Action{page}
	if m.card.Client.Standing != record.Died {
		actions = append(actions, nav.Action{Name: nav.MinuteAfter, Msg: nav.Go{To: nav.After{Client: m.card.ID, Session: m.hours[0].ID}}})
	}
	return append(actions, nav.Action{
		Name: "take away the hour of " + day, Msg: takeHour{s.ID}, Confirm: day,
		Warning: "The picture, the marks and the words of this hour go. u brings it back until the next lock.",
	})
}

// Update takes keys, and what the root tells.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case nav.Loaded:
		if msg.World.Caseload.Card(m.card.ID) == nil { // erased
			return m, nav.Send(nav.Home{})
		}
		if s := msg.World.Caseload.OpenSession(); s != nil && m.hour() != nil && s.ID == m.hour().ID { // its end was undone
			return m, nav.Send(nav.Turn{To: nav.Live{Client: s.Client, Session: s.ID, Seen: msg.World.Now}})
		}
		m = m.load(msg.World, m.card.ID)
	case takeHour:
		return m, nav.Send(nav.Write{Client: m.card.ID, Label: "taken away", Do: func(tx record.Tx) error { return tx.DeleteSession(msg.id) }})
	case tea.KeyPressMsg:
		if m.lit {
			return m.litKey(msg)
		}
		return m.key(msg)
	}
	return m, nil
}

func (m Model) key(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	s := m.hour()
	switch {
	case keys.Back.Is(msg):
		return m, nav.Send(nav.Back{})
	case keys.Up.Is(msg):
		m.at = max(0, m.at-1)
	case keys.Down.Is(msg):
		m.at = max(0, min(len(m.hours)-1, m.at+1))
	case keys.Undo.Is(msg):
		return m, nav.Send(nav.Undo{Client: m.card.ID})
	case keys.Redo.Is(msg):
		return m, nav.Send(nav.Redo{Client: m.card.ID})
	case keys.Draw.Is(msg) && m.card.StillMeeting():
		return m, nav.Send(nav.Go{To: nav.Draw{Client: m.card.ID}})
	case s == nil:
		return m, nil
	case openHour.Is(msg), editHour.Is(msg):
		return m, nav.Send(nav.Go{To: nav.Draw{Client: m.card.ID, Session: s.ID}})
	case litUp.Is(msg):
		m.lit, m.litAt = true, 0
	}
	return m, nil
}

// portal is a time that something lit the client up.
type portal struct {
	session  *record.Session
	mark     record.Mark
	interest *record.Interest
	words    string
}

// portals lists what lit the client up over time, newest first, through the
// gate.
func (m Model) portals() []portal {
	var list []portal
	for _, s := range m.hours {
		for _, k := range slices.Backward(s.Marks) {
			if k.Kind != record.LitUp {
				continue
			}
			if words := m.litWords(k); words != "" {
				list = append(list, portal{s, k, m.card.Interest(k.Interest), words})
			}
		}
	}
	return list
}

func (m Model) litWords(k record.Mark) string { return m.card.PictureWords(k, record.OnReview) }

// litKey answers keys in the list of what lit the client up: enter leads back
// to the hour, a on to questions about it.
func (m Model) litKey(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	list := m.portals()
	switch {
	case keys.Back.Is(msg), litUp.Is(msg):
		m.lit = false
	case keys.Up.Is(msg):
		m.litAt = max(0, m.litAt-1)
	case keys.Down.Is(msg):
		m.litAt = max(0, min(len(list)-1, m.litAt+1))
	case len(list) == 0:
		return m, nil
	case keys.Enter.Is(msg):
		m.lit = false
		m.at = slices.Index(m.hours, list[m.litAt].session)
	case keys.Ask.Is(msg) && list[m.litAt].interest != nil:
		return m, nav.Send(nav.Go{To: nav.Ask{Client: m.card.ID, Interest: list[m.litAt].interest.ID}})
	}
	return m, nil
}
