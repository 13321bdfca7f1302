package live

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/widget"
)

// naming is the one line that a mark may have: the words of a note or of the
// door, or what it was that lit the client up.
type naming struct {
	item  record.Item
	label string
	input widget.Line
	lit   bool
}

func (m Model) draftKey() string { return m.keyOf(m.line.label) }

func (m Model) keyOf(label string) string { return fmt.Sprintf("live/%s/%s/%s", m.client, m.id, label) }

// worded makes a mark and opens its line, or that of the last such mark whose
// words are half typed. In the dark the mark is made and the line is not.
func (m Model) worded(kind record.MarkKind) (Model, tea.Cmd) {
	said := labels[kind]
	if item, waits := m.halfTyped(kind); waits && !m.dark {
		m.last = item
		return m.openLine(said, item, false), nav.Send(nav.Say{Words: m.at("still half typed: "+said, item.At)})
	}
	m, cmd := m.plain(kind, said)
	if m.dark {
		return m, cmd
	}
	return m.openLine(said, m.last, false), cmd
}

// halfTyped is the mark whose words were left half typed: the one that was
// left, or else, after the screen was away, the last that has none.
func (m Model) halfTyped(kind record.MarkKind) (record.Item, bool) {
	if m.draftOf(kind) == "" {
		return record.Item{}, false
	}
	var last record.Item
	for _, mark := range m.session.Marks {
		item := record.Item{What: record.MarkItem, At: mark.At, Mark: kind}
		switch {
		case mark.Kind != kind || mark.Words != "" || !mark.Interest.IsZero():
		case item == m.left:
			return item, true
		default:
			last = item
		}
	}
	return last, last != record.Item{}
}

// draftOf is what was left half typed of a mark's words.
func (m Model) draftOf(kind record.MarkKind) string {
	if m.world.Drafts == nil {
		return ""
	}
	return m.world.Drafts(m.keyOf(labels[kind]))
}

// keepHalfTyped gives marks the words that were left half typed for later, since
// nothing asks for them once the hour is over. They are a change of their own, so
// that undoing the end leaves them where they are.
func (m Model) keepHalfTyped() (Model, tea.Cmd) {
	var cmds []tea.Cmd
	for _, kind := range []record.MarkKind{record.LitUp, record.Door, record.Note} {
		words := record.CleanLine(m.draftOf(kind))
		item, waits := m.halfTyped(kind)
		if !waits || words == "" {
			continue
		}
		var cmd tea.Cmd
		m, cmd = m.do("kept: "+words, func(s *record.Session) { s.SetMark(item, words, record.ID{}) }, nil)
		cmds = append(cmds, cmd, nav.Send(nav.Draft{Key: m.keyOf(labels[kind])}))
	}
	return m, tea.Batch(cmds...)
}

// labels are what the lines of marks with words are called.
var labels = map[record.MarkKind]string{record.LitUp: "lit up by", record.Door: "at the door", record.Note: "a note"}

func (m Model) openLine(label string, item record.Item, lit bool) Model {
	m.line = &naming{item: item, label: label, lit: lit}
	text := ""
	if m.world.Drafts != nil {
		text = m.world.Drafts(m.draftKey())
	}
	m.line.input = widget.NewLine(text)
	return m
}

// tab names what lit the client up when that was marked last, and otherwise
// steps onto the lighter row.
func (m Model) tab() (Model, tea.Cmd) {
	if m.card == nil {
		return m, nil
	}
	if m.last == m.lastLit && m.lastLit != (record.Item{}) {
		return m.openLine(labels[record.LitUp], m.lastLit, true), nil
	}
	if len(m.lighterThings()) == 0 {
		return m, nav.Send(nav.Say{Words: "nothing lighter is known that may be asked about today"})
	}
	m.mode, m.lighter = onLighter, 0
	return m, nil
}

func (m Model) lineKey(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Enter.Is(msg):
		return m.keepLine()
	case keys.Back.Is(msg):
		key, text := m.draftKey(), m.line.input.Value()
		m.left, m.line = m.line.item, nil
		return m, nav.Send(nav.Draft{Key: key, Text: text})
	case m.line.lit && keys.Tab.Is(msg):
		if found := m.candidates(m.line.input.Clean()); len(found) > 0 {
			line := *m.line
			line.input = line.input.Set(found[0].Name)
			m.line = &line
		}
		return m, nil
	}
	return m.typed(msg)
}

func (m Model) typed(msg tea.Msg) (Model, tea.Cmd) {
	line := *m.line
	input, cmd := line.input.Update(msg)
	line.input = input
	m.line = &line
	return m, cmd
}

// keepLine gives the mark its words. What lit the client up is found on the
// card, or made there.
func (m Model) keepLine() (Model, tea.Cmd) {
	line := *m.line
	words := line.input.Clean()
	forget := nav.Send(nav.Draft{Key: m.draftKey()})
	m.line = nil
	if words == "" {
		return m, forget
	}
	if line.lit {
		next, cmd := m.litBy(line.item, words)
		return next, tea.Batch(cmd, forget)
	}
	item := line.item
	next, cmd := m.do("kept: "+words, func(s *record.Session) { s.SetMark(item, words, record.ID{}) }, nil)
	return next, tea.Batch(cmd, forget)
}

// litBy names the interest that lit the client up. A new one gets its id here,
// so that the session and the card agree however often the change is run.
func (m Model) litBy(item record.Item, words string) (Model, tea.Cmd) {
	today := m.world.Today()
	if in := m.known(words); in != nil {
		return m.litThing(item, in)
	}
	a, err := record.ParseMentioned(words)
	if err != nil {
		return m, nav.Send(nav.Say{Words: err.Error()})
	}
	fresh := record.Interest{ID: record.NewID(), Kind: a.Kind, Name: a.Name, Details: a.Details, Fields: a.Fields}
	return m.do(fmt.Sprintf("lit up by %s, new on the card as %s", a.Name, a.Kind),
		func(s *record.Session) { s.SetMark(item, a.Name, fresh.ID) },
		func(c *record.Card) {
			if c.Interest(fresh.ID) == nil {
				c.Interests = append(c.Interests, fresh.Clone())
			}
			c.Interest(fresh.ID).LitOn(today)
		})
}

func (m Model) litThing(item record.Item, in *record.Interest) (Model, tea.Cmd) {
	id, name, today := in.ID, in.Name, m.world.Today()
	return m.do("lit up by "+name,
		func(s *record.Session) { s.SetMark(item, name, id) },
		func(c *record.Card) {
			if in := c.Interest(id); in != nil {
				in.LitOn(today)
			}
		})
}

// known is the interest that words mean: by its whole name, or as the only one
// that they begin.
func (m Model) known(words string) *record.Interest {
	if in := m.card.Named(0, words); in != nil {
		return in
	}
	if found := m.candidates(words); len(found) == 1 {
		return found[0]
	}
	return nil
}

// candidates are the interests that words begin to name.
func (m Model) candidates(words string) []*record.Interest {
	typed := record.Fold(words)
	var found []*record.Interest
	for i := range m.card.Interests {
		in := &m.card.Interests[i]
		if !m.card.Gate(in, record.OnLive).May() {
			continue
		}
		name := " " + record.Fold(in.Name)
		if typed != "" && strings.Contains(name, " "+typed) {
			found = append(found, in)
		}
	}
	return found
}
