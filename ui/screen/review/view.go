package review

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/arc"
	"rapport/ui/keys"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

const (
	stripAt = 18 // the cell in which strips begin: bar, date, setting
	margin  = 10 // cells behind a strip for what lit up
)

// View draws the screen in h rows of at most w cells.
func (m Model) View(th theme.Theme, w, h int) (string, *tea.Cursor) {
	count := m.count()
	if w < 64 {
		count = ""
	}
	header := widget.Header(th, th.Strong.Render(widget.Cut(th, m.card.Called, w/2))+"   past hours", th.Dim.Render(count), w)
	footer := widget.Footer(th, w, m.foot(), keys.Help.As("? more"))
	if len(m.hours) == 0 {
		rows := []string{"", "   " + th.Dim.Render("nothing drawn yet")}
		if m.card.StillMeeting() {
			rows = append(rows, "   "+th.Dim.Render("d draws an hour afterwards"))
		}
		return widget.Frame(th, w, h, header, rows, footer), nil
	}
	scale := m.scale(w)
	below := m.below(th, w, h, scale)
	room := max(1, h-3-1-1-len(below)) // header and two rows below, blank, ruler
	body := append([]string{""}, m.strips(th, w, room, scale)...)
	if w >= 64 {
		body = append(body, strings.Repeat(" ", stripAt)+th.Dim.Render(scale.Ruler(w-stripAt)))
	}
	return widget.Frame(th, w, h, header, append(body, below...), footer), nil
}

// foot names the keys that do something now.
func (m Model) foot() []keys.Key {
	var at []keys.Key
	switch {
	case m.lit:
		return []keys.Key{keys.Enter.As("enter that hour"), keys.Ask, litUp.As("space the hours"), keys.Back}
	case len(m.hours) > 0:
		at = append(at, openHour, litUp, editHour)
	}
	if m.card.StillMeeting() {
		at = append(at, keys.Draw.As("d draw one"))
	}
	return append(at, keys.Back)
}

func (m Model) count() string {
	if n := len(m.hours); n == 1 {
		return "one together"
	} else if n > 1 {
		return fmt.Sprintf("%d together, newest first", n)
	}
	return ""
}

// scale is the one minute scale that all strips share.
func (m Model) scale(w int) arc.Scale {
	minutes := 0
	for _, s := range m.hours {
		minutes = max(minutes, arc.Minutes(s.Planned, s.Length()))
	}
	columns := w - stripAt - margin
	if w < 64 {
		columns = w - 10
	}
	return arc.Fit(max(8, columns), minutes)
}

// strips lists the hours around the cursor, with gaps of weeks said in words.
func (m Model) strips(th theme.Theme, w, room int, scale arc.Scale) []string {
	var rows []string
	cursor := 0
	for i, s := range m.hours {
		if i > 0 {
			if gap := gapWords(int(m.hours[i-1].Date - s.Date)); gap != "" {
				rows = append(rows, strings.Repeat(" ", stripAt)+th.Dim.Render(gap))
			}
		}
		if i == m.at {
			cursor = len(rows)
		}
		rows = append(rows, m.strip(th, w, s, i == m.at, scale))
		if len(rows) > cursor+room && i > m.at {
			break
		}
	}
	top := max(0, min(cursor-room/2, len(rows)-room))
	return rows[top:min(len(rows), top+room)]
}

// gapWords says how many weeks lay between two hours; a fortnight is no gap.
func gapWords(days int) string {
	weeks := days / 7
	if weeks < 3 {
		return ""
	}
	if weeks <= 12 {
		return [...]string{3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven", 12: "twelve"}[weeks] + " weeks between"
	}
	return fmt.Sprintf("%d weeks between", weeks)
}

func (m Model) strip(th theme.Theme, w int, s *record.Session, on bool, scale arc.Scale) string {
	date := widget.PadLeft(th, s.Date.Time().Format("2 Jan"), 6)
	if on {
		date = th.Strong.Render(date)
	}
	row := widget.Bar(th, on) + " " + date + " "
	if w >= 64 {
		row += " " + th.Dim.Render(widget.Pad(th, s.Setting.String(), 6)) + " "
	}
	strip := arc.Strip(s, scale, m.drawing(th))
	row += widget.Pad(th, strip, scale.Columns())
	if w >= 64 {
		row += "  " + widget.Cut(th, m.sideMark(th, s), w-stripAt-scale.Columns()-2)
	}
	return row
}

func (m Model) drawing(th theme.Theme) arc.Options {
	return arc.Options{ASCII: th.ASCII, Three: m.world.Config.ThreePlaces, Ink: th.Ink}
}

// sideMark is what stands beside a strip: what lit up, or words at the door.
func (m Model) sideMark(th theme.Theme, s *record.Session) string {
	for _, k := range s.Marks {
		if k.Kind == record.LitUp {
			if words := m.litWords(k); words != "" {
				return th.Accent.Render("*") + " " + words
			}
		}
	}
	for _, k := range s.Marks {
		if k.Kind == record.Door {
			return th.Dim.Render("\" door")
		}
	}
	return ""
}

// below is the picture of the hour under the cursor and what it tells, or the
// list of what lit up.
func (m Model) below(th theme.Theme, w, h int, scale arc.Scale) []string {
	if m.lit {
		return m.litRows(th, w, h)
	}
	s := m.hour()
	o := m.drawing(th)
	o.Width, o.Marks, o.MarkRows = w, arc.Labels(s, m.litWords), 1
	o.Height = 6
	var rows []string
	if w >= 64 && h >= 20 {
		o.Width, o.Scale = w-stripAt+arc.Gutter, scale
		if h > 30 {
			o.Height = 10
		}
		for _, row := range arc.Picture(s, o) {
			rows = append(rows, strings.Repeat(" ", stripAt-arc.Gutter)+row)
		}
		rows = append([]string{""}, rows...)
	}
	rows = append(rows, "")
	told := s.Told(m.card)
	if s.Redrawn {
		told = append(told, "Drawn live, and changed afterwards.")
	}
	for _, row := range widget.Wrap(strings.Join(told, " "), w-2) {
		rows = append(rows, " "+row)
	}
	if s.Line != "" && m.card.GateWords(s.Line, record.OnReview) == record.ShowPlain {
		for i, row := range widget.Wrap(s.Line, w-12) {
			label := "one line"
			if i > 0 {
				label = ""
			}
			rows = append(rows, " "+th.Dim.Render(widget.Pad(th, label, 10))+row)
		}
	}
	most := h * 2 / 3
	if h < 20 {
		most = 4
	}
	return rows[:min(len(rows), most)]
}

func (m Model) litRows(th theme.Theme, w, h int) []string {
	rows := []string{"", "   " + th.Dim.Render("what lit "+m.card.Words().Object+" up")}
	list := m.portals()
	if len(list) == 0 {
		return append(rows, "   "+th.Dim.Render("nothing marked yet, and that's fine"))
	}
	room := max(1, h/2-3)
	top := max(0, min(m.litAt-room/2, len(list)-room))
	for i := top; i < min(len(list), top+room); i++ {
		p := list[i]
		words := p.words
		if i == m.litAt {
			words = th.Strong.Render(words)
		}
		row := widget.Bar(th, i == m.litAt) + " " + th.Dim.Render(widget.PadLeft(th, p.session.Date.Short(m.world.Today()), 11)) +
			"  " + th.Dim.Render(fmt.Sprintf("%3d min", p.mark.At/60)) + "  " + words
		rows = append(rows, widget.Cut(th, row, w))
	}
	return rows
}
