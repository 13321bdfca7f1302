package arc

import (
	"fmt"
	"strings"
	"testing"

	"rapport/store/record"
)

// full is an hour with everything on it: who led, a pause, marks that crowd.
func full() (*record.Session, Options) {
	s := session(6, 1, 12, 2, 15, 3, 21, 4, 25, 2, 27, 3, 33, 2, 38, 1, 44, 0)
	for i, led := range []record.Led{record.ByClient, record.ByClient, record.Together, record.ByClient, record.ByMe, record.Unsaid, record.ByMe, record.Together} {
		s.Moves[i].Led = led
	}
	s.Pauses = []record.Pause{{From: 35 * 60, To: 37 * 60}}
	return s, Options{Ruler: true, MarkRows: 2, Marks: []Label{
		label(3, record.LitUp, "Miso"), label(4, record.Laughed, "laughed"), label(18, record.Quiet, "quiet"),
		label(23, record.ALot, "a lot"), label(23, record.Grounding, "grounding"), label(24, record.Grounding, "grounding"), label(24, record.FarAway, "far away"),
		label(39, record.LitUp, "the allotment"), label(40, record.Tried, "tried"), label(49, record.Door, "door"),
	}}
}

// TestSizes is what one hour looks like from the smallest size to the largest.
func TestSizes(t *testing.T) {
	s, o := full()
	for _, size := range [][2]int{{24, 5}, {24, 8}, {40, 9}, {64, 12}, {80, 13}, {120, 16}, {200, 30}} {
		o.Width, o.Height = size[0], size[1]
		golden(t, fmt.Sprintf("size_%dx%d.txt", o.Width, o.Height), Picture(s, o))
	}
	o.Width, o.Height, o.Three = 80, 9, true
	golden(t, "size_three.txt", Picture(s, o))
	o.Three, o.ASCII = false, true
	o.Height = 13
	golden(t, "size_ascii.txt", Picture(s, o))
}

// TestLed: who led stands on the left of a step, else on its right, and never
// on anything else.
func TestLed(t *testing.T) {
	said := func(led record.Led, pairs ...int) *record.Session {
		s := session(pairs...)
		for i := range s.Moves {
			s.Moves[i].Led = led
		}
		return s
	}
	for _, tt := range []struct {
		name   string
		s      *record.Session
		height int
		want   string
	}{
		{"in", said(record.ByClient, 10, 1), 9, "────╮\n   c│\n    ╰"},
		{"out", said(record.ByMe, 5, 1, 10, 0), 9, "    ╭\n   m│\n────╯"},
		{"no row between", said(record.Together, 10, 1), 5, "────╮\n   t╰"},
		{"far", said(record.ByClient, 10, 2), 5, "────╮\n   c│\n    ╰"},
		{"unsaid", said(record.Unsaid, 10, 1), 5, "────╮\n    ╰"},
		{"to where it was", said(record.ByMe, 10, 0), 5, "─────"},
	} {
		rows := Picture(tt.s, Options{Width: 80, Height: tt.height})
		var got []string
		for _, row := range rows[:strings.Count(tt.want, "\n")+1] {
			cells := []rune(row + strings.Repeat(" ", 80))
			x := Gutter + Fit(70, 50).Column(600)
			got = append(got, strings.TrimRight(string(cells[x-4:x+1]), " "))
		}
		if out := strings.Join(got, "\n"); strings.TrimRight(tt.want, " ") != out {
			t.Errorf("%s\n got\n%s\nwant\n%s", tt.name, out, tt.want)
		}
	}
}

// TestAGroupOpensUnderTheCursor: all its marks are told, and none is lost.
func TestAGroupOpensUnderTheCursor(t *testing.T) {
	_, o := full()
	o.Width, o.Height, o.MarkRows, o.ByHand = 80, 8, 1, true
	for _, tt := range []struct {
		minute int
		want   string
	}{
		{10, "            *) laughed           . qui… # a lot +3            * ? tried     \""},
		{23, "            *) laughed +1      # a lot  _ grounding  _ grounding  > far away  +3"},
		{49, "            *) laughed           . qui… # a lot +3            * ? tried     \""},
	} {
		o.Cursor = tt.minute * 60
		rows := Picture(session(), o)
		if got := rows[len(rows)-1]; got != tt.want {
			t.Errorf("at %d\n got %q\nwant %q", tt.minute, got, tt.want)
		}
	}
}
