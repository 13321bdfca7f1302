package ui_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"rapport/store/record"
	"rapport/ui"
	"rapport/ui/crash"
	"rapport/ui/nav"
)

// What the libraries and terminals do that has to be kept away. What needs the
// built program in a terminal is tested with the commands.

// TestOverlayNeverWidensTheScreen: a compositor renders as large as its layers,
// so that a box past the edge would widen every row.
func TestOverlayNeverWidensTheScreen(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"help", "everything", "confirm"} {
		for _, s := range scenes {
			if s.name != name {
				continue
			}
			r := s.make(t)
			for w := 40; w <= 90; w += 3 {
				for h := 12; h <= 30; h += 2 {
					r.resize(w, h)
					content := r.model.View().Content
					if lipgloss.Width(content) > w || lipgloss.Height(content) > h {
						t.Errorf("%s makes %dx%d of %dx%d", name, lipgloss.Width(content), lipgloss.Height(content), w, h)
					}
				}
			}
		}
	}
}

// TestTheOverlayIsAboveTheScreen: layers of one height are drawn in any order,
// since the library sorts them unstably.
func TestTheOverlayIsAboveTheScreen(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "?")
	for range 50 {
		if !r.frame(80, 24).has("│ keys: card ") {
			t.Fatal("the overlay is below the screen")
		}
	}
}

// TestAWideCharacterUnderABoxIsNotHalf: a character of two cells that the edge
// of a box lies on becomes a blank, and the row keeps its width.
func TestAWideCharacterUnderABoxIsNotHalf(t *testing.T) {
	d := namedAfter(strings.Repeat("漢", 60))
	r := newRigOn(t, d)
	r.keys("enter", "?")
	for w := 60; w < 90; w++ {
		r.frame(w, 24)
	}
}

// TestStartupWaitsForNothing: the first frame is drawn before a terminal has
// answered anything, and an answer that never comes changes nothing.
func TestStartupWaitsForNothing(t *testing.T) {
	r := newRig(t, locked)
	before := r.frame(80, 24)
	if !before.has("passphrase") {
		t.Fatalf("%s", before)
	}
	dark := r.model.View().Content
	r.send(tea.BackgroundColorMsg{Color: lipgloss.Color("#ffffff")})
	if r.model.View().Content == dark {
		t.Error("the answer that the background is light changes nothing")
	}
	r.send(tea.BackgroundColorMsg{Color: lipgloss.Color("#000000")})
	if r.model.View().Content != dark {
		t.Error("the answer that it is dark does not go back")
	}
	r.themed("light", false, false)
	light := r.model.View().Content
	r.send(tea.BackgroundColorMsg{Color: lipgloss.Color("#000000")})
	if r.model.View().Content != light {
		t.Error("an answer of the terminal is laid over a setting")
	}
}

// TestNoColourStaysNoColour: what the terminal answers later does not bring
// back the colours that NO_COLOR took away.
func TestNoColourStaysNoColour(t *testing.T) {
	r := newRig(t, func(d *ui.Deps) { d.Profile = colorprofile.ASCII })
	r.send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor}, tea.BackgroundColorMsg{Color: lipgloss.Color("#ffffff")})
	r.keys("tab", "s")
	for y, row := range r.frame(80, 24).cells {
		for x, c := range row {
			if c.Style.Fg != nil || c.Style.Bg != nil {
				t.Fatalf("column %d of row %d is coloured", x, y)
			}
		}
	}
}

// TestTheFrameLeavesNothingBehind: always on the alternate screen, also when
// it is locked, dark, too small or gone, and nothing of a client in the title.
func TestTheFrameLeavesNothingBehind(t *testing.T) {
	for _, s := range scenes {
		r := s.make(t)
		for _, after := range []string{"", "ctrl+l", "ctrl+c"} {
			if after != "" {
				r.keys(after)
			}
			v := r.model.View()
			if !v.AltScreen || v.WindowTitle != "rapport" {
				t.Errorf("%s %s: on the main screen %v, titled %q", s.name, after, !v.AltScreen, v.WindowTitle)
			}
			if after == "ctrl+c" { // this frame is drawn once more at the end
				for _, word := range clientsWords {
					if strings.Contains(ansi.Strip(v.Content), word) {
						t.Errorf("%s: the last frame says %q", s.name, word)
					}
				}
			}
		}
	}
}

