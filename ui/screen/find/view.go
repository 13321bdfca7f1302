package find

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/ui/keys"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

const indent = 10 // the cell in which what is typed begins

// View draws the screen in h rows of at most w cells.
func (m Model) View(th theme.Theme, w, h int) (string, *tea.Cursor) {
	clock := m.world.Now.Format("Mon 2 Jan  15:04")
	header := widget.Header(th, th.Strong.Render("rapport"), th.Dim.Render(clock), w)
	text, x := m.line.View(th, w-indent-1)
	if m.opened {
		text = th.Dim.Render(text)
	}
	body := []string{"", "   " + th.Dim.Render("find") + "   " + text, ""}

	shown := m.preview.view(th, w)
	below := 0
	if !m.away && h >= 20 && w >= 64 && m.preview.card != nil {
		below = previewRows
	}
	room := h - 2 - len(body) - max(2, below)
	body = append(body, m.list(th, w, room)...)
	if below > 0 {
		for len(body) < h-1-below {
			body = append(body, "")
		}
		body = append(body, " "+th.Dim.Render(rule(th, w-2)))
		body = append(body, shown...)
	}
	return widget.Frame(th, w, h, header, body, m.footer(th, w)), tea.NewCursor(indent+x, 2)
}

// footer names what enter does on the row under the cursor. + and ? are keys
// only on an empty line.
func (m Model) footer(th theme.Theme, w int) string {
	var at []keys.Key
	if m.at < len(m.rows) {
		switch m.rows[m.at].does {
		case makes:
			at = append(at, keys.FindOpen.As("enter make a card"))
		case adds:
			at = append(at, keys.FindOpen.As("enter add it"), keys.FindTab)
		case resumes:
			at = append(at, keys.FindOpen.As("enter the hour"), keys.FindTab)
		default:
			at = append(at, keys.FindOpen, keys.FindTab)
		}
	}
	switch {
	case m.opened:
		at = append(at, addHere, keys.FindEsc, helpHere)
	case m.line.Value() != "":
		at = append(at, keys.FindEsc)
	case len(m.world.Caseload.Cards()) > 0:
		at = append(at, addHere, helpHere)
	default:
		at = append(at, helpHere)
	}
	return widget.Footer(th, w, at, keys.Everything)
}

// list draws the rows that fit, with the one under the cursor among them.
func (m Model) list(th theme.Theme, w, room int) []string {
	if m.problem != "" {
		return []string{"   " + th.Warm.Render(widget.Cut(th, m.problem, w-4))}
	}
	if len(m.rows) == 0 {
		return m.empty(th, w)
	}
	all, cursor := m.lines()
	top := max(0, min(cursor-room+1, len(all)-room))
	var drawn []string
	for _, l := range all[top:min(len(all), top+max(1, room))] { // of all rows only those seen are drawn
		drawn = append(drawn, l.view(m, th, w))
	}
	return drawn
}

// listed is one line of the list before it is drawn: a row by its number, or
// with -1 a heading, or nothing.
type listed struct {
	row     int
	heading string
}

// lines are the rows with their headings, and which of them is under the
// cursor.
func (m Model) lines() (all []listed, cursor int) {
	heading := ""
	for i, r := range m.rows {
		if r.heading != heading && r.heading != "" {
			if len(all) > 0 {
				all = append(all, listed{row: -1})
			}
			all = append(all, listed{-1, r.heading})
			heading = r.heading
		}
		if i == m.at {
			cursor = len(all)
		}
		all = append(all, listed{row: i})
	}
	return all, cursor
}

func (l listed) view(m Model, th theme.Theme, w int) string {
	switch {
	case l.row >= 0:
		return m.rows[l.row].view(th, w, l.row == m.at)
	case l.heading == "":
		return ""
	}
	return "   " + th.Dim.Render(l.heading)
}

func (m Model) empty(th theme.Theme, w int) []string {
	if len(m.world.Caseload.Cards()) > 0 {
		return []string{"   " + th.Dim.Render("nobody lately; letters find")}
	}
	rows := []string{}
	for _, line := range widget.Wrap("Nobody here yet. Type what you call someone (a first name or initials will do) and press enter.", min(w-6, 60)) {
		rows = append(rows, "   "+th.Dim.Render(line))
	}
	return rows
}

// view draws one row: bar, client, kind, text, date, mark. In a narrow window
// the kind and the marks give way to the text.
func (r row) view(th theme.Theme, w int, on bool) string {
	name, kind, date, mark := widget.Pad(th, r.name, 8)+" ", widget.Pad(th, r.kind, 7)+" ", "", ""
	tail := 0
	if w >= 64 {
		date, mark, tail = r.dateAndMark(th)
	} else {
		kind = ""
	}
	used := 3 + widget.Width(name) + widget.Width(kind) + tail
	text := widget.Pad(th, strings.Join(r.text, " "+th.G.Dot+" "), max(4, w-used-1))
	if on {
		name = th.Strong.Render(name) // and no more of the row: a move then redraws little
	}
	return widget.Bar(th, on) + " " + name + th.Dim.Render(kind) + text + " " + date + mark
}

// dateAndMark are the last cells of a row, and how many they are. Where both are
// empty they are plain, since a coloured nothing has to be written too.
func (r row) dateAndMark(th theme.Theme) (date, mark string, cells int) {
	date, mark, cells = widget.PadLeft(th, r.date, 6), "  "+widget.Pad(th, r.mark, 8), 18
	switch {
	case r.date == "" && r.mark == "":
		return date, mark, cells
	case r.gentle:
		mark = th.Warm.Render(mark)
	case r.mark == "* lit":
		mark = th.Accent.Render(mark)
	default:
		mark = th.Dim.Render(mark)
	}
	return th.Dim.Render(date), mark, cells
}

func rule(th theme.Theme, w int) string {
	row := ""
	for range w {
		row += th.G.Rule
	}
	return row
}
