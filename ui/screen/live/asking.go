package live

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/widget"
)

// asking is the strip of questions under the picture: what is in hand first,
// then as many others as make three. Once one is tried, how it landed.
type asking struct {
	offers []record.Held
	tried  *record.Held
	mark   record.Item
	sore   bool // it did not sit well: gently, not to open, or neither
}

// ask opens the strip: what is in hand first, or about one thing if given only
// what is about that.
func (m Model) ask(about *record.Interest) (Model, tea.Cmd) {
	if m.card == nil {
		return m, nil
	}
	a := &asking{}
	for _, h := range m.card.InHand {
		if m.card.GateHeld(h).May() && (about == nil || h.Interest == about.ID) {
			a.offers = append(a.offers, h)
		}
	}
	req := prompts.For(m.card, prompts.Out, m.world.Today())
	req.Setting, req.Customs = m.session.Setting, m.world.Config.Customs()
	if about != nil {
		req.About = about.ID
	}
	for _, o := range m.world.Bank.Choose(req) {
		h := o.Held(m.world.Today())
		if len(a.offers) < prompts.MaxOffers && !slices.ContainsFunc(m.card.InHand, h.Same) {
			a.offers = append(a.offers, h)
		}
	}
	if len(a.offers) == 0 {
		return m, nav.Send(nav.Say{Words: m.world.Bank.WhyNothing(req)})
	}
	m.mode, m.asking = onQuestions, a
	return m, nil
}

func (m Model) askingKey(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case m.asking.sore:
		return m.soreKey(msg)
	case m.asking.tried != nil:
		return m.landingKey(msg)
	case keys.Take.Is(msg):
		return m.try(int(msg.Code - '1'))
	}
	m.mode, m.asking = marking, nil
	if keys.Back.Is(msg) || keys.AskLive.Is(msg) {
		return m, nil
	}
	return m.mark(msg)
}

// try marks a question as tried and waits for how it landed. It stays in hand
// until that is said; taken again, only that is asked.
func (m Model) try(at int) (Model, tea.Cmd) {
	if at < 0 || at >= len(m.asking.offers) {
		return m, nil
	}
	h, now := m.asking.offers[at], m.elapsed()
	h.On = m.session.Date // it was taken for this hour, also behind midnight
	before := prompts.TriedAt(m.session, h)
	if before >= 0 {
		now = m.session.Marks[before].At
	}
	mark := record.Mark{At: now, Kind: record.Tried, Words: h.Text, Interest: h.Interest}
	a := *m.asking
	a.tried, a.mark = &h, record.Item{What: record.MarkItem, At: now, Mark: record.Tried}
	m.asking = &a
	if before >= 0 {
		return m, nil
	}
	m.last = a.mark
	return m.do(m.at("tried", now), func(s *record.Session) { s.AddMark(mark) }, func(c *record.Card) { c.Tried(h) })
}

func (m Model) landingKey(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	for _, l := range widget.Landings {
		if l.Key.Is(msg) {
			return m.land(l.Landed)
		}
	}
	m.mode, m.asking = marking, nil
	if keys.Back.Is(msg) {
		return m, nil
	}
	return m.mark(msg)
}

// land says how the question landed, on the session and on the card. One not
// asked after all leaves no mark.
func (m Model) land(l record.Landing) (Model, tea.Cmd) {
	h, item, today := *m.asking.tried, m.asking.mark, m.world.Today()
	session := func(s *record.Session) { s.Land(item, l) }
	if l == record.Unlanded {
		session = func(s *record.Session) {
			s.Marks = slices.DeleteFunc(s.Marks, func(k record.Mark) bool {
				return k.At == item.At && k.Kind == record.Tried && k.Words == h.Text
			})
		}
	}
	if l == record.Sore && !h.Interest.IsZero() {
		a := *m.asking
		a.sore = true
		m.asking = &a
	} else {
		m.mode, m.asking = marking, nil
	}
	return m.do(prompts.LandingTold(l), session, func(c *record.Card) { c.Land(h, l, today) })
}

// soreKey settles the thing a question did not sit well about. Any key but
// esc that does not settle it does its own work.
func (m Model) soreKey(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	id := m.asking.tried.Interest
	m.mode, m.asking = marking, nil
	var to record.Standing
	var label string
	switch {
	case keys.Gently.Is(msg):
		to, label = record.Gentle, "held gently"
	case keys.NotOpen.Is(msg):
		to, label = record.Closed, "not to open"
	case keys.Back.Is(msg):
		return m, nil
	default:
		return m.mark(msg)
	}
	if in := m.card.Interest(id); in != nil {
		label += ": " + in.Name
	}
	return m.do(label, func(*record.Session) {}, func(c *record.Card) { c.SetStanding(id, to, "") })
}
