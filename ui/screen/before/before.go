// Package before is the minute before an hour: one client, on one screen,
// ordered by what it would cost to get wrong. Where it fits nothing scrolls,
// nothing else is shown, and a part with nothing in it leaves no heading
// behind.
//
// News may have come since the last hour, and this is the last minute to
// think of it: the cursor goes along the lines that can be settled, and the
// thing letters mean there what they mean on the card.
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
	record.Elision
	world  nav.World
	card   *record.Card
	before prompts.Before
	lines  []line
	at     int       // the line the cursor is on; -1 is none
	from   record.ID // the thing the card's cursor was on
	below  int       // rows scrolled on below the last line, in a small window
	reason *reason   // why something is held gently, being typed
	reopen string    // the line asked about once more before it is opened
}

// New makes the minute before for a client.
func New(w nav.World, to nav.Before) (Model, tea.Cmd) {
	m := Model{at: -1, from: to.Interest}.load(w, to.Client)
	if m.card != nil {
		m.at = m.indexOf(to.Interest)
	}
	return m, nil
}

// load takes the newest picture, with the cursor staying on the same line, or
// on the one that now stands in its place.
func (m Model) load(w nav.World, client record.ID) Model {
	under := m.here()
	drafts := m.world.Drafts
	m.world = w
	if w.Drafts == nil {
		m.world.Drafts = drafts
	}
	m.card = w.Card(client)
	if m.card == nil {
		return m
	}
	m.before = prompts.BeforeHour(m.card, w.Caseload.Sessions(client), w.Today(), w.Config.Stale)
	m.lines = linesOf(m.card, m.before)
	if at := m.indexOf(under.thing); at >= 0 {
		m.at = at
	}
	m.at = min(m.at, len(m.lines)-1)
	return m
}

// Typing reports whether a reason is being typed.
func (m Model) Typing() bool { return m.reason != nil }

var (
	toCard = keys.Tab.As("tab card")
	add    = keys.Add
	open   = keys.Enter.Meaning("that thing on the card; what I said I would do is done")
)

// Keys is the table help shows.
func (m Model) Keys() keys.Table {
	if m.reason != nil {
		return keys.Table{Name: "before", Groups: []keys.Group{{Title: "the line", Keys: []keys.Key{keys.Enter, keys.Back}}}}
	}
	ahead := []keys.Key{keys.Ask, keys.Start, keys.Draw}
	if !m.card.StillMeeting() {
		ahead = nil
	}
	return keys.Table{Name: "before", Groups: []keys.Group{
		{Title: "the line under the cursor", Keys: []keys.Key{
			keys.Up, keys.Down, open, keys.Heard, keys.Lit, keys.Gently, keys.NotOpen, keys.Rest, keys.Past, keys.Reopen, keys.Carry,
		}},
		{Title: "the client", Keys: append(ahead, add, toCard, keys.Hours, keys.Undo, keys.Redo, keys.Dark, keys.Find, keys.Back, keys.Help)},
	}}
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
	case nav.Written:
		return m.written(msg)
	case tea.KeyPressMsg:
		if m.reason != nil {
			return m.keyInLine(msg)
		}
		return m.key(msg)
	case tea.PasteMsg:
		if m.reason != nil {
			return m.typed(msg)
		}
	}
	return m, nil
}

func (m Model) key(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	if !keys.Reopen.Is(msg) {
		m.reopen = ""
	}
	id := m.card.ID
	switch {
	case keys.Back.Is(msg):
		return m, nav.Send(nav.Back{})
	case keys.Up.Is(msg):
		return m.up(), nil
	case keys.Down.Is(msg):
		return m.down(), nil
	case toCard.Is(msg):
		return m, nav.Send(nav.Turn{To: nav.Card{Client: id, Interest: m.thingForCard()}})
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
		return m, nav.Send(nav.Go{To: nav.Ask{Client: id, Interest: m.here().thing}})
	case keys.Start.Is(msg):
		return m, nav.Send(nav.Turn{To: nav.Live{Client: id}})
	case keys.Draw.Is(msg):
		return m, nav.Send(nav.Go{To: nav.Draw{Client: id}})
	}
	return m.letter(msg)
}

// up and down go along the lines; where not all rows fit, down from the last
// line shows what is below it.
func (m Model) up() Model {
	if m.below > 0 {
		m.below = 0
		return m
	}
	m.at = max(-1, m.at-1)
	return m
}

// mostRows is more rows than the minute before ever has.
const mostRows = 40

func (m Model) down() Model {
	if m.at+1 < len(m.lines) {
		m.at++
		return m
	}
	m.below = min(m.below+1, mostRows)
	return m
}

// thingForCard is the thing that the card's cursor goes to: the one under the
// cursor here, or else the one it came from.
func (m Model) thingForCard() record.ID {
	if thing := m.here().thing; !thing.IsZero() {
		return thing
	}
	return m.from
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
