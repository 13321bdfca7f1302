package card

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

// aside is a row of the right column that the cursor can stand on.
type aside struct {
	heading string
	words   string
	carry   int // index of what is carried, or -1
	promise int // index of a promise, or -1
	pace    int
	told    int
	session *record.Session
}

// lastHours is how many past hours stand on the card.
const lastHours = 3

// asides lists the right column: carried forward, pace, my side, last hours.
func (m Model) asides() []aside {
	c := m.card
	var rows []aside
	add := func(a aside) { rows = append(rows, a) }
	blank := aside{carry: -1, promise: -1, pace: -1, told: -1}
	for i, k := range c.Carried {
		if !c.GateCarried(k, record.OnCard).May() {
			continue
		}
		a := blank
		a.heading, a.words, a.carry = "carried forward", fmt.Sprintf("%d %s", i+1, k.Words), i
		add(a)
	}
	for i, p := range c.Pace {
		a := blank
		a.heading, a.words, a.pace = c.Whose("pace"), p, i
		add(a)
	}
	if c.Straight {
		a := blank
		a.heading, a.words = c.Whose("pace"), "would rather get straight to it"
		add(a)
	}
	object := c.Words().Object
	for i, t := range c.MySide {
		a := blank
		a.heading, a.words, a.told = "my side", "told "+object+": "+t.Words, i
		add(a)
	}
	for i, p := range c.Promises {
		if p.Done.IsZero() {
			a := blank
			a.heading, a.words, a.promise = "my side", "said I'd: "+p.Words, i
			add(a)
		}
	}
	for _, s := range m.sessions {
		if len(rows) > 0 && s.Open() {
			continue
		}
		a := blank
		a.heading, a.session = "last hours", s
		if countHours(rows) < lastHours {
			add(a)
		}
	}
	return rows
}

func countHours(rows []aside) int {
	n := 0
	for _, r := range rows {
		if r.session != nil {
			n++
		}
	}
	return n
}

// asideLetter answers letters in the right column: enter opens an hour or
// settles a promise, c lets go of what is carried, x takes a line away.
func (m Model) asideLetter(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	rows := m.asides()
	if m.aside >= len(rows) {
		return m, nil
	}
	a := rows[m.aside]
	switch {
	case keys.Enter.Is(msg) && a.session != nil:
		return m, nav.Send(nav.Go{To: nav.Review{Client: m.card.ID, Session: a.session.ID}})
	case keys.Enter.Is(msg) && a.promise >= 0:
		return m, m.settle(m.card.Promises[a.promise])
	case keys.Carry.Is(msg) && a.carry >= 0:
		k := m.card.Carried[a.carry]
		return m, m.change("not carried any more: "+k.Words, func(c *record.Card) error {
			_, err := c.CarryForward(k)
			return err
		})
	case keys.NotOpen.Is(msg):
		return m, m.takeAway(a)
	}
	return m, nil
}

// settle says that what was promised is done.
func (m Model) settle(p record.Promise) tea.Cmd {
	today := m.world.Today()
	return m.change("done: "+p.Words, func(c *record.Card) error {
		for i, have := range c.Promises {
			if have == p {
				c.Promises[i].Done = today
			}
		}
		return nil
	})
}

// takeAway takes a pace note or a line of my side off the card.
func (m Model) takeAway(a aside) tea.Cmd {
	c := m.card
	switch {
	case a.pace >= 0:
		words := c.Pace[a.pace]
		return m.change("taken away: "+words, func(c *record.Card) error { c.Pace = dropWord(c.Pace, words); return nil })
	case a.told >= 0:
		told := c.MySide[a.told]
		return m.change("taken away: "+told.Words, func(c *record.Card) error {
			c.MySide = slices.DeleteFunc(slices.Clone(c.MySide), func(have record.Told) bool { return have == told })
			return nil
		})
	case a.promise >= 0:
		p := c.Promises[a.promise]
		return m.change("taken away: "+p.Words, func(c *record.Card) error {
			c.Promises = slices.DeleteFunc(slices.Clone(c.Promises), func(have record.Promise) bool { return have == p })
			return nil
		})
	}
	return nil
}
