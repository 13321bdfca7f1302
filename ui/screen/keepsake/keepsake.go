// Package keepsake is the page to give away at a last hour, shown whole and
// changed line by line before it is written to a file.
//
// Nothing in the vault changes here but by holding a thing gently: the page and
// its undo are the screen's own. What was changed is a draft, kept until the
// page is written. Every line is asked of the gate again whenever the records
// change, also those that were typed: a page kept for a week may name a cat
// that died on Tuesday.
package keepsake

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

// Model is the screen.
type Model struct {
	record.Elision
	world nav.World
	card  *record.Card
	page  sheet // as it is now
	fresh sheet // as the card makes it
	at    int   // the row under the cursor
	// past and next are the pages before and after, for undo and redo.
	past, next []sheet
	half       map[string]string // what was half typed, by the line it was typed in
	file       string            // a file's name half typed
	line       *line
	language   string // of what the page says by itself
	kept       string // the page that was written last, as a draft has it
}

// New makes the page for a client, or takes the one that was changed and not
// written yet.
func New(w nav.World, to nav.Keepsake) (Model, tea.Cmd) {
	m := Model{world: w, card: w.Caseload.Card(to.Client), half: map[string]string{}}
	if m.card == nil { // erased meanwhile
		m.card = &record.Card{}
		return m, nav.Send(nav.Home{})
	}
	m = m.made()
	m.page = m.fresh
	return m.drafted().clamped(), nil
}

// made makes the page anew from the card.
func (m Model) made() Model {
	k := prompts.KeepsakeFor(m.card, m.world.Today(), m.world.Config.Language)
	m.fresh, m.language = sheetOf(k), k.Language
	return m
}

// load takes a newer card: an untouched page is made anew, a changed one keeps
// what may still stand on it.
func (m Model) load(w nav.World, card *record.Card) Model {
	untouched := slices.Equal(m.page, m.fresh) && len(m.past)+len(m.next) == 0
	m.world, m.card = w, card
	m = m.made()
	if untouched {
		m.page = m.fresh
		return m.onLine()
	}
	m.page, m.past, m.next = m.through(m.page), m.allThrough(m.past), m.allThrough(m.next)
	return m.onLine()
}

// onLine puts the cursor back on the row that is being changed, which may have
// moved. When it may no longer stand on the page the line is laid by.
func (m Model) onLine() Model {
	switch {
	case m.line == nil || m.line.purpose == naming:
		return m.clamped()
	case m.line.purpose == adding:
		m.at = min(m.at, len(m.page))
		return m
	}
	if m.at < len(m.page) && m.page[m.at].words == m.line.said {
		return m
	}
	m.at = slices.IndexFunc(m.page, func(r row) bool { return r.words == m.line.said })
	if m.at < 0 {
		m = m.remembered()
		m.line = nil
	}
	return m.clamped()
}

func (m Model) allThrough(pages []sheet) []sheet {
	out := make([]sheet, len(pages))
	for i, p := range pages {
		out[i] = m.through(p)
	}
	return out
}

// through is the page without the rows that may not stand on it now.
func (m Model) through(p sheet) sheet {
	return slices.DeleteFunc(slices.Clone(p), func(r row) bool { return !m.may(r) })
}

// may reports whether a row may stand on the page. Our own words, around the
// client's, are not asked about.
func (m Model) may(r row) bool {
	if r.sort != entry && slices.ContainsFunc(m.fresh, func(ours row) bool { return ours.sort == r.sort && ours.words == r.words }) {
		return true
	}
	return prompts.KeepsakeMay(m.card, prompts.KeepsakeLine{Words: r.words, About: r.about})
}

func (m Model) clamped() Model {
	m.at = max(0, min(m.at, len(m.page)-1))
	return m
}

// Typing reports whether a line is open.
func (m Model) Typing() bool { return m.line != nil }

var (
	change   = keys.Enter.Meaning("change the line").As("enter change")
	takeAway = keys.NotOpen.Meaning("take the line away, or a heading with what is under it").As("x take away")
	addLine  = keys.Add.Meaning("add a line below")
	undo     = keys.Undo.As("u undo")
	keep     = keys.Enter.Meaning("keep what was typed").As("enter keep")
	write    = keys.Enter.Meaning("write the file").As("enter write")
	later    = keys.Back.As("esc for later")
)

