package widget

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/theme"
)

// Line is a one-line input. It keeps the real cursor, so that input methods
// and magnifiers follow it; it takes a paste as text with its line ends made
// spaces; it starts no clipboard program; and only ctrl+u clears it.
type Line struct{ in textinput.Model }

// NewLine makes a focused line with some text in it.
func NewLine(text string) Line {
	in := textinput.New()
	in.Prompt = ""
	in.SetVirtualCursor(false)
	in.CharLimit = record.MaxLine
	km := textinput.DefaultKeyMap()
	km.Paste.SetEnabled(false)
	km.NextSuggestion.SetEnabled(false)
	km.PrevSuggestion.SetEnabled(false)
	km.AcceptSuggestion.SetEnabled(false)
	in.KeyMap = km
	in.SetValue(text)
	in.CursorEnd()
	in.Focus()
	return Line{in}
}

// NewSecret makes a line that shows nothing of what is typed but its length.
func NewSecret() Line {
	l := NewLine("")
	l.in.EchoMode = textinput.EchoPassword
	l.in.EchoCharacter = '*'
	l.in.CharLimit = 256
	return l
}

// Update takes a key or a paste.
func (l Line) Update(msg tea.Msg) (Line, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if keys.ClearLine.Is(msg) {
			l.in.SetValue("")
			return l, nil
		}
	case tea.PasteMsg:
		if l.in.EchoMode == textinput.EchoPassword { // two spaces are another passphrase than one
			msg.Content, _, _ = strings.Cut(msg.Content, "\n")
			msg.Content = strings.TrimSuffix(msg.Content, "\r")
		} else {
			msg.Content = pasted(msg.Content)
		}
		in, cmd := l.in.Update(msg)
		return Line{in}, cmd
	}
	in, cmd := l.in.Update(msg)
	return Line{in}, cmd
}

// pasted makes one clean line of what was pasted, keeping a space at its ends
// so that words pasted beside others stay apart.
func pasted(s string) string {
	clean := record.CleanLine(s)
	if clean != "" && strings.HasSuffix(s, " ") {
		clean += " "
	}
	return clean
}

// Value is the text as typed.
func (l Line) Value() string { return l.in.Value() }

// Clean is the text fit for a record.
func (l Line) Clean() string { return record.CleanLine(l.in.Value()) }

// Set replaces the text.
func (l Line) Set(text string) Line {
	l.in.SetValue(text)
	l.in.CursorEnd()
	return l
}

// View draws the line in at most w cells and says in which cell the cursor is.
// A line that is longer scrolls, so that the cursor stays in sight.
func (l Line) View(_ theme.Theme, w int) (string, int) {
	shown := l.shown()
	x := ansi.StringWidth(string(shown[:l.in.Position()]))
	hidden := l.Hidden(w)
	return ansi.Truncate(ansi.TruncateLeft(string(shown), hidden, ""), max(1, w), ""), min(x-hidden, max(0, w-1))
}

// Hidden is how many cells of a line drawn in w cells have scrolled out to the
// left. Some of what follows the cursor is kept in sight with it.
func (l Line) Hidden(w int) int {
	shown := l.shown()
	before, after := string(shown[:l.in.Position()]), string(shown[l.in.Position():])
	over := ansi.StringWidth(before) + min(ansi.StringWidth(after), w/4) - max(1, w-1)
	if over <= 0 {
		return 0
	}
	all := string(shown)
	hidden := ansi.StringWidth(all) - ansi.StringWidth(ansi.TruncateLeft(all, over, ""))
	if hidden < over { // a character of two cells lies across the edge
		hidden += 2
	}
	return hidden
}

// shown is the text a rune at a time, as the input counts its cursor, or as
// many stars.
func (l Line) shown() []rune {
	text := []rune(l.in.Value())
	if l.in.EchoMode == textinput.EchoPassword {
		for i := range text {
			text[i] = l.in.EchoCharacter
		}
	}
	return text
}
