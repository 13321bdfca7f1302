package ui_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rapport/ui/keys"
	"rapport/ui/nav"
)

// contexts are the screens in each of their modes, most of them in more than
// one state, since a key may have nothing to do in one. The name up to a colon
// is the mode.
var contexts = []struct {
	name string
	make func(rapid.TB) *rig
}{
	{"find", at()},
	{"find: lower", at("down", "down")},
	{"find: words", at("mis", "down")},
	{"find: add", at("+ maya pet Pip")},
	{"card", at("maya", "enter", "down", "down")},
	{"card: top", at("maya", "enter")},
	{"card: done", at("maya", "enter", "t", "t", "u")},
	{"card: gentle", at("biscuit", "enter")},
	{"card: bottom", at("maya", "enter", "G", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down")},
	{"card thread", at("maya", "enter", "enter", "left")},
	{"card thread: done", at("maya", "enter", "t", "t", "u", "enter")},
	{"card thread: resting", at("miso", "enter", "r", "enter", "left")},
	{"card right", at("maya", "enter", "right", "down", "down", "down", "down", "down")},
	{"card right: carried", at("maya", "enter", "right")},
	{"card right: pace", at("maya", "enter", "right", "down", "down")},
	{"card right: hour", at("maya", "enter", "right", "down", "down", "down", "down", "down", "down", "down", "down", "down")},
	{"card line", at("maya", "enter", "+", "pet Pip")},
	{"before", at("tab")},
	{"before: done", at("maya", "enter", "t", "t", "u", "tab")},
	{"before: on a thing", at("maya", "tab", "down", "down")},
	{"before: on a promise", at("maya", "tab", "down", "down", "down", "down", "down", "down", "down", "down")},
	{"before line", at("maya", "tab", "down", "down", "g", "words")},
	{"ask", at("maya", "enter", "a")},
	{"ask: second", at("maya", "enter", "a", "1", "2", "u", "right", "down")},
	{"ask general", at("ctrl+p", "questions", "enter", "tab")},
	{"ask general: follow-ups", at("ctrl+p", "questions", "enter")},
	{"ask general: second", at("ctrl+p", "questions", "enter", "right", "down")},
	{"ask general: done", at("ctrl+p", "questions", "enter", "X", "X", "u")},
	{"ask fourth", at("maya", "enter", "a", "a", "1", "2", "3", "right", "1")},
	{"ask line", at("maya", "enter", "a", "e")},
	{"live", inTheHour()},
	{"live: done", inTheHour("u", "v", "left")},
	{"live: lit", inTheHour("space")},
	{"live lighter", inTheHour("tab", "right")},
	{"live asking", inTheHour("a")},
	{"live landing", inTheHour("a", "1")},
	{"live sore", inTheHour("a", "1", "x")},
	{"live line", inTheHour("n", "words")},
	{"live away", awayFor35},
	{"live other", beforeAnother},
	{"after hour", minuteAfter("shift+tab")},
	{"after hour: done", minuteAfter("space", "u", "shift+tab")},
	{"after in hand", minuteAfter()},
	{"after in hand: done", minuteAfter("space", "u")},
	{"after in hand: second", minuteAfter("down", "space", "u")},
	{"after sore", minuteAfter("x")},
	{"after sore: done", minuteAfter("space", "u", "x")},
	{"after aside", minuteAfter("tab")},
	{"after aside: done", minuteAfter("tab", "x", "u", "shift+tab")},
	{"after reason", minuteAfter("tab", "g", "lost")},
	{"after lit", minuteAfter("tab", "tab")},
	{"after lit: done", minuteAfter("tab", "tab", "enter", "shift+tab", "u", "tab")},
	{"after line: carry", minuteAfter("tab", "tab", "tab")},
	{"after line: typed", minuteAfter("tab", "tab", "tab", "words")},
	{"after line: carried", minuteAfter("tab", "tab", "tab", "up")},
	{"after line: new", minuteAfter("tab", "tab", "tab", "tab", "Pip")},
	{"draw line", at("maya", "enter", "d", "8n 15i 33e 41o")},
	{"draw line: empty", at("maya", "enter", "d")},
	{"draw by hand", at("maya", "enter", "d", "8n 15i 24d 33e 41o", "tab", "left", "left", "s", "u")},
	{"draw by hand: on a mark", at("maya", "enter", "d", "8n 15i 33e 41o", "tab", "s")},
	{"draw when", at("maya", "enter", "d", "up")},
	{"draw words", at("maya", "enter", "d", "8n 15i", "tab", "n")},
	{"week", inTheWeek("8n 15i")},
	{"week: empty line", inTheWeek()},
	{"week: lower", inTheWeek("down", "pgup")},
	{"week: drawn", inTheWeek("up")},
	{"week nothing", func(t rapid.TB) *rig {
		r := emptyVault(t)
		r.keys("ctrl+p", "week", "enter", "pgup")
		return r
	}},
	{"review", at("maya", "enter", "v", "down")},
	{"review: done", at("maya", "enter", "t", "t", "u", "v")},
	{"review lit", at("maya", "enter", "v", "space", "down")},
	{"review lit: done", at("maya", "enter", "t", "t", "u", "v", "space")},
	{"review lit: resting", at("miso", "enter", "r", "v", "space")},
	{"review lit: at the door", at("maya", "enter", "v", "space", "right", "right", "down")},
	{"review reason", at("maya", "enter", "v", "space", "g", "words")},
	{"review filter", at("maya", "enter", "v", "/", "oct")},
	{"review filter: second", at("maya", "enter", "v", "/", "oct", "down")},
	{"review filter: empty", at("maya", "enter", "v", "/")},
	{"review: filtered", at("maya", "enter", "v", "/", "oct", "enter")},
	{"review: first", at("maya", "enter", "v", "=", "down")},
	{"review out", at("maya", "enter", "v", "w", "down")},
	{"review file", at("maya", "enter", "v", "w", "e")},
	{"review beside", at("maya", "enter", "v", "=", "down", "down", "=")},
	{"review beside: done", at("maya", "enter", "t", "t", "u", "v", "=", "down", "down", "=")},
	{"keepsake", aKeepsake("down", "down", "down")},
	{"keepsake: changed", aKeepsake("down", "down", "down", "x", "x", "u")},
	{"keepsake line", aKeepsake("down", "down", "down", "enter")},
	{"keepsake file", aKeepsake("w")},
	{"settings", at("ctrl+p", "settings", "enter", "down")},
	{"settings: spans", at("ctrl+p", "settings", "enter", "down", "down", "down", "down", "down", "down", "down")},
	{"help", at("maya", "enter", "?", "down")},
	{"everything", at("maya", "enter", "ctrl+p", "down")},
	{"confirm", at("maya", "enter", "ctrl+p", "erase", "enter")},
	{"lock", from(locked, "abc")},
	{"first run", from(first)},
}

// editing are the keys of the line itself: how text is edited is no key of a
// screen, and help does not list it.
var editing = []string{
	"left", "right", "home", "end", "backspace", "delete",
	"ctrl+a", "ctrl+b", "ctrl+d", "ctrl+e", "ctrl+f", "ctrl+h", "ctrl+k", "ctrl+n", "ctrl+v", "ctrl+w",
}

// pressable are all keys that have a name or print.
var pressable = func() []string {
	names := slices.Sorted(maps.Keys(named))
	for c := '!'; c <= '~'; c++ {
		names = append(names, string(c))
	}
	for c := 'a'; c <= 'z'; c++ {
		if c != 'i' && c != 'm' { // which are tab and enter
			names = append(names, "ctrl+"+string(c))
		}
	}
	return append(names, "f1", "f5", "f12")
}()

// observed is what somebody can tell of the companion: what is drawn, what was
// asked of the vault, and whether it is still there.
func (r *rig) observed() string {
	v := r.model.View()
	cursor := "none"
	if v.Cursor != nil {
		cursor = fmt.Sprint(v.Cursor.Position)
	}
	return fmt.Sprint(v.Content, cursor, r.disk.tries, r.quit, r.suspended)
}

// copy is a disk that can be written without the first one changing.
func (d *disk) copy() *disk {
	c := &disk{}
	c.restore(d)
	return c
}

// restore makes a disk what another one is.
func (d *disk) restore(from *disk) {
	d.cards, d.sessions, d.desk = maps.Clone(from.cards), maps.Clone(from.sessions), from.desk
	d.rev, d.writes, d.tries = from.rev, from.writes, from.tries
}

// effects presses every key, each on the same state, and tells which of them
// did anything. A key that does what any unknown key does, such as stepping
// back from a row, has done nothing of its own.
func effects(r *rig) map[string]bool {
	r.resize(80, 24)
	r.jump(time.Second)
	r.tick()
	r.send(nav.Say{})
	typing, names := r.root().TopTyping(), listed(r.root().TopKeys())
	model, disk, clock := r.model, r.disk.copy(), r.clock.now
	after := func(name string) string {
		r.model, r.clock.now, r.quit, r.suspended = model, clock, false, false
		r.disk.restore(disk)
		r.inbox, r.ticks = nil, nil
		if name != "" {
			r.send(press(name))
		}
		return r.observed()
	}
	untouched, unknown := after(""), after("f9")
	did := map[string]bool{}
	for _, name := range pressable {
		if typing && len(name) == 1 && !slices.Contains(names, name) {
			continue // it is text
		}
		now := after(name)
		did[name] = now != untouched && now != unknown
	}
	after("")
	return did
}

// listed are the names of the keys of a table and of those that work
// everywhere.
func listed(t keys.Table) []string {
	var names []string
	for _, k := range append(t.All(), keys.Global.Keys...) {
		names = append(names, k.Keys()...)
	}
	return names
}

// silent are keys that help lists and that may do nothing in every state
// above, and why that is right.
var silent = map[string]string{
	"clear the line":                    "there is a line to clear only where one is open",
	"back; what was half typed is kept": "there is nothing behind the first page",
	"everything, with its key":          "an overlay is open already, or the door is not",
	"dark, also while typing":           "nothing is shown at the door",
	"lock":                              "the door is locked",
	"row up":                            "there is one row, or none",
	"row down":                          "there is one row, or none",
	"row or place up":                   "all rows of the minute before are seen",
	"row or place down":                 "all rows of the minute before are seen",
}

// TestHelpListsWhatWorks: every key that does something stands in help, and
// every key that stands there does something.
func TestHelpListsWhatWorks(t *testing.T) {
	t.Parallel()
	worked := map[string]map[string]bool{}
	shown := map[string]keys.Table{}
	for _, c := range contexts {
		r := c.make(t)
		mode, _, _ := strings.Cut(c.name, ":")
		table, typing := r.root().TopKeys(), r.root().TopTyping()
		shown[mode] = table
		if worked[mode] == nil {
			worked[mode] = map[string]bool{}
		}
		names := listed(table)
		for key, did := range effects(r) {
			if !did {
				continue
			}
			worked[mode][key] = true
			stepsBack := len(table.Groups) > 0 && strings.Contains(table.Groups[0].Title, "any other key")
			text := stepsBack || typing && (len(key) == 1 || key == "space" || slices.Contains(editing, key))
			if !text && !slices.Contains(names, key) {
				t.Errorf("%s: %s does something and is not in help", c.name, key)
			}
		}
	}
	for mode, table := range shown {
		for _, g := range append(table.Groups, keys.Global) {
			for _, k := range g.Keys {
				if !slices.ContainsFunc(k.Keys(), func(on string) bool { return worked[mode][on] }) && silent[k.Does()] == "" {
					t.Errorf("%s: help says that %s does %q, and it does nothing", mode, k.Shown(), k.Does())
				}
			}
		}
	}
}

// TestHelpIsReadWhole: in the smallest window nothing that a key does is cut
// off, all of it is come to, and at the end the first key up moves.
func TestHelpIsReadWhole(t *testing.T) {
	t.Parallel()
	for _, c := range contexts {
		r := c.make(t)
		table := r.root().TopKeys()
		r.resize(40, 12)
		r.send(nav.Help{})
		if !r.frame(40, 12).has("keys: " + table.Name) {
			continue // the door has none, and that of an overlay is of the screen below
		}
		read, last := "", ""
		for now := r.frame(40, 12).String(); now != last; now = r.frame(40, 12).String() {
			read, last = read+now, now
			r.keys("down")
		}
		for _, k := range table.All() {
			for _, word := range strings.Fields(k.Does()) {
				if !strings.Contains(read, word) {
					t.Errorf("%s: %q of %q is not to be read", c.name, word, k.Does())
				}
			}
		}
		if r.keys("up"); r.frame(40, 12).String() == last {
			t.Errorf("%s: up does nothing at the end", c.name)
		}
	}
}

// TestNoKeyHasTwoMeanings within what is active on one screen.
func TestNoKeyHasTwoMeanings(t *testing.T) {
	for _, c := range contexts {
		table := c.make(t).root().TopKeys()
		seen := map[string]string{}
		for _, k := range append(table.All(), keys.Global.Keys...) {
			for _, on := range k.Keys() {
				if other, twice := seen[on]; twice && other != k.Does() {
					t.Errorf("%s: %s is %q and %q", c.name, on, other, k.Does())
				}
				seen[on] = k.Does()
			}
		}
	}
}
