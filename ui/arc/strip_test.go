package arc

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"rapport/store/record"
)

// ended is a session that came to its end at a minute.
func ended(minute int, pairs ...int) *record.Session {
	s := session(pairs...)
	s.Ended, s.End = true, minute*60
	return s
}

// TestStripsOfTheScreens has the hours of the review screen, a column a minute,
// and those of the card, where a column is 2 minutes 47.
func TestStripsOfTheScreens(t *testing.T) {
	minutes, card := Spread(50, 50), Spread(18, 50)
	for _, tt := range []struct {
		s     *record.Session
		scale Scale
		want  string
	}{
		{past(), minutes, "▇▇▇▇▇▇▇▇▅▅▅▅▅▃▃▂▂▂▂▂▂▅▅▅▅▃▃▂▂▁▁▂▂▃▃▃▃▃▅▅▅▅▅▅▅▅▅▅▅▅"},
		{session(10, 1, 22, 2, 30, 1, 44, 0), minutes, "▇▇▇▇▇▇▇▇▇▇▅▅▅▅▅▅▅▅▅▅▅▅▃▃▃▃▃▃▃▃▅▅▅▅▅▅▅▅▅▅▅▅▅▅▇▇▇▇▇▇"},
		{session(5, 1, 9, 2, 12, 3, 20, 4, 26, 3, 30, 1, 40, 0), minutes, "▇▇▇▇▇▅▅▅▅▃▃▃▂▂▂▂▂▂▂▂▁▁▁▁▁▁▂▂▂▂▅▅▅▅▅▅▅▅▅▅▇▇▇▇▇▇▇▇▇▇"},
		{ended(46, 6, 1, 18, 2, 23, 3), minutes, "▇▇▇▇▇▇▅▅▅▅▅▅▅▅▅▅▅▅▃▃▃▃▃▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂"},
		{ended(30, 12, 1, 20, 0), minutes, "▇▇▇▇▇▇▇▇▇▇▇▇▅▅▅▅▅▅▅▅▇▇▇▇▇▇▇▇▇▇"},
		{past(), card, "▇▇▇▅▅▂▂▂▅▃▁▂▃▃▅▅▅▅"},
		{session(10, 1, 22, 2, 30, 1, 44, 0), card, "▇▇▇▇▅▅▅▅▃▃▃▅▅▅▅▅▇▇"},
		{session(5, 1, 9, 2, 12, 3, 20, 4, 26, 3, 30, 1, 40, 0), card, "▇▇▅▃▂▂▂▁▁▂▂▅▅▅▇▇▇▇"},
		{past(), Spread(70, 50), "▇▇▇▇▇▇▇▇▇▇▇▅▅▅▅▅▅▅▃▃▃▂▂▂▂▂▂▂▂▅▅▅▅▅▅▃▃▃▂▂▂▁▁▂▂▂▃▃▃▃▃▃▃▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅"},
	} {
		if got := Strip(tt.s, tt.scale, Options{}); got != tt.want {
			t.Errorf("\n got %s\nwant %s", got, tt.want)
		}
	}
	if got, want := minutes.Ruler(52), "0         10        20        30        40        50"; got != want {
		t.Errorf("ruler\n got %s\nwant %s", got, want)
	}
}

func TestStripForms(t *testing.T) {
	s, ten := session(10, 1, 20, 2, 30, 3, 40, 4), Spread(10, 50)
	paused := ended(50, 10, 3)
	paused.Pauses = []record.Pause{{From: 10 * 60, To: 20 * 60}, {From: 40 * 60, To: -1}}
	for name, tt := range map[string]struct {
		s    *record.Session
		o    Options
		want string
	}{
		"five":        {s, Options{}, "▇▇▅▅▃▃▂▂▁▁"},
		"three":       {s, Options{Three: true}, "▇▇▇▇▃▃▁▁▁▁"},
		"ascii":       {s, Options{ASCII: true}, "0011223344"},
		"ascii three": {s, Options{ASCII: true, Three: true}, "0000223333"},
		"live":        {s, Options{Live: true, Now: 26 * 60}, "▇▇▅▅▃▃"},
		"paused":      {paused, Options{}, "▇▇  ▂▂▂▂"},
		"no length":   {ended(0, 10, 3), Options{}, "▇"},
		"longer":      {ended(90, 60, 3), Options{}, "▇▇▇▇▇▇▇▇▇▇"},
		"end":         {session(50, 3), Options{}, "▇▇▇▇▇▇▇▇▇▇"},
	} {
		if got := Strip(tt.s, ten, tt.o); got != tt.want {
			t.Errorf("%s: got %q, want %q", name, got, tt.want)
		}
	}
	coloured := Strip(s, ten, Options{Ink: colours()})
	if ansi.Strip(coloured) != "▇▇▅▅▃▃▂▂▁▁" || !strings.HasPrefix(coloured, "\x1b[38") || !strings.HasSuffix(coloured, reset) {
		t.Errorf("coloured: %q", coloured)
	}
}

