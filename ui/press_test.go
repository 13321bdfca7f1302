package ui_test

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// named are the keys that are not one character.
var named = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab},
	"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "space": {Code: ' ', Text: " "},
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
	"pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
	"backspace": {Code: tea.KeyBackspace}, "delete": {Code: tea.KeyDelete}, "insert": {Code: tea.KeyInsert},
}

// press is the key of a name: one of named, ctrl+ and a letter, f1 to f12, or
// a character.
func press(name string) tea.KeyPressMsg {
	if k, ok := named[name]; ok {
		return k
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok && len(letter) == 1 {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
	}
	var n rune
	if _, err := fmt.Sscanf(name, "f%d", &n); err == nil {
		return tea.KeyPressMsg{Code: tea.KeyF1 + n - 1}
	}
	runes := []rune(name)
	if len(runes) != 1 {
		panic("no key is called " + name)
	}
	k := tea.KeyPressMsg{Code: runes[0], Text: name}
	if lower := []rune(strings.ToLower(name))[0]; lower != runes[0] {
		k.Code, k.ShiftedCode, k.Mod = lower, runes[0], tea.ModShift
	}
	return k
}

func isKeyName(s string) bool {
	if _, ok := named[s]; ok {
		return true
	}
	letter, ok := strings.CutPrefix(s, "ctrl+")
	return ok && len(letter) == 1
}

// keys presses keys by name; anything that is not a key's name is typed
// letter by letter. A finger takes a while between two keys, so the clock
// moves a little; it counts the presses.
func (r *rig) keys(names ...string) {
	r.t.Helper()
	for _, name := range names {
		if isKeyName(name) {
			r.key(press(name))
			continue
		}
		for _, letter := range name {
			r.key(press(string(letter)))
		}
	}
}

func (r *rig) key(k tea.KeyPressMsg) {
	r.t.Helper()
	r.jump(120 * time.Millisecond)
	r.presses++
	r.send(k)
}

// paste pastes text.
func (r *rig) paste(text string) {
	r.t.Helper()
	r.send(tea.PasteMsg{Content: text})
}
