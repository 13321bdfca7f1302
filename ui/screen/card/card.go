// Package card is a client's card: what they love on the left, what goes with
// it on the right, and a letter for everything that can happen to a thing.
//
// What is held gently and what is not to be opened stand in groups of their
// own at the end, never among the rest. Every letter is a change that the
// root writes and can undo; the words of a half-typed line are kept when the
// line is left.
package card

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

// Model is the screen.
type Model struct {
	record.Elision
	world    nav.World
	card     *record.Card
	sessions []*record.Session
	items    []item
	at       int  // along the left column
	aside    int  // along the right one
	right    bool // the cursor is in the right column
	open     bool // the row under the cursor shows its details
	thread   *thread
	entry    *entry
	choosing *record.Carry // a fourth thing waits for which one to let go
	reopen   record.ID     // asked once more before it may be asked about again
}

// New makes the card of a client, with the cursor on an interest if given.
func New(w nav.World, to nav.Card) (Model, tea.Cmd) {
	m := Model{world: w, open: true}
	m = m.load(w, to.Client)
	m.at = m.indexOf(to.Interest)
	if to.Adding && m.card != nil {
		m = m.openEntry(addThing, record.ID{})
	}
	return m, nil
}

// load takes the newest picture, with the cursor staying on the same thing.
func (m Model) load(w nav.World, client record.ID) Model {
	var under record.ID
	if it := m.current(); it != nil && it.interest != nil {
		under = it.interest.ID
	}
	drafts := m.world.Drafts
	m.world = w
	if w.Drafts == nil {
		m.world.Drafts = drafts
	}
	m.card = w.Card(client)
	if m.card == nil {
		return m
	}
	m.sessions = w.Caseload.Sessions(client)
	m.items = itemsOf(m.card)
	m.at = m.indexOf(under)
	m.aside = max(0, min(m.aside, len(m.asides())-1))
	m.right = m.right && len(m.asides()) > 0
	return m.rethreaded()
}

// indexOf is the row of an interest; without one, where the cursor is.
func (m Model) indexOf(id record.ID) int {
	at := slices.IndexFunc(m.items, func(it item) bool { return it.interest != nil && it.interest.ID == id })
	if at < 0 {
		at = m.at
	}
	return max(0, min(at, len(m.items)-1))
}

func (m Model) current() *item {
	if m.right || m.at >= len(m.items) {
		return nil
	}
	return &m.items[m.at]
}

// thing is the interest under the cursor, or nil.
func (m Model) thing() *record.Interest {
	if it := m.current(); it != nil {
		return it.interest
	}
	return nil
}

// lastThing is the interest that the cursor of the left column is on, wherever
// it is now: the other face of the client has its cursor there too.
func (m Model) lastThing() record.ID {
	if m.at < len(m.items) && m.items[m.at].interest != nil {
		return m.items[m.at].interest.ID
	}
	return record.ID{}
}

// Typing reports whether a line is open.
func (m Model) Typing() bool { return m.entry != nil }

// Drafts are the open line's words, and an empty text for the line last kept.
func (m Model) Drafts() []record.Draft {
	if m.entry == nil {
		return nil
	}
	return []record.Draft{record.Draft(m.draft())}
}

var (
	more   = keys.Help.As("? more")
	toTab  = keys.Tab.As("tab before")
	toOpen = keys.Enter.Meaning("open; again: into the months in which it came up")

	// In the months of a thing.
	monthBack = keys.Left.Meaning("the month before in which it came up").As("← → month")
	monthOn   = keys.Right.Meaning("the next month in which it came up")
	monthHour = keys.Enter.Meaning("the hour of that month").As("enter that hour")

	// In the right column.
	openAside = keys.Enter.Meaning("open the hour, or what I said I would do is done")
	letAside  = keys.Carry.Meaning("carry it no more")
	letGo     = keys.Take.Meaning("let that one go")
	takeAside = keys.NotOpen.Meaning("take the line away: pace, my side")
)

// Keys is the table help shows.
func (m Model) Keys() keys.Table {
	groups := []keys.Group{m.rowKeys(), {Title: "the client", Keys: []keys.Key{
		keys.Add, keys.MySide, toTab, keys.Start, keys.Draw, keys.Hours, keys.Undo, keys.Redo, keys.Dark, keys.Find, keys.Back, keys.Help,
	}}}
	switch {
	case m.choosing != nil:
		groups = []keys.Group{{Title: "three are carried already", Keys: []keys.Key{letGo, keys.Back}}}
	case m.entry != nil:
		groups = []keys.Group{{Title: "the line", Keys: []keys.Key{keys.Enter, keys.Back}}}
	}
	return keys.Table{Name: "card", Groups: groups}
}

