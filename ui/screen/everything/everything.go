// Package everything is the overlay that lists all that can be done from
// here, with its key, and does what is chosen. What cannot be undone stands
// only here, and asks for a name to be typed first.
package everything

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// Model is the overlay.
type Model struct {
	record.Elision
	actions []nav.Action
	line    widget.Line
	at      int
	sure    *nav.Action // waits for its name to be typed
	wrong   bool
}

// New makes the overlay over what can be done.
func New(actions []nav.Action) Model { return Model{actions: actions, line: widget.NewLine("")} }

// Typing is true: letters narrow the list.
func (m Model) Typing() bool { return true }

// Keys is its own small table.
func (m Model) Keys() keys.Table {
	return keys.Table{Name: "everything", Groups: []keys.Group{{Title: "here", Keys: []keys.Key{
		keys.UpArrow, keys.DownArrow, keys.Enter, keys.Back, keys.ClearLine,
	}}}}
}

// Update narrows, moves, chooses or closes.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch {
		case keys.Back.Is(press):
			return m.back()
		case keys.Enter.Is(press):
			return m.choose()
		case keys.UpArrow.Is(press):
			m.at = max(0, m.at-1)
			return m, nil
		case keys.DownArrow.Is(press):
			m.at = min(max(0, len(m.found())-1), m.at+1)
			return m, nil
		}
	}
	line, cmd := m.line.Update(msg)
	if line.Value() != m.line.Value() {
		m.at, m.wrong = 0, false
	}
	m.line = line
	return m, cmd
}

func (m Model) back() (Model, tea.Cmd) {
	if m.sure != nil {
		m.sure, m.line = nil, widget.NewLine("")
		return m, nil
	}
	return m, nav.Send(nav.Close{})
}

func (m Model) choose() (Model, tea.Cmd) {
	if m.sure != nil {
		if record.Fold(m.line.Clean()) != record.Fold(m.sure.Confirm) {
			m.wrong = true
			return m, nil
		}
		return m, nav.Send(nav.Close{Then: m.sure.Msg})
	}
	found := m.found()
	if m.at >= len(found) {
		return m, nil
	}
	chosen := found[m.at]
	if chosen.Confirm != "" {
		m.sure, m.line = &chosen, widget.NewLine("")
		return m, nil
	}
	return m, nav.Send(nav.Close{Then: chosen.Msg})
}

// found are the actions in which every word typed begins a word.
func (m Model) found() []nav.Action {
	if m.sure != nil {
		return nil
	}
	words := strings.Fields(record.Fold(m.line.Value()))
	var found []nav.Action
	for _, a := range m.actions {
		if matches(" "+record.Fold(a.Name), words) {
			found = append(found, a)
		}
	}
	return found
}

func matches(name string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(name, " "+word) {
			return false
		}
	}
	return true
}

// View draws a box of at most w by h cells.
func (m Model) View(th theme.Theme, w, h int) (string, *tea.Cursor) {
	w = min(w, 64)
	inner := w - 4
	text, x := m.line.View(th, inner-2)
	if m.sure != nil {
		return m.confirm(th, w, text, x)
	}
	rows := []string{th.Dim.Render(th.G.Right) + " " + text, ""}
	found := m.found()
	room := max(1, h-6)
	top := max(0, min(m.at-room/2, len(found)-room))
	for i := top; i < min(len(found), top+room); i++ {
		name := found[i].Name
		if i == m.at {
			name = th.Strong.Render(name)
		}
		rows = append(rows, widget.Bar(th, i == m.at)[1:]+" "+widget.Ends(th, name, th.Dim.Render(found[i].Key), inner-2))
	}
	if len(found) == 0 {
		rows = append(rows, th.Dim.Render("nothing of that name"))
	}
	return widget.Box(th, w, rows, false), tea.NewCursor(2+2+x, 1)
}

// confirm asks for the name of what would go.
func (m Model) confirm(th theme.Theme, w int, text string, x int) (string, *tea.Cursor) {
	rows := append([]string{th.Strong.Render(m.sure.Name)}, widget.Wrap(m.sure.Warning, w-4)...)
	rows = append(rows, "", th.Dim.Render("type "+m.sure.Confirm+" to go on; esc leaves everything as it is"), text)
	y := len(rows)
	if m.wrong {
		rows = append(rows, th.Warm.Render("that is another name; nothing was done"))
	}
	return widget.Box(th, w, rows, false), tea.NewCursor(2+x, y)
}
