// Package ask offers three small questions at a time: for a client and a
// moment, about one thing if asked from it, or from the general bank for
// someone new.
//
// A question is taken in hand here and asked when it fits; how it landed is
// said later, in the hour. One that is never asked goes back unmarked.
package ask

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

// Model is the screen.
type Model struct {
	world  nav.World
	card   *record.Card // nil: the general bank
	about  record.ID
	moment prompts.Moment
	sets   [][]prompts.Offer // drawn so far for this moment
	set    int
	at     int
	open   bool // the card under the cursor shows its follow-ups
	reword *reword
}

// New draws the first three.
func New(w nav.World, to nav.Ask) (Model, tea.Cmd) {
	m := Model{world: w, about: to.Interest, card: w.Caseload.Card(to.Client)}
	if m.card != nil && m.card.Straight {
		m.moment = prompts.Out
	}
	return m.draw(), nil
}

// draw puts three questions that were not seen yet on the table, if there are
// any.
func (m Model) draw() Model {
	req := prompts.For(m.card, m.moment, m.world.Today())
	req.About, req.Seed, req.South, req.Stale = m.about, uint64(len(m.sets)), m.world.Config.Southern, m.world.Config.Stale
	for _, set := range m.sets {
		req.Skip = append(req.Skip, set...)
	}
	offers := m.world.Bank.Choose(req)
	if len(offers) == 0 && len(m.sets) > 0 {
		return m
	}
	m.sets = append(m.sets[:len(m.sets):len(m.sets)], offers)
	m.set, m.at, m.open = len(m.sets)-1, 0, false
	return m
}

// offers are the questions on the table, of those drawn last: one that the
// gate no longer lets through is not there, and is again when that is undone.
func (m Model) offers() []prompts.Offer {
	if m.set >= len(m.sets) || m.card == nil {
		return m.drawn()
	}
	return slices.DeleteFunc(slices.Clone(m.sets[m.set]), m.gone)
}

// drawn are the questions drawn last, whatever became of them.
func (m Model) drawn() []prompts.Offer {
	if m.set >= len(m.sets) {
		return nil
	}
	return m.sets[m.set]
}

// Typing reports whether a question is being re-worded.
func (m Model) Typing() bool { return m.reword != nil }

// Keys is the table help shows.
func (m Model) Keys() keys.Table {
	if m.reword != nil {
		return keys.Table{Name: "ask", Groups: []keys.Group{{Title: "the line", Keys: []keys.Key{keys.Enter, keys.Back}}}}
	}
	here := []keys.Key{
		keys.Take, keys.Up, keys.Down, keys.Others, keys.Before3, keys.Moment, keys.MomentUp, followUps, keys.Dark, keys.Find, keys.Back, keys.Help,
	}
	groups := []keys.Group{{Title: "here", Keys: here}}
	if m.card != nil {
		groups = append(groups, keys.Group{Title: "for " + m.card.Called, Keys: []keys.Key{keys.Reword, keys.NotThis, keys.Start, keys.Undo, keys.Redo}})
	}
	return keys.Table{Name: "ask", Groups: groups}
}

var followUps = keys.Enter.Meaning("what might follow")

// Update takes keys, and what the root tells.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case nav.Loaded:
		if m.card != nil && msg.World.Caseload.Card(m.card.ID) == nil { // erased
			return m, nav.Send(nav.Home{})
		}
		return m.loaded(msg.World), nil
	case nav.Tick:
		m.world.Now = msg.Now
	case nav.Written:
		return m.written(msg)
	case tea.KeyPressMsg:
		if m.reword != nil {
			return m.keyInLine(msg)
		}
		return m.key(msg)
	case tea.PasteMsg:
		if m.reword != nil {
			return m.typed(msg)
		}
	}
	return m, nil
}

// loaded takes the newest picture.
func (m Model) loaded(w nav.World) Model {
	m.world = w
	if m.card == nil {
		return m
	}
	m.card = w.Caseload.Card(m.card.ID)
	m.at = max(0, min(m.at, len(m.offers())-1))
	return m
}

// gone reports whether a question may not stay on the table: the gate has
// changed its mind, or it is not for this client.
func (m Model) gone(o prompts.Offer) bool {
	if slices.Contains(m.card.Hidden, o.Question.ID) {
		return true
	}
	if o.Interest == nil {
		return m.card.GateWords(o.Text, record.OnAsk) == record.Hide
	}
	in := m.card.Interest(o.Interest.ID)
	return in == nil || m.card.Gate(in, record.OnAsk) != record.MayAsk
}

