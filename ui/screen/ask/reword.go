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
// stays open until those are in hand, or without a client until they are kept.
type reword struct {
	offer prompts.Offer
	held  record.Held
	key   string // of its draft
	line  widget.Line
}

// openReword opens the line with the question, or with what was half typed of
// it last time.
func (m Model) openReword() Model {
	offer, ok := m.here()
	if !ok {
		return m
	}
	h, _ := m.held(offer.Held(m.world.Today()))
	whose := "anyone"
	if m.card != nil {
		whose = m.card.ID.String()
	}
	r := &reword{offer: offer, held: h, key: "ask/" + whose + "/" + h.Question + "/" + h.Interest.String()}
	text := ""
	if m.world.Drafts != nil {
		text = m.world.Drafts(r.key)
	}
	if text == "" {
		text = h.Text
	}
	r.line = widget.NewLine(text)
	m.reword, m.open = r, false
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

// keyInLine answers keys while a question is re-worded.
func (m Model) keyInLine(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Back.Is(msg):
		draft := m.reword.draft()
		m.reword = nil
		return m, nav.Send(draft)
	case keys.Enter.Is(msg):
		return m.keep()
	}
	return m.typed(msg)
}

// keep takes the question in hand in these words, and keeps them as a question
// of the clinician's own, for anyone: what names something of this client's
// stays with the client alone. Without a client they are kept and no more.
func (m Model) keep() (Model, tea.Cmd) {
	r := *m.reword
	words := r.line.Clean()
	if words == "" || words == r.held.Text && m.card == nil {
		m.reword = nil
		return m, nav.Send(nav.Draft{Key: r.key})
	}
	own, err := m.world.Bank.Reworded(r.offer, words, m.truly())
	switch {
	case m.card == nil && err != nil:
		return m, nav.Send(nav.Say{Words: err.Error()})
	case m.card == nil:
		return m, nav.Send(nav.Own{Question: own, Label: "kept as your own: " + words, Tag: keptOwn{r.key}})
	}
	tag := taken{held: r.held, line: r.key}
	tag.held.Text = words
	label := "in hand: " + words
	switch {
	case words == r.held.Text:
	case err != nil:
		label = "in hand, for " + m.card.Called + " alone: " + words
	default:
		tag.own = own
	}
	return m, m.takeReworded(label, tag)
}

// truly is the card with the client's own name on it, however screens name them.
func (m Model) truly() *record.Card {
	if m.card == nil {
		return nil
	}
	return m.world.Caseload.Card(m.card.ID)
}

// takeReworded takes the question in hand in these words; one that is there
// already gets them.
func (m Model) takeReworded(label string, tag taken) tea.Cmd {
	h := tag.held
	return m.change(label, tag, func(c *record.Card) error {
		if i := slices.IndexFunc(c.InHand, h.Same); i >= 0 {
			c.InHand[i].Text = h.Text
			return nil
		}
		makeWay(c)
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
