package arc

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"rapport/store/record"
)

func TestPicturesOfTheScreens(t *testing.T) {
	s, o := maya()
	golden(t, "live.txt", Picture(s, o))

	o.Width, o.Height = 40, 0
	golden(t, "live_40.txt", Picture(s, o))

	s, o = drawn()
	golden(t, "drawn.txt", Picture(s, o))

	o = Options{Width: Gutter + 52 + 10, MarkRows: 1, Scale: Spread(50, 50), Marks: []Label{
		label(4, record.LitUp, "Miso"), label(18, record.Note, "quiet"), label(34, record.LitUp, "the allotment"),
	}}
	golden(t, "review.txt", indent(Picture(past(), o), 18-Gutter))
}

func TestOtherForms(t *testing.T) {
	s, o := maya()
	o.ASCII = true
	golden(t, "live_ascii.txt", Picture(s, o))
	o.ASCII, o.Three = false, true
	golden(t, "live_three.txt", Picture(s, o))

	s, o = drawn()
	o.ByHand, o.Cursor = true, 36*60
	golden(t, "byhand.txt", Picture(s, o))
	s.Pauses = []record.Pause{{From: 17 * 60, To: 21 * 60}, {From: 45 * 60, To: -1}}
	golden(t, "paused.txt", Picture(s, o))

	s = session(10, 3, 52, 1)
	s.Live = true
	o = Options{Width: 80, Height: 11, Ruler: true, Live: true, Now: 53 * 60, Landing: 10}
	golden(t, "over.txt", Picture(s, o))
}

func TestStyledPictures(t *testing.T) {
	s, o := maya()
	o.Ink = colours()
	rows := Picture(s, o)
	golden(t, "live.ansi", rows)
	golden(t, "live.txt", stripped(rows))

	s, o = drawn()
	o.Ink, o.ByHand, o.Cursor = colours(), true, 36*60
	rows = Picture(s, o)
	golden(t, "byhand.ansi", rows)
	golden(t, "byhand.txt", stripped(rows))
}

// stripped takes colours and the blanks that carried them away.
func stripped(rows []string) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = strings.TrimRight(ansi.Strip(row), " ")
	}
	return out
}

