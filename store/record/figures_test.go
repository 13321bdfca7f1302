package record

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const minute = 60

// slowly counts a session second by second, in the plainest way there is.
func slowly(s *Session, end int) Figures {
	var f Figures
	var places []Place // one for each second that counts
	var last *Move
	place, out := Out, []int(nil)
	before := map[int]int{} // seconds that count before a second of the wall clock
	for t := 0; t <= end; t++ {
		for i, m := range s.Moves {
			if m.At == t {
				place, last = m.Place, &s.Moves[i]
			}
		}
		before[t] = len(places)
		if t == end || slices.ContainsFunc(s.Pauses, func(p Pause) bool { return t >= p.From && (t < p.To || p.To < 0) }) {
			continue
		}
		if n := len(places); n > 0 && places[n-1] != place {
			if place > places[n-1] {
				f.LedIn[last.Led]++
			} else {
				f.LedOut[last.Led]++
				out = append(out, n)
			}
			if places[n-1].IsIn() && !place.IsIn() {
				f.CameOutAt = last.At
			}
		}
		places = append(places, place)
	}
	f.Length, f.Landing = len(places), place
	onTrip, away, stay := false, 0, 0
	for i, p := range places {
		f.Spent[p]++
		away++
		if p > Near {
			away = 0
		}
		if away >= 60 {
			onTrip = false
		}
		if p < In {
			stay = 0
			continue
		}
		if !onTrip {
			f.Trips++
		}
		if f.In == 0 {
			f.FirstIn = i
		}
		onTrip = true
		f.In++
		stay++
		f.Longest = max(f.Longest, stay)
		f.Runway = len(places) - i - 1
	}
	if n := len(places); n > 0 && places[n-1].IsIn() {
		f.CameOutAt = end
		if !place.IsIn() {
			f.CameOutAt = last.At
		}
	}
	for _, m := range s.Marks {
		at, ok := before[m.At]
		if !ok {
			at = len(places) + m.At - end
		}
		near := slices.ContainsFunc(out, func(o int) bool { return o-120 <= at && at <= o+120 })
		m.At = at
		if near && m.Interest != (ID{}) && (m.Kind == LitUp || m.Kind == Tried) {
			f.WaysOut = append(f.WaysOut, m)
		}
		if m.Kind == LitUp {
			f.Lit = append(f.Lit, m)
		}
		if m.Kind == Door {
			f.Door = append(f.Door, m)
		}
	}
	return f
}

func TestFiguresAreThoseCountedSecondBySecond(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := sessions(ID{1}, ID{2}).Draw(t, "session")
		if diff := cmp.Diff(slowly(s, s.Length()), s.Figures()); diff != "" {
			t.Fatalf("counted one by one (-) and at once (+):\n%s", diff)
		}
		now := rapid.IntRange(0, 1200).Draw(t, "now")
		end := s.Length()
		if s.Open() {
			end = max(now, s.lastItem())
		}
		if diff := cmp.Diff(slowly(s, end), s.FiguresAt(now)); diff != "" {
			t.Fatalf("as of %d (-) and at once (+):\n%s", now, diff)
		}
	})
}

func TestMinutesSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := sessions().Draw(t, "session")
		f := s.Figures()
		seconds, whole := 0, 0
		for p, n := range f.Minutes() {
			seconds += f.Spent[p]
			whole += n
			if off := n*minute - f.Spent[p]; off <= -2*minute || off >= 2*minute || f.Spent[p] == 0 && n != 0 {
				t.Fatalf("%d seconds at %s are told as %d minutes", f.Spent[p], Place(p), n)
			}
		}
		if paused := total(s.ClosedPauses(s.Length())); seconds != f.Length || f.Length != s.Length()-paused {
			t.Fatalf("places sum to %d, length %d, T %d, paused %d", seconds, f.Length, s.Length(), paused)
		}
		m := f.Minutes()
		if whole != roundMinutes(f.Length) || m[In]+m[Deep] != f.InMinutes() || f.LongestMinutes() > f.InMinutes() {
			t.Fatalf("%v do not sum to %d minutes, %d of them in", m, roundMinutes(f.Length), f.InMinutes())
		}
	})
}

