package review

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

var errGone = errors.New("this is no longer on the card")

// thingLetter answers the letters that change the thing under the cursor of a
// list.
func (m Model) thingLetter(msg tea.KeyPressMsg, in *record.Interest) (Model, tea.Cmd) {
	today := m.world.Today()
	switch {
	case keys.Heard.Is(msg):
		return m, m.changeThing(in, "heard today: "+in.Name, func(in *record.Interest) { in.HeardOn(today) })
	case keys.Lit.Is(msg):
		return m, m.changeThing(in, "lit up today: "+in.Name, func(in *record.Interest) { in.LitOn(today) })
	case keys.Gently.Is(msg):
		return m.openReason(in), m.stand(in, record.Gentle, "held gently: "+in.Name)
	case keys.NotOpen.Is(msg):
		return m, m.stand(in, record.Closed, "not to open: "+in.Name)
	case keys.Rest.Is(msg):
		return m, m.stand(in, record.Resting, "resting: "+in.Name)
	case keys.Past.Is(msg):
		return m, m.stand(in, record.Past, "past: "+in.Name)
	case keys.Reopen.Is(msg):
		return m, m.stand(in, record.Open, "may be asked again: "+in.Name)
	}
	return m, nil
}

// carry carries a thing, or the words of a line, forward, or lets them go.
func (m Model) carry(e entry) (Model, tea.Cmd) {
	k := record.Carry{Words: e.said, On: m.world.Today()}
	if e.thing != nil {
		k.Words, k.Interest = e.thing.Name, e.thing.ID
	}
	switch {
	case e.gently:
		return m, nav.Send(nav.Say{Words: "this is held gently, so nothing brings it up; the card has it"})
	case k.Words == "":
		return m, nav.Send(nav.Say{Words: "there are no words here to carry forward"})
	}
	label := "carried forward: " + k.Words
	if slices.ContainsFunc(m.card.Carried, func(have record.Carry) bool {
		return have.Interest == k.Interest && (!k.Interest.IsZero() || record.Fold(have.Words) == record.Fold(k.Words))
	}) {
		label = "not carried any more: " + k.Words
	} else if len(m.card.Carried) >= record.MaxCarried {
		return m, nav.Send(nav.Say{Words: "three are carried already; on the card, c lets one of them go"})
	}
	return m, m.change(label, nil, func(c *record.Card) error {
		_, err := c.CarryForward(k)
		return err
	})
}

func (m Model) stand(in *record.Interest, st record.Standing, label string) tea.Cmd {
	id, why := in.ID, ""
	if st == record.Gentle {
		why = in.Because
	}
	return m.change(label, nil, func(c *record.Card) error {
		if !c.SetStanding(id, st, why) {
			return errGone
		}
		return nil
	})
}

func (m Model) changeThing(in *record.Interest, label string, do func(*record.Interest)) tea.Cmd {
	id := in.ID
	return m.change(label, nil, func(c *record.Card) error {
		fresh := c.Interest(id)
		if fresh == nil {
			return errGone
		}
		do(fresh)
		return nil
	})
}

// change asks for a change of this card. The function is given a fresh copy
// and may run again.
func (m Model) change(label string, tag any, do func(*record.Card) error) tea.Cmd {
	id := m.card.ID
	return nav.Send(nav.Write{Client: id, Label: label, Tag: tag, Do: func(tx record.Tx) error {
		return record.ChangeCard(tx, id, do)
	}})
}
