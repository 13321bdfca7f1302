package arc

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"rapport/store/record"
)

// anyHour makes up an hour: moves out of order and on one second, pauses that
// may be open, marks past the end.
func anyHour(r *rand.Rand) *record.Session {
	s := &record.Session{Planned: []int{45, 50, 53, 60, 80, 90, 20, 240}[r.IntN(8)], Live: r.IntN(2) == 0}
	most := s.Planned*60 + r.IntN(3)*400
	for range r.IntN(24) {
		s.Moves = append(s.Moves, record.Move{At: r.IntN(most), Place: record.Place(r.IntN(5)), Led: record.Led(r.IntN(4))})
	}
	for at := r.IntN(most); at < most && r.IntN(3) > 0; at += 60 + r.IntN(900) {
		s.Pauses = append(s.Pauses, record.Pause{From: at, To: at + r.IntN(300)})
		at += 300
	}
	for range r.IntN(30) {
		s.Marks = append(s.Marks, record.Mark{At: r.IntN(most + 300), Kind: record.MarkKind(1 + r.IntN(11))})
	}
	if r.IntN(2) == 0 {
		s.Ended, s.End = true, r.IntN(most+1)
	}
	return s
}

// forms are the ways in which one hour can be drawn.
func forms(s *record.Session, r *rand.Rand) []Options {
	ruled := Options{Ruler: true, MarkRows: 1 + r.IntN(2), Marks: Labels(s, nil), Landing: 10 * r.IntN(2)}
	for i := range ruled.Marks {
		ruled.Marks[i].Word = ""
	}
	live, hand, three, ascii := ruled, ruled, ruled, ruled
	live.Live, live.Now = true, r.IntN(s.Planned*70)
	hand.ByHand, hand.Cursor = true, r.IntN(s.Planned*60)
	three.Three = true
	ascii.ASCII = true
	return []Options{ruled, live, hand, three, ascii, {}}
}

// goingOn is the hour while it is open.
func goingOn(s *record.Session) *record.Session {
	open := s.Clone()
	open.Live, open.Ended, open.End = true, false, 0
	return open
}

// TestMatrix draws made-up hours at the sizes and in the forms there are, and
// reads each picture back: its steps, its marks, its colours.
func TestMatrix(t *testing.T) {
	hours, step, tall := 4, 17, 3
	switch os.Getenv("RAPPORT_SWEEP") {
	case "":
	case "release":
		hours, step, tall = 40, 3, 1
	default:
		hours, step, tall = 8, 9, 2
	}
	r := rand.New(rand.NewPCG(1, 2))
	for n := range hours {
		s := anyHour(r)
		for f, o := range forms(s, r) {
			for o.Width = 24 + n%step; o.Width <= 200; o.Width += step {
				for o.Height = 5; o.Height <= 30; o.Height += tall {
					s := s
					if o.Live {
						s = goingOn(s)
					}
					name := fmt.Sprintf("hour %d, form %d, %dx%d", n, f, o.Width, o.Height)
					checkSize(t, s, o)
					checkSteps(t, name, s, o)
					checkMarks(t, name, s, o)
					checkForms(t, name, s, o)
				}
			}
		}
	}
}

// placeAt is where the hour was at a second, the slow way.
func placeAt(s *record.Session, at int) record.Place {
	moves := slices.Clone(s.Moves)
	slices.SortStableFunc(moves, func(a, b record.Move) int { return a.At - b.At })
	place := record.Out
	for _, m := range moves {
		if m.At <= at {
			place = m.Place
		}
	}
	return place
}

// checkSteps reads from the characters alone where the line leaves each column,
// and compares it with the place in that column's last second.
func checkSteps(t *testing.T, name string, s *record.Session, o Options) {
	t.Helper()
	o.ASCII = false // its corners do not say where they lead; checkForms compares them
	rows, scale, end := Picture(s, o), ScaleOf(s, o), end(s, o)
	last := scale.last(end)
	if o.Live {
		last = scale.Column(end)
	}
	places, pitch := axis{o.Three}, pitchOf(s, o)
	for x := 0; x <= last; x++ {
		second := min(scale.Second(x+1)-1, end)
		if x == last {
			second = end
		}
		want, got := places.row(placeAt(s, second)), -1
		for y := range rows[:(len(places.places())-1)*pitch+1] {
			if char := at(rows[y], Gutter+x); strings.ContainsRune("─╰╭├┬┴┼┄●", char) {
				if got >= 0 {
					t.Fatalf("%s: the line leaves column %d twice\n%s", name, x, strings.Join(rows, "\n"))
				}
				got = y
			}
		}
		if got != want*pitch {
			t.Fatalf("%s: column %d is drawn in row %d, and the hour is in row %d\n%s\n%+v", name, x, got, want*pitch, strings.Join(rows, "\n"), s)
		}
	}
}

func pitchOf(s *record.Session, o Options) int { return plan(s, o).pitch }

// checkMarks counts what the rows under the ruler tell.
func checkMarks(t *testing.T, name string, s *record.Session, o Options) {
	t.Helper()
	p := plan(s, o)
	if p.MarkRows == 0 {
		return
	}
	want := 0
	for _, l := range o.Marks {
		if !o.Live || l.At <= p.end {
			want++
		}
	}
	rows := Picture(s, o)
	told := 0
	for _, row := range rows[len(rows)-p.MarkRows:] {
		told += readMarks(row)
	}
	if told != want {
		t.Fatalf("%s: %d marks, %d told\n%s", name, want, told, strings.Join(rows, "\n"))
	}
}

// checkForms holds that colour and ASCII change nothing but colour and signs.
func checkForms(t *testing.T, name string, s *record.Session, o Options) {
	t.Helper()
	o.ASCII = false
	plain := Picture(s, o)
	o.Ink = colours()
	if coloured := stripped(Picture(s, o)); !slices.Equal(coloured, plain) {
		t.Fatalf("%s: in colour\n%s\nand without\n%s", name, strings.Join(coloured, "\n"), strings.Join(plain, "\n"))
	}
	o.Ink, o.ASCII = nil, true
	toASCII := strings.NewReplacer("─", "-", "│", "|", "╷", "|", "╵", "|", "╮", "+", "╰", "+", "╭", "+", "╯", "+", "┤", "+", "├", "+", "┬", "+", "┴", "+", "┼", "+", "┄", ".", "●", "o", "┊", "'", "┆", ":")
	for y, row := range Picture(s, o) {
		if want := toASCII.Replace(plain[y]); row != want || ansi.StringWidth(row) != len(row) {
			t.Fatalf("%s: in ASCII %q, want %q", name, row, want)
		}
	}
}
