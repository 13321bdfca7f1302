package ui_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"rapport/ui"
)

// lockWays are all the ways in which a companion comes to be locked, or in an
// hour to hold nothing but that hour.
var lockWays = map[string]func(*rig){
	"ctrl+l":         func(r *rig) { r.keys("ctrl+l") },
	"ctrl+z":         func(r *rig) { r.keys("ctrl+z") },
	"ctrl+c":         func(r *rig) { r.keys("ctrl+c") },
	"a hang-up":      func(r *rig) { r.send(ui.Hangup{}) },
	"idle":           func(r *rig) { r.idleFor(0) },
	"idle, dark":     func(r *rig) { r.keys("ctrl+o"); r.idleFor(0) },
	"a lid":          func(r *rig) { r.jump(30 * time.Hour); r.tick() },
	"long past":      func(r *rig) { r.idleFor(0); r.idleFor(80 * time.Minute) },
	"dark, ctrl+l":   func(r *rig) { r.keys("ctrl+o", "ctrl+l") },
	"idle, then out": func(r *rig) { r.idleFor(0); r.send(ui.Hangup{}) },
}

// idleFor lets the idle time pass, and more, without a key.
func (r *rig) idleFor(more time.Duration) {
	r.t.Helper()
	r.jump(r.root().Config().Idle() + more)
	r.tick()
	r.jump(time.Second)
	r.tick()
}

// typedWords are what is half typed in some scene.
var typedWords = []string{
	"the Slits", "pet Mi", "died in Mar", "Biscuit's bowl", "on repeat", "Pip, a snail", "blue kettle", "not this one", "8n 15", "qqqq", passphrase, recoveryCode,
}

// TestEveryWayOfLockingDropsEverything: from every screen and overlay, by every
// way, nothing that can be read or was typed stays in the model; and in the dark
// of an hour nothing but that hour.
func TestEveryWayOfLockingDropsEverything(t *testing.T) {
	t.Parallel()
	ways := slices.Sorted(maps.Keys(lockWays))
	tried := 0
	for i, s := range scenes {
		if strings.HasPrefix(s.name, "first_") {
			continue
		}
		for j, name := range ways {
			if os.Getenv("RAPPORT_SWEEP") == "" && (i+j)%5 != 0 {
				continue // an ordinary run tries two ways a screen
			}
			tried++
			lock, r := lockWays[name], s.make(t)
			first := r.vault
			lock(r)
			if !r.root().Shut() {
				t.Errorf("%s, %s: it is open", s.name, name)
				continue
			}
			if first != nil && !first.locked {
				t.Errorf("%s, %s: the vault has its key still", s.name, name)
			}
			if left := wordsIn(r.model, slices.Concat(clientsWords, typedWords)); len(left) > 0 {
				t.Errorf("%s, %s: still in memory: %v", s.name, name, left)
			}
			r.hides(slices.Concat(clientsWords, typedWords)...)
			if name == "long past" && !r.root().Locked() {
				t.Errorf("%s: long past the end of the hour it is not locked", s.name)
			}
		}
	}
	t.Logf("%d screens locked, nothing left", tried)
}

// hourLines are the lines of an hour that goes on, and of the minute after it.
// After the lock each is opened again by the keys behind.
var hourLines = map[string]struct {
	make  func(*testing.T) *rig
	open  []string
	typed string
	again []string
}{
	"a note":           {open: []string{"n"}, typed: "she brought the qui", again: []string{"n"}},
	"door words":       {open: []string{"d"}, typed: "she may go aw", again: []string{"d"}},
	"what lit them up": {open: []string{"space", "tab"}, typed: "the blue kett", again: []string{"space", "tab"}},
	"a reason, after":  {make: func(t *testing.T) *rig { return minuteAfter("tab", "g")(t) }, typed: "died in the spri", again: []string{"maya cure", "enter", "g"}},
	"what was heard":   {make: func(t *testing.T) *rig { return minuteAfter("tab", "tab", "tab", "tab")(t) }, typed: "pet Pip, a sna", again: []string{"maya", "enter", "ctrl+p", "minute after", "enter", "shift+tab", "shift+tab", "shift+tab"}},
	"carried":          {make: func(t *testing.T) *rig { return minuteAfter("tab", "tab", "tab", "ctrl+u")(t) }, typed: "ask for the ke", again: []string{"maya", "enter", "ctrl+p", "minute after", "enter", "tab", "tab"}},
}

// TestLinesOfAnHourOutliveTheLock, also where idle leaves only a hand on the
// hour: what was half typed is under seal before.
func TestLinesOfAnHourOutliveTheLock(t *testing.T) {
	t.Parallel()
	for name, l := range hourLines {
		ways := []string{"ctrl+l"}
		if l.make == nil || os.Getenv("RAPPORT_SWEEP") != "" {
			ways = append(ways, "idle", "ctrl+z", "a lid", "dark, ctrl+l", "idle, dark")
		}
		for _, way := range ways {
			r := func() *rig {
				if l.make != nil {
					return l.make(t)
				}
				r := newRig(t)
				r.startLive()
				r.pass(time.Minute)
				return r
			}()
			r.keys(l.open...)
			r.keys(l.typed)
			r.shows(l.typed)
			lockWays[way](r)
			if left := wordsIn(r.model, []string{l.typed}); len(left) > 0 {
				t.Errorf("%s, %s: still in memory: %v", name, way, left)
			}
			r.jump(time.Second)
			if !r.root().Locked() {
				r.keys("b")
			}
			r.keys("ctrl+u", passphrase, "enter")
			r.keys("1") // where it is asked what happened meanwhile
			r.jump(time.Second)
			r.keys(l.again...)
			if f := r.frame(120, 40); !f.has(l.typed) {
				t.Errorf("%s, %s: it is gone:\n%s", name, way, f)
			}
		}
	}
}

// TestAReasonOutlivesTheLock on the card, wherever it was being typed: the thing
// is held gently by then, and stands elsewhere. So do the words of a mark, under
// the mark.
func TestAReasonOutlivesTheLock(t *testing.T) {
	t.Parallel()
	for name, l := range map[string]struct{ open, again []string }{
		"on the card":     {[]string{"maya", "enter", "g"}, []string{"maya miso", "enter", "g"}},
		"before":          {[]string{"maya", "tab", "down", "down", "g", "ctrl+u"}, []string{"biscuit", "enter", "g"}},
		"in the lists":    {[]string{"maya", "enter", "v", "space", "g", "ctrl+u"}, []string{"maya miso", "enter", "g"}},
		"words of a mark": {[]string{"maya", "enter", "d", "8n", "tab", "n"}, []string{"maya", "enter", "d", "tab", `"`}},
	} {
		r := newRig(t)
		r.keys(l.open...)
		r.keys("died in the spri")
		r.shows("died in the spri")
		r.keys("ctrl+l")
		r.jump(time.Second)
		r.keys(passphrase, "enter")
		r.keys(l.again...)
		if f := r.frame(120, 40); !f.has("died in the spri") {
			t.Errorf("%s: it is gone:\n%s", name, f)
		}
	}
}
