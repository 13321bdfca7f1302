package record

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestSplit(t *testing.T) {
	for name, c := range map[string]struct {
		line          string
		at            int
		first, second string
	}{
		"between two moves": {"8n 15i 70n 90o 100 end", 50, "8 near, 15 in, 50 end", "0 in, 20 near, 40 out, 50 end"},
		"on a move":         {"8n 50i 60 end", 50, "8 near, 50 end", "0 in, 10 end"},
		"in a pause":        {`8n 40o 50 pause 52 do "bye" 70 resume 80i 120 end`, 60, `8 near, 40 out, 50 door "bye", 50 end`, "10 in, 50 end"},
		"in pauses apart":   {"10 pause 20 resume 60 pause 70 resume 90 end", 40, "10 pause, 20 resume, 40 end", "20 pause, 30 resume, 50 end"},
		"marks go along":    {`10 lit "Miso" 45 quiet 50 note "b" 60 end`, 50, `10 lit "Miso", 45 quiet, 50 end`, `0 note "b", 10 end`},
		"of an open end":    {"8n 15i", 30, "8 near, 15 in, 30 end", "0 in, 20 end"},
	} {
		s := drawn(t, c.line)
		s.End = s.Length()
		s.Line, s.Live, s.Ended = "one line", true, true
		before := FormatLine(s)
		first, second, ok := s.SplitAt(c.at*60, ID{9})
		if !ok {
			t.Errorf("%s: not split", name)
			continue
		}
		if got := FormatLine(first); got != c.first {
			t.Errorf("%s: the first is %s, want %s", name, got, c.first)
		}
		if got := FormatLine(second); got != c.second {
			t.Errorf("%s: the second is %s, want %s", name, got, c.second)
		}
		if second.ID != (ID{9}) || second.Line != "" || first.Line != "one line" || !first.Redrawn || !second.Redrawn || FormatLine(s) != before {
			t.Errorf("%s: %+v and %+v", name, first, second)
		}
	}
	for _, c := range []struct {
		line string
		at   int
	}{{"8n 50 end", 0}, {"8n 50 end", 50}, {"0 pause 10 resume 50 end", 5}, {"40 pause 50 resume 50 end", 45}} {
		if _, _, ok := drawn(t, c.line).SplitAt(c.at*60, ID{9}); ok {
			t.Errorf("%s is split at %d, with nothing on one side", c.line, c.at)
		}
	}
}

// TestSplitKeepsTheClock: the second hour begins when it did, past midnight on
// the next day.
func TestSplitKeepsTheClock(t *testing.T) {
	s := drawn(t, "8n 100 end")
	s.Start = time.Date(2026, 11, 19, 23, 30, 12, 0, time.UTC)
	s.Date = DateOf(s.Start)
	first, second, _ := s.SplitAt(40*60, ID{9})
	if !first.Start.Equal(s.Start) || first.Planned != 40 || second.Start.Format("15:04:05") != "00:10:12" || second.Date != s.Date+1 || second.Planned != 60 {
		t.Errorf("%+v and %+v", first, second)
	}
}

// TestSplitLosesNothing: the time in each place, and every mark, is in one of
// the two.
func TestSplitLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := sessions(ID{1}).Draw(t, "session")
		whole := s.Figures()
		first, second, ok := s.SplitAt(rapid.IntRange(-10, s.Length()+10).Draw(t, "at"), ID{9})
		if !ok {
			return
		}
		for _, half := range []*Session{first, second} {
			if err := half.Check(); err != nil {
				t.Fatalf("%v: %+v", err, half)
			}
		}
		a, b := first.Figures(), second.Figures()
		for p := range whole.Spent {
			if a.Spent[p]+b.Spent[p] != whole.Spent[p] {
				t.Errorf("%s: %d and %d make %d", Place(p), a.Spent[p], b.Spent[p], whole.Spent[p])
			}
		}
		if len(first.Marks)+len(second.Marks) != len(s.Marks) {
			t.Errorf("%d and %d marks of %d", len(first.Marks), len(second.Marks), len(s.Marks))
		}
		if b.Landing != whole.Landing {
			t.Errorf("landed %s, not %s", b.Landing, whole.Landing)
		}
	})
}

func TestShapesAreWholeHours(t *testing.T) {
	for planned := 5; planned <= 240; planned++ {
		names := map[string]bool{}
		for _, shape := range Shapes(planned) {
			s := drawn(t, shape.Line)
			s.Planned = planned
			if s.Length() != planned*60 || names[shape.Name] {
				t.Errorf("%d minutes: %s is %s, %d seconds", planned, shape.Name, shape.Line, s.Length())
			}
			names[shape.Name] = true
			wellSaid(t, shape.Name)
		}
	}
	if got := Shapes(50)[0].Line; got != "8n 15i 33e 41o" {
		t.Error(got)
	}
	if got := Shapes(90)[0].Line; got != "14n 27i 59e 74o" {
		t.Error(got)
	}
}

