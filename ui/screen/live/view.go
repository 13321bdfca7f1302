package live

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

// landing is how many minutes before the planned end the ground turns warm.
const landing = 10

// View draws the hour in h rows of at most w cells.
func (m Model) View(th theme.Theme, w, h int) (string, *tea.Cursor) {
	if m.session == nil {
		header := widget.Header(th, th.Strong.Render(m.name()), "", w)
		return widget.Frame(th, w, h, header, []string{"", "   " + th.Dim.Render("beginning "+th.G.More)}, widget.Footer(th, w, []keys.Key{keys.Back})), nil
	}
	if m.away != nil {
		return m.awayView(th, w, h)
	}
	header := widget.Header(th, th.Strong.Render(widget.Cut(th, m.name(), w/2)), m.clock(th), w)
	var below []string
	var cursor *tea.Cursor
	switch {
	case m.line != nil:
		below, cursor = m.openRows(th, w)
	case m.mode == onQuestions:
		below = m.questions(th, w, h)
	default:
		below = m.under(th, w, h)
	}
	body := append([]string{""}, m.picture(th, w, h)...)
	if h < short {
		// The foot of the picture gives way: what is asked for is read first.
		body = body[:max(1, min(len(body), h-3-len(below)))]
	} else {
		body = append(body, "")
	}
	if cursor != nil {
		cursor.Y += 1 + len(body)
	}
	return widget.Frame(th, w, h, header, append(body, below...), m.footer(th, w)), cursor
}

// short is the height below which there is no room for blank rows.
const short = 20

// roomy is the height from which three questions in hand have a row each.
const roomy = 24

// clock is "31 min · 19 left", and past the planned end "3 past 50".
func (m Model) clock(th theme.Theme) string {
	now := m.minute(m.elapsed())
	words := fmt.Sprintf("%d min %s %d left", now, th.G.Dot, m.session.Planned-now)
	if now >= m.session.Planned {
		words = fmt.Sprintf("%d past %d", now-m.session.Planned, m.session.Planned)
	}
	if m.session.Paused() {
		words = "paused " + th.G.Dot + " " + words
	}
	return th.Dim.Render(words)
}

func (m Model) picture(th theme.Theme, w, h int) []string {
	height := 11
	if h < short {
		height = 7
	} else if h > 30 {
		height = 15
	}
	return arc.Picture(m.session, arc.Options{
		Width: w, Height: height, Three: m.world.Config.ThreePlaces, ASCII: th.ASCII, Ruler: true, MarkRows: 1,
		Marks: arc.Labels(m.session, m.litWords), Live: true, Now: m.elapsed(), Landing: landing, Ink: th.Ink,
	})
}

// litWords are the words of what lit the client up, as far as the gate lets
// them stand on this screen.
func (m Model) litWords(k record.Mark) string {
	if m.card == nil {
		return ""
	}
	return m.card.PictureWords(k, record.OnLive)
}

// under is what stands below the picture: where we are, in hand, lighter,
// gently. Each row is left out when it is empty.
func (m Model) under(th theme.Theme, w, h int) []string {
	if h < 16 || w < 64 {
		return []string{" " + m.lighterRow(th, w-2)}
	}
	rows := []string{" " + m.where(th), ""}
	row := func(label, text string) {
		if text != "" {
			rows = append(rows, " "+th.Dim.Render(widget.Pad(th, label, 11))+widget.Cut(th, text, w-13))
		}
	}
	held := m.inHand()
	if h < roomy { // one row each only where that costs no other row
		held = []string{strings.Join(held, "   ")}
	}
	label := "in hand"
	for _, question := range held {
		row(label, question)
		label = ""
	}
	row("lighter", m.lighterRow(th, w-13))
	if names := thingNames(th, m.gentleThings()); names != "" {
		rows = append(rows, " "+th.Warm.Render(widget.Pad(th, "~ gently", 11)+widget.Cut(th, names, w-13)))
	}
	if n := m.failed(); n > 0 {
		rows = append(rows, " "+th.Warm.Render(fmt.Sprintf("%d not written yet; tried again by itself", n)))
	}
	return rows
}

// where is "edge, since 29 · Maya led".
func (m Model) where(th theme.Theme) string {
	now := m.elapsed()
	place, since, led := m.session.PlaceAt(now), 0, record.Unsaid
	for _, move := range m.session.Moves {
		if move.At <= now {
			since, led = move.At, move.Led
		}
	}
	words := fmt.Sprintf("%s, since %d", place, m.minute(since))
	switch led {
	case record.ByClient:
		words += " " + th.G.Dot + " " + m.name() + " led"
	case record.ByMe:
		words += " " + th.G.Dot + " I led"
	case record.Together:
		words += " " + th.G.Dot + " we led together"
	}
	return words
}

