package draw

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"rapport/store/record"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// handRows are the line as the hand makes it, with what is under the cursor in
// sight, and below it that in words.
func (m Model) handRows(th theme.Theme, w int) []string {
	room := w - indent - 1
	before, item, after := m.lineParts()
	text := th.Dim.Render(before) + item + th.Dim.Render(after)
	if over := widget.Width(before+item) - room*2/3; over > 0 && widget.Width(text) > room {
		over = min(over, widget.Width(text)-room)
		text = ansi.TruncateLeft(text, over, "")
	}
	note := m.underWords(th)
	if m.problem != "" {
		note = th.Warm.Render(m.problem)
	}
	return []string{
		" " + th.Dim.Render("line   ") + widget.Cut(th, text, room),
		strings.Repeat(" ", indent) + widget.Cut(th, note, room), "",
	}
}

// lineParts is the line in three: what is before the minute of the cursor,
// what is in it, and what comes after.
func (m Model) lineParts() (before, item, after string) {
	upTo := func(second int) string {
		s := m.card.Seen(m.session)
		s.Ended, s.End = false, 0
		s.Moves = until(s.Moves, second, func(k record.Move) int { return k.At })
		s.Marks = until(s.Marks, second, func(k record.Mark) int { return k.At })
		s.Pauses = until(s.Pauses, second, func(p record.Pause) int { return p.From })
		for i := range s.Pauses {
			if s.Pauses[i].To >= second {
				s.Pauses[i].To = -1
			}
		}
		if len(s.Moves)+len(s.Marks)+len(s.Pauses) == 0 {
			return ""
		}
		return record.FormatLine(s)
	}
	line := m.asLine()
	from, to := upTo(m.minute*60), upTo(m.minute*60+60)
	if !strings.HasPrefix(line, to) || !strings.HasPrefix(to, from) {
		return line, "", "" // nothing is drawn yet
	}
	if len(to) > len(from) && from != "" {
		from += ", "
	}
	return line[:len(from)], line[len(from):len(to)], line[len(to):]
}

// until are the items before a second.
func until[T any](items []T, second int, at func(T) int) []T {
	var kept []T
	for _, item := range items {
		if at(item) < second {
			kept = append(kept, item)
		}
	}
	return kept
}

// underWords says where the cursor is, and what could be moved, taken away or
// worded there.
func (m Model) underWords(th theme.Theme) string {
	words := fmt.Sprintf("minute %d, %s", m.minute, m.session.PlaceAt(m.minute*60+59))
	it, ok := m.session.Under(m.minute)
	if !ok {
		return words
	}
	under := "the move here"
	switch it.What {
	case record.MarkItem:
		under = it.Mark.String() + " here"
	case record.PauseItem:
		under = "a pause begins here"
	case record.ResumeItem:
		under = "the pause ends here"
	}
	return words + th.Dim.Render("   "+under)
}