func (m Model) key(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Back.Is(msg):
		return m, nav.Send(nav.Back{})
	case keys.Up.Is(msg):
		m.at, m.open = max(0, m.at-1), false
	case keys.Down.Is(msg):
		m.at, m.open = max(0, min(len(m.offers())-1, m.at+1)), false
	case keys.Enter.Is(msg):
		m.open = !m.open
	case keys.Others.Is(msg):
		return m.others()
	case keys.Before3.Is(msg):
		m.set, m.at, m.open = max(0, m.set-1), 0, false
	case keys.Moment.Is(msg):
		return m.turn(1), nil
	case keys.MomentUp.Is(msg):
		return m.turn(-1), nil
	case keys.Take.Is(msg):
		return m.take(int(msg.Code - '1'))
	case m.card != nil:
		return m.clientKey(msg)
	}
	return m, nil
}

// clientKey answers the keys that need a client.
func (m Model) clientKey(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.NotThis.Is(msg):
		return m.notThis()
	case keys.Reword.Is(msg):
		return m.openReword(), nil
	case keys.Start.Is(msg):
		return m, nav.Send(nav.Turn{To: nav.Live{Client: m.card.ID}})
	case keys.Undo.Is(msg):
		return m, nav.Send(nav.Undo{Client: m.card.ID})
	case keys.Redo.Is(msg):
		return m, nav.Send(nav.Redo{Client: m.card.ID})
	}
	return m, nil
}

func (m Model) others() (Model, tea.Cmd) {
	if m.set < len(m.sets)-1 {
		m.set, m.at, m.open = m.set+1, 0, false
		return m, nil
	}
	next := m.draw()
	if next.set == m.set {
		return m, nav.Send(nav.Say{Words: "no others for today"})
	}
	return next, nil
}

func (m Model) turn(by int) Model {
	n := len(prompts.Moments())
	m.moment = prompts.Moment((int(m.moment) + by + n) % n)
	m.sets, m.set = nil, 0
	return m.draw()
}

// taken is the tag of a question taken in hand, under the key of the line in
// which it was re-worded, if it was.
type taken struct{ line string }

// written closes the line once its words are in hand, and says what to do
// where three are already.
func (m Model) written(w nav.Written) (Model, tea.Cmd) {
	tag, mine := w.Tag.(taken)
	switch {
	case !mine:
		return m, nil
	case errors.Is(w.Err, record.ErrHandFull):
		return m, nav.Send(nav.Say{Words: "three are in hand already; a number again puts one back"})
	case w.Err == nil && m.reword != nil && m.reword.key == tag.line:
		m.reword = nil
		return m, nav.Send(nav.Draft{Key: tag.line})
	}
	return m, nil
}

func (m Model) take(at int) (Model, tea.Cmd) {
	if m.card == nil {
		return m, nav.Send(nav.Say{Words: "a question is taken in hand for a client; here they are only to be read"})
	}
	if at < 0 || at >= len(m.offers()) {
		return m, nil
	}
	return m, m.takeHeld(m.offers()[at].Held(m.world.Today()))
}

func (m Model) takeHeld(h record.Held) tea.Cmd {
	label := "in hand: " + h.Text
	if slices.ContainsFunc(m.card.InHand, func(have record.Held) bool { return have.Question == h.Question && have.Interest == h.Interest }) {
		label = "put back: " + h.Text
	}
	return m.change(label, taken{}, func(c *record.Card) error {
		_, err := c.TakeInHand(h)
		return err
	})
}

func (m Model) notThis() (Model, tea.Cmd) {
	if m.at >= len(m.offers()) {
		return m, nil
	}
	id := m.offers()[m.at].Question.ID
	return m, m.change("not this one for "+m.card.Called, nil, func(c *record.Card) error {
		if !slices.Contains(c.Hidden, id) {
			c.Hidden = append(c.Hidden, id)
		}
		return nil
	})
}

func (m Model) change(label string, tag any, do func(*record.Card) error) tea.Cmd {
	id := m.card.ID
	return nav.Send(nav.Write{Client: id, Label: label, Tag: tag, Do: func(tx record.Tx) error {
		return record.ChangeCard(tx, id, do)
	}})
}
