package ui_test

import (
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
	for _, s := range scenes {
		if strings.HasPrefix(s.name, "first_") {
			continue
		}
		for name, lock := range lockWays {
			r := s.make(t)
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
}
