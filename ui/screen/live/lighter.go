package live

import (
	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/keys"
)

// lighterThings are the ways out at hand.
func (m Model) lighterThings() []*record.Interest {
	if m.card == nil {
		return nil
	}
	return prompts.Lighter(m.card)
}

// gentleThings are what the clinician does not want to stumble on.
func (m Model) gentleThings() []*record.Interest {
	if m.card == nil {
		return nil
	}
	var things []*record.Interest
	for i := range m.card.Interests {
		if in := &m.card.Interests[i]; m.card.Gate(in, record.OnLive) == record.ShowGently {
			things = append(things, in)
		}
	}
	return things
}

// lighterKey answers keys on the lighter row. Anything that is no key of the
// row steps back and does its own work.
func (m Model) lighterKey(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	things := m.lighterThings()
	m.lighter = max(0, min(m.lighter, len(things)-1))
	switch {
	case len(things) == 0 || keys.Back.Is(msg) || keys.Tab.Is(msg):
		m.mode = marking
		return m, nil
	case keys.Left.Is(msg):
		m.lighter = max(0, m.lighter-1)
		return m, nil
	case keys.Right.Is(msg):
		m.lighter = min(len(things)-1, m.lighter+1)
		return m, nil
	}
	in := things[m.lighter]
	switch {
	case keys.Enter.Is(msg):
		m.mode = marking
		return m.cameUp(in)
	case keys.LandLit.Is(msg):
		m.mode = marking
		return m.litNow(in)
	case keys.NotOpen.Is(msg):
		m.mode = marking
		return m.setAside(in)
	case keys.AskLive.Is(msg):
		m.mode = marking
		return m.ask(in)
	}
	m.mode = marking
	return m.mark(msg)
}

// litNow marks that a thing on the row lit the client up, in one change: two
// would have no order on their way to the disk.
func (m Model) litNow(in *record.Interest) (Model, tea.Cmd) {
	now, id, name, today := m.elapsed(), in.ID, in.Name, m.world.Today()
	m.last, m.lastLit = record.Item{What: record.MarkItem, At: now, Mark: record.LitUp}, record.Item{}
	return m.do(m.at("lit up by "+name, now),
		func(s *record.Session) {
			s.AddMark(record.Mark{At: now, Kind: record.LitUp, Words: name, Interest: id})
		},
		func(c *record.Card) {
			if in := c.Interest(id); in != nil {
				in.LitOn(today)
			}
		})
}

// cameUp marks that a thing was turned to, and that it was heard of today.
func (m Model) cameUp(in *record.Interest) (Model, tea.Cmd) {
	now, id, name, today := m.elapsed(), in.ID, in.Name, m.world.Today()
	m.last = record.Item{What: record.MarkItem, At: now, Mark: record.Tried}
	return m.do(m.at("came up: "+name, now),
		func(s *record.Session) {
			s.AddMark(record.Mark{At: now, Kind: record.Tried, Words: name, Interest: id})
		},
		func(c *record.Card) {
			if in := c.Interest(id); in != nil {
				in.HeardOn(today)
			}
		})
}

// setAside takes a thing off every surface at once; what it is, is settled
// later.
func (m Model) setAside(in *record.Interest) (Model, tea.Cmd) {
	id, today := in.ID, m.world.Today()
	return m.do("set aside: "+in.Name, func(*record.Session) {}, func(c *record.Card) { c.SetAside(id, today) })
}
