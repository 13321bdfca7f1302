package ask

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/widget"
)

// reword is the open line in which a question is put in one's own words. It
// stays open until those are in hand.
type reword struct {
	offer prompts.Offer
	held  record.Held
	key   string // of its draft
	line  widget.Line
}

// openReword opens the line with the question, or with what was half typed of
// it last time.
func (m Model) openReword() Model {
	if m.at >= len(m.offers()) {
		return m
	}
	offer := m.offers()[m.at]
	h := offer.Held(m.world.Today())
	r := &reword{offer: offer, held: h, key: "ask/" + m.card.ID.String() + "/" + h.Question + "/" + h.Interest.String()}
	text := ""
	if m.world.Drafts != nil {
		text = m.world.Drafts(r.key)
	}
	if text == "" {
		text = h.Text
	}
	r.line = widget.NewLine(text)
	m.reword = r
	return m
}

// Drafts are the words of the open line.
func (m Model) Drafts() []record.Draft {
	if m.reword == nil {
		return nil
	}
	return []record.Draft{record.Draft(m.reword.draft())}
}

// draft is the line as it is kept for later. One that says what the question
// says was only looked at.
func (r *reword) draft() nav.Draft {
	d := nav.Draft{Key: r.key, Text: r.line.Value()}
	if d.Text == r.held.Text {
		d.Text = ""
	}
	return d
}

// keyInLine answers keys while a question is re-worded: enter takes it in hand
// in those words.
func (m Model) keyInLine(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Back.Is(msg):
		draft := m.reword.draft()
		m.reword = nil
		return m, nav.Send(draft)
	case keys.Enter.Is(msg):
		h, key := m.reword.held, m.reword.key
		h.Text = m.reword.line.Clean()
		if h.Text == "" {
			m.reword = nil
			return m, nav.Send(nav.Draft{Key: key})
		}
		return m, tea.Batch(m.takeReworded(h, key), m.keepOwn(h.Text))
	}
	return m.typed(msg)
}

// keepOwn keeps the words as a question of the clinician's own, for anyone.
// What still names something of this client's stays with the client alone.
func (m Model) keepOwn(words string) tea.Cmd {
	own, err := m.world.Bank.Reworded(m.reword.offer, words, m.card)
	if err != nil || words == m.reword.held.Text {
		return nil
	}
	return nav.Send(nav.Own{Question: own})
}

// takeReworded takes the question in hand in these words; one that is there
// already gets them.
func (m Model) takeReworded(h record.Held, key string) tea.Cmd {
	return m.change("in hand: "+h.Text, taken{key}, func(c *record.Card) error {
		same := func(have record.Held) bool { return have.Question == h.Question && have.Interest == h.Interest }
		if i := slices.IndexFunc(c.InHand, same); i >= 0 {
			c.InHand[i].Text = h.Text
			return nil
		}
		_, err := c.TakeInHand(h)
		return err
	})
}

func (m Model) typed(msg tea.Msg) (Model, tea.Cmd) {
	r := *m.reword
	line, cmd := r.line.Update(msg)
	r.line = line
	m.reword = &r
	return m, cmd
}