// Keys is the table help shows.
func (m Model) Keys() keys.Table {
	at := []keys.Key{keys.Up, keys.Down, change, keys.Edit.Meaning("change the line"), takeAway, addLine, keys.Gently, undo, keys.Redo, keys.Out, keys.Dark, keys.Find, keys.Back, keys.Help}
	if m.line != nil {
		at = []keys.Key{keep, later}
		if m.line.purpose == naming {
			at[0] = write
		}
	}
	return keys.Table{Name: "a keepsake", Groups: []keys.Group{{Title: "here", Keys: at}}}
}

// afresh asks for the page as the card makes it, from *everything*.
type afresh struct{}

// Actions are what *everything* offers here beyond the keys.
func (m Model) Actions() []nav.Action {
	return []nav.Action{{Name: "begin the page again, from the card", Msg: afresh{}}}
}

// Update takes keys, and what the root tells.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case nav.Loaded:
		card := msg.World.Caseload.Card(m.card.ID)
		if card == nil { // erased
			return m, nav.Send(nav.Home{})
		}
		return m.load(msg.World, card), nil
	case nav.WrittenOut:
		if tag, mine := msg.Tag.(out); mine {
			return m.written(tag, msg.Err)
		}
	case afresh:
		return m.edited(m.fresh, 0), nav.Send(nav.Say{Words: "as the card has it; u brings the changed page back"})
	case tea.PasteMsg:
		if m.line != nil {
			return m.typed(msg)
		}
	case tea.KeyPressMsg:
		if m.line != nil {
			return m.keyInLine(msg)
		}
		return m.key(msg)
	}
	return m, nil
}

func (m Model) key(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Back.Is(msg):
		return m, nav.Send(nav.Back{})
	case keys.Up.Is(msg):
		m.at = max(0, m.at-1)
	case keys.Down.Is(msg):
		m.at++
		return m.clamped(), nil
	case keys.Undo.Is(msg):
		return m.stepBack()
	case keys.Redo.Is(msg):
		return m.stepOn()
	case keys.Out.Is(msg):
		return m.name()
	case addLine.Is(msg):
		return m.add()
	case m.at >= len(m.page):
		return m, nil
	case change.Is(msg), keys.Edit.Is(msg):
		return m.open(changing, m.page[m.at].words), nil
	case takeAway.Is(msg):
		return m.edited(m.page.without(m.at), m.at), nav.Send(nav.Say{Words: "taken away; u brings it back"})
	case keys.Gently.Is(msg):
		return m.gently()
	}
	return m, nil
}

// gently holds the thing under the cursor gently, in the vault: it is off this
// page, and off every other, as soon as that is written.
func (m Model) gently() (Model, tea.Cmd) {
	in := m.card.Interest(m.page[m.at].about)
	if in == nil {
		return m, nav.Send(nav.Say{Words: "this line is about nothing on the card; x takes it away"})
	}
	return m, nav.Send(nav.Stand(m.card.ID, in, record.Gentle))
}

// edited is the page changed, with the one before for undo.
func (m Model) edited(p sheet, at int) Model {
	m.past = append(m.past[:len(m.past):len(m.past)], m.page)
	m.page, m.next, m.at = p, nil, at
	return m.clamped()
}

// stepBack and stepOn undo and redo, with the cursor on what changed.
func (m Model) stepBack() (Model, tea.Cmd) {
	n := len(m.past) - 1
	if n < 0 {
		return m, nav.Send(nav.Say{Words: "nothing to undo on this page"})
	}
	now, last := m.page, m.past[n]
	m.past, m.next = m.past[:n:n], append(m.next[:len(m.next):len(m.next)], now)
	m.page, m.at = last, last.firstOther(now)
	return m.clamped(), nil
}

func (m Model) stepOn() (Model, tea.Cmd) {
	n := len(m.next) - 1
	if n < 0 {
		return m, nav.Send(nav.Say{Words: "nothing to do again on this page"})
	}
	now, later := m.page, m.next[n]
	m.past, m.next = append(m.past[:len(m.past):len(m.past)], now), m.next[:n:n]
	m.page, m.at = later, later.firstOther(now)
	return m.clamped(), nil
}