// TestZeroStylesDrawNoEscapes is what mono and plain output lean on.
func TestZeroStylesDrawNoEscapes(t *testing.T) {
	s, o := maya()
	want := Picture(s, o)
	o.Ink = NewInk(Styles{})
	if got := Picture(s, o); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestEveryColourIsClosedOnItsRow(t *testing.T) {
	s, o := maya()
	o.Ink = colours()
	for _, row := range Picture(s, o) {
		if strings.Contains(row, "\x1b") && !strings.HasSuffix(row, reset) {
			t.Errorf("left open: %q", row)
		}
	}
}

func TestMovesInOneColumn(t *testing.T) {
	move := func(at int, p record.Place) record.Move { return record.Move{At: at, Place: p} }
	for _, tt := range []struct {
		name  string
		moves []record.Move
		want  string // the column of minute 10, from out to deep
	}{
		{"in and further", []record.Move{move(601, record.Edge), move(610, record.Deep)}, "╮│││╰"},
		{"in and back", []record.Move{move(601, record.Deep), move(610, record.Out)}, "┬│││╵"},
		{"in and half back", []record.Move{move(601, record.Deep), move(610, record.Near)}, "╮├││╵"},
		{"past the start and back", []record.Move{move(60, record.Edge), move(601, record.Out), move(610, record.In)}, "╷│┤╰ "},
		{"over and to the middle", []record.Move{move(60, record.Edge), move(601, record.Out), move(605, record.Deep), move(610, record.Edge)}, "╷│┼│╵"},
		{"the last of one second", []record.Move{move(610, record.Deep), move(610, record.Near)}, "╮╰   "},
		{"to where it was", []record.Move{move(610, record.Out)}, "─    "},
	} {
		s := &record.Session{Planned: 50, Moves: tt.moves}
		o := Options{Width: 80}
		rows := Picture(s, o)
		var got strings.Builder
		for _, row := range rows {
			got.WriteRune(at(row, Gutter+ScaleOf(s, o).Column(600)))
		}
		if got.String() != tt.want {
			t.Errorf("%s: got %q, want %q\n%s", tt.name, got.String(), tt.want, strings.Join(rows, "\n"))
		}
	}
}

func TestEdges(t *testing.T) {
	o := Options{Width: 80}
	lastColumn := func(rows []string) string {
		var out strings.Builder
		for _, row := range rows {
			out.WriteRune(at(row, Gutter+69))
		}
		return out.String()
	}
	if got := lastColumn(Picture(session(50, 3), o)); got != "╮││╰ " {
		t.Errorf("a move at the end: %q", got)
	}
	if got := Picture(session(), o); got[0] != " out    "+strings.Repeat("─", 70) {
		t.Errorf("nothing marked: %q", got[0])
	}
	if got := Picture(session(0, 4), o); got[4] != " deep   "+strings.Repeat("─", 70) || got[0] != " out" {
		t.Errorf("begun in deep: %q", got)
	}
	ended := session(5, 2)
	ended.Ended, ended.End = true, 0
	if got := Picture(ended, o); got[0] != " out    ─" {
		t.Errorf("no length: %q", got[0])
	}
	if got := Picture(session(5, 2), Options{Width: 80, Live: true}); got[0] != " out    ●" {
		t.Errorf("live at the first second: %q", got[0])
	}
	ended.End = 42 * 60
	if got := Picture(ended, o); at(got[2], Gutter+58) != '─' || at(got[2], Gutter+59) != ' ' {
		t.Errorf("ended at 42: %q", got[2])
	}
	unsorted := &record.Session{Planned: 50, Moves: moves(30, 0, 10, 3)}
	if got := Picture(unsorted, o); !slices.Equal(got, Picture(session(10, 3, 30, 0), o)) || unsorted.Moves[0].At != 30*60 {
		t.Error("moves out of order are not drawn in order, or were sorted in place")
	}
}

// TestAnySize draws at the sizes a terminal may have; with RAPPORT_SWEEP set, at
// every one of them.
func TestAnySize(t *testing.T) {
	step := 11
	if os.Getenv("RAPPORT_SWEEP") != "" {
		step = 1
	}
	whole, _ := maya()
	whole.Pauses = []record.Pause{{From: 600, To: 700}, {From: 1700, To: -1}}
	long := session(3, 4, 80, 1, 200, 2)
	empty := &record.Session{}
	for _, s := range []*record.Session{whole, long, empty, past()} {
		for _, o := range []Options{{}, {Three: true}, {ASCII: true, ByHand: true, Cursor: 99 * 60}, {Live: true, Now: 52 * 60, Ink: colours()}} {
			o.Ruler, o.MarkRows, o.Landing = true, 2, 10
			for m := range 12 {
				o.Marks = append(o.Marks, label(m*5, record.MarkKind(1+m%11), "土の匂いとジャガイモ"))
			}
			for o.Width = 24; o.Width <= 200; o.Width += step {
				for o.Height = 5; o.Height <= 30; o.Height++ {
					checkSize(t, s, o)
				}
			}
		}
	}
}

func checkSize(t *testing.T, s *record.Session, o Options) {
	t.Helper()
	rows := Picture(s, o)
	name := fmt.Sprintf("%dx%d", o.Width, o.Height)
	if len(rows) > o.Height {
		t.Fatalf("%s: %d rows", name, len(rows))
	}
	for _, row := range rows {
		if w := ansi.StringWidth(row); w > o.Width {
			t.Fatalf("%s: %d cells: %q", name, w, row)
		}
	}
	labels := []string{" out ", " near ", " edge ", " in ", " deep "}
	if o.Three {
		labels = []string{" out ", " edge ", " in "}
	}
	for _, want := range labels {
		has := func(row string) bool { return strings.HasPrefix(ansi.Strip(row)+" ", want) }
		if slices.IndexFunc(rows, has) < 0 {
			t.Fatalf("%s: no row %q in\n%s", name, want, strings.Join(rows, "\n"))
		}
	}
}

// TestNoRoom asks for sizes at which no picture can be.
func TestNoRoom(t *testing.T) {
	s, o := maya()
	for o.Width = -1; o.Width < 24; o.Width++ {
		for o.Height = -1; o.Height < 6; o.Height++ {
			rows := Picture(s, o)
			for _, row := range rows {
				if ansi.StringWidth(row) > max(o.Width, 0) || o.Height > 0 && len(rows) > o.Height {
					t.Errorf("%dx%d: %q", o.Width, o.Height, rows)
				}
			}
		}
	}
}

// TestLiveRedrawIsSmall holds that time passing touches the cells beside now.
func TestLiveRedrawIsSmall(t *testing.T) {
	s, o := maya()
	before := Picture(s, o)
	for o.Now = 31*60 + 1; o.Now <= 50*60; o.Now++ {
		after := Picture(s, o)
		changed := 0
		for y := range after {
			for x := range o.Width {
				if at(before[y], x) != at(after[y], x) {
					changed++
				}
			}
		}
		if changed > 2 {
			t.Fatalf("at %d s %d cells changed", o.Now, changed)
		}
		before = after
	}
}

func TestNothingIsDrawnAfterNow(t *testing.T) {
	s, o := maya()
	o.Landing = 0
	o.Now = 20 * 60
	x := Gutter + ScaleOf(s, o).Column(o.Now)
	rows := Picture(s, o)
	for _, row := range rows[:9] {
		if ansi.StringWidth(row) > x+1 {
			t.Errorf("after now: %q", row)
		}
	}
	if strings.Contains(rows[10], "quiet") {
		t.Errorf("a mark after now: %q", rows[10])
	}
}

func BenchmarkPicture(b *testing.B) {
	s, o := maya()
	o.Width, o.Height = 200, 60
	for _, ink := range []*Ink{nil, colours()} {
		o.Ink = ink
		b.Run(fmt.Sprintf("200x60/colour=%t", ink != nil), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Picture(s, o)
			}
		})
	}
}
