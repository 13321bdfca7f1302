// Package help is the overlay that shows every key of the screen below it,
// made from the same table that the screen matches against.
package help

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// Model is the overlay.
type Model struct {
	record.Elision
	table keys.Table
	last  int // the furthest row that may be the first shown
	top   int // first row shown
}

// New makes the overlay for a table, in a window that has w by h cells for it.
func New(table keys.Table, w, h int) Model {
	m := Model{table: table}
	m.last = max(0, len(m.rows(theme.Theme{}, inside(w)))-shownRows(h))
	return m
}

// widest is the box where there is more room than it needs; the frame takes
// four cells of its width, and with the foot four rows of its height.
const widest = 64

func inside(w int) int { return min(w, widest) - 4 }

func shownRows(h int) int { return max(1, h-4) }

// Typing is false: letters close it or do nothing.
func (m Model) Typing() bool { return false }

// Keys is its own small table.
func (m Model) Keys() keys.Table {
	return keys.Table{Name: "help", Groups: []keys.Group{{Title: "here", Keys: []keys.Key{keys.Up, keys.Down, keys.Enter.Meaning("back"), keys.Back, keys.Dark, keys.Help}}}}
}

// Update scrolls or closes.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return m, nil
	}
	switch {
	case keys.Up.Is(press):
		m.top = max(0, m.top-1)
	case keys.Down.Is(press):
		m.top = min(m.last, m.top+1)
	case keys.Back.Is(press), keys.Help.Is(press), keys.Enter.Is(press):
		return m, nav.Send(nav.Close{})
	}
	return m, nil
}

// View draws a box of at most w by h cells.
func (m Model) View(th theme.Theme, w, h int) (string, *tea.Cursor) {
	rows, room := m.rows(th, inside(w)), shownRows(h)
	top := min(m.top, max(0, len(rows)-room))
	shown := rows[top:min(len(rows), top+room)]
	foot := th.Dim.Render("esc back")
	if len(rows) > room {
		foot = th.Dim.Render(th.G.Up + th.G.Down + " more   esc back")
	}
	body := append(append([]string{}, shown...), "", foot)
	return widget.Box(th, inside(w)+4, body, false), nil
}

// named are the cells before what a key does.
const named = 13

func (m Model) rows(th theme.Theme, w int) []string {
	rows := []string{th.Strong.Render("keys: " + m.table.Name)}
	for _, g := range m.table.Groups {
		rows = append(rows, "")
		for _, line := range widget.Wrap(g.Title, w) {
			rows = append(rows, th.Dim.Render(line))
		}
		for _, k := range g.Keys {
			shown := widget.Shown(th, k)
			head := widget.Pad(th, "  "+shown+" ", max(named, ansi.StringWidth(shown)+3))
			for _, line := range widget.Wrap(k.Does(), w-widget.Width(head)) {
				rows = append(rows, head+line)
				head = strings.Repeat(" ", widget.Width(head))
			}
		}
	}
	return rows
}
