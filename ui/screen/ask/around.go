package ask

import (
	"strings"

	"rapport/prompts"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// top is the moments, and under them what is to be known of these questions.
func (m Model) top(th theme.Theme, w, h int, l look) []string {
	rows := []string{m.moments(th, w)}
	words := m.aside
	if words != "" {
		words += " These are others."
	} else if m.general() {
		words = "Nothing of " + m.card.Called + "'s own may be asked about today; these are general."
	}
	var lines []string
	for _, line := range widget.Wrap(words, min(w-6, widest)) {
		lines = append(lines, "   "+th.Dim.Render(line))
	}
	switch {
	case l.tight:
		return append(rows, lines...)
	case h < framedHigh:
		return append(append(rows, lines...), "")
	case len(lines) > 0:
		rows = append(rows, "")
	}
	return append(append(append([]string{""}, rows...), lines...), "")
}

// general reports whether a client with things of their own is asked about
// none of them.
func (m Model) general() bool {
	if m.card == nil || len(m.card.Interests) == 0 || len(m.offers()) == 0 {
		return false
	}
	for i := range m.card.Interests {
		if prompts.WhyNotAsked(m.card, &m.card.Interests[i]) == "" {
			return false
		}
	}
	return true
}

// moments is the row of moments: all of them where there is room, else those
// around the one that is chosen.
func (m Model) moments(th theme.Theme, w int) string {
	all := prompts.Moments()
	first, last := 0, len(all)
	for {
		row, apart := "  ", " "
		if w >= framedFrom {
			row, apart = "   ", "  "
		}
		if first > 0 {
			row += " " + th.Dim.Render(th.G.More) + " "
		}
		for _, moment := range all[first:last] {
			if moment == m.moment {
				row += th.Accent.Render("[") + th.Strong.Render(label(moment)) + th.Accent.Render("]") + apart
			} else {
				row += " " + th.Dim.Render(label(moment)) + apart
			}
		}
		if last < len(all) {
			row += " " + th.Dim.Render(th.G.More)
		}
		row = strings.TrimRight(row, " ")
		if widget.Width(row) <= w || last-first == 1 {
			return widget.Cut(th, row, w)
		}
		if int(m.moment) == last-1 || first < int(m.moment) && int(m.moment)-first > last-1-int(m.moment) {
			first++
		} else {
			last--
		}
	}
}

// hand is what is in hand, a row each where there is room; numbered while one
// of them makes room for a fourth.
func (m Model) hand(th theme.Theme, w int, l look) []string {
	if m.card == nil {
		return nil
	}
	var held []string
	for i, h := range m.inHand() {
		words := "\"" + h.Text + "\""
		if m.room != nil {
			words = string(rune('1'+i)) + "  " + words
		}
		held = append(held, words)
	}
	if len(held) == 0 {
		held = []string{th.Dim.Render("nothing yet")}
	}
	if !l.hand && m.room == nil {
		held = []string{strings.Join(held, "  ")}
	}
	rows := make([]string, len(held))
	heading := "in hand"
	for i, words := range held {
		rows[i] = " " + th.Dim.Render(widget.Pad(th, heading, 9)) + widget.Cut(th, words, w-11)
		heading = ""
	}
	return rows
}