func TestScale(t *testing.T) {
	for _, tt := range []struct{ columns, minutes, want int }{
		{70, 50, 70},
		{69, 50, 60},
		{30, 50, 30},
		{70, 45, 63},
		{70, 53, 64},
		{70, 55, 66},
		{70, 60, 60},
		{70, 80, 64},
		{70, 90, 54},
		{14, 50, 10},
		{14, 90, 9},
		{9, 50, 5},
		{1, 50, 1},
		{0, 0, 1},
	} {
		if got := Fit(tt.columns, tt.minutes).Columns(); got != tt.want {
			t.Errorf("%d minutes in %d columns: got %d, want %d", tt.minutes, tt.columns, got, tt.want)
		}
	}
}

// TestScaleThereAndBack holds that a cursor put on the first second of a
// column is in that column, and a second before it in the one before.
func TestScaleThereAndBack(t *testing.T) {
	for columns := 1; columns <= 200; columns++ {
		for _, minutes := range []int{1, 45, 50, 53, 60, 80, 90, 480} {
			for _, scale := range []Scale{Fit(columns, minutes), Spread(columns, minutes)} {
				if scale.Columns() > columns {
					t.Fatalf("%d columns asked, %d given", columns, scale.Columns())
				}
				if scale.num > scale.den {
					continue // columns shorter than a second
				}
				for x := range scale.Columns() {
					if got := scale.Column(scale.Second(x)); got != x {
						t.Fatalf("%d columns, %d minutes: column %d comes back as %d", columns, minutes, x, got)
					}
					if x > 0 && scale.Column(scale.Second(x)-1) >= x {
						t.Fatalf("%d columns, %d minutes: second %d is not the first of column %d", columns, minutes, scale.Second(x), x)
					}
				}
			}
		}
	}
}

func TestScaleGrowsPastThePlannedEnd(t *testing.T) {
	for _, tt := range []struct{ planned, second, want int }{
		{50, 0, 50}, {50, 50 * 60, 50}, {50, 50*60 + 1, 55}, {50, 55 * 60, 55}, {50, 55*60 + 1, 60}, {53, 54 * 60, 58}, {0, 0, 50},
	} {
		if got := Minutes(tt.planned, tt.second); got != tt.want {
			t.Errorf("planned %d at %d s: got %d, want %d", tt.planned, tt.second, got, tt.want)
		}
	}
}

func TestRulerChoosesItsSteps(t *testing.T) {
	for _, tt := range []struct {
		scale Scale
		width int
		want  string
	}{
		{Fit(70, 50), 72, "0      5      10     15     20     25     30     35     40     45     50"},
		{Fit(30, 50), 32, "0     10    20    30    40    50"},
		{Fit(30, 50), 31, "0     10    20    30    40"},
		{Fit(14, 50), 16, "0     30"},
		{Fit(70, 53), 72, "0     5     10    15    20    25    30    35    40    45    50"},
		{Fit(70, 120), 72, "0     15    30    45    60    75    90    105   120"},
		{Fit(5, 50), 0, ""},
	} {
		got := tt.scale.Ruler(tt.width)
		if got != tt.want || utf8.RuneCountInString(got) > tt.width {
			t.Errorf("\n got %s\nwant %s", got, tt.want)
		}
	}
}

func BenchmarkStrip(b *testing.B) {
	b.ReportAllocs()
	s, scale := past(), Spread(50, 50)
	for b.Loop() {
		Strip(s, scale, Options{})
	}
}
