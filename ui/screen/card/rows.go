package card

import (
	"strings"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/arc"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

func (m Model) leftRows(th theme.Theme, w int) (rows []string, cursor int) {
	rows = append(rows, "   "+th.Dim.Render(m.card.WhatLoves()))
	last := lovedGroup
	for i := 0; i < len(m.items); i++ {
		it := m.items[i]
		if it.group != last {
			rows = append(rows, "", m.groupHeading(th, it.group))
			last = it.group
		}
		on := !m.right && i == m.at
		if on {
			cursor = len(rows)
		}
		rows = append(rows, m.row(th, w, it, on)...)
	}
	if len(m.items) == 0 {
		rows = append(rows, "", "   "+th.Dim.Render("still getting to know "+m.card.Words().Object), "   "+th.Dim.Render("+ adds the first thing: pet, band, garden"))
	}
	return rows, cursor
}

func (m Model) groupHeading(th theme.Theme, g group) string {
	if g == gentleGroup {
		return " " + th.Warm.Render("~ gently")
	}
	return "   " + th.Dim.Render("not to open")
}

// row draws a thing, and under it the lines it opens into.
func (m Model) row(th theme.Theme, w int, it item, on bool) []string {
	style := th.Text
	if on {
		style = th.Strong
	}
	bar := widget.Bar(th, on) + " "
	if it.group == closedGroup {
		words := it.topic
		if it.interest != nil {
			words = it.interest.Name
		}
		return []string{bar + style.Render(widget.Cut(th, words, w-5))}
	}
	in := it.interest
	kind := th.Dim.Render(widget.Pad(th, widget.Cut(th, in.Kind.String(), 8), 9))
	if it.group == gentleGroup {
		lines := []string{prompts.GentleLine(in)}
		if on && m.open {
			lines = opened(th, lines, w-13, mostTold+1)
		}
		rows := []string{bar + kind + style.Render(widget.Cut(th, lines[0], w-13))}
		for _, line := range lines[1:] {
			rows = append(rows, under+style.Render(line))
		}
		if on && m.thread != nil {
			for _, line := range m.threadRows(th, w-13, in) {
				rows = append(rows, under+line)
			}
		}
		return rows
	}
	first, rest := phrases(in)
	text := in.Name
	if first != "" {
		text += " " + th.G.Dot + " " + first
	}
	shown := m.withStanding(th, text, it, w-25)
	rows := []string{bar + kind + style.Render(widget.Pad(th, shown, w-25)) + m.margin(th, in)}
	if on && m.open {
		most := mostTold
		if first != "" && !strings.HasPrefix(shown, text) { // cut on the row, so told under it
			rest, most = append([]string{first}, rest...), mostTold+1
		}
		for _, line := range m.openedInto(th, in, rest, w-13, most) {
			rows = append(rows, under+line)
		}
	}
	return rows
}

// under is what stands before the lines that a row opens into.
const under = "            "

// openedInto is what a thing opens into, in at most so many lines: its phrases,
// and under them the months in which it came up where the phrases leave a line
// for those. What is held gently stands below, and is not pushed out of sight.
// In the thread the months stand alone.
func (m Model) openedInto(th theme.Theme, in *record.Interest, phrases []string, w, most int) []string {
	months := m.threadRows(th, w, in)
	if m.thread != nil {
		return months
	}
	joined := strings.Join(phrases, " "+th.G.Dot+" ")
	fits := widget.Width(joined) <= w
	var lines []string
	switch {
	case months != nil && joined == "":
		return months
	case months != nil && fits:
		return append([]string{th.Dim.Render(joined)}, months...)
	}
	for _, line := range opened(th, phrases, w, most) {
		lines = append(lines, th.Dim.Render(line))
	}
	if months != nil && len(lines) < most {
		lines = append(lines, months...)
	}
	return lines
}

// opened are phrases in at most so many lines of w cells.
func opened(th theme.Theme, phrases []string, w, most int) []string {
	var lines []string
	for _, phrase := range phrases {
		lines = append(lines, widget.Wrap(phrase, w)...)
	}
	if len(lines) > most {
		lines = append(lines[:most-1:most-1], widget.Cut(th, strings.Join(lines[most-1:], " "), w))
	}
	return lines
}

// withStanding puts behind a thing what may not be cut off: without it the
// thing reads as if it were still so.
func (m Model) withStanding(th theme.Theme, text string, it item, w int) string {
	behind := ""
	switch {
	case it.past && m.card.Client.Standing != record.Died:
		behind = " (used to)"
	case it.interest.Standing == record.Resting:
		behind = " (resting)"
	}
	return widget.Cut(th, text, w-len(behind)) + behind
}

// margin is the marker column and the date.
func (m Model) margin(th theme.Theme, in *record.Interest) string {
	sign := " "
	switch {
	case !in.LastLit().IsZero():
		sign = "*"
	case in.MayHaveChanged(m.world.Today(), m.world.Config.Stale) && m.card.Client.Standing != record.Died:
		sign = "?"
	}
	date := ""
	if !in.Heard.IsZero() {
		date = in.Heard.Time().Format("2 Jan")
	}
	mark := th.Dim.Render(sign)
	if sign == "*" {
		mark = th.Accent.Render(sign)
	}
	return " " + mark + " " + th.Dim.Render(widget.PadLeft(th, date, 6)) + "  "
}

func (m Model) rightRows(th theme.Theme, w int) (rows []string, cursor int) {
	heading := ""
	for i, a := range m.asides() {
		if a.heading != heading {
			if heading != "" {
				rows = append(rows, "")
			}
			rows = append(rows, " "+th.Dim.Render(a.heading))
			heading = a.heading
		}
		on := m.right && i == m.aside
		if on {
			cursor = len(rows)
		}
		bar := widget.Bar(th, on)
		for _, line := range m.asideLines(th, a, w-3, on) {
			rows = append(rows, bar+line)
			bar = "  "
		}
	}
	return rows, cursor
}

// asideLines is a line of the right column, in one row until the cursor is on
// it.
func (m Model) asideLines(th theme.Theme, a aside, w int, on bool) []string {
	switch {
	case a.session != nil:
		date := widget.PadLeft(th, a.session.Date.Time().Format("2 Jan"), 6)
		if a.session.Let != nil {
			landed, _, _ := strings.Cut(a.session.ToldLanding(), ",")
			return []string{th.Dim.Render(date) + " " + widget.Cut(th, landed, w-8)}
		}
		scale := arc.Spread(max(4, w-8), arc.Minutes(a.session.Planned, a.session.Length()))
		return []string{th.Dim.Render(date) + " " + arc.Strip(a.session, scale, arc.Options{ASCII: th.ASCII, Three: m.world.Config.ThreePlaces, Ink: th.Ink})}
	case !on:
		return []string{widget.Cut(th, a.words, w)}
	}
	lines := opened(th, []string{a.words}, w, mostTold+1)
	for i := range lines {
		lines[i] = th.Strong.Render(lines[i])
	}
	return lines
}
