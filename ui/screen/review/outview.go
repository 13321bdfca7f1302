package review

import (
	tea "charm.land/bubbletea/v2"

	"rapport/ui/keys"
	"rapport/ui/page"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// asked is the question what is to be written, in so many rows: below the
// strips where there is room for them.
func (m Model) asked(th theme.Theme, w, room int) ([]string, *tea.Cursor) {
	var rows []string
	if airy := room >= 16; airy && !m.beside {
		strips := min(len(m.rows), max(1, room-14))
		rows = append(padded(m.strips(th, w, strips, m.at), strips), "")
	} else if airy {
		rows = append(rows, "")
	}
	o := m.out
	_, scope := m.scope(o.several)
	rows = append(rows, "   "+th.Dim.Render("write out  ")+widget.Cut(th, scope, w-15))
	for i, way := range ways {
		words := way.words
		if i == o.at {
			words = th.Strong.Render(words)
		}
		rows = append(rows, widget.Bar(th, i == o.at)+" "+widget.Pad(th, words, min(38, w-10))+th.Dim.Render(string(way.format)))
	}
	if room >= 16 {
		rows = append(rows, "")
	}
	rows = append(rows, "   "+th.Dim.Render("names  ")+m.namesWords(th, w-11))
	const label = "   file   "
	file, cursor := widget.Cut(th, o.file, w-len(label)-1), (*tea.Cursor)(nil)
	if m.line != nil {
		text, x := m.line.in.View(th, w-len(label)-1)
		file, cursor = text, tea.NewCursor(len(label)+x, 2+len(rows))
	}
	rows = append(rows, th.Dim.Render(label)+file)
	if room >= 16 {
		rows = append(rows, m.caution(th, w))
	}
	return rows, cursor
}

func (m Model) namesWords(th theme.Theme, w int) string {
	if m.out.names {
		return th.Warm.Render(widget.Cut(th, "as they are on the card", w))
	}
	return widget.Cut(th, "replaced: an initial, \"a person\" for anybody else", w)
}

// caution is what is to be known of the file.
func (m Model) caution(th theme.Theme, w int) string {
	const before = "          "
	hours, _ := m.scope(m.out.several)
	if ways[m.out.at].format == page.PNG && !m.page(*m.out, hours).Draws() {
		return before + th.Warm.Render(widget.Cut(th, "some letters here are not in an image; .svg has them all", w-len(before)-1))
	}
	return before + th.Dim.Render(widget.Cut(th, "not sealed: whoever has the file can read it", w-len(before)-1))
}

// withProblem says above the footer what is wrong with the file's name.
func (m Model) withProblem(th theme.Theme, w int, drawn string) string {
	if m.out == nil || m.out.problem == "" {
		return drawn
	}
	return widget.Above(drawn, " "+th.Warm.Render(widget.Cut(th, m.out.problem, w-2)))
}

// outFoot names the keys that do something while it is asked.
func (m Model) outFoot() []keys.Key {
	if m.line != nil {
		return []keys.Key{writeOut, later, clear}
	}
	at := []keys.Key{writeOut, keys.Up.As("↑ ↓ as what"), withNames, fileName}
	if m.choice() {
		at = append(at, scopeOn)
	}
	return append(at, keys.Back)
}
