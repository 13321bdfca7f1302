// Package widget holds the few parts that several screens draw with: rows cut
// and padded on cells, the header and footer, the one-line input. It measures
// in terminal cells, never in bytes or runes, since a client may be called
// anything.
package widget

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"rapport/ui/keys"
	"rapport/ui/theme"
)

// Cut shortens text, styled or not, to at most w cells, with the theme's
// "more" sign where something was cut.
func Cut(th theme.Theme, s string, w int) string {
	if w <= 0 {
		return ""
	}
	return ansi.Truncate(s, w, th.G.More)
}

// Pad cuts or fills text to exactly w cells.
func Pad(th theme.Theme, s string, w int) string {
	s = Cut(th, s, w)
	return s + strings.Repeat(" ", max(0, w-ansi.StringWidth(s)))
}

// PadLeft fills text to w cells from the left.
func PadLeft(th theme.Theme, s string, w int) string {
	s = Cut(th, s, w)
	return strings.Repeat(" ", max(0, w-ansi.StringWidth(s))) + s
}

// Ends puts one text at each end of a row of w cells; the left one gives way.
func Ends(th theme.Theme, left, right string, w int) string {
	room := w - ansi.StringWidth(right)
	if right != "" {
		room--
	}
	if room < 1 {
		return Pad(th, left, w)
	}
	row := Pad(th, left, room)
	if right != "" {
		row += " " + right
	}
	return row
}

// Header is the first row of a screen: one cell of margin at each end.
func Header(th theme.Theme, left, right string, w int) string {
	return " " + Ends(th, left, right, w-2)
}

// Titled is the left of a header: a name, and what this is of them. A long name
// gives way to that, and to what stands at the right, but for its beginning.
func Titled(th theme.Theme, name, what, right string, w int) string {
	const beginning, gaps = 8, 8
	room := w - ansi.StringWidth(what) - ansi.StringWidth(right) - gaps
	return th.Strong.Render(Cut(th, name, min(w/2, max(room, beginning)))) + "   " + what
}

// Footer is the last row: the keys that fit, in order of weight, and last the
// keys at the right end if they fit too.
func Footer(th theme.Theme, w int, at []keys.Key, end ...keys.Key) string {
	right, _ := feet(th, end, w, 3)
	room := w - 3 - ansi.StringWidth(right)
	left, all := feet(th, at, room, 3)
	if !all { // closer together before any is left out
		left, _ = feet(th, at, room, 2)
	}
	return " " + Ends(th, left, right, w-2)
}

// feet joins the footers of keys as far as they fit into w cells, and says
// whether all did.
func feet(th theme.Theme, at []keys.Key, w, apart int) (row string, all bool) {
	var b strings.Builder
	used := 0
	for _, k := range at {
		if k.Foot == "" {
			continue
		}
		words := k.Foot
		if th.ASCII {
			words = arrows.Replace(words)
		}
		gap := 0
		if used > 0 {
			gap = apart
		}
		n := ansi.StringWidth(words)
		if used+gap+n > w {
			return b.String(), false
		}
		b.WriteString(strings.Repeat(" ", gap))
		name, does := keyPart(words)
		b.WriteString(name + th.Dim.Render(does))
		used += gap + n
	}
	return b.String(), true
}

// keyPart divides a footer such as "c m t who led" into the keys and what
// they do: the first word, and single characters after it.
func keyPart(words string) (name, does string) {
	at := 0
	for {
		word, rest, more := strings.Cut(words[at:], " ")
		if at > 0 && ansi.StringWidth(word) > 1 {
			return words[:at-1], words[at-1:]
		}
		if !more {
			return words, ""
		}
		at = len(words) - len(rest)
	}
}

var arrows = strings.NewReplacer("↓", "down", "↑", "up", "←", "left", "→", "right", "–", "-")

// Shown is a key's name as this theme can print it.
func Shown(th theme.Theme, k keys.Key) string {
	if th.ASCII {
		return arrows.Replace(k.Shown())
	}
	return k.Shown()
}

// Frame fits the rows of a screen into exactly h rows of w cells: header,
// body, footer, with the body cut or filled. The row above the footer is left
// free for the confirmation line.
func Frame(th theme.Theme, w, h int, header string, body []string, footer string) string {
	room := h - 3
	rows := make([]string, 0, h)
	rows = append(rows, oneRow(header))
	for i := range max(0, room) {
		if i < len(body) {
			rows = append(rows, Cut(th, oneRow(body[i]), w))
		} else {
			rows = append(rows, "")
		}
	}
	rows = append(rows, "", footer)
	return strings.Join(rows[:min(len(rows), h)], "\n")
}

// oneRow keeps a row in its row: a record that another program left may hold a
// line break, and the footer is not to be pushed out of sight by it.
func oneRow(s string) string { return strings.ReplaceAll(s, "\n", "") }

// Above puts a row above the footer of a drawn screen. A confirmation replaces
// it, so nothing that is needed to read one stands there.
func Above(drawn, row string) string {
	rows := strings.Split(drawn, "\n")
	if n := len(rows); n > 1 {
		rows[n-2] = oneRow(row)
	}
	return strings.Join(rows, "\n")
}

// Bar is the two-cell margin of a row in a list: the cursor bar, or nothing.
func Bar(th theme.Theme, on bool) string {
	if on {
		return " " + th.Accent.Render(th.G.Bar)
	}
	return "  "
}

// Wrap breaks text into lines of at most w cells.
func Wrap(s string, w int) []string {
	s = strings.TrimLeft(s, " ") // which the library would put before a row that is full
	if w <= 0 || s == "" {
		return nil
	}
	return strings.Split(ansi.Wrap(s, w, ""), "\n")
}

// Box draws a framed box of w cells around rows; on is the box under the
// cursor, which is heavier and not dim.
func Box(th theme.Theme, w int, rows []string, on bool) string {
	inner := w - 4
	for i, row := range rows {
		rows[i] = Pad(th, row, inner)
	}
	style := lipgloss.NewStyle().Border(th.G.Frame).BorderForeground(th.Dim.GetForeground())
	if on {
		style = lipgloss.NewStyle().Border(th.G.Heavy)
	}
	return style.Padding(0, 1).Render(strings.Join(rows, "\n"))
}

// Width is the width of text in cells.
func Width(s string) int { return ansi.StringWidth(s) }
