package review

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/widget"
)

// purpose is what the open line is for.
type purpose uint8

const (
	filtering purpose = iota
	naming            // the file
	because           // why a thing is held gently; the same line, with the same draft, as on the card
)

// line is the open line.
type line struct {
	purpose purpose
	had     string    // what it began from
	before  string    // the filter that stood when it was opened
	thing   record.ID // that is held gently
	key     string    // of the draft
	in      widget.Line
}

// kept is the tag of the write that a reason asked for.
type kept struct{ key string }

func (m Model) draft(name string) string {
	if m.world.Drafts == nil {
		return ""
	}
	return m.world.Drafts(m.draftKey(name))
}

func (m Model) draftKey(name string) string { return "review/" + m.card.ID.String() + "/" + name }

// Drafts are the lines half typed here.
func (m Model) Drafts() []record.Draft {
	m = m.remembered()
	drafts := []record.Draft{{Key: m.draftKey("filter"), Text: m.half}, {Key: m.draftKey("file"), Text: m.file}}
	if m.line != nil && m.line.purpose == because {
		drafts = append(drafts, record.Draft(m.line.draft()))
	}
	return drafts
}

// Typing reports whether a line is open.
func (m Model) Typing() bool { return m.line != nil }

// openFilter opens the filter's line, with what was half typed in it last time
// or with the filter that stands.
func (m Model) openFilter() Model {
	text := m.half
	if text == "" {
		text = m.filter
	}
	m.line = &line{purpose: filtering, before: m.filter, in: widget.NewLine(text)}
	m.beside = false
	return m.found(m.line.in.Clean()).refreshed()
}

// refreshed makes an open list anew, when what the filter finds has changed.
func (m Model) refreshed() Model {
	if m.list == nil {
		return m
	}
	return m.relisted(m.list.kind, m.list.at)
}

func (m Model) openReason(in *record.Interest) Model {
	l := &line{purpose: because, had: in.Because, thing: in.ID, key: fmt.Sprintf("card/%s/because/%s", m.card.ID, in.ID)}
	text := ""
	if m.world.Drafts != nil {
		text = m.world.Drafts(l.key)
	}
	if text == "" {
		text = in.Because
	}
	l.in = widget.NewLine(text)
	m.line = l
	return m
}

// draft is the line as it is kept for later; one that says what is there
// already was only looked at.
func (l *line) draft() nav.Draft {
	d := nav.Draft{Key: l.key, Text: l.in.Value()}
	if d.Text == l.had {
		d.Text = ""
	}
	return d
}

// remembered is the screen with a filter, or the name of a file, half typed laid
// by.
func (m Model) remembered() Model {
	switch {
	case m.line == nil:
	case m.line.purpose == naming:
		m.file = m.line.in.Value()
		if m.file == m.line.had {
			m.file = ""
		}
	case m.line.purpose == filtering:
		m.half = m.line.in.Value()
		if m.line.in.Clean() == m.line.before {
			m.half = ""
		}
	}
	return m
}

func (m Model) keyInLine(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case m.line.purpose == because:
		return m.keyInReason(msg)
	case m.line.purpose == naming:
		return m.keyInName(msg)
	case keys.Enter.Is(msg):
		m.half, m.line = "", nil
		return m, nav.Send(nav.Draft{Key: m.draftKey("filter")})
	case keys.Back.Is(msg):
		m = m.remembered()
		m.line = nil
		return m.found("").refreshed(), nav.Send(nav.Draft{Key: m.draftKey("filter"), Text: m.half})
	case keys.UpArrow.Is(msg):
		return m.step(-1), nil
	case keys.DownArrow.Is(msg):
		return m.step(1), nil
	}
	return m.typed(msg)
}

// step moves along what is shown, while the filter is typed.
func (m Model) step(by int) Model {
	if m.list != nil {
		return m.along(by)
	}
	return m.moved(by)
}

// typed changes the line. A filter finds as it is typed.
func (m Model) typed(msg tea.Msg) (Model, tea.Cmd) {
	l := *m.line
	in, cmd := l.in.Update(msg)
	l.in = in
	m.line = &l
	if words := l.in.Clean(); l.purpose == filtering && words != m.filter {
		m = m.found(words).refreshed()
	}
	return m, cmd
}

func (m Model) keyInReason(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Back.Is(msg):
		draft := m.line.draft()
		m.line = nil
		return m, nav.Send(draft)
	case keys.Enter.Is(msg):
		id, words := m.line.thing, m.line.in.Clean()
		return m, m.change("held gently", kept{m.line.key}, func(c *record.Card) error {
			if !c.SetStanding(id, record.Gentle, words) {
				return errGone
			}
			return nil
		})
	}
	return m.typed(msg)
}

// written closes the line once its words are on disk.
func (m Model) written(w nav.Written) (Model, tea.Cmd) {
	tag, mine := w.Tag.(kept)
	if !mine || w.Err != nil || m.line == nil || m.line.key != tag.key {
		return m, nil
	}
	m.line = nil
	return m, nav.Send(nav.Draft{Key: tag.key})
}