func (m Model) rowKeys() keys.Group {
	if m.right {
		return keys.Group{Title: "the row under the cursor", Keys: []keys.Key{keys.Up, keys.Down, keys.Left, openAside, letAside, takeAside}}
	}
	if m.thread != nil {
		return keys.Group{Title: "when it came up", Keys: []keys.Key{
			keys.Up, keys.Down, monthBack, monthOn, monthHour, keys.Ask, keys.Heard, keys.Lit, keys.Gently, keys.NotOpen,
			keys.Rest, keys.Past, keys.Reopen, keys.Carry, keys.Edit, keys.Note,
		}}
	}
	return keys.Group{Title: "the thing under the cursor", Keys: []keys.Key{
		keys.Up, keys.Down, keys.Right, toOpen, keys.Ask, keys.Heard, keys.Lit, keys.Gently, keys.NotOpen,
		keys.Rest, keys.Past, keys.Reopen, keys.Carry, keys.Edit, keys.Note,
	}}
}

// Update takes keys, and what the root tells.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case nav.Loaded:
		if msg.World.Caseload.Card(m.card.ID) == nil { // erased
			return m, nav.Send(nav.Home{})
		}
		return m.load(msg.World, m.card.ID), nil
	case nav.Tick:
		m.world.Now = msg.Now
		return m, nil
	case nav.Written:
		return m.written(msg), nil
	case openLine:
		return m.openEntry(msg.purpose, record.ID{}), nil
	case remove:
		return m, m.change("taken away: "+msg.name, func(c *record.Card) error { c.Remove(msg.id); return nil })
	case stand:
		return m, m.change(m.card.Called+": "+standingWords[msg.to], func(c *record.Card) error { c.Client.Standing = msg.to; return nil })
	case straight:
		return m, m.change(straightWords(!m.card.Straight), func(c *record.Card) error { c.Straight = !c.Straight; return nil })
	case tea.KeyPressMsg:
		if m.entry != nil {
			return m.keyInLine(msg)
		}
		return m.key(msg)
	case tea.PasteMsg:
		if m.entry != nil {
			return m.typed(msg)
		}
	}
	return m, nil
}

// key answers the keys that move and go elsewhere, and passes the rest to the
// letters.
func (m Model) key(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	if m.choosing != nil {
		return m.letGo(msg)
	}
	if !keys.Reopen.Is(msg) {
		m.reopen = record.ID{}
	}
	if m.thread != nil {
		if next, cmd, mine := m.keyInThread(msg); mine {
			return next, cmd
		}
	}
	id := m.card.ID
	switch {
	case keys.Up.Is(msg):
		return m.move(-1), nil
	case keys.Down.Is(msg):
		return m.move(1), nil
	case keys.Left.Is(msg):
		m.right = false
		return m, nil
	case keys.Right.Is(msg):
		m.right = len(m.asides()) > 0
		return m, nil
	case keys.Back.Is(msg):
		return m, nav.Send(nav.Back{})
	case toTab.Is(msg):
		return m, nav.Send(nav.Turn{To: nav.Before{Client: id, Interest: m.lastThing()}})
	case keys.Start.Is(msg):
		return m.ifMet(nav.Live{Client: id})
	case keys.Draw.Is(msg):
		return m.ifMet(nav.Draw{Client: id})
	case keys.Hours.Is(msg):
		return m, nav.Send(nav.Go{To: nav.Review{Client: id}})
	case keys.Undo.Is(msg):
		return m, nav.Send(nav.Undo{Client: id})
	case keys.Redo.Is(msg):
		return m, nav.Send(nav.Redo{Client: id})
	}
	return m.letter(msg)
}

// ifMet goes to an hour, unless the work with the client has ended.
func (m Model) ifMet(to nav.Route) (Model, tea.Cmd) {
	switch {
	case m.card.Client.Standing == record.Died:
		return m, nav.Send(nav.Say{Words: "no hours are offered for " + m.card.Called})
	case !m.card.StillMeeting():
		return m, nav.Send(nav.Say{Words: m.card.Called + ": no hours are offered; ctrl+p makes the work current again"})
	}
	return m, nav.Send(nav.Go{To: to})
}

func (m Model) move(by int) Model {
	if m.right {
		m.aside = max(0, min(len(m.asides())-1, m.aside+by))
		return m
	}
	m.at = max(0, min(len(m.items)-1, m.at+by))
	m.open, m.thread = true, nil
	return m
}

func (m Model) change(label string, do func(*record.Card) error) tea.Cmd {
	return nav.Send(nav.OnCard(m.card.ID, label, do))
}
