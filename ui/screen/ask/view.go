package ask

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// View draws the three cards in h rows of at most w cells.
func (m Model) View(th theme.Theme, w, h int) (string, *tea.Cursor) {
	header := widget.Header(th, m.title(th, w), th.Dim.Render(m.where(th)), w)
	body := []string{"", m.moments(th, w), ""}
	cursorRow := 0
	for i, o := range m.offers() {
		if i == m.at {
			cursorRow = len(body)
		}
		body = append(body, m.card3(th, w, h, i, o)...)
	}
	if len(m.offers()) == 0 {
		body = append(body, m.nothing(th, w)...)
	}
	body = m.below(th, w, h, body)
	var cursor *tea.Cursor
	if m.reword != nil {
		text, x := m.reword.line.View(th, w-13)
		body = append(body[:min(len(body), h-4)], " "+th.Dim.Render("in my words")+" "+text)
		cursor = tea.NewCursor(13+x, len(body))
	} else if len(body) > h-3 && cursorRow > 3 {
		body = append(body[:3:3], body[min(cursorRow, len(body)-(h-6)):]...)
	}
	return widget.Frame(th, w, h, header, body, m.footer(th, w)), cursor
}

func (m Model) title(th theme.Theme, w int) string {
	name := "someone new"
	if m.card != nil {
		name = m.card.Called
	}
	what := "something small to ask"
	if m.card != nil {
		if in := m.card.Interest(m.about); in != nil {
			what += " about " + in.Name
		}
	}
	return th.Strong.Render(widget.Cut(th, name, w/2)) + "   " + what
}

// where is the setting and the season the questions are chosen for.
func (m Model) where(th theme.Theme) string {
	season := prompts.SeasonOf(m.world.Today(), m.world.Config.Southern)
	if m.card == nil {
		return season
	}
	return m.card.Setting.String() + " " + th.G.Dot + " " + season
}

var momentLabels = map[prompts.Moment]string{prompts.Reconnecting: "after a while"}

func (m Model) moments(th theme.Theme, w int) string {
	row := "   "
	for _, moment := range prompts.Moments() {
		label := moment.String()
		if l, ok := momentLabels[moment]; ok {
			label = l
		}
		if moment == m.moment {
			row += th.Accent.Render("[") + th.Strong.Render(label) + th.Accent.Render("]") + "  "
		} else {
			row += " " + th.Dim.Render(label) + "  "
		}
	}
	return widget.Cut(th, row, w)
}

// card3 draws one question: framed where there is room, else as a row.
func (m Model) card3(th theme.Theme, w, h, i int, o prompts.Offer) []string {
	on := i == m.at
	number := fmt.Sprintf("%d   ", i+1)
	question := o.Text
	inner := w - 9
	rows := widget.Wrap(question, inner-6)
	if on {
		for j := range rows {
			rows[j] = th.Strong.Render(rows[j])
		}
	}
	for j := range rows {
		lead := strings.Repeat(" ", len(number))
		if j == 0 {
			lead = number
			if m.inHand(o) {
				lead = fmt.Sprintf("%d %s ", i+1, th.Accent.Render("*"))
			}
		}
		rows[j] = lead + rows[j]
	}
	note := ""
	switch {
	case on && m.open && len(o.Question.Followups) > 0:
		note = strings.Join(o.Question.Followups, "   ")
	case on && m.open:
		note = "nothing follows on from this one"
	case on:
		note = o.Why
	}
	rows = append(rows, strings.Repeat(" ", len(number))+th.Dim.Render(widget.Cut(th, note, inner-6)))
	if w < 64 || h < 20 {
		rows[0] = widget.Bar(th, on) + " " + rows[0]
		for j := 1; j < len(rows); j++ {
			rows[j] = "   " + rows[j]
		}
		return rows
	}
	for j := range rows {
		rows[j] = " " + rows[j]
	}
	return indented(widget.Box(th, w-4, rows, on), "  ")
}

func indented(box, by string) []string {
	rows := strings.Split(box, "\n")
	for i := range rows {
		rows[i] = by + rows[i]
	}
	return rows
}

func (m Model) inHand(o prompts.Offer) bool {
	if m.card == nil {
		return false
	}
	h := o.Held(0)
	return slices.ContainsFunc(m.card.InHand, func(have record.Held) bool {
		return have.Question == h.Question && have.Interest == h.Interest
	})
}

// nothing says kindly that there is nothing to offer.
func (m Model) nothing(th theme.Theme, w int) []string {
	words := "Nothing to offer for this moment today, and that's fine. tab has the other moments."
	if len(m.drawn()) > 0 {
		words = "None of these is left. " + th.G.Right + " has three others."
	}
	if m.card != nil && m.card.Straight && m.moment == prompts.Opening {
		words = m.card.Called + " would rather get straight to it, so there are no openers here. tab has the other moments."
	}
	var rows []string
	for _, row := range widget.Wrap(words, min(w-6, 60)) {
		rows = append(rows, "   "+th.Dim.Render(row))
	}
	return rows
}

// below puts what is in hand into the last rows, a row each where there is
// room.
func (m Model) below(th theme.Theme, w, h int, body []string) []string {
	if m.card == nil {
		return body
	}
	var held []string
	for _, k := range m.card.InHand {
		if m.card.GateHeld(k).May() {
			held = append(held, "\""+k.Text+"\"")
		}
	}
	if len(held) == 0 {
		held = []string{th.Dim.Render("nothing yet")}
	}
	if len(held) > h-3-len(body) {
		held = []string{strings.Join(held, "  ")}
	}
	for len(body) < h-5-len(held) {
		body = append(body, "")
	}
	if len(body)+len(held) < h-3 {
		body = append(body, "")
	}
	label := "in hand"
	for _, words := range held {
		body = append(body, " "+th.Dim.Render(widget.Pad(th, label, 9))+widget.Cut(th, words, w-12))
		label = ""
	}
	return body
}

func (m Model) footer(th theme.Theme, w int) string {
	if m.reword != nil {
		return widget.Footer(th, w, []keys.Key{keys.Enter.As("enter take it in these words"), keys.Back.As("esc for later"), keys.ClearLine.As("ctrl+u clear")})
	}
	at := []keys.Key{keys.Take, keys.Others, keys.Moment, keys.Reword, keys.NotThis}
	switch {
	case len(m.offers()) == 0:
		at = []keys.Key{keys.Others, keys.Moment, keys.Back}
	case m.card == nil:
		at = []keys.Key{keys.Others, keys.Moment, followUps.As("enter what may follow"), keys.Back}
	}
	return widget.Footer(th, w, at, keys.Help.As("? more"))
}