func total(pauses []Pause) int {
	n := 0
	for _, p := range pauses {
		n += p.To - p.From
	}
	return n
}

func TestSpansCoverTheSession(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := sessions().Draw(t, "session")
		all, at := s.SpansAt(s.Length()), 0
		for i, sp := range all {
			if sp.From != at || sp.To <= sp.From || i > 0 && all[i-1].Place == sp.Place {
				t.Fatalf("span %d of %v", i, all)
			}
			at = sp.To
			if s.PlaceAt(sp.From) != sp.Place || s.PlaceAt(sp.To-1) != sp.Place {
				t.Fatalf("%v is not where PlaceAt is", sp)
			}
		}
		if at != s.Length() {
			t.Fatalf("%v ends at %d, not %d", all, at, s.Length())
		}
	})
}

// The edge cases of a session, one by one.
func TestFiguresEdges(t *testing.T) {
	cases := []struct {
		name string
		line string
		want Figures
	}{
		{"no marks", "0 out", Figures{Length: 3000, Spent: [5]int{3000}}},
		{"one mark at the end", "50 in", Figures{Length: 3000, Spent: [5]int{3000}, Landing: In}},
		{
			"mark after the planned end", "20 in 30 out 58 near 58 lit",
			Figures{
				Length: 58 * minute, Spent: [5]int{0: 48 * minute, 3: 600}, In: 600, Trips: 1, FirstIn: 1200, Longest: 600, Landing: Near,
				Runway: 28 * minute, CameOutAt: 1800, LedIn: [4]int{1}, LedOut: [4]int{1}, Lit: []Mark{{At: 58 * minute, Kind: LitUp}},
			},
		},
		{"zero length", "0 deep 0 end", Figures{Landing: Deep}},
		{
			"two marks in the same second", "10 in 10 edge 20 deep 20 near",
			Figures{Length: 3000, Spent: [5]int{600, 1800, 600}, LedIn: [4]int{1}, LedOut: [4]int{1}, Landing: Near},
		},
		{"only a pause", "10 pause 20 resume", Figures{Length: 2400, Spent: [5]int{2400}}},
		{"a pause never ended", "10 pause", Figures{Length: 600, Spent: [5]int{600}}},
		{"nothing but a pause", "0 pause", Figures{}},
		{
			"never out", "0 in",
			Figures{Length: 3000, Spent: [5]int{3: 3000}, In: 3000, Trips: 1, Longest: 3000, Landing: In, CameOutAt: 3000},
		},
		{
			"started deep", "0 deep 10 out",
			Figures{Length: 3000, Spent: [5]int{0: 2400, 4: 600}, In: 600, Trips: 1, Longest: 600, Runway: 2400, CameOutAt: 600, LedOut: [4]int{1}},
		},
		{
			"minutes beyond the length", "8n 150i",
			Figures{Length: 150 * minute, Spent: [5]int{480, 142 * minute}, Landing: In, LedIn: [4]int{1}},
		},
		{
			"out at the very end", "40 in 50 out",
			Figures{Length: 3000, Spent: [5]int{0: 2400, 3: 600}, In: 600, Trips: 1, FirstIn: 2400, Longest: 600, CameOutAt: 3000, LedIn: [4]int{1}},
		},
		{
			"moves within a pause are one moment", "10 pause 12 in 14 near c 20 resume 50 end",
			Figures{Length: 2400, Spent: [5]int{600, 1800}, Landing: Near, LedIn: [4]int{0, 1}},
		},
		{
			"a stay through a pause is unbroken", "10 in 15 pause 20 resume 25 out",
			Figures{
				Length: 2700, Spent: [5]int{0: 2100, 3: 600}, In: 600, Trips: 1, FirstIn: 600, Longest: 600, Runway: 1500,
				CameOutAt: 1500, LedIn: [4]int{1}, LedOut: [4]int{1},
			},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := drawn(t, c.line)
			if diff := cmp.Diff(c.want, s.Figures()); diff != "" {
				t.Errorf("%s\n%s", c.line, diff)
			}
			wellSaid(t, s.Told(maya())...)
		})
	}
}