// TestIdleDrawsNothing: a second's tick changes no row until the minute does,
// so that nothing is written to the terminal while nobody is there.
func TestIdleDrawsNothing(t *testing.T) {
	for _, keys := range [][]string{nil, {"maya", "enter"}, {"tab"}, {"maya", "enter", "v"}, {"maya", "enter", "a"}} {
		r := newRig(t)
		r.keys(keys...)
		r.tick()
		before := r.model.View().Content
		for range 30 {
			r.jump(time.Second)
			r.tick()
			if now := r.model.View().Content; now != before {
				t.Fatalf("%v: a tick draws", keys)
			}
		}
	}
}

// panics is a vault that goes wrong in every way at once.
type panics struct{ *memory }

func (panics) Update(func(record.Tx) error) error { panic("Maya said something") }

// TestAPanicIsNoTrace: a fault of ours closes the companion, leaves nothing of
// a client on the terminal, and is told by an id and names of functions.
func TestAPanicIsNoTrace(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter")
	r.model = r.root().Poison(panics{&memory{disk: r.disk}})
	r.keys("t")
	if !r.quit {
		t.Fatal("still here")
	}
	err := r.root().Crash()
	if err == nil || strings.Contains(err.Error(), "Maya") || !strings.Contains(err.Error(), "what was confirmed is kept") {
		t.Errorf("%v", err)
	}
	if content := r.model.View().Content; content != "" {
		t.Errorf("still drawn: %q", content)
	}
}

// TestAPanicInAScreenIsNoTrace either.
func TestAPanicInAScreenIsNoTrace(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter")
	r.send(nav.Loaded{}) // no picture at all, which never comes
	if !r.quit || r.root().Crash() == nil {
		t.Fatalf("quit %v, %v", r.quit, r.root().Crash())
	}
	r.send(press("x"))
	if left := wordsIn(r.model, []string{"pineapple"}); len(left) > 0 && r.model.View().Content != "" {
		t.Errorf("%v", left)
	}
}

// TestAPanicWhileDrawingIsNoTrace: nothing of that frame is shown, and the next
// message closes the companion.
func TestAPanicWhileDrawingIsNoTrace(t *testing.T) {
	r := newRig(t)
	r.model = r.root().Unseeable()
	if content := r.model.View().Content; content != "" {
		t.Errorf("drawn: %q", content)
	}
	r.tick()
	if err := r.root().Crash(); !r.quit || err == nil || strings.Contains(err.Error(), "pineapple") || !strings.Contains(err.Error(), "View") {
		t.Errorf("quit %v, %v", r.quit, err)
	}
}

// TestNoCommandEndsTheProcess: one that panics answers with a crash, alone, in a
// batch and in a sequence, and the others of it are run.
func TestNoCommandEndsTheProcess(t *testing.T) {
	bad := func() tea.Msg { panic("Maya said pineapple") }
	good := func() tea.Msg { return nav.Say{Words: "good"} }
	for name, cmd := range map[string]tea.Cmd{
		"alone": bad, "batch": tea.Batch(bad, good), "sequence": tea.Sequence(bad, good), "both": tea.Batch(tea.Sequence(good, bad), good),
	} {
		var crashes, goods int
		var run func(tea.Cmd)
		run = func(cmd tea.Cmd) {
			switch msg := cmd().(type) {
			case *crash.Crash:
				crashes++
			case nav.Say:
				goods++
			default:
				for i := range reflect.ValueOf(msg).Len() {
					run(reflect.ValueOf(msg).Index(i).Interface().(tea.Cmd))
				}
			}
		}
		run(ui.GuardAll(cmd))
		if crashes != 1 || name != "alone" && goods == 0 {
			t.Errorf("%s: %d crashes, %d others", name, crashes, goods)
		}
	}
}

// TestAnOldModelStaysAsItWas: models are passed by value, and a slice
// shares its array; a screen closed and another opened leave the first as it
// was.
func TestAnOldModelStaysAsItWas(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter")
	old := r.model
	before := old.View().Content
	r.keys("v", "space", "esc", "esc", "down", "down", "+", "pet", "esc", "tab", "a", "right", "2")
	if old.View().Content != before {
		t.Error("a model from before has changed")
	}
	if reflect.DeepEqual(old.View().Content, r.model.View().Content) {
		t.Error("the keys did nothing")
	}
}