func (m Model) inHand() []string {
	if m.card == nil {
		return nil
	}
	var held []string
	for _, h := range m.card.InHand {
		if m.card.GateHeld(h).May() {
			held = append(held, "\""+h.Text+"\"")
		}
	}
	return held
}

func (m Model) lighterRow(th theme.Theme, w int) string {
	var names []string
	for i, in := range m.lighterThings() {
		name := in.Name
		if m.mode == onLighter && i == m.lighter {
			name = th.Accent.Render(th.G.Bar) + th.Strong.Render(name)
		}
		names = append(names, name)
	}
	between := "  " + th.G.Dot + "  "
	if m.mode == onLighter { // the first ones give way to the one under the cursor
		for at := m.lighter; at > 0 && widget.Width(strings.Join(names[:at+1], between)) > w; at-- {
			names = names[1:]
		}
	}
	return widget.Cut(th, strings.Join(names, between), w)
}

func thingNames(th theme.Theme, things []*record.Interest) string {
	var names []string
	for _, in := range things {
		names = append(names, in.Name)
	}
	return strings.Join(names, " "+th.G.Dot+" ")
}

// openRows are the open line with what it may mean, and the cursor in it.
func (m Model) openRows(th theme.Theme, w int) ([]string, *tea.Cursor) {
	label := " " + th.Dim.Render(m.line.label) + "  "
	x0 := widget.Width(label)
	text, x := m.line.input.View(th, w-x0-1)
	rows := []string{label + text}
	if m.line.lit {
		rows = append(rows, strings.Repeat(" ", x0)+th.Dim.Render(widget.Cut(th, m.meaning(th), w-x0-1)))
	}
	return rows, tea.NewCursor(x0+x, 0)
}

// meaning says what enter would name.
func (m Model) meaning(th theme.Theme) string {
	words := m.line.input.Clean()
	if words == "" {
		return "what it was: the cat, the allotment, something new"
	}
	if in := m.known(words); in != nil {
		return "enter: " + in.Name + ", " + in.Kind.String()
	}
	if found := m.candidates(words); len(found) > 0 {
		return "tab: " + thingNames(th, found)
	}
	a, err := record.ParseMentioned(words)
	if err != nil {
		return err.Error()
	}
	return "enter: " + a.Name + ", new on the card as " + a.Kind.String()
}

// questions is the strip of three, or the one that was tried.
func (m Model) questions(th theme.Theme, w, h int) []string {
	var rows []string
	if tried := m.asking.tried; tried != nil {
		for _, row := range widget.Wrap(tried.Text, w-2) {
			rows = append(rows, " "+th.Strong.Render(row))
		}
		return rows
	}
	for i, held := range m.asking.offers {
		// A question is there to be read out, so all of it is shown; in a small
		// window most of it.
		lines := widget.Wrap(held.Text, w-5)
		if h < short && len(lines) > 2 {
			lines = []string{lines[0], widget.Cut(th, lines[1]+" "+lines[2], w-5)}
		}
		for j, line := range lines {
			number := "  "
			if j == 0 {
				number = fmt.Sprintf("%d ", i+1)
			}
			rows = append(rows, " "+number+" "+line)
		}
	}
	return rows
}

func (m Model) footer(th theme.Theme, w int) string {
	switch {
	case m.line != nil:
		return widget.Footer(th, w, []keys.Key{keys.Enter.As("enter keep"), keys.Back.As("esc for later"), keys.ClearLine.As("ctrl+u clear")})
	case m.mode == onLighter:
		return widget.Footer(th, w, []keys.Key{keys.Enter.As("enter came up"), keys.LandLit.As("space lit up"), keys.NotOpen.As("x not this one"), keys.Back})
	case m.mode == onQuestions && m.asking.sore:
		return widget.Footer(th, w, []keys.Key{keys.Gently.As("g hold gently"), keys.NotOpen, keys.Back.As("esc neither")})
	case m.mode == onQuestions && m.asking.tried != nil:
		return widget.Footer(th, w, []keys.Key{keys.LandLit, keys.LandFine, keys.LandFlat, keys.LandSore, keys.LandNot})
	case m.mode == onQuestions:
		return widget.Footer(th, w, []keys.Key{keys.Take.As("1 2 3 tried it"), keys.Back})
	}
	return widget.Footer(th, w, []keys.Key{
		keys.StepIn, keys.StepOut, keys.Sooner, keys.MarkLit, keys.LedClient, keys.Undo.As("u undo"), keys.Dark, keys.End,
	}, keys.Help)
}
