package before

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// reason is the open line that follows when something is held gently: what
// happened, which may stay empty. It is the same line, with the same draft, as
// on the card.
type reason struct {
	thing record.ID
	had   string // the reason there was
	key   string // of its draft
	line  widget.Line
}

// kept is the tag of the write that a reason asked for.
type kept struct{ key string }

func (m Model) openReason(in *record.Interest) Model {
	r := &reason{thing: in.ID, had: in.Because, key: fmt.Sprintf("card/%s/because/%s", m.card.ID, in.ID)}
	text := ""
	if m.world.Drafts != nil {
		text = m.world.Drafts(r.key)
	}
	if text == "" {
		text = in.Because
	}
	r.line = widget.NewLine(text)
	m.reason = r
	return m
}

// draft is the line as it is kept for later; one that says what is there
// already was only looked at.
func (r *reason) draft() nav.Draft {
	d := nav.Draft{Key: r.key, Text: r.line.Value()}
	if d.Text == r.had {
		d.Text = ""
	}
	return d
}

// Drafts are the words of the open line.
func (m Model) Drafts() []record.Draft {
	if m.reason == nil {
		return nil
	}
	return []record.Draft{record.Draft(m.reason.draft())}
}

func (m Model) keyInLine(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Back.Is(msg):
		draft := m.reason.draft()
		m.reason = nil
		return m, nav.Send(draft)
	case keys.Enter.Is(msg):
		id, words := m.reason.thing, m.reason.line.Clean()
		w := nav.StandBecause(m.card.ID, id, record.Gentle, words, "held gently")
		w.Tag = kept{m.reason.key}
		return m, nav.Send(w)
	}
	return m.typed(msg)
}

// written closes the line once its words are on disk.
func (m Model) written(w nav.Written) (Model, tea.Cmd) {
	tag, mine := w.Tag.(kept)
	if !mine || w.Err != nil || m.reason == nil || m.reason.key != tag.key {
		return m, nil
	}
	m.reason = nil
	return m, nav.Send(nav.Draft{Key: tag.key})
}

func (m Model) typed(msg tea.Msg) (Model, tea.Cmd) {
	r := *m.reason
	line, cmd := r.line.Update(msg)
	r.line = line
	m.reason = &r
	return m, cmd
}

// withReason puts the open line, and what may stand in it, into the last rows.
func (m Model) withReason(th theme.Theme, w, room int, rows []string) ([]string, *tea.Cursor) {
	label := " " + th.Dim.Render("reason") + "  "
	x0 := widget.Width(label)
	text, x := m.reason.line.View(th, w-x0-1)
	for len(rows) < room-2 {
		rows = append(rows, "")
	}
	hint := strings.Repeat(" ", x0) + th.Dim.Render(widget.Cut(th, "what happened, in your words; it can stay empty", w-x0-1))
	return append(rows[:room-2:room-2], hint, label+text), tea.NewCursor(x0+x, room)
}
