package before

import (
	"fmt"
	"slices"
	"strings"

	"rapport/prompts"
	"rapport/ui/arc"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// page gathers the rows, a part at a time.
type page struct {
	th theme.Theme
	w  int
	layout
	rows []string
}

// part begins a part: a blank row where the parts change weight, its heading.
func (p *page) part(gap bool, heading string) {
	if gap || len(p.rows) == 0 {
		p.rows = append(p.rows, "")
	}
	p.rows = append(p.rows, heading)
}

func (p *page) line(text string, on bool) {
	style := p.th.Text
	if on {
		style = p.th.Strong
	}
	p.put(text, on, style.Render)
}

// wrapped is a text in as many rows of so many cells as it may take.
func (p *page) wrapped(text string, room int, on bool) []string {
	rows, most := widget.Wrap(text, room), p.lines
	if on {
		most = mostLines
	}
	if len(rows) > most {
		rest := strings.Join(rows[most-1:], " ")
		rows = append(rows[:most-1:most-1], widget.Cut(p.th, rest, room))
	}
	return rows
}

// put adds a line, with the cursor's bar on the first of its rows if it is
// there.
func (p *page) put(text string, on bool, drawn func(...string) string) {
	for i, row := range p.wrapped(text, p.w-indent-1, on) {
		p.rows = append(p.rows, widget.Bar(p.th, on && i == 0)+strings.Repeat(" ", indent-2)+drawn(row))
	}
}

// among are words in one line, the one under the cursor in bold.
func (p *page) among(words []string, on func(int) bool) {
	any, shown := false, slices.Clone(words)
	for i := range shown {
		if on(i) {
			any, shown[i] = true, p.th.Strong.Render(shown[i])
		}
	}
	p.put(strings.Join(shown, " "+p.th.G.Dot+" "), any, p.th.Text.Render)
}

func (p *page) heading(words string) string { return "   " + p.th.Dim.Render(words) }

func (p *page) door(m Model) {
	if len(m.before.Door) == 0 {
		return
	}
	p.part(true, p.heading("at the door last time"))
	for i, words := range m.before.Door {
		p.line("\""+words+"\"", m.on(atDoor, i))
	}
}

func (p *page) gently(m Model) {
	if len(m.before.Gently) == 0 {
		return
	}
	p.part(true, " "+p.th.Warm.Render("~ gently"))
	for i, g := range m.before.Gently {
		p.line(g.Line, m.on(heldGently, i))
	}
}

func (p *page) notOpen(m Model) {
	if len(m.before.NotOpen) == 0 {
		return
	}
	p.part(len(m.before.Gently) == 0, p.heading("not to open"))
	p.among(m.before.NotOpen, func(i int) bool { return m.on(notToOpen, i) })
}

func (p *page) pace(m Model) {
	lines := m.before.Pace
	if m.before.Straight {
		lines = append([]string{"would rather get straight to it"}, lines...)
	}
	if len(lines) == 0 {
		return
	}
	p.part(len(m.before.Gently)+len(m.before.NotOpen) == 0, p.heading(m.card.Whose("pace")))
	p.line(strings.Join(lines, " "+p.th.G.Dot+" "), false)
}

func (p *page) recall(m Model) {
	if len(m.before.Recall) == 0 && len(m.card.InHand) == 0 {
		return
	}
	if len(m.before.Recall) > 0 {
		p.part(true, p.heading("to remember"))
	}
	reasons := p.reasons(m.before.Recall)
	for i, r := range m.before.Recall {
		p.recalled(i+1, r, m.on(toRemember, i), reasons)
	}
	p.inHand(m)
}

// reasons is the cell in which the reasons begin: as far to the left as the
// words leave room for, or 0 where there is no room for both.
func (p *page) reasons(recalled []prompts.Recalled) int {
	if p.w < 76 {
		return 0
	}
	words, why := 0, 0
	for _, r := range recalled {
		words, why = max(words, widget.Width(r.Wording)), max(why, widget.Width(r.Why))
	}
	return max(whyAt, min(indent+words+2, p.w-1-why))
}

// recalled is one thing to remember: its number, its words and why.
func (p *page) recalled(n int, r prompts.Recalled, on bool, reasons int) {
	style, room := p.th.Text, p.w-indent-1
	if on {
		style = p.th.Strong
	}
	if reasons > 0 {
		room = reasons - indent - 1
	}
	head := fmt.Sprintf("%s %d  ", widget.Bar(p.th, on), n)
	for i, row := range p.wrapped(r.Wording, room, on) {
		row = style.Render(row)
		if i == 0 && reasons > 0 {
			row = widget.Pad(p.th, row, reasons-indent) + p.th.Dim.Render(r.Why)
		}
		p.rows = append(p.rows, head+widget.Cut(p.th, row, p.w-indent-1))
		head = strings.Repeat(" ", indent)
	}
}

func (p *page) inHand(m Model) {
	var held []string
	for _, h := range m.card.InHand {
		if m.card.GateHeld(h).May() {
			held = append(held, "\""+h.Text+"\"")
		}
	}
	if len(held) == 0 {
		return
	}
	p.part(false, p.heading("in hand"))
	if !p.apart {
		held = []string{strings.Join(held, "  ")}
	}
	for _, question := range held {
		p.line(question, false)
	}
}

func (p *page) side(m Model) {
	if len(m.before.Promises)+len(m.before.Told) == 0 {
		return
	}
	p.part(false, p.heading("my side"))
	var parts []string
	for _, promise := range m.before.Promises {
		parts = append(parts, "said I'd "+promise.Words)
	}
	if len(parts) == 0 {
		p.line("told "+m.card.Words().Object+": "+m.before.Told[0].Words, m.on(told, 0))
		return
	}
	p.among(parts, func(i int) bool { return m.on(promised, i) })
}

func (p *page) last(m Model) {
	s := m.before.Last
	if s == nil {
		return
	}
	if s.Let != nil {
		p.part(true, p.heading("last time")+"  "+s.ToldInOne())
		return
	}
	room := max(8, p.w-18)
	scale := arc.Spread(min(room, 60), arc.Minutes(s.Planned, s.Length()))
	strip := arc.Strip(s, scale, arc.Options{ASCII: p.th.ASCII, Three: m.world.Config.ThreePlaces, Ink: p.th.Ink})
	p.part(true, p.heading("last time")+"  "+strip)
	p.line(s.ToldInOne(), false)
}
