// Package before is the minute before an hour: one client, on one screen,
// ordered by what it would cost to get wrong. Nothing scrolls, nothing else
// is shown, and a part with nothing in it leaves no heading behind.
package before

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/store/search"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

// Model is the screen.
type Model struct {
	world  nav.World
	card   *record.Card
	before prompts.Before
	top    int // the first row shown, where not all of them fit
	chosen int // which of the things to remember the cursor is on, from 1; 0 is none
}

// New makes the minute before for a client.
func New(w nav.World, to nav.Before) (Model, tea.Cmd) {
	return Model{world: w}.load(w, to.Client), nil
}

func (m Model) load(w nav.World, client record.ID) Model {
	m.world = w
	m.card = w.Caseload.Card(client)
	if m.card != nil {
		m.before = prompts.BeforeHour(m.card, w.Caseload.Sessions(client), w.Today(), w.Config.Stale)
		m.chosen = min(m.chosen, len(m.before.Recall))
	}
	return m
}

// Typing is false: nothing is typed here.
func (m Model) Typing() bool { return false }

// mostRows is more rows than the minute before ever has.
const mostRows = 40

var (
	toCard = keys.Tab.As("tab card")
	add    = keys.Add
)

// Keys is the table help shows.
func (m Model) Keys() keys.Table {
	all := []keys.Key{
		keys.Ask, keys.Start, keys.Draw, keys.Up, keys.Down, keys.Gently, keys.NotOpen, add, toCard, keys.Hours, keys.Undo, keys.Redo, keys.Dark, keys.Find, keys.Back, keys.Help,
	}
	if !m.card.StillMeeting() {
		all = all[3:]
	}
	return keys.Table{Name: "before", Groups: []keys.Group{{Title: "here", Keys: all}}}
}

// Update takes keys, and what the root tells.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case nav.Loaded:
		if msg.World.Caseload.Card(m.card.ID) == nil { // erased
			return m, nav.Send(nav.Home{})
		}
		m = m.load(msg.World, m.card.ID)
	case nav.Tick:
		m.world.Now = msg.Now
	case tea.KeyPressMsg:
		return m.key(msg)
	}
	return m, nil
}

func (m Model) key(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	id := m.card.ID
	switch {
	case keys.Back.Is(msg):
		return m, nav.Send(nav.Back{})
	case keys.Up.Is(msg):
		m.top, m.chosen = max(0, m.top-1), max(0, m.chosen-1)
	case keys.Down.Is(msg):
		m.top, m.chosen = min(m.top+1, mostRows), min(m.chosen+1, len(m.before.Recall))
	case keys.Gently.Is(msg):
		return m.settle(record.Gentle, "held gently: ")
	case keys.NotOpen.Is(msg):
		return m.settle(record.Closed, "not to open: ")
	case toCard.Is(msg):
		return m, nav.Send(nav.Turn{To: nav.Card{Client: id}})
	case add.Is(msg):
		return m, nav.Send(nav.Turn{To: nav.Card{Client: id, Adding: true}})
	case keys.Hours.Is(msg):
		return m, nav.Send(nav.Go{To: nav.Review{Client: id}})
	case keys.Undo.Is(msg):
		return m, nav.Send(nav.Undo{Client: id})
	case keys.Redo.Is(msg):
		return m, nav.Send(nav.Redo{Client: id})
	case !m.card.StillMeeting() && (keys.Ask.Is(msg) || keys.Start.Is(msg) || keys.Draw.Is(msg)):
		return m, nav.Send(nav.Say{Words: "no hours and no questions are offered for " + m.card.Called})
	case keys.Ask.Is(msg):
		return m, nav.Send(nav.Go{To: nav.Ask{Client: id}})
	case keys.Start.Is(msg):
		return m, nav.Send(nav.Turn{To: nav.Live{Client: id}})
	case keys.Draw.Is(msg):
		return m, nav.Send(nav.Go{To: nav.Draw{Client: id}})
	}
	return m, nil
}

// settle says what may be done with the thing to remember that the cursor is
// on: news may have come since the last hour, and this is the last minute to
// think of it.
func (m Model) settle(to record.Standing, label string) (Model, tea.Cmd) {
	if m.chosen == 0 || m.before.Recall[m.chosen-1].Interest == nil {
		return m, nav.Send(nav.Say{Words: "first down to one of the things to remember; the card has all the others"})
	}
	in := m.before.Recall[m.chosen-1].Interest
	id := in.ID
	return m, nav.Send(nav.Write{Client: m.card.ID, Label: label + in.Name, Do: func(tx record.Tx) error {
		return record.ChangeCard(tx, m.card.ID, func(c *record.Card) error {
			c.SetStanding(id, to, "")
			return nil
		})
	}})
}

// usual is when the hour usually begins today, if that is known.
func (m Model) usual() (time.Time, bool) {
	for _, s := range search.Around(m.world.Caseload, m.world.Now) {
		if s.Card.ID == m.card.ID {
			return s.At, true
		}
	}
	return time.Time{}, false
}
