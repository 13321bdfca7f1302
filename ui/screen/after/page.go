package after

import (
	"fmt"
	"strings"

	"rapport/store/record"
	"rapport/ui/arc"
	"rapport/ui/keys"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// The cells in which a row's text begins, and below wide; and how far the
// words of a carry line stand behind its number.
const (
	wide       = 64
	textAt     = 15
	textNarrow = 13
	numbered   = 3
	leastLine  = 20 // the cells that a line has at least
)

// page gathers what is drawn, a row at a time.
type page struct {
	th   theme.Theme
	w    int
	at   int // the cell in which text begins
	rows []drawn
}

// drawn is one row of the screen.
type drawn struct {
	text   string
	of     int // the row that it belongs to
	weight weight
	cursor int // the cell of the cursor, or 0
}

// weight says what gives way first where not all of it fits.
type weight uint8

const (
	needed weight = iota
	hint          // the keys of a part that the cursor is not on
	told          // sentences behind the first
	gap           // a blank row
)

func (p *page) add(of int, wt weight, text string) {
	p.rows = append(p.rows, drawn{text: text, of: of, weight: wt})
}

func (p *page) draw(m Model) {
	p.hour(m)
	part := theHour
	for i, r := range m.rows[1:] {
		at, label := i+1, ""
		if r.block.part() != part {
			part = r.block.part()
			label = labels[part]
			p.add(at, gap, "")
		}
		p.row(m, at, label)
		last := at+1 == len(m.rows) || m.rows[at+1].block.part() != part
		if last && part == carry {
			p.emptyLines(m, at)
		}
		if ks := m.rowKeys(r); len(ks) > 0 && (at+1 == len(m.rows) || m.rows[at+1].block != r.block) {
			p.keys(m, at, ks, r.block.part() == m.under().block.part())
		}
	}
}

// hour is the strip, and what it tells.
func (p *page) hour(m Model) {
	p.add(0, gap, "")
	room := max(8, p.w-8)
	s := m.after.Hour
	scale := arc.Spread(min(room, 72), arc.Minutes(s.Planned, s.Length()))
	strip := arc.Strip(s, scale, arc.Options{ASCII: p.th.ASCII, Three: m.world.Config.ThreePlaces, Ink: p.th.Ink})
	if s.Let != nil {
		strip = p.th.Dim.Render("the timeline was let go; what it tells stays")
	}
	p.add(0, needed, widget.Bar(p.th, m.at == 0)+" "+strip)
	for i, line := range widget.Wrap(strings.Join(s.Told(m.card), " "), p.w-5) {
		wt := told
		if i == 0 {
			wt = needed
		}
		p.add(0, wt, "   "+line)
	}
}

// row is one thing to settle: the cursor's bar, the label of its part where it
// is the first, and its words.
func (p *page) row(m Model, at int, label string) {
	r, on := m.rows[at], at == m.at
	head := widget.Bar(p.th, on) + " " + p.th.Dim.Render(widget.Pad(p.th, label, p.at-3))
	if r.text {
		p.line(m, at, head)
		return
	}
	lines := []string{m.words(p.th, r)}
	if on {
		lines = widget.Wrap(lines[0], p.w-p.at-1)
	}
	for i, line := range lines {
		if on {
			line = p.th.Strong.Render(line)
		}
		if i > 0 {
			head = strings.Repeat(" ", p.at)
		}
		p.add(at, needed, head+widget.Cut(p.th, line, p.w-p.at-1))
	}
}

// line is a row that takes words, with what may stand in it while it is empty,
// and below it what is to be known of it.
func (p *page) line(m Model, at int, head string) {
	r, on, x := m.rows[at], at == m.at, p.at
	switch r.block {
	case carry:
		head += fmt.Sprintf("%d  ", at-m.firstOf(carry)+1)
		x += numbered
	case heard:
		head += "+ "
		x += 2
	case reason:
		head += r.thing.name + ": "
		x += widget.Width(r.thing.name) + 2
		if x > p.w-leastLine {
			x = p.w - leastLine
			head = widget.Pad(p.th, head, x)
		}
	}
	text, col := m.lines[r.key].View(p.th, p.w-x-1)
	if !on {
		text = widget.Cut(p.th, m.lines[r.key].Value(), p.w-x-1)
	}
	if m.lines[r.key].Value() == "" {
		text = p.th.Dim.Render(widget.Cut(p.th, m.empty(r), p.w-x-1))
	}
	row := drawn{text: head + text, of: at}
	if on {
		row.cursor = x + col
	}
	p.rows = append(p.rows, row)
	if note := m.note(r, on); note != "" {
		style := p.th.Dim
		if note == m.problem || r.gently {
			style = p.th.Warm
		}
		p.add(at, needed, strings.Repeat(" ", x)+style.Render(widget.Cut(p.th, note, p.w-x-1)))
	}
}

// emptyLines are the numbers of the carry lines that wait for the one above.
func (p *page) emptyLines(m Model, at int) {
	for n := at - m.firstOf(carry) + 2; n <= record.MaxCarried; n++ {
		p.add(at, hint, strings.Repeat(" ", p.at)+p.th.Dim.Render(fmt.Sprint(n)))
	}
}

// keys are what settles the rows of a part, in as many rows as they need.
func (p *page) keys(m Model, at int, ks []keys.Key, here bool) {
	wt := hint
	if here {
		wt = needed
	}
	for len(ks) > 0 {
		n := len(ks)
		row := ""
		for ; n > 0; n-- {
			row = strings.TrimSpace(widget.Footer(p.th, 1000, ks[:n]))
			if n == 1 || widget.Width(row) < p.w-p.at {
				break
			}
		}
		p.add(at, wt, strings.Repeat(" ", p.at)+row)
		ks = ks[n:]
	}
}

// fitted are the rows that fit: first what weighs least gives way, from the
// bottom up, and then what is furthest from the cursor.
func (p *page) fitted(room, at int) (rows []drawn, top int) {
	for _, lightest := range []weight{gap, told, hint} {
		for i := len(p.rows) - 1; i >= 0 && len(p.rows) > room; i-- {
			if p.rows[i].weight == lightest {
				p.rows = append(p.rows[:i:i], p.rows[i+1:]...)
			}
		}
	}
	if len(p.rows) <= room {
		return p.rows, 0
	}
	first, last := 0, 0
	for i, r := range p.rows {
		if r.of < at {
			first = i + 1
		}
		if r.of <= at {
			last = i
		}
	}
	top = max(0, min(first-1, len(p.rows)-room))
	if last >= top+room {
		top = min(first, last-room+1)
	}
	return p.rows[top : top+room], top
}