func TestFiguresOfMarksOutOfOrder(t *testing.T) {
	ordered := drawn(t, `8n c 15i 20 lit "Miso" 33e 41o 47 door 49 lit`)
	mixed := ordered.Clone()
	slices.Reverse(mixed.Moves)
	slices.Reverse(mixed.Marks)
	if diff := cmp.Diff(ordered.Figures(), mixed.Figures()); diff != "" {
		t.Error(diff)
	}
}

// Times are seconds from the start, so neither midnight nor the hour that a
// clock change takes or gives reaches a figure.
func TestFiguresDoNotReadTheClock(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no time zones here")
	}
	want := drawn(t, "8n 15i 33e 41o").Figures()
	for name, start := range map[string]time.Time{
		"over midnight":   time.Date(2026, 11, 12, 23, 40, 0, 0, time.UTC),
		"clocks go back":  time.Date(2026, 10, 25, 2, 40, 0, 0, berlin),
		"clocks go ahead": time.Date(2026, 3, 29, 1, 40, 0, 0, berlin),
		"no clock times":  {},
	} {
		s := drawn(t, "8n 15i 33e 41o")
		s.Start, s.Date = start, DateOf(start)
		if diff := cmp.Diff(want, s.Figures()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestFiguresWhenTheClockRanBackwards(t *testing.T) {
	s := &Session{Planned: 50, Live: true}
	s.GoTo(600, In)
	if it := s.GoTo(300, Out); it.At != 600 || s.lastPlace() != Out {
		t.Errorf("a press before the last move became %+v", it)
	}
	if got := s.FiguresAt(100).Length; got != 600 {
		t.Errorf("as of a moment before the last move the length is %d", got)
	}
}

func TestTripsEndAfterAMinuteOut(t *testing.T) {
	for line, trips := range map[string]int{
		"10i 20o 21i":                           2, // a minute, exactly
		"10i 20o 20'59i":                        1,
		"10i 20n 20'30o 21i":                    2, // out and near together
		"10i 20o 20'40e 20'50o 21'40i":          1, // broken by the edge
		"10i 20e 40i":                           1,
		"10i 20o 22e 30i":                       2, // ended before the edge
		"10i 20o 20'30 pause 30 resume 30'20 i": 1, // a pause is no time
	} {
		if got := drawn(t, line).Figures().Trips; got != trips {
			t.Errorf("%s: %d trips, not %d", line, got, trips)
		}
	}
}

func TestWaysOutReachTwoMinutes(t *testing.T) {
	id := ID{7}
	for at, want := range map[int]int{30*minute - 121: 0, 30*minute - 120: 1, 30 * minute: 1, 30*minute + 120: 1, 30*minute + 121: 0} {
		s := drawn(t, "10i 30o")
		s.Marks = []Mark{{At: at, Kind: LitUp, Interest: id}, {At: at, Kind: LitUp}, {At: at, Kind: Laughed, Interest: id}}
		if got := len(s.Figures().WaysOut); got != want {
			t.Errorf("at %s: %d ways out, not %d", formatTime(at), got, want)
		}
	}
	s := drawn(t, "10i 49 lit 50o")
	s.Marks[0].Interest = id
	if got := s.Figures().WaysOut; got != nil {
		t.Errorf("a move at the very end sets the landing and nothing else, but has ways out %v", got)
	}
}
