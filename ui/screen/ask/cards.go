package ask

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// lead is how many cells stand before the words of a card: its number, in
// brackets when it is in hand.
const lead = 5

// card3 draws one question, as a card or as a row.
func (m Model) card3(th theme.Theme, w int, l look, i int, o prompts.Offer) ([]string, *tea.Cursor) {
	on := i == m.at
	boxed := min(w-4, widest)
	inner := boxed - 4 - lead // the borders and the padding of the box
	if !l.framed {
		inner = w - 3 - lead
	}
	rows, cursor := m.question(th, inner, on, i, o)
	if on || !l.sparse && l.framed {
		rows = append(rows, m.note(th, inner, l, on, o)...)
	}
	if !l.framed {
		for j := range rows {
			rows[j] = widget.Bar(th, on && j == 0) + rows[j]
		}
		if cursor != nil {
			cursor.X += 2
		}
		return rows, cursor
	}
	if l.airy {
		rows = append(append([]string{""}, rows...), "")
	}
	box := strings.Split(widget.Box(th, boxed, rows, on), "\n")
	for j := range box {
		box[j] = "  " + box[j]
	}
	if cursor != nil {
		cursor.X, cursor.Y = cursor.X+4, cursor.Y+1
		if l.airy {
			cursor.Y++
		}
	}
	return box, cursor
}

// question is its number and its words, as they are in hand if they are; while
// it is re-worded, the open line.
func (m Model) question(th theme.Theme, w int, on bool, i int, o prompts.Offer) ([]string, *tea.Cursor) {
	number := fmt.Sprintf(" %d   ", i+1)
	held, inHand := m.held(o.Held(0))
	switch {
	case m.room != nil:
		number = strings.Repeat(" ", lead)
	case inHand:
		number = th.Accent.Render("[") + th.Strong.Render(fmt.Sprint(i+1)) + th.Accent.Render("]") + "  "
	}
	if on && m.reword != nil {
		text, x := m.reword.line.View(th, w)
		return []string{number + text}, tea.NewCursor(lead+x, 0)
	}
	rows := widget.Wrap(held.Text, w)
	for j := range rows {
		if on {
			rows[j] = th.Strong.Render(rows[j])
		}
		if j > 0 {
			number = strings.Repeat(" ", lead)
		}
		rows[j] = number + rows[j]
	}
	return rows, nil
}

// note is what stands under a question: why it is here, what might follow, and
// at the right end the quiet signs.
func (m Model) note(th theme.Theme, w int, l look, on bool, o prompts.Offer) []string {
	margin := strings.Repeat(" ", lead)
	if on && m.reword != nil {
		return []string{margin + th.Dim.Render(widget.Cut(th, "in your own words", w))}
	}
	why := ""
	if on {
		why = th.Dim.Render(o.Why)
	}
	rows := []string{margin + widget.Ends(th, why, m.signs(th, l, o), w)}
	if !on || !m.open {
		return rows
	}
	after := o.Question.Followups
	if len(after) == 0 {
		return append(rows, margin+th.Dim.Render("nothing follows on from this one"))
	}
	for _, words := range after {
		for j, line := range widget.Wrap(words, w-3) {
			sign := "   "
			if j == 0 {
				sign = th.Dim.Render(th.G.Right) + "  "
			}
			rows = append(rows, margin+sign+line)
		}
	}
	return rows
}

// signs say in words what is known of a question: that it is in hand, which on
// a row its number says alone, and that it suits this client.
func (m Model) signs(th theme.Theme, l look, o prompts.Offer) string {
	if m.card == nil {
		return ""
	}
	var signs []string
	if _, inHand := m.held(o.Held(0)); inHand && l.framed {
		signs = append(signs, th.Accent.Render("in hand"))
	}
	if slices.Contains(m.card.Favored, o.Question.ID) {
		signs = append(signs, th.Dim.Render("suits "+m.card.Words().Object))
	}
	return strings.Join(signs, th.Dim.Render(" "+th.G.Dot+" "))
}

// nothing says kindly that there is nothing to offer, why, and what there is
// instead.
func (m Model) nothing(th theme.Theme, w int) []string {
	why, instead := m.whyNothing(th)
	var rows []string
	for _, row := range widget.Wrap(why, min(w-6, 64)) {
		rows = append(rows, "   "+row)
	}
	for _, row := range widget.Wrap(instead, min(w-6, 64)) {
		rows = append(rows, "   "+th.Dim.Render(row))
	}
	return rows
}

func (m Model) whyNothing(th theme.Theme) (why, instead string) {
	if len(m.drawn()) > 0 && (m.card == nil || m.card.StillMeeting()) {
		return "None of these is left.", th.G.Right + " has three others, and u brings the last one back."
	}
	req := m.request(m.moment)
	why = m.world.Bank.WhyNothing(req)
	switch {
	case m.card != nil && !m.card.StillMeeting():
		return why, "What is known stays on the card."
	case !m.world.Bank.Speaks(req):
		return why, "Your own go into a folder that \"rapport bank path\" names; ctrl+p has the general deck."
	case !m.about.IsZero():
		return why, "a has some about anything, tab the other moments."
	}
	if some := m.momentsWithSome(); len(some) > 0 {
		return why, "tab has some for " + joined(some) + "."
	}
	return why, "ctrl+p has questions for someone new, to read from."
}
