package week

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/store/search"
	"rapport/ui/arc"
	"rapport/ui/keys"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// columns are the cells in which the parts of a row begin.
type columns struct{ day, time, name, text int }

// columnsOf fits them to the window and to what the clients are called, as far
// as the strip still has a column a minute; where no clock time is known there
// is no column for one.
func (m Model) columnsOf(w int) columns {
	c, most := columns{day: 3, time: 9, name: 17}, 11
	switch {
	case w >= 100:
		most = 24
	case w < 64:
		c, most = columns{day: 3, time: 7, name: 13}, 8
	}
	named, clock := 0, false
	for _, h := range m.hours {
		named = max(named, widget.Width(m.world.Config.Called(h.Card))+1)
		clock = clock || h.At >= 0
	}
	if !clock {
		c.name = c.time
	}
	c.text = c.name + min(max(named, 8), most)
	return c
}

// told is how many rows the sentences under the list have.
const told = 3

// View draws the screen in h rows of at most w cells.
func (m Model) View(th theme.Theme, w, h int) (string, *tea.Cursor) {
	if m.away {
		m = m.open()
	}
	header := widget.Header(th, "the week", th.Dim.Render(m.span()), w)
	end := []keys.Key{keys.Back.As("esc done")}
	footer := widget.Footer(th, w, []keys.Key{keepNext, anotherUp, keys.NotMet, inFull, weekBack.As("pgup the week before")}, end...)
	if len(m.hours) == 0 {
		footer = widget.Footer(th, w, []keys.Key{weekBack.As("pgup the week before")}, end...)
		return widget.Frame(th, w, h, header, m.nothing(th, w), footer), nil
	}
	below := m.below(th, w, h)
	room := max(2, h-3-1-len(below))
	top := max(0, min(m.at-room/2, len(m.hours)+1-room))
	rows, x := m.rows(th, w, top)
	body := append([]string{""}, rows[:min(len(rows), room)]...)
	body = append(body, below...)
	drawn := widget.Frame(th, w, h, header, body, footer)
	if !m.canType() {
		return drawn, nil
	}
	return drawn, tea.NewCursor(x, 2+m.at-top)
}

// span is the days of the week, to its Friday or to the last day with an hour.
func (m Model) span() string {
	last := m.monday + 4
	if n := len(m.hours); n > 0 {
		last = max(last, m.hours[n-1].Day)
	}
	first := m.monday.Time().Format("Mon 2")
	if m.monday.Time().Month() != last.Time().Month() {
		first = dayWords(m.monday)
	}
	return first + " to " + dayWords(last)
}

// rows are the hours from one on, with one more row below the one under the
// cursor. A day is named where it begins. It says in which cell the cursor is.
func (m Model) rows(th theme.Theme, w, top int) (rows []string, x int) {
	c := m.columnsOf(w)
	for i := top; i < len(m.hours); i++ {
		h, on := m.hours[i], i == m.at
		day := ""
		if i == top || m.hours[i-1].Day != h.Day {
			day = h.Day.Time().Format("Mon")
		}
		row := widget.Bar(th, on) + " " + th.Dim.Render(widget.Pad(th, day, c.time-c.day))
		if c.name > c.time {
			row += th.Dim.Render(widget.Pad(th, clockWords(h.At), c.name-c.time))
		}
		name := widget.Pad(th, widget.Cut(th, m.world.Config.Called(h.Card), c.text-c.name-1), c.text-c.name)
		if on {
			name = th.Strong.Render(name)
		}
		text, cursor := m.said(th, h, on, w-c.text-1)
		rows = append(rows, row+name+text)
		if on {
			x = c.text + cursor
			rows = append(rows, strings.Repeat(" ", c.text)+m.under(th, w-c.text-1))
		}
	}
	return rows, x
}

// clockWords are minutes from midnight as a clock has them.
func clockWords(at int) string {
	if at < 0 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", at/60, at%60)
}

