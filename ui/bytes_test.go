package ui_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
)

// The screen is sent as differences. These tests send it through the renderer
// that the library uses, set up as the library sets it up, and count what
// would reach the terminal.

// sender is a terminal's end of the companion.
type sender struct {
	r     *rig
	out   bytes.Buffer
	scr   *uv.TerminalRenderer
	cells *uv.ScreenBuffer
	shown string
	w, h  int
}

func newSender(r *rig, w, h int) *sender {
	r.resize(w, h)
	s := &sender{r: r, w: w, h: h}
	cells := uv.NewScreenBuffer(w, h)
	s.cells = &cells
	s.scr = uv.NewTerminalRenderer(&s.out, []string{"TERM=xterm-256color", "COLORTERM=truecolor"})
	s.scr.SetColorProfile(colorprofile.TrueColor)
	s.scr.SetFullscreen(true)
	s.scr.SetRelativeCursor(false)
	s.scr.SetScrollOptim(true)
	s.scr.SetTabStops(w)
	s.scr.SetBackspace(true)
	s.scr.Erase()
	s.send()
	return s
}

// send draws the view and returns how many bytes that took.
func (s *sender) send() int {
	s.r.t.Helper()
	v := s.r.model.View()
	if v.Content == s.shown {
		return 0 // the library draws nothing where the view is the same
	}
	s.shown = v.Content
	s.out.Reset()
	s.cells.Clear()
	uv.NewStyledString(v.Content).Draw(s.cells, s.cells.Bounds())
	s.scr.Render(s.cells.RenderBuffer)
	if err := s.scr.Flush(); err != nil {
		s.r.t.Fatal(err)
	}
	return s.out.Len()
}

// hourAtWork is an hour of Maya's that has much to show, at minute 31.
func hourAtWork(t *testing.T, w, h int) (*rig, *sender) {
	t.Helper()
	r := newRig(t, settings(patiently))
	r.startLive()
	for _, step := range []struct {
		minutes time.Duration
		key     string
	}{{8, "1"}, {4, "2"}, {2, "space"}, {1, "3"}, {5, "4"}, {5, "q"}, {0, "3"}, {4, "2"}, {1, "w"}} {
		r.pass(step.minutes * time.Minute)
		r.keys(step.key)
	}
	r.pass(time.Minute)
	return r, newSender(r, w, h)
}

// TestASecondCostsOnlyTheClocksCells: nothing is sent while the minute is the
// same and the line has not come a column on; what is sent then is the clock
// in the header and the end of the line.
func TestASecondCostsOnlyTheClocksCells(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {120, 40}} {
		r, s := hourAtWork(t, size[0], size[1])
		clock, line := spent{}, spent{}
		shown := r.frame(s.w, s.h)
		for range 10 * 60 {
			r.jump(time.Second)
			r.tick()
			n := s.send()
			if n == 0 {
				continue
			}
			now := r.frame(s.w, s.h)
			if onlyClockAndLine(t, shown, now) {
				line.add(n)
			} else {
				clock.add(n)
			}
			shown = now
		}
		t.Logf("%d×%d, ten minutes: the clock %d times, %d bytes at most; the line %d times, %d bytes at most; %d in all",
			s.w, s.h, clock.times, clock.most, line.times, line.most, clock.sum+line.sum)
		if clock.times > 10 || clock.most > 60 || line.times > 24 || line.most > 450 {
			t.Errorf("%d×%d: more than the clock once a minute, and the line once a column", s.w, s.h)
		}
	}
}

// spent is how often something was sent, and how much.
type spent struct{ times, sum, most int }

func (n *spent) add(bytes int) {
	n.times++
	n.sum += bytes
	n.most = max(n.most, bytes)
}

// onlyClockAndLine checks that two frames differ in the header, and in one or
// two cells of any other row. It reports whether they differ below the header.
func onlyClockAndLine(t *testing.T, before, after frame) (line bool) {
	t.Helper()
	for y := range after.cells {
		changed := 0
		for x := range after.cells[y] {
			if !before.cells[y][x].Equal(&after.cells[y][x]) {
				changed++
			}
		}
		line = line || y > 0 && changed > 0
		if y > 0 && changed > 2 {
			t.Fatalf("a second changed %d cells of row %d:\n%s\nto\n%s", changed, y, before.rows[y], after.rows[y])
		}
	}
	return line
}

// TestAMarkCostsFewBytes: from the key to its confirmation, at 80×24.
func TestAMarkCostsFewBytes(t *testing.T) {
	const most = 400
	r, s := hourAtWork(t, 80, 24)
	keys := []string{"1", "0", "down", "i", "4", "up", "c", "m", "space", "s", "q", "g", "v", "f", "w", "r", "p", "p", "left", "right", "u", "U"}
	var counts []string
	for _, key := range keys {
		r.pass(20 * time.Second)
		s.send()
		r.hold()
		r.keys(key)
		n := s.send() // on the picture at once
		r.free()
		n += s.send() // and confirmed once it is on disk
		counts = append(counts, fmt.Sprintf("%s %d", key, n))
		if n > most {
			t.Errorf("%s took %d bytes, and %d are wanted at most", key, n, most)
		}
	}
	t.Log(counts)
}

// TestTheDarkCostsNothing: a clock that shows minutes is sent once a minute,
// and marks send nothing.
func TestTheDarkCostsNothing(t *testing.T) {
	r, s := hourAtWork(t, 80, 24)
	r.keys("b")
	s.send()
	var sent []int
	for range 120 {
		r.jump(time.Second)
		r.tick()
		if n := s.send(); n > 0 {
			sent = append(sent, n)
		}
	}
	r.keys("q", "1")
	if n := s.send(); n > 0 {
		t.Errorf("two marks in the dark sent %d bytes", n)
	}
	if len(sent) != 2 || slices.Max(sent) > 40 {
		t.Errorf("two minutes in the dark sent %v", sent)
	}
}
