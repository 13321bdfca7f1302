package ui_test

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"pgregory.net/rapid"
)

// frame is what a terminal shows after the view was written to it.
type frame struct {
	w, h   int
	rows   []string // as read, without the blanks at their ends
	cells  [][]uv.Cell
	cursor *tea.Cursor
}

// resize tells the companion the size of its window.
func (r *rig) resize(w, h int) {
	r.t.Helper()
	r.w, r.h = w, h
	r.send(tea.WindowSizeMsg{Width: w, Height: h})
}

// frame draws the view into a terminal, and checks what holds for every view:
// it fits the window.
func (r *rig) frame(w, h int) frame {
	r.t.Helper()
	r.resize(w, h)
	v := r.model.View()
	if w >= 1 && h >= 1 {
		fits(r.t, v.Content, w, h)
	}
	return draw(v, w, h)
}

// fits checks that no row is wider than the window and none is below it.
func fits(t rapid.TB, content string, w, h int) {
	t.Helper()
	rows := strings.Split(content, "\n")
	if len(rows) > h {
		t.Errorf("%d rows in a window of %d by %d", len(rows), w, h)
	}
	for i, row := range rows {
		if n := ansi.StringWidth(row); n > w {
			t.Errorf("row %d takes %d cells in a window of %d by %d: %q", i, n, w, h, ansi.Strip(row))
		}
	}
}

func draw(v tea.View, w, h int) frame {
	term := vt.NewEmulator(w, h)
	defer func() { _ = term.Close() }()
	_, _ = term.WriteString(strings.ReplaceAll(v.Content, "\n", "\r\n"))
	f := frame{w: w, h: h, cursor: v.Cursor}
	for y := range h {
		var row strings.Builder
		cells := make([]uv.Cell, w)
		for x := 0; x < w; x++ {
			c := term.CellAt(x, y)
			if c == nil {
				continue
			}
			cells[x] = *c
			switch {
			case c.Content != "":
				row.WriteString(c.Content)
			case c.Width > 0:
				row.WriteByte(' ')
			}
		}
		f.cells = append(f.cells, cells)
		f.rows = append(f.rows, strings.TrimRight(row.String(), " "))
	}
	return f
}

func (f frame) String() string { return strings.Join(f.rows, "\n") }

// has reports whether the words stand somewhere on the screen, in one row.
func (f frame) has(words string) bool {
	for _, row := range f.rows {
		if strings.Contains(row, words) {
			return true
		}
	}
	return false
}

// shows draws at 80 by 24 and checks that all words are there.
func (r *rig) shows(words ...string) frame {
	r.t.Helper()
	f := r.frame(80, 24)
	for _, w := range words {
		if !f.has(w) {
			r.t.Fatalf("%q is not on the screen:\n%s", w, f)
		}
	}
	return f
}

// hides draws at 80 by 24 and checks that none of the words is there.
func (r *rig) hides(words ...string) {
	r.t.Helper()
	f := r.frame(80, 24)
	for _, w := range words {
		if f.has(w) {
			r.t.Fatalf("%q is on the screen:\n%s", w, f)
		}
	}
}

// says checks the confirmation line, as it is drawn in the row above the
// footer.
func (r *rig) says(words string) {
	r.t.Helper()
	f := r.frame(80, 24)
	if got := strings.TrimSpace(f.rows[22]); !strings.Contains(got, words) {
		r.t.Fatalf("the confirmation line is %q, not %q:\n%s", got, words, f)
	}
}
