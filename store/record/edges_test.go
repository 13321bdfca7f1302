package record

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestFiguresAcrossASuspend: a lid closed from 12 to 47. We went on, and the
// time counts; we paused, and it does not; we ended, and nothing after it does.
func TestFiguresAcrossASuspend(t *testing.T) {
	live := func() *Session {
		s := &Session{Planned: 50, Live: true}
		s.GoTo(8*minute, In)
		s.AddMark(Mark{At: 10 * minute, Kind: Quiet})
		return s
	}
	const now = 47 * minute
	went, paused, ended := live(), live(), live()
	paused.AddPause(12*minute, now)
	ended.EndAt(12 * minute)
	for what, c := range map[string]struct {
		s          *Session
		in, length int
	}{
		"we went on":        {went, 39 * minute, 47 * minute},
		"we paused":         {paused, 4 * minute, 12 * minute},
		"we ended before":   {ended, 4 * minute, 12 * minute},
		"we ended, clamped": {func() *Session { s := live(); s.EndAt(9 * minute); return s }(), 2 * minute, 10 * minute},
	} {
		f := c.s.FiguresAt(now)
		if f.In != c.in || f.Length != c.length || f.Longest != c.in || f.Trips != 1 {
			t.Errorf("%s: %+v", what, f)
		}
	}
}

// TestFiguresWhenTheClockIsSetBack: time never runs backwards in an hour. What
// is pressed after the clock went back is at the last moment there was.
func TestFiguresWhenTheClockIsSetBack(t *testing.T) {
	s := &Session{Planned: 50, Live: true}
	s.GoTo(10*minute, In)
	s.TogglePause(12 * minute)
	s.TogglePause(5 * minute) // an hour lost by the clock: the pause took no time
	s.GoTo(6*minute, Out)
	s.EndAt(2 * minute)
	f := s.Figures()
	if len(s.Pauses) != 0 || s.End != 10*minute || f.Length != 10*minute || f.Landing != Out || f.In != 0 {
		t.Errorf("%+v\nof %+v", f, s)
	}
}

// TestTwoMarksInOneSecond: both are there, in the order in which they were
// made, and each is a way out.
func TestTwoMarksInOneSecond(t *testing.T) {
	s := drawn(t, "10i 30o")
	for _, words := range []string{"Miso", "the allotment"} {
		s.AddMark(Mark{At: 30 * minute, Kind: LitUp, Words: words, Interest: NewID()})
	}
	f := s.Figures()
	if len(f.Lit) != 2 || f.Lit[0].Words != "Miso" || len(f.WaysOut) != 2 || f.WaysOut[1].Words != "the allotment" {
		t.Errorf("lit %v, ways out %v", f.Lit, f.WaysOut)
	}
}

// TestAMarkAfterThePlannedEnd makes the hour as long as it takes, drawn or
// live, and counts like any other.
func TestAMarkAfterThePlannedEnd(t *testing.T) {
	s := drawn(t, `10i 40o 57 door "she may move"`)
	if f := s.Figures(); f.Length != 57*minute || len(f.Door) != 1 || f.Runway != 17*minute {
		t.Errorf("drawn: %+v", f)
	}
	s.Live = true
	if f := s.FiguresAt(52 * minute); f.Length != 57*minute {
		t.Errorf("live, as of 52: %+v", f)
	}
	if f := s.FiguresAt(60 * minute); f.Length != 60*minute || f.Runway != 20*minute {
		t.Errorf("live, as of 60: %+v", f)
	}
}

// TestAnHourOverMidnight has the date on which it began, and its minutes run
// on, also through a night on which the clocks change.
func TestAnHourOverMidnight(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no time zones here")
	}
	for name, start := range map[string]time.Time{
		"an ordinary night": time.Date(2026, 11, 12, 23, 40, 0, 0, zone),
		"an hour more":      time.Date(2026, 10, 25, 2, 40, 0, 0, zone),
		"an hour less":      time.Date(2026, 3, 29, 1, 40, 0, 0, zone),
	} {
		s := &Session{Planned: 50, Live: true, Start: start, Date: DateOf(start)}
		press := func(at time.Duration, p Place) {
			s.GoTo(int(start.Add(at).Round(0).Sub(s.Start).Seconds()), p)
		}
		press(15*time.Minute, In)
		press(33*time.Minute, Near)
		s.EndAt(int(start.Add(50 * time.Minute).Sub(s.Start).Seconds()))
		want := drawn(t, "15i 33n 50 end").Figures()
		if diff := cmp.Diff(want, s.Figures()); diff != "" || s.Date != DateOf(start) {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestInThreePlaces: pressed in three places, an hour has the same figures as
// one in which only those three of the five were pressed.
func TestInThreePlaces(t *testing.T) {
	three, five := &Session{Planned: 50, Live: true}, &Session{Planned: 50, Live: true}
	for i, step := range []struct {
		inward bool
		place  Place
	}{{true, Edge}, {true, In}, {true, In}, {false, Edge}, {false, Out}, {true, Edge}, {false, Out}, {false, Out}} {
		at := (i + 1) * 5 * minute
		three.Step(at, step.inward, ThreePlaces)
		five.GoTo(at, step.place)
	}
	if diff := cmp.Diff(five.FiguresAt(50*minute), three.FiguresAt(50*minute)); diff != "" {
		t.Error(diff)
	}
	f := three.FiguresAt(50 * minute)
	if f.Spent[Near]+f.Spent[Deep] != 0 || f.Trips != 1 || f.In != 10*minute {
		t.Errorf("%+v", f)
	}
}
