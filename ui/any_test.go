package ui_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"rapport/store/record"
	"rapport/ui"
	"rapport/ui/nav"
)

// anyKeys are keys somebody may press, those that do something more often.
var anyKeys = func() []string {
	keys := []string{"enter", "enter", "esc", "tab", "tab", "shift+tab", "space", "up", "down", "left", "right", "pgup", "pgdown", "home", "end", "backspace", "delete"}
	for _, c := range "abcdefghijklmnopqrstuvwxyzUXTAB0123456789+-*/?=.,\"~éß漢ж" {
		keys = append(keys, string(c))
	}
	for _, c := range "abcdefgijklmnoprstuwxyz" {
		if c != 'c' {
			keys = append(keys, "ctrl+"+string(c))
		}
	}
	return keys
}()

var anyTexts = []string{"maya", "enter", "8n 15i 33e 41o*", "pet Pip, a snail", "+ theo band the Slits", passphrase, "Maya", "12 Nov", "miso", "take", "erase"}

// anything is one thing that may happen, and its name for the report.
func anything(rt *rapid.T, r *rig) string {
	switch what := rapid.IntRange(0, 19).Draw(rt, "what"); what {
	case 0:
		w, h := rapid.IntRange(1, 250).Draw(rt, "w"), rapid.IntRange(1, 80).Draw(rt, "h")
		r.resize(w, h)
		return fmt.Sprintf("%dx%d", w, h)
	case 1:
		text := rapid.SampledFrom(anyTexts).Draw(rt, "text")
		r.keys(text)
		return text
	case 2:
		text := rapid.SampledFrom(append(anyTexts, hostile...)).Draw(rt, "pasted")
		r.paste(text)
		return "paste"
	case 3:
		d := rapid.SampledFrom([]time.Duration{time.Second, time.Minute, 3 * time.Minute, 6 * time.Minute, time.Hour, -time.Hour, 25 * time.Hour}).Draw(rt, "jump")
		r.jump(d)
		r.tick()
		return d.String()
	case 4:
		r.disk.fail = rapid.SampledFrom([]error{nil, nil, errFull}).Draw(rt, "disk")
		return "disk"
	case 5:
		r.send(rapid.SampledFrom([]tea.Msg{
			tea.FocusMsg{},
			tea.BlurMsg{},
			tea.ResumeMsg{},
			tea.BlurMsg{},
			tea.FocusMsg{},
			ui.Elsewhere(),
			nav.Home{},
			nav.Back{},
			tea.BackgroundColorMsg{},
			tea.KeyReleaseMsg{Code: 'x'},
			nav.Go{To: nav.Live{Client: record.ID{9}}},
			nav.Undo{},
			nav.Written{},
			nav.Enter{},
			nil,
		}).Draw(rt, "message"))
		return "message"
	case 6:
		if rapid.Bool().Draw(rt, "hold") {
			r.hold()
			return "hold"
		}
		r.free()
		return "free"
	case 7:
		c := r.root().Config()
		c.Theme = rapid.SampledFrom(themes).Draw(rt, "theme")
		c.ASCII, c.ThreePlaces, c.ClockTimes = rapid.Bool().Draw(rt, "ascii"), rapid.Bool().Draw(rt, "three"), rapid.Bool().Draw(rt, "clock")
		c.ShowCodes, c.HideUnfocused = rapid.Bool().Draw(rt, "codes"), rapid.Bool().Draw(rt, "unfocused")
		r.send(nav.Configure{Config: c})
		return "settings"
	default:
		key := rapid.SampledFrom(anyKeys).Draw(rt, "key")
		r.keys(key)
		return key
	}
}

// TestNothingEverPanics: whatever happens in whatever order, in a window of
// whatever size, the companion goes on and its view fits the window.
func TestNothingEverPanics(t *testing.T) {
	t.Parallel()
	steps := map[string]int{"": 40, "ci": 80, "release": 200}[os.Getenv("RAPPORT_SWEEP")]
	rapid.Check(t, func(rt *rapid.T) {
		r := rapid.SampledFrom(scenes).Draw(rt, "scene").make(t)
		r.t = rt
		r.resize(80, 24)
		var log []string
		for range rapid.IntRange(1, steps).Draw(rt, "steps") {
			log = append(log, anything(rt, r))
			if err := r.root().Crash(); err != nil {
				rt.Fatalf("%v after %q", err, log)
			}
			fits(rt, r.model.View().Content, r.w, r.h)
			if err := r.root().Crash(); err != nil {
				rt.Fatalf("a screen cannot be drawn after %q: %v", log, err)
			}
			if r.quit {
				rt.Fatalf("it quit by itself after %q", log)
			}
		}
		r.free()
		r.keys("ctrl+c")
		if !r.quit {
			rt.Fatalf("ctrl+c does not quit after %q", log)
		}
	})
}

// TestEverySizeFits draws every scene in every kind of window.
func TestEverySizeFits(t *testing.T) {
	t.Parallel()
	var sizes []struct{ w, h int }
	for _, w := range []int{1, 10, 39, 40, 41, 63, 64, 79, 80, 132, 250} {
		for _, h := range []int{1, 3, 11, 12, 15, 16, 19, 20, 24, 31, 80} {
			sizes = append(sizes, struct{ w, h int }{w, h})
		}
	}
	for _, s := range scenes {
		t.Run(s.name, func(t *testing.T) {
			r := s.make(t)
			for _, ascii := range []bool{false, true} {
				r.themed("dark", ascii, false)
				for _, size := range sizes {
					r.resize(size.w, size.h)
					v := r.model.View()
					fits(t, v.Content, size.w, size.h)
					if c := v.Cursor; c != nil && (c.X < 0 || c.Y < 0 || c.X >= size.w || c.Y >= size.h) {
						t.Errorf("%dx%d puts the cursor outside, in column %d of row %d", size.w, size.h, c.X, c.Y)
					}
				}
			}
		})
	}
}