// TestAMarkThatWasMovedKeepsWhatItNames: what is left out of the line that is
// shown goes along with its mark.
func TestAMarkThatWasMovedKeepsWhatItNames(t *testing.T) {
	card := maya()
	card.Closed = []string{"her father"}
	tomas, miso := card.with(Person, "Tomás"), card.with(Pet, "Miso")
	card.Interests[0].Details = "father"
	for name, c := range map[string]struct{ line, want string }{
		"moved a little":     {`13 lit, 15 lit "Miso", 20 lit`, "Tomás Miso misoless"},
		"among others":       {`9 lit, 10 lit, 15 lit "Miso", 22 lit`, "- Tomás Miso misoless"},
		"taken away":         {`15 lit "Miso", 20 lit`, "Miso misoless"},
		"gone far":           {`15 lit "Miso", 48 lit`, "Miso -"},
		"the words far":      {`10 lit, 20 lit, 49 lit "Miso"`, "Tomás misoless Miso"},
		"of another kind":    {`11 quiet, 15 lit "Miso", 20 lit`, "- Miso misoless"},
		"one more beside it": {`10 lit, 11 lit, 15 lit "Miso", 20 lit`, "Tomás - Miso misoless"},
	} {
		s := &Session{Planned: 50, Live: true, Ended: true, End: 3000, Marks: []Mark{
			{At: 600, Kind: LitUp, Words: "Tomás", Interest: tomas},
			{At: 900, Kind: LitUp, Words: "Miso", Interest: miso},
			{At: 1200, Kind: LitUp, Interest: miso},
		}}
		line, err := ParseLine(c.line)
		if err != nil {
			t.Fatal(err)
		}
		card.Redraw(s, line)
		var got []string
		for _, m := range s.Marks {
			switch {
			case m.Words == "" && m.Interest == miso:
				got = append(got, "misoless")
			case m.Words == "":
				got = append(got, "-")
			default:
				got = append(got, m.Words)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
}

func TestPauseUnder(t *testing.T) {
	s := drawn(t, "8n")
	for _, c := range []struct {
		minute int
		did    bool
		want   string
	}{
		{10, true, "8 near, 10 pause"},
		{10, false, "8 near, 10 pause"},
		{9, false, "8 near, 10 pause"},
		{15, true, "8 near, 10 pause, 15 resume"},
		{12, false, "8 near, 10 pause, 15 resume"},
		{5, true, "5 pause, 8 near, 10 resume, 10 pause, 15 resume"},
		{20, true, "5 pause, 8 near, 10 resume, 10 pause, 15 resume, 20 pause"},
	} {
		if did := s.PauseUnder(c.minute); did != c.did || FormatLine(s) != c.want || s.Check() != nil {
			t.Fatalf("at %d: %v, %s, %v", c.minute, did, FormatLine(s), s.Check())
		}
	}
}

func TestNotMet(t *testing.T) {
	c := maya()
	if !c.ToggleNotMet(20) || !c.ToggleNotMet(10) || !c.DidNotMeet(10) || c.DidNotMeet(11) || c.NotMet[0] != 10 {
		t.Errorf("%v", c.NotMet)
	}
	before := c.Clone()
	if c.ToggleNotMet(20) || c.DidNotMeet(20) || !before.DidNotMeet(20) {
		t.Errorf("%v, before %v", c.NotMet, before.NotMet)
	}
}

// TestSameDrawing looks at how the hour went and at nothing else.
func TestSameDrawing(t *testing.T) {
	a, b := drawn(t, "8n 15i 20 quiet"), drawn(t, "8n 15i 20 quiet")
	a.Date, a.Line, a.Planned, a.Setting = 5, "words", 60, Walk
	if !a.SameDrawing(b) {
		t.Error("the day is taken for the drawing")
	}
	for _, line := range []string{"8n 15i", "8n 15i 21 quiet", "8n c 15i 20 quiet", "8n 15i 20 quiet 50 end", "8n 15i 20 quiet 30 pause"} {
		if a.SameDrawing(drawn(t, line)) {
			t.Errorf("%s is the same", line)
		}
	}
}

func TestALaterHourStandsFirst(t *testing.T) {
	for range 100 {
		id := NewID()
		id[0] |= 0x40 // hardly any are before one that begins with zeros
		if a, b := (&Session{ID: id}), (&Session{ID: LaterID(id)}); newerFirst(b, a) >= 0 {
			t.Fatalf("%s is taken for earlier than %s", b.ID, a.ID)
		}
	}
}
