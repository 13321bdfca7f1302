package before

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/arc"
	"rapport/ui/keys"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

const (
	indent = 6  // cells before what a heading holds
	whyAt  = 57 // the cell in which the reason of something to remember begins
)

// View draws the minute before in h rows of at most w cells.
func (m Model) View(th theme.Theme, w, h int) (string, *tea.Cursor) {
	room := h - 3
	rows := tight(m.rows(th, w, mostLines), room)
	if len(rows) > room {
		rows = m.scrolled(th, tight(m.rows(th, w, 1), room), room)
	}
	if len(rows) == 0 {
		rows = []string{"", "   " + th.Dim.Render("Nothing is known of "+m.card.Called+" yet, and that's fine.")}
	}
	header := widget.Header(th, m.title(th, w), th.Dim.Render(m.when(w)), w)
	var cursor *tea.Cursor
	if m.reason != nil {
		rows, cursor = m.withReason(th, w, room, rows)
	}
	return widget.Frame(th, w, h, header, rows, m.footer(th, w)), cursor
}

// footer names what goes with the line under the cursor, or with the client
// where it is on none.
func (m Model) footer(th theme.Theme, w int) string {
	l := m.here()
	at := []keys.Key{keys.Ask, keys.Start, add, keys.Gently, toCard, keys.Dark, keys.Back}
	switch {
	case m.reason != nil:
		return widget.Footer(th, w, []keys.Key{keys.Enter.As("enter keep"), keys.Back.As("esc for later"), keys.ClearLine.As("ctrl+u clear")})
	case !m.card.StillMeeting():
		at = at[2:]
	case l.part == promised:
		at = append([]keys.Key{open.As("enter done")}, at[:3]...)
	case l.part == notToOpen:
		at = append([]keys.Key{keys.Reopen}, at[:3]...)
	case l.part == atDoor:
		at = append([]keys.Key{keys.Carry}, at[:3]...)
	case !l.thing.IsZero():
		at = []keys.Key{keys.Ask, keys.Heard, keys.Lit, keys.Gently, keys.NotOpen, toCard}
	}
	return widget.Footer(th, w, at, keys.Help)
}

// mostLines is how many rows one line may take where there is room: a reason
// that is cut off does not say what not to stumble on.
const mostLines = 3

// rows are all parts, each of their lines in at most so many rows.
func (m Model) rows(th theme.Theme, w, lines int) []string {
	p := page{th: th, w: w, lines: lines}
	p.door(m)
	p.gently(m)
	p.notOpen(m)
	p.pace(m)
	p.recall(m)
	p.side(m)
	p.last(m)
	return p.rows
}

// scrolled shows the rows around the cursor where not all fit, which is only so
// in a small window, and says that there are more.
func (m Model) scrolled(th theme.Theme, rows []string, room int) []string {
	if len(rows) <= room {
		return rows
	}
	bar := widget.Bar(th, true)
	at := slices.IndexFunc(rows, func(row string) bool { return strings.HasPrefix(row, bar) })
	top := max(0, at-(room-2)) + m.below
	top = min(top, len(rows)-room)
	shown := append([]string{}, rows[top:top+room]...)
	if top+room < len(rows) {
		shown[room-1] = "   " + th.Dim.Render(th.G.Down+" more")
	}
	return shown
}

// tight closes as many gaps as it takes, the last first, so that all of it
// stays on one screen.
func tight(rows []string, room int) []string {
	for i := len(rows) - 1; i >= 0 && len(rows) > room; i-- {
		if rows[i] == "" {
			rows = slices.Delete(rows, i, i+1)
		}
	}
	return rows
}

func (m Model) title(th theme.Theme, w int) string {
	var parts []string
	if m.card.Say != "" {
		parts = append(parts, "say "+m.card.Say)
	}
	if m.card.Pronouns != "" {
		parts = append(parts, m.card.Pronouns)
	}
	switch m.card.Client.Standing {
	case record.Died:
		parts = append(parts, "died")
	case record.Finished:
		parts = append(parts, "finished")
	case record.OnBreak:
		parts = append(parts, "on a break")
	}
	return th.Strong.Render(widget.Cut(th, m.card.Called, w/2)) + "   " + strings.Join(parts, " "+th.G.Dot+" ")
}

// when is "15:00, in 9 min", where the usual hour is known.
func (m Model) when(w int) string {
	at, known := m.usual()
	switch {
	case !known && w < 64:
		return m.world.Now.Format("15:04")
	case !known:
		return m.world.Now.Format("Mon 2 Jan  15:04")
	}
	switch left := int(at.Sub(m.world.Now.Truncate(time.Minute)).Minutes()); {
	case left == 0:
		return at.Format("15:04") + ", now"
	case left < 0:
		return fmt.Sprintf("%s, %d min ago", at.Format("15:04"), -left)
	case left < 60:
		return fmt.Sprintf("%s, in %d min", at.Format("15:04"), left)
	default:
		return at.Format("15:04")
	}
}

// page gathers the rows, a part at a time.
type page struct {
	th    theme.Theme
	w     int
	lines int // rows that one line may take
	rows  []string
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

// put adds a line in as many rows as it may take, with the cursor's bar on the
// first if it is there.
func (p *page) put(text string, on bool, drawn func(...string) string) {
	room := p.w - indent - 1
	rows := widget.Wrap(text, room)
	if len(rows) > p.lines {
		rest := strings.Join(rows[p.lines-1:], " ")
		rows = append(rows[:p.lines-1:p.lines-1], widget.Cut(p.th, rest, room))
	}
	for i, row := range rows {
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
	for i, r := range m.before.Recall {
		room := p.w - indent - 1
		style := p.th.Text
		if m.on(toRemember, i) {
			style = p.th.Strong
		}
		text := style.Render(r.Wording)
		if p.w >= 76 {
			text = widget.Pad(p.th, widget.Cut(p.th, text, whyAt-indent-1), whyAt-indent) + p.th.Dim.Render(r.Why)
		}
		bar := widget.Bar(p.th, m.on(toRemember, i))
		p.rows = append(p.rows, fmt.Sprintf("%s %d  ", bar, i+1)+widget.Cut(p.th, text, room))
	}
	p.inHand(m)
}

func (p *page) inHand(m Model) {
	var held []string
	for _, h := range m.card.InHand {
		if m.card.GateHeld(h).May() {
			held = append(held, "\""+h.Text+"\"")
		}
	}
	if len(held) > 0 {
		p.part(false, p.heading("in hand"))
		p.line(strings.Join(held, "  "), false)
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
	room := max(8, p.w-18)
	scale := arc.Spread(min(room, 60), arc.Minutes(s.Planned, s.Length()))
	strip := arc.Strip(s, scale, arc.Options{ASCII: p.th.ASCII, Three: m.world.Config.ThreePlaces, Ink: p.th.Ink})
	p.part(true, p.heading("last time")+"  "+strip)
	p.line(s.ToldInOne(), false)
}
