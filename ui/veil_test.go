package ui_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/ui/config"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

// behindADoor reports whether a scene shows nobody's words yet, or none any more.
func (s scene) behindADoor() bool {
	return strings.HasPrefix(s.name, "first_") || strings.HasPrefix(s.name, "lock")
}

// live reports whether keys of a scene mark an hour, seen or not.
func (s scene) live() bool { return strings.HasPrefix(s.name, "live") || s.name == "codes_live" }

// otherKeys are all that may be pressed in the dark by somebody who does not
// see what for, but for those that show, lock, suspend and quit.
func otherKeys() []string {
	return slices.DeleteFunc(slices.Clone(pressable), func(name string) bool {
		return slices.Contains([]string{"b", "ctrl+o", "ctrl+l", "ctrl+z", "ctrl+c"}, name)
	})
}

// TestOneKeyHidesEverything: from every screen, overlay and line ctrl+o leaves
// a clock, and so does b where no letters are typed. While it is dark no key
// does anything but show again what was there, apart from the marks of an hour.
func TestOneKeyHidesEverything(t *testing.T) {
	t.Parallel()
	for _, s := range scenes {
		if s.behindADoor() || s.name == "dark" {
			continue
		}
		for _, key := range []string{"ctrl+o", "b"} {
			r := s.make(t)
			if key == "b" && r.root().TopTyping() {
				continue
			}
			if !slices.ContainsFunc(append(r.root().TopKeys().All(), keys.Global.Keys...), func(k keys.Key) bool { return k.Is(press(key)) }) {
				t.Errorf("%s: help does not say %s", s.name, key)
			}
			r.send(nav.Say{})
			before, tries := r.frame(80, 24).String(), r.disk.tries
			r.keys(key)
			r.onlyTheClock()
			switch {
			case s.live():
				r.keys(key)
				r.hides("rapport")
				continue
			case key == "ctrl+o":
				r.keys(otherKeys()...)
			}
			r.paste("and this")
			r.onlyTheClock()
			if r.disk.tries != tries {
				t.Errorf("%s: a key in the dark wrote something", s.name)
			}
			r.keys("ctrl+o")
			if after := r.frame(80, 24).String(); after != before {
				t.Errorf("%s: after %s it shows\n%s\nand not\n%s", s.name, key, after, before)
			}
		}
	}
}

func unfocusedHides(c *config.Config) { c.HideUnfocused = true }

// turnAway makes a scene with the setting on, and types in another window.
func turnAway(t *testing.T, s scene) (r *rig, before string) {
	t.Helper()
	r = s.make(t)
	c := r.root().Config()
	unfocusedHides(&c)
	r.send(nav.Configure{Config: c}, nav.Say{})
	before = r.frame(80, 24).String()
	r.send(tea.BlurMsg{})
	return r, before
}

// TestAnotherWindowHidesEverything, where that is set, and coming back shows it
// as it was, without a passphrase.
func TestAnotherWindowHidesEverything(t *testing.T) {
	t.Parallel()
	for _, s := range scenes {
		r, before := turnAway(t, s)
		if s.behindADoor() {
			if got := r.frame(80, 24).String(); got != before {
				t.Errorf("%s: a door changes with the focus:\n%s", s.name, got)
			}
			continue
		}
		r.onlyTheClock()
		r.pass(10 * time.Second)
		r.send(tea.FocusMsg{})
		switch {
		case s.name == "dark":
			r.onlyTheClock() // which a key had made so
		case s.live():
			r.hides("rapport")
		default:
			if a, b := withoutTime(r.frame(80, 24).String()), withoutTime(before); a != b {
				t.Errorf("%s: it shows\n%s\nand not\n%s", s.name, a, b)
			}
		}
	}
}

// withoutTime is a frame without the row that says how late it is.
func withoutTime(frame string) string {
	_, rest, _ := strings.Cut(frame, "\n")
	return rest
}

// TestFocusIsNothingByItself: as it comes, another window hides nothing.
func TestFocusIsNothingByItself(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter")
	r.send(tea.BlurMsg{})
	r.shows("what she loves")
}

// TestAwayForTheIdleTimeIsALock: who comes back after it is asked for the
// passphrase, and in an hour sees the dark that it went into.
func TestAwayForTheIdleTimeIsALock(t *testing.T) {
	for name, gone := range map[string]func(*rig){
		"waiting":  func(r *rig) { r.pass(6 * time.Minute) },
		"a jump":   func(r *rig) { r.jump(6 * time.Minute) },
		"a minute": func(r *rig) { r.pass(4*time.Minute + 50*time.Second); r.jump(15 * time.Second) },
	} {
		r := newRig(t, settings(unfocusedHides))
		r.keys("maya", "enter")
		r.send(tea.BlurMsg{})
		gone(r)
		r.send(tea.FocusMsg{})
		r.shows("passphrase")
		if !r.root().Locked() {
			t.Errorf("%s: not locked", name)
		}

		r = newRig(t, settings(unfocusedHides))
		r.startLive()
		r.send(tea.BlurMsg{})
		gone(r)
		r.send(tea.FocusMsg{})
		r.onlyTheClock()
		r.keys("b")
		r.shows("passphrase")
	}
}

// TestAnyKeyShowsWhatWentDarkByItself: a terminal that does not say that its
// window is in front again is believed when it is typed in. The key does
// nothing else; in an hour it marks, as in any dark.
func TestAnyKeyShowsWhatWentDarkByItself(t *testing.T) {
	r := newRig(t, settings(unfocusedHides))
	r.keys("maya", "enter")
	r.send(tea.BlurMsg{})
	tries := r.disk.tries
	r.keys("g")
	r.shows("what she loves")
	r.hides("because")
	if r.disk.tries != tries {
		t.Error("the key that showed did something else")
	}
	r.startLive()
	r.send(tea.BlurMsg{})
	r.keys("q")
	r.onlyTheClock()
	if len(r.hour().Marks) != 1 {
		t.Error("a mark in an hour that is hidden does not count")
	}
	r.send(tea.FocusMsg{})
	r.shows(". quiet")
}

// TestAVaultThatOpensBehindAnotherWindowStaysHidden: deriving a key takes until
// after somebody has turned away.
func TestAVaultThatOpensBehindAnotherWindowStaysHidden(t *testing.T) {
	r := newRig(t, locked, settings(unfocusedHides))
	r.jump(time.Second)
	r.hold()
	r.keys(passphrase, "enter")
	r.send(tea.BlurMsg{})
	r.free()
	r.onlyTheClock()
	r.send(tea.FocusMsg{})
	r.shows("around now")
}

// TestTurningItOffWhileHidden: what was hidden by it still shows with the focus.
func TestTurningItOffWhileHidden(t *testing.T) {
	r := newRig(t, settings(unfocusedHides))
	r.send(tea.BlurMsg{})
	r.onlyTheClock()
	c := r.root().Config()
	c.HideUnfocused = false
	r.send(nav.Configure{Config: c}, tea.FocusMsg{})
	r.shows("around now")
}
