package lock

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"rapport/ui/theme"
	"rapport/ui/widget"
)

const (
	whatThisIs = "rapport remembers what the people you work with love: the cat, the garden, the band. " +
		"It offers a few small questions made from those things, and it draws how an hour moved in toward hard material and back out."
	whatThisIsNot = "It is a memory aid. It is not a clinical record, not a measure, not a medical device, and not the place for notes about danger or a crisis. " +
		"Law on records differs from place to place; ask someone who knows yours."
	whereItStays = "Everything stays in one sealed file on this machine. Nothing here uses a network. " +
		"Without the passphrase or the recovery code nobody can open it, and nobody can reset it."
)

// body is the page's rows, and the cursor relative to their first cell.
func (m Model) body(th theme.Theme, w int) ([]string, *tea.Cursor) {
	switch m.page {
	case welcome:
		return paragraphs(th, w, whatThisIs, whatThisIsNot, whereItStays), nil
	case keeping:
		return m.keepingRows(th, w), nil
	case choosing:
		rows := paragraphs(th, w, "Choose a passphrase. Four or five words that do not belong together are easy to keep and hard to guess.")
		return m.asks(th, w, rows, "passphrase", th.Dim.Render(strength(m.line.Value())))
	case repeating:
		rows := paragraphs(th, w, "Once more, so that a slip of a finger does not lock you out.")
		return m.asks(th, w, rows, "again", "")
	case making:
		return []string{th.Dim.Render("making the vault " + th.G.More)}, nil
	case showing:
		return m.recovery(th, w), nil
	case asking:
		rows := paragraphs(th, w, fmt.Sprintf("To be sure that it is on paper: what is word %d of the recovery code?", m.asked+1))
		return m.asks(th, w, rows, "word", "")
	}
	return m.unlock(th, w)
}

func (m Model) unlock(th theme.Theme, w int) ([]string, *tea.Cursor) {
	if m.busy {
		return []string{"", th.Dim.Render("opening " + th.G.More)}, nil
	}
	if m.opts.Demo && m.opts.Again {
		return paragraphs(th, w, "", "The invented caseload is put away. It has no passphrase: enter sets it out again."), nil
	}
	if m.opts.Demo {
		return []string{"", th.Dim.Render("setting out an invented caseload " + th.G.More)}, nil
	}
	rows := []string{""}
	if m.opts.Rekeyed {
		rows = paragraphs(th, w, "", "The vault was given a new key while it was open here. What is still to be written is kept, and is written once it opens.")
	}
	note := m.wait()
	if note != "" {
		note = th.Dim.Render(note)
	}
	return m.asks(th, w, rows, "passphrase", note)
}

// wait says how long it is until the next try.
func (m Model) wait() string {
	switch left := int((m.pause + time.Second - 1) / time.Second); left {
	case 0:
		return ""
	case 1:
		return "one more second, then type it again"
	default:
		return fmt.Sprintf("%d more seconds, then type it again", left)
	}
}

// asks adds a labelled line to rows, with a note under it.
func (m Model) asks(th theme.Theme, w int, rows []string, label, note string) ([]string, *tea.Cursor) {
	indent := ansi.StringWidth(label) + 2
	text, x := m.line.View(th, w-indent)
	cursor := tea.NewCursor(indent+x, len(rows))
	rows = append(rows, th.Dim.Render(label)+"  "+text)
	if note != "" {
		rows = append(rows, "", note)
	}
	return append(rows, ""), cursor
}

// recovery shows the code above what there is to say of it: in a small window
// it is the words that are wanted.
func (m Model) recovery(th theme.Theme, w int) []string {
	var rows []string
	row := ""
	for i, word := range m.words {
		cell := th.Dim.Render(fmt.Sprintf("%2d ", i+1)) + th.Strong.Render(word)
		gap := strings.Repeat(" ", 16-ansi.StringWidth(row)%16)
		switch {
		case row == "":
			row = cell
		case ansi.StringWidth(row+gap+cell) > w: // the gap would be cut off, as if a word were
			rows, row = append(rows, row), cell
		default:
			row += gap + cell
		}
	}
	rows = append(rows, row, "")
	return append(rows, paragraphs(th, w, "This is the recovery code. It opens the vault when the passphrase is gone, and it is shown only now. Write it on paper and keep it away from this machine.")...)
}

func paragraphs(_ theme.Theme, w int, texts ...string) []string {
	var rows []string
	for _, text := range texts {
		rows = append(rows, widget.Wrap(text, min(w, 72))...)
		rows = append(rows, "")
	}
	return rows
}

// leastRunes is the shortest passphrase taken. Deriving a key costs a thief
// about half a second a guess on one core; eight characters a person would
// choose are still far too few to call safe, so the hint says so.
const leastRunes = 8

func tooShort(p string) string {
	if n := len([]rune(p)); n < leastRunes {
		return fmt.Sprintf("That is %d characters; 8 is the least, and 20 is better.", n)
	}
	return ""
}

// strength is an honest hint, by length and number of words only: it cannot
// know whether the words stand in a song.
func strength(p string) string {
	n, words := len([]rune(p)), len(strings.Fields(p))
	switch {
	case n == 0:
		return ""
	case n < leastRunes:
		return "too short yet"
	case n < 14 && words < 3:
		return "holds off a passer-by; someone who copies the file could guess it in time"
	case n < 20 || words < 4:
		return "fair; one more unrelated word makes it a good deal harder to guess"
	default:
		return "long enough, as long as it is not a line that others know"
	}
}
