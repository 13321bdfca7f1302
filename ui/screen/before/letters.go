package before

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

// letter answers the thing letters, for the line under the cursor.
func (m Model) letter(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	l := m.here()
	if l.part == nowhere {
		if slices.ContainsFunc(thingKeys, func(k keys.Key) bool { return k.Is(msg) }) {
			return m, say("first down to a line; the card has all the others")
		}
		return m, nil
	}
	switch {
	case keys.Reopen.Is(msg) && l.part == notToOpen:
		return m.openAgain(l)
	case keys.Carry.Is(msg) && l.part != notToOpen:
		return m.carry(l)
	case open.Is(msg) && l.part == promised:
		return m, m.settle(m.before.Promises[l.n])
	}
	in := m.card.Interest(l.thing)
	if in == nil {
		return m.wordsLetter(msg, l)
	}
	return m.thingLetter(msg, in)
}

// thingKeys are the letters that need a line.
var thingKeys = []keys.Key{
	open, keys.Heard, keys.Lit, keys.Gently, keys.NotOpen, keys.Rest, keys.Past, keys.Reopen, keys.Carry,
}

func say(words string) tea.Cmd { return nav.Send(nav.Say{Words: words}) }

// thingLetter answers the letters on a line that is a thing.
func (m Model) thingLetter(msg tea.KeyPressMsg, in *record.Interest) (Model, tea.Cmd) {
	today := m.world.Today()
	switch {
	case open.Is(msg):
		return m, nav.Send(nav.Turn{To: nav.Card{Client: m.card.ID, Interest: in.ID}})
	case keys.Heard.Is(msg):
		return m, m.changeThing(in, "heard today: "+in.Name, func(in *record.Interest) { in.HeardOn(today) })
	case keys.Lit.Is(msg):
		return m, m.changeThing(in, "lit up today: "+in.Name, func(in *record.Interest) { in.LitOn(today) })
	case keys.Gently.Is(msg):
		return m.openReason(in), m.stand(in, record.Gentle)
	case keys.NotOpen.Is(msg):
		return m, m.stand(in, record.Closed)
	case keys.Rest.Is(msg):
		return m, m.stand(in, record.Resting)
	case keys.Past.Is(msg):
		return m, m.stand(in, record.Past)
	case keys.Reopen.Is(msg):
		return m, m.stand(in, record.Open)
	}
	return m, nil
}

// wordsLetter says kindly what can be done with a line that is no thing.
func (m Model) wordsLetter(msg tea.KeyPressMsg, l line) (Model, tea.Cmd) {
	if !slices.ContainsFunc(thingKeys, func(k keys.Key) bool { return k.Is(msg) }) {
		return m, nil
	}
	switch l.part {
	case atDoor:
		return m, say("words at the door: c carries them forward")
	case notToOpen:
		return m, say("a topic that is not to open: o opens it again")
	case promised:
		return m, say("what I said I would do: enter says that it is done")
	case told:
		return m, say("what I told " + m.card.Words().Object + ": the card has it, tab goes there")
	}
	return m, say("words carried forward: c lets them go")
}

// openAgain opens what the client asked not to open, once it was asked for
// twice. A thing stays closed while a topic closes it.
func (m Model) openAgain(l line) (Model, tea.Cmd) {
	in := m.card.Interest(l.thing)
	switch {
	case in != nil && in.Standing != record.Closed:
		return m, say(in.Name + " is closed by a topic; open the topic instead")
	case m.reopen != l.words:
		m.reopen = l.words
		return m, say(fmt.Sprintf("%s asked not to open %q. o once more opens it.", m.card.Called, l.words))
	case in != nil:
		m.reopen = ""
		return m, m.stand(in, record.Open)
	}
	m.reopen = ""
	return m, m.change("open again: "+l.words, func(c *record.Card) error {
		c.Closed = slices.DeleteFunc(slices.Clone(c.Closed), func(have string) bool { return have == l.words })
		return nil
	})
}

// carry carries a thing or words forward, or lets them go.
func (m Model) carry(l line) (Model, tea.Cmd) {
	if l.part == promised || l.part == told {
		return m.wordsLetter(tea.KeyPressMsg{Code: 'c', Text: "c"}, l)
	}
	k := record.Carry{Words: l.words, Interest: l.thing, On: m.world.Today()}
	label := "carried forward: " + l.words
	if slices.ContainsFunc(m.card.Carried, k.Same) {
		label = "not carried any more: " + l.words
	} else if len(m.card.Carried) >= record.MaxCarried {
		return m, say("three are carried already; on the card, c lets one of them go")
	}
	return m, m.change(label, func(c *record.Card) error {
		_, err := c.CarryForward(k)
		return err
	})
}

// settle says that what was promised is done.
func (m Model) settle(p record.Promise) tea.Cmd {
	today := m.world.Today()
	return m.change("done: "+p.Words, func(c *record.Card) error {
		at := slices.Index(c.Promises, p)
		if at < 0 {
			return record.ErrNotOnCard
		}
		c.Promises[at].Done = today
		return nil
	})
}

func (m Model) stand(in *record.Interest, to record.Standing) tea.Cmd {
	return nav.Send(nav.Stand(m.card.ID, in, to))
}

func (m Model) changeThing(in *record.Interest, label string, do func(*record.Interest)) tea.Cmd {
	return nav.Send(nav.OnThing(m.card.ID, in.ID, label, do))
}

func (m Model) change(label string, do func(*record.Card) error) tea.Cmd {
	return nav.Send(nav.OnCard(m.card.ID, label, do))
}
