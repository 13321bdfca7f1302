package draw

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

const indent = 8 // the cell in which the line begins

// View draws the screen in h rows of at most w cells.
func (m Model) View(th theme.Theme, w, h int) (string, *tea.Cursor) {
	header := widget.Header(th, m.title(th, w), th.Dim.Render(m.whenShown(th, w)), w)
	body := append([]string{""}, m.picture(th, w, h)...)
	if h >= 16 {
		body = append(body, "")
	}
	line, cursor := m.lineRows(th, w, len(body)+1)
	body = append(body, line...)
	if m.face != onWhen {
		for _, row := range widget.Wrap(strings.Join(m.session.Told(m.card), " "), w-2) {
			body = append(body, " "+row)
		}
	}
	return widget.Frame(th, w, h, header, body, m.footer(th, w)), cursor
}

func (m Model) title(th theme.Theme, w int) string {
	words := "drawn afterwards"
	switch {
	case m.session.Live && m.draftLine() != "":
		words = "drawn live, changed here"
	case m.session.Live && m.session.Redrawn:
		words = "drawn live, changed afterwards"
	case m.session.Live:
		words = "drawn live"
	case !m.fresh:
		words = "an hour from before"
	}
	return th.Strong.Render(widget.Cut(th, m.card.Called, w/3)) + "   " + words
}

// whenShown says when the hour was; in a small window the name needs the room.
func (m Model) whenShown(th theme.Theme, w int) string {
	s := m.session
	day := m.day()
	if day == s.Date.String() {
		day = s.Date.Short(m.world.Today())
	}
	if w < 64 {
		return fmt.Sprintf("%s %s %d min", day, th.G.Dot, s.LengthMinutes())
	}
	if !s.Start.IsZero() && m.world.Config.ClockTimes {
		day += " from " + s.Start.Format("15:04")
	}
	return fmt.Sprintf("%s %s %d min %s %s", day, th.G.Dot, s.LengthMinutes(), th.G.Dot, s.Setting)
}

func (m Model) picture(th theme.Theme, w, h int) []string {
	height := 11
	if h < 20 {
		height = 5
	} else if h > 30 {
		height = 15
	}
	return arc.Picture(m.session, arc.Options{
		Width: w, Height: height, Three: m.world.Config.ThreePlaces, ASCII: th.ASCII, Ruler: true, MarkRows: 1,
		Marks: arc.Labels(m.session, m.litWords), ByHand: m.face == byHand || m.face == onWords, Cursor: m.minute * 60, Ink: th.Ink,
	})
}

func (m Model) litWords(k record.Mark) string { return m.card.PictureWords(k, record.OnReview) }

// lineRows is the line that is open, and under it what is wrong or what to
// do. The first of them stands in the given row.
func (m Model) lineRows(th theme.Theme, w, row int) ([]string, *tea.Cursor) {
	label, line := "line", m.line
	switch m.face {
	case byHand:
		return m.handRows(th, w), nil
	case onWhen:
		label, line = "when", m.when
	case onWords:
		label, line = "words", m.words
	}
	text, x := line.View(th, w-indent-1)
	rows := append([]string{" " + th.Dim.Render(widget.Pad(th, label, 7)) + text}, m.under(th, w)...)
	return rows, tea.NewCursor(indent+x, row)
}

// under is the two rows below the line: the place of what is wrong, and what
// may stand there.
func (m Model) under(th theme.Theme, w int) []string {
	note := ""
	switch {
	case m.problem != "":
		note = th.Warm.Render(m.problem)
	case m.face == onWhen:
		note = th.Dim.Render("a date, a clock time, a length, a setting, in any order")
	case m.face == onWords:
		note = th.Dim.Render("the words, or nothing")
	case m.onShape():
		note = th.Dim.Render(m.shapeWords())
	case m.line.Value() == "":
		note = th.Dim.Render("minute and place: 8n 15i 33e 41o*   ctrl+t has usual shapes")
	case m.wrong != nil:
		return m.wrongRows(th, w)
	}
	return []string{strings.Repeat(" ", indent) + widget.Cut(th, note, w-indent-1), ""}
}

// wrongRows put a caret under the very character, and beside it, or below
// where there is no room, what was expected there.
func (m Model) wrongRows(th theme.Theme, w int) []string {
	text := m.line.Value()
	at := widget.Width(text[:min(m.wrong.Offset, len(text))])
	at = max(0, min(at-m.line.Hidden(w-indent-1), w-indent-2)) // or at the end it lies beyond
	style := th.Warm
	if m.wrong.AtEnd {
		style = th.Dim
	}
	pad := strings.Repeat(" ", indent)
	caret := pad + strings.Repeat(" ", at) + style.Render("^")
	if room := w - indent - at - 3; widget.Width(m.wrong.Expected) <= room {
		return []string{caret + " " + style.Render(m.wrong.Expected), ""}
	}
	return []string{caret, pad + style.Render(widget.Cut(th, m.wrong.Expected, w-indent-1))}
}

func (m Model) footer(th theme.Theme, w int) string {
	switch m.face {
	case byHand:
		return widget.Footer(th, w, []keys.Key{keys.StepIn, keys.StepOut, keys.CursorBack, keys.MarkLit, keepKey, lineKey, keys.TakeMark, keys.Undo.As("u undo"), keys.NudgeBack}, keys.Help)
	case onWhen, onWords:
		return widget.Footer(th, w, []keys.Key{keys.Enter.As("enter keep"), keys.Back})
	}
	var end []keys.Key
	if m.line.Value() == "" {
		end = append(end, keys.Help.As("? words"))
	}
	return widget.Footer(th, w, []keys.Key{keepKey, handKey, keys.Shapes, whenKey, laterKey}, end...)
}
