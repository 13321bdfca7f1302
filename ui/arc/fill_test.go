package arc

import (
	"testing"

	"rapport/store/record"
)

// grounds reads the backgrounds of a column of the picture, from out to deep.
func grounds(s *record.Session, o Options, minute int) []background {
	o.Width, o.Ink = 80, colours()
	p := plan(s, o)
	p.drawLanding()
	p.drawLine()
	var out []background
	for y := range p.rows {
		out = append(out, p.row(y)[Gutter+p.scale.Column(minute*60)].back)
	}
	return out
}

func TestFill(t *testing.T) {
	s := session(10, 1, 20, 4, 30, 0)
	s.Pauses = []record.Pause{{From: 24 * 60, To: 28 * 60}}
	const none, warm, one, two, three, four = background(0), warmGround, fillGround, fillGround + 1, fillGround + 2, fillGround + 3
	for _, tt := range []struct {
		name   string
		o      Options
		minute int
		want   []background
	}{
		{"out", Options{}, 5, []background{none, none, none, none, none}},
		{"near", Options{}, 15, []background{none, one, none, none, none}},
		{"deep", Options{}, 22, []background{none, one, two, three, four}},
		{"paused", Options{}, 26, []background{none, none, none, none, none}},
		{"upright", Options{}, 30, []background{none, one, two, three, four}},
		{"landing", Options{Landing: 10}, 45, []background{warm, warm, warm, warm, warm}},
		{"in the landing", Options{Landing: 32}, 22, []background{warm, one, two, three, four}},
		{"three places", Options{Three: true}, 22, []background{none, two, four}},
		{"spaced", Options{Height: 9}, 15, []background{none, one, one, none, none, none, none, none, none}},
	} {
		got := grounds(s, tt.o, tt.minute)
		if len(got) != len(tt.want) {
			t.Fatalf("%s: got %v", tt.name, got)
		}
		for y := range got {
			if got[y] != tt.want[y] {
				t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
				break
			}
		}
	}
}

// TestNoLandingWithoutAnHourBeforeIt: a stretch as long as the hour says nothing.
func TestNoLandingWithoutAnHourBeforeIt(t *testing.T) {
	s := session()
	s.Planned = 10
	for _, back := range grounds(s, Options{Landing: 10}, 5) {
		if back != 0 {
			t.Fatalf("got %v", back)
		}
	}
}
