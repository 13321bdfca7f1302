package ui_test

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"rapport/store/record"
)

// mostKeys is the longest row of keys that is tried, so that one input stays
// quick.
const mostKeys = 120

// FuzzKeys: any row of keys, sizes, pastes and ticks, on a client whose every
// standing is named by a word of its own and whose other words would do
// something to a terminal. Nothing panics, every frame fits the window and is
// nothing but text and colours, the title says rapport, no record takes a word
// that is not clean, and what is not to open is named on no screen but the card
// and the minute before.
func FuzzKeys(f *testing.F) {
	for _, keys := range tours {
		var row []byte
		for _, name := range keys {
			row = append(row, keyBytes(name)...)
		}
		f.Add(row)
	}
	f.Add([]byte{0, 40, 12, 1, 3, 2, 5, 3, 2, 1, 30})
	f.Fuzz(func(t *testing.T, row []byte) {
		d := gatedDisk(gatedThings(), record.Current)
		r := newRigOn(t, d)
		r.resize(80, 24)
		for steps := 0; len(row) > 0 && steps < mostKeys && !r.quit; steps++ {
			row = fuzzStep(r, row)
			holds(t, r)
		}
		for _, c := range d.caseload().Cards() {
			clean(t, append([]string{c.Called, c.Say, c.Pronouns}, append(c.Pace, c.Closed...)...)...)
			for _, in := range c.Interests {
				clean(t, in.Name, in.Details, in.Because)
			}
		}
	})
}

// fuzzNames are the keys that have names; a byte below their number presses
// one, behind three that do something else.
var fuzzNames = []string{
	"enter", "esc", "tab", "shift+tab", "space", "up", "down", "left", "right", "pgup", "pgdown", "home", "end", "backspace", "delete",
	"ctrl+p", "ctrl+l", "ctrl+o", "ctrl+u", "ctrl+x", "ctrl+z", "ctrl+c",
}

// fuzzStep does what the next bytes say, and returns the bytes behind them.
func fuzzStep(r *rig, row []byte) []byte {
	next := func() int {
		if len(row) == 0 {
			return 0
		}
		b := row[0]
		row = row[1:]
		return int(b)
	}
	switch b := next(); {
	case b == 0:
		r.resize(1+next(), 1+next()%90)
	case b == 1:
		texts := append(append([]string{passphrase, "una"}, hostile...), strange...)
		r.paste(texts[next()%len(texts)])
	case b == 2:
		r.jump(time.Duration(1+next()) * 7 * time.Second)
		r.tick()
	case b < 3+len(fuzzNames):
		r.key(press(fuzzNames[b-3]))
	case b >= ' ' && b < 0x7f:
		r.key(press(string(rune(b))))
	default:
		r.send([]tea.Msg{tea.FocusMsg{}, tea.BlurMsg{}, tea.ResumeMsg{}, tea.KeyReleaseMsg{Code: 'x'}, tea.KeyPressMsg{Code: 's', Text: "s", IsRepeat: true}}[b%5])
	}
	return row
}

// keyBytes is how a row of bytes presses a key, or types a text.
func keyBytes(name string) []byte {
	for i, known := range fuzzNames {
		if known == name {
			return []byte{byte(3 + i)}
		}
	}
	return []byte(name)
}

// holds checks what is true of every frame.
func holds(t *testing.T, r *rig) {
	t.Helper()
	v := r.model.View()
	if err := r.root().Crash(); err != nil {
		t.Fatal(err)
	}
	fits(t, v.Content, r.w, r.h)
	if bad := harmful(v.Content); bad != "" || v.WindowTitle != "rapport" || !v.AltScreen {
		t.Fatalf("%q goes to the terminal, titled %q, on the alternate screen %v", bad, v.WindowTitle, v.AltScreen)
	}
	if asked := asked(v.Content); asked != "" {
		for _, g := range gatedThings() {
			if !g.open() && strings.Contains(asked, g.name) {
				t.Fatalf("%+v is asked about", g)
			}
		}
	}
}

// asked is what stands on the cards of the screen that has questions, and in hand.
// Above them it may say of a thing that it is not asked about.
func asked(frame string) string {
	frame = ansi.Strip(frame)
	if !strings.Contains(frame, "something small to ask") {
		return ""
	}
	var cards strings.Builder
	for line := range strings.Lines(frame) {
		if line = strings.TrimLeft(line, " "); strings.HasPrefix(line, "│") || strings.HasPrefix(line, "┃") || strings.HasPrefix(line, "in hand") {
			cards.WriteString(line)
		}
	}
	return cards.String()
}