// said is what a row says of its hour.
func (m Model) said(th theme.Theme, h search.Hour, on bool, w int) (text string, cursor int) {
	switch {
	case h.Session != nil && h.Session.Live:
		return th.Dim.Render("live"), 0
	case h.Session != nil:
		return th.Dim.Render("drawn"), 0
	case h.NotMet:
		return th.Dim.Render("we did not meet"), 0
	case on && m.canType():
		return m.line.View(th, w)
	}
	return th.Dim.Render(widget.Cut(th, record.CleanLine(m.textOf(h)), w)), 0
}

// under is the row below the one under the cursor: its shape, or where the
// line is wrong and what may stand there.
func (m Model) under(th theme.Theme, w int) string {
	if m.problem != "" {
		return th.Warm.Render(widget.Cut(th, m.problem, w))
	}
	if at, expected := m.caret(w); expected != "" {
		if widget.Width(expected) > w-at-2 {
			expected = "" // it stands below
		}
		return th.Warm.Render(strings.Repeat(" ", at) + "^ " + expected)
	}
	s := m.shown()
	if s == nil {
		return ""
	}
	minutes := arc.Minutes(s.Planned, s.Length())
	return arc.Strip(s, arc.Fit(max(8, w-1), minutes), arc.Options{Three: m.world.Config.ThreePlaces, ASCII: th.ASCII, Ink: th.Ink})
}

// caret is in which cell of the line it is wrong, and what may stand there;
// nothing while it is right, or right as far as it goes.
func (m Model) caret(w int) (at int, expected string) {
	wrong := m.wrong
	if !m.canType() || m.line.Clean() == "" || wrong == nil || wrong.AtEnd && !m.asked {
		return 0, ""
	}
	text := m.line.Value()
	at = widget.Width(text[:min(wrong.Offset, len(text))]) - m.line.Hidden(w)
	return max(0, min(at, w-2)), wrong.Expected
}

// shown is the hour under the cursor as far as it can be drawn, or nil.
func (m Model) shown() *record.Session {
	h := m.hour()
	switch {
	case h == nil, h.NotMet, h.Session != nil && h.Session.Open():
		return nil
	case h.Session != nil:
		return h.Session
	case m.line.Clean() == "":
		return nil
	}
	return m.session(*h, m.right)
}

// below is what stands under the list: where the hours come from, and the hour
// under the cursor in sentences.
func (m Model) below(th theme.Theme, w, h int) []string {
	var rows []string
	if h >= 20 {
		note := "Hours are guessed from when you usually meet. Change or leave any of them."
		if !m.world.Config.ClockTimes {
			note = "Days are guessed from when you usually meet; clock times are not kept."
		}
		rows = append(rows, "", strings.Repeat(" ", 3)+th.Dim.Render(widget.Cut(th, note, w-4)), "")
	}
	most := told
	if h < 20 {
		most = 2
	}
	told := fitting(m.sentences(w), w-2, most)
	for i := range most {
		row := ""
		if i < len(told) {
			row = " " + told[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// fitting is as many of the sentences, from the first, as fit whole.
func fitting(sentences []string, w, most int) []string {
	var rows []string
	for i := range sentences {
		more := widget.Wrap(strings.Join(sentences[:i+1], " "), w)
		if i > 0 && len(more) > most {
			break
		}
		rows = more
	}
	return rows
}

// sentences tell an hour with nothing named in it: whose it is stands in the
// row, and what they love or said is for a screen of their own. Where a line is
// wrong and has no room for it, they say what may stand there.
func (m Model) sentences(w int) []string {
	room := w - m.columnsOf(w).text - 1
	if at, expected := m.caret(room); widget.Width(expected) > room-at-2 {
		return []string{expected}
	}
	s := m.shown()
	if s == nil {
		return nil
	}
	return s.Unnamed().Told(m.world.Config.Shown(m.hour().Card))
}

// nothing says kindly that there is nothing to guess from.
func (m Model) nothing(th theme.Theme, w int) []string {
	rows := []string{""}
	for _, row := range widget.Wrap("Nothing to guess this week from: hours stand here once somebody was here on the same day of an earlier week. Any hour can be drawn from a card, with d.", min(w, 76)-6) {
		rows = append(rows, strings.Repeat(" ", 3)+th.Dim.Render(row))
	}
	return rows
}
