// Package ask offers three small questions at a time: for a client and a
// moment, about one thing if asked from it, or from the general bank for
// someone new.
//
// A question is taken in hand here and asked when it fits; how it landed is
// said later, in the hour. One that is never asked goes back unmarked. What
// may be asked is the gate's to say and the bank's to choose; where there is
// nothing, the screen says why.
package ask

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/nav"
)

// Model is the screen.
type Model struct {
	record.Elision
	world   nav.World
	card    *record.Card // nil: the general bank
	about   record.ID
	moment  prompts.Moment
	setting record.Setting // where this hour happens; nothing of it is kept
	ages    record.Ages    // of someone new
	sets    [][]prompts.Offer
	set     int // of those drawn so far for this moment, the one on the table
	at      int
	open    bool // the card under the cursor shows its follow-ups
	reword  *reword
	room    *record.Held // a fourth in hand waits for which one makes room
	armed   string       // the question that X hides from everybody
	aside   string       // why these are not about what was pointed at
}

// New draws the first three.
func New(w nav.World, to nav.Ask) (Model, tea.Cmd) {
	m := Model{world: w, card: w.Card(to.Client)}
	if m.card == nil {
		return m.draw(), nil
	}
	m.setting = m.card.Setting
	if m.card.Straight {
		m.moment = prompts.Out
	}
	if in := m.card.Interest(to.Interest); in != nil {
		m.about, m.aside = in.ID, prompts.WhyNotAsked(m.card, in)
		if m.aside != "" {
			m.about = record.ID{}
		}
	}
	return m.draw(), nil
}

// request is what three questions are asked of the bank for.
func (m Model) request(moment prompts.Moment) prompts.Request {
	req := prompts.For(m.card, moment, m.world.Today())
	req.About, req.Setting, req.Ages = m.about, m.setting, m.ages
	req.Customs = m.world.Config.Customs()
	return req
}

// draw puts three questions that were not seen yet on the table, if there are
// any.
func (m Model) draw() Model {
	req := m.request(m.moment)
	req.Seed = uint64(len(m.sets))
	for _, set := range m.sets {
		req.Skip = append(req.Skip, set...)
	}
	offers := m.world.Bank.Choose(req)
	if len(offers) == 0 && len(m.sets) > 0 {
		return m
	}
	m.sets = append(m.sets[:len(m.sets):len(m.sets)], offers)
	return m.turnTo(len(m.sets) - 1)
}

// afresh draws for another moment, place, age or thing.
func (m Model) afresh() Model {
	m.sets, m.set = nil, 0
	return m.draw()
}

func (m Model) turnTo(set int) Model {
	m.set, m.at, m.open = set, 0, false
	return m
}

// offers are the questions on the table, of those drawn last: one that may no
// longer be offered is not there, and is again when that is undone.
func (m Model) offers() []prompts.Offer {
	return slices.DeleteFunc(slices.Clone(m.drawn()), m.gone)
}

// drawn are the questions drawn last, whatever became of them.
func (m Model) drawn() []prompts.Offer {
	if m.set >= len(m.sets) {
		return nil
	}
	return m.sets[m.set]
}

// here is the question under the cursor.
func (m Model) here() (prompts.Offer, bool) {
	offers := m.offers()
	if m.at >= len(offers) {
		return prompts.Offer{}, false
	}
	return offers[m.at], true
}

// gone reports whether a question may not stay on the table: it is for nobody,
// not for this client, or the gate has changed its mind.
func (m Model) gone(o prompts.Offer) bool {
	switch {
	case m.world.Bank.Hides(o.Question.ID):
		return true
	case m.card == nil:
		return false
	case slices.Contains(m.card.Hidden, o.Question.ID):
		return true
	case o.Interest == nil:
		return m.card.GateWords(o.Text, record.OnAsk) == record.Hide
	}
	in := m.card.Interest(o.Interest.ID)
	return in == nil || m.card.Gate(in, record.OnAsk) != record.MayAsk
}

// Typing reports whether a question is being re-worded.
func (m Model) Typing() bool { return m.reword != nil }

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
	if m.card != nil {
		m.card = w.Card(m.card.ID)
	}
	m.at = max(0, min(m.at, len(m.offers())-1))
	return m
}
