// Package keys holds every key of the interface in one place, as data: what
// matches, what help says, what the footer says. Screens match against these
// bindings and show help made from them, so that a key which works is a key
// that is shown.
//
// The rules: up and down is place or row, left and right is time or column,
// on every screen. Two families of letters, things and pictures, each the
// same on every screen of its family. Nothing irreversible on one key. Chords
// only where letters are typed, and none that a terminal or a multiplexer
// eats. Nothing that needs AltGr on somebody's keyboard. A test walks every
// table for all of this.
package keys

import (
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Key is one binding with its words.
type Key struct {
	key.Binding
	Foot string // the few words of the footer; empty: only in help
}

// bind makes a Key: the names Bubble Tea gives the keys, divided by spaces;
// how they are shown; what help says; what the footer says.
func bind(on, shown, does, foot string) Key {
	return Key{Binding: key.NewBinding(key.WithKeys(strings.Fields(on)...), key.WithHelp(shown, does)), Foot: foot}
}

// AsPrinted is the press of a key on a Latin keyboard as what is printed on
// it. The library calls a chord by the key's place on an English keyboard,
// which on a Dvorak one makes ctrl+c of ctrl+j.
func AsPrinted(msg tea.KeyPressMsg) tea.KeyPressMsg {
	if !otherScript(msg.Code) {
		msg.BaseCode = 0
	}
	return msg
}

func otherScript(c rune) bool { return unicode.IsLetter(c) && !unicode.Is(unicode.Latin, c) }

// Is reports whether the key press is this key. On a keyboard of another
// script the key in the same place counts, where the terminal tells which
// that is.
func (k Key) Is(msg tea.KeyPressMsg) bool {
	msg = AsPrinted(msg)
	if key.Matches(msg, k.Binding) {
		return true
	}
	if msg.BaseCode == 0 || msg.Mod&^tea.ModShift != 0 {
		return false
	}
	base := string(msg.BaseCode)
	if msg.Mod&tea.ModShift != 0 {
		base = strings.ToUpper(base)
	}
	for _, on := range k.Keys() {
		if on == base {
			return true
		}
	}
	return false
}

// Shown is the key as the footer and help print it.
func (k Key) Shown() string { return k.Help().Key }

// Does is what help says it does.
func (k Key) Does() string { return k.Help().Desc }

// As is the same key with other words for the footer.
func (k Key) As(foot string) Key { k.Foot = foot; return k }

// Meaning is the same key with other words for help: what it does where it
// does less, or a part of what it does elsewhere.
func (k Key) Meaning(does string) Key {
	k.Binding = key.NewBinding(key.WithKeys(k.Keys()...), key.WithHelp(k.Shown(), does))
	return k
}

// Group is some keys under a heading, as help shows them.
type Group struct {
	Title string
	Keys  []Key
}

// Table is what a screen answers to: its name in help, and its keys.
type Table struct {
	Name   string
	Groups []Group
}

// All lists every key of the table.
func (t Table) All() []Key {
	var all []Key
	for _, g := range t.Groups {
		all = append(all, g.Keys...)
	}
	return all
}
