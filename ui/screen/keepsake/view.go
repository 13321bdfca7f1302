package keepsake

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/ui/keys"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// Cells before the words of a row: the bar, and under a heading two more.
const (
	inset = 3
	under = 5
)

// View draws the page in h rows of at most w cells.
func (m Model) View(th theme.Theme, w, h int) (string, *tea.Cursor) {
	said := "a page to give away, not written yet"
	if m.kept != "" && m.kept == m.page.draft() {
		said = "a page to give away, written"
	}
	if w < 64 {
		said = ""
	}
	header := widget.Header(th, widget.Titled(th, m.world.Config.Called(m.card), "a keepsake", said, w), th.Dim.Render(said), w)
	room := h - 3
	if m.line != nil && m.line.purpose == naming {
		room -= 2
	}
	body, cursor := m.body(th, w, room)
	if m.line != nil && m.line.purpose == naming {
		body, cursor = m.withName(th, w, h, body)
	}
	drawn := widget.Frame(th, w, h, header, body, widget.Footer(th, w, m.foot(), m.end()...))
	if m.line != nil && m.line.problem != "" {
		drawn = widget.Above(drawn, " "+th.Warm.Render(widget.Cut(th, m.line.problem, w-2)))
	}
	return drawn, cursor
}

// foot names the keys that do something now.
func (m Model) foot() []keys.Key {
	switch {
	case m.line == nil:
		return []keys.Key{change, takeAway, addLine, keys.Out, undo, keys.Back}
	case m.line.purpose == naming:
		return []keys.Key{write, later}
	}
	return []keys.Key{keep, later, keys.ClearLine.As("ctrl+u clear")}
}

func (m Model) end() []keys.Key {
	if m.line != nil {
		return nil
	}
	return []keys.Key{keys.Help}
}

// body is the rows of the page around the cursor, and where the cursor is.
func (m Model) body(th theme.Theme, w, room int) ([]string, *tea.Cursor) {
	var rows []string
	var x, from, to int
	typing := m.line != nil && m.line.purpose != naming
	for i, r := range m.shown() {
		if r.sort != entry && len(rows) > 0 && r.sort != intro || i == 0 {
			rows = append(rows, "")
		}
		if i == m.at {
			from = len(rows)
		}
		if i == m.at && typing {
			text, at := m.line.in.View(th, w-r.inset()-1)
			rows = append(rows, m.margin(th, r, true)+text)
			x = r.inset() + at
		} else {
			rows = append(rows, m.row(th, r, i == m.at, w)...)
		}
		if i == m.at {
			to = len(rows)
		}
	}
	top := max(0, min(from-room/2, len(rows)-room))
	if top > 0 && to > top+room {
		top = from
	}
	shown := rows[top:min(len(rows), top+max(0, room))]
	if n := len(shown); n > 1 && top+n < len(rows) && to < top+n {
		shown = append(shown[:n-1:n-1], strings.Repeat(" ", under)+th.Dim.Render(th.G.Down+" more"))
	}
	if !typing {
		return shown, nil
	}
	return shown, tea.NewCursor(x, 1+from-top)
}

// shown is the page as it is drawn: with the row that is being added.
func (m Model) shown() sheet {
	if m.line == nil || m.line.purpose != adding {
		return m.page
	}
	return append(append(m.page[:m.at:m.at], row{sort: entry}), m.page[m.at:]...)
}

func (r row) inset() int {
	if r.sort == entry {
		return under
	}
	return inset
}

func (m Model) margin(th theme.Theme, r row, on bool) string {
	return widget.Bar(th, on) + strings.Repeat(" ", r.inset()-2)
}

// row is a row of the page in as many rows of the screen as it takes.
func (m Model) row(th theme.Theme, r row, on bool, w int) []string {
	style := th.Text
	switch {
	case on, r.sort == title:
		style = th.Strong
	case r.sort != entry:
		style = th.Dim
	}
	lines := widget.Wrap(r.words, w-r.inset()-1)
	if len(lines) == 0 {
		lines = []string{""}
	}
	for i, line := range lines {
		lines[i] = m.margin(th, r, on && i == 0) + style.Render(line)
	}
	return lines
}

// withName puts the line for the file's name, with what the file is, into the
// last rows of the body.
func (m Model) withName(th theme.Theme, w, h int, body []string) ([]string, *tea.Cursor) {
	const label = " file  "
	for len(body) < h-5 {
		body = append(body, "")
	}
	note := unsealed
	if w < 84 {
		note = "not sealed: whoever has it can read it. .html prints; or .md, .txt"
	}
	if w < 64 {
		note = "not sealed. .html, .md or .txt"
	}
	text, x := m.line.in.View(th, w-len(label)-1)
	body = append(body[:h-5], strings.Repeat(" ", len(label))+th.Dim.Render(note), " "+th.Dim.Render("file")+"  "+text)
	return body, tea.NewCursor(len(label)+x, h-3)
}
