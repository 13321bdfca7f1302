package arc

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"

	"rapport/store/record"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares rows with testdata/name. The unstyled pictures there were
// drawn by hand, as the design of the screens: read a difference twice before
// writing them anew.
func golden(t *testing.T, name string, rows []string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	got := strings.Join(rows, "\n") + "\n"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs\n got:\n%s\nwant:\n%s", name, got, want)
	}
}

// moves reads pairs of minute and place.
func moves(pairs ...int) []record.Move {
	var out []record.Move
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, record.Move{At: pairs[i] * 60, Place: record.Place(pairs[i+1])})
	}
	return out
}

func session(pairs ...int) *record.Session {
	return &record.Session{Planned: 50, Moves: moves(pairs...)}
}

func label(minute int, kind record.MarkKind, word string) Label {
	return Label{At: minute * 60, Kind: kind, Word: word}
}

// maya is a live session at minute 31.
func maya() (*record.Session, Options) {
	s := session(8, 1, 12, 2, 16, 3, 21, 4, 25, 3, 29, 2)
	s.Live = true
	return s, Options{
		Width: 80, Height: 11, Ruler: true, MarkRows: 1, Live: true, Now: 31 * 60, Landing: 10,
		Marks: []Label{label(6, record.LitUp, "Miso"), label(23, record.Note, "quiet")},
	}
}

// drawn is a session drawn afterwards.
func drawn() (*record.Session, Options) {
	s := session(8, 1, 15, 3, 24, 4, 29, 3, 33, 2, 41, 0)
	return s, Options{
		Width: 80, Height: 11, Ruler: true, MarkRows: 1,
		Marks: []Label{label(41, record.LitUp, "Miso"), label(47, record.Door, "door")},
	}
}

// past is the newest hour of the review screen.
func past() *record.Session {
	return session(8, 1, 13, 2, 15, 3, 21, 1, 25, 2, 27, 3, 29, 4, 31, 3, 33, 2, 38, 1)
}

func colours() *Ink {
	front := func(hex string) lipgloss.Style { return lipgloss.NewStyle().Foreground(lipgloss.Color(hex)) }
	back := func(hex string) lipgloss.Style { return lipgloss.NewStyle().Background(lipgloss.Color(hex)) }
	return NewInk(Styles{
		Line: front("#e6e6e6"), Dim: front("#9098a4"), Accent: front("#e5b567").Bold(true),
		Mark: front("#c8ccd4"), Strip: front("#9098a4"), Warm: back("#2a2522"),
		Fill: [4]lipgloss.Style{back("#1f2430"), back("#212838"), back("#232d40"), back("#253149")},
	})
}

func indent(rows []string, n int) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = strings.Repeat(" ", n) + row
	}
	return out
}

// at is the rune in a column of a row, or a space.
func at(row string, x int) rune {
	if runes := []rune(row); x < len(runes) {
		return runes[x]
	}
	return ' '
}
