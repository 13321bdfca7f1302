package ui_test

import (
	"testing"
	"time"

	"rapport/store/record"
)

// drawnAs is the newest hour of Maya's on the disk, as a line.
func (r *rig) drawnAs() string { return record.FormatLine(r.hours()[0]) }

// TestByHand: every change that can be made to an hour, by the letters that
// mark it live.
func TestByHand(t *testing.T) {
	for name, c := range map[string]struct {
		line string
		keys []string
		want string
	}{
		"a step in":               {"8n", []string{"right", "right", "i"}, "8 near, 10 edge"},
		"a step out":              {"8n 15i", []string{"pgup", "left", "left", "up"}, "15 in"},
		"straight to a place":     {"8n 15i", []string{"3", "pgdown", "0"}, "8 near, 15 in, 20 out"},
		"who led":                 {"8n 15i", []string{"c"}, "8 near, 15 in c"},
		"and unsaid":              {"8n 15i m", []string{"m"}, "8 near, 15 in"},
		"a minute sooner":         {"8n 15i", []string{"<", "<"}, "8 near, 13 in"},
		"a minute later":          {"8n 15i", []string{">", "pgup", "left", "left", "left", "."}, "9 near, 16 in"},
		"never past another":      {"8n 10i", []string{"<", "<", "<"}, "8 near, 9 in"},
		"a mark first":            {"8n 15i 15 qu", []string{","}, "8 near, 14 quiet, 15 in"},
		"marks":                   {"8n", []string{"s", "q", "g", "v", "f", "w", "r"}, "8 near, 8 laughed, 8 quiet, 8 grounding, 8 lot, 8 far, 8 wobble, 8 mended"},
		"door words":              {"8n", []string{"pgdown", "d", "she may move", "enter"}, `8 near, 13 door "she may move"`},
		"a question tried":        {"8n", []string{"a", "And Miso?", "enter"}, `8 near, 8 tried "And Miso?"`},
		"words later":             {"8n 20 qu", []string{`"`, "rain", "enter"}, `8 near, 20 quiet "rain"`},
		"other words":             {`8n 20 no "rain"`, []string{`"`, "ctrl+u", "snow", "enter"}, `8 near, 20 note "snow"`},
		"the words taken away":    {`8n 20 no "rain"`, []string{`"`, "ctrl+u", "enter"}, "8 near, 20 note"},
		"a pause":                 {"8n", []string{"pgdown", "p", "right", "right", "p"}, "8 near, 13 pause, 15 resume"},
		"its end later":           {"8n 13 pa 15 re", []string{">", ">"}, "8 near, 13 pause, 17 resume"},
		"a pause taken away":      {"8n 13 pa 15 re", []string{"x"}, "8 near"},
		"the end":                 {"8n 15o", []string{"pgdown", "pgdown", "e", "e"}, "8 near, 15 out, 25 end"},
		"no end before the last":  {"8n 15o", []string{"left", "e"}, "8 near, 15 out"},
		"the end taken away":      {"8n 15o 40 end", []string{"pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "x"}, "8 near, 15 out"},
		"taken away":              {"8n 15i", []string{"x"}, "8 near"},
		"taken back":              {"8n 15i", []string{"x", "u"}, "8 near, 15 in"},
		"the whole line too":      {"8n 15i", []string{"x", "u", "u", "U", "U"}, "8 near"},
		"a key that does nothing": {"8n 15i", []string{"3", "x", "3", "c", "<", "u", "u", "u", "u", "U"}, "8 near"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			r.keys("maya", "enter", "d", c.line, "tab")
			r.keys(c.keys...)
			r.keys("enter")
			if got := r.drawnAs(); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

// TestUnderTheCursor is said, and stands out in the line.
func TestUnderTheCursor(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "d", `8n 15i 20 quiet "rain" 22 pa 25 re`, "tab")
	for _, c := range []struct {
		keys []string
		want string
	}{
		{nil, "minute 25, in   the pause ends here"},
		{[]string{"left", "left", "left"}, "minute 22, in   a pause begins here"},
		{[]string{"left", "left"}, "minute 20, in   quiet here"},
		{[]string{"pgup"}, "minute 15, in   the move here"},
		{[]string{"left"}, "minute 14, near"},
	} {
		r.keys(c.keys...)
		r.shows(c.want)
	}
	r.keys("<")
	r.shows("nothing is marked at this minute")
	r.keys(`"`)
	r.shows("no mark stands at this minute")
}

// TestWordsOfAMarkByHandNameAThing, as they do in the line.
func TestWordsOfAMarkByHandNameAThing(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "d", "8n", "tab", "space", "the tale of Miso", "enter", "enter")
	s := r.hours()[0]
	if s.Marks[0].Interest != r.thing("maya", "Miso").ID {
		t.Errorf("%+v", s.Marks[0])
	}
	if in := r.thing("maya", "Miso"); in.LastLit() != s.Date {
		t.Errorf("lit %v", in.Lit)
	}
}

// TestHalfWordsOfAMarkSurviveTheLock, and so does half of when it was.
func TestHalfWordsOfAMarkSurviveTheLock(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "d", "8n 15i", "tab", "n", "the qui", "ctrl+l")
	r.jump(time.Second)
	r.keys(passphrase, "enter", "maya", "enter", "d")
	r.shows("8 near, 15 in, 15 note")
	r.keys("tab", `"`)
	r.shows("words  the qui")
	r.keys("lt", "enter", "tab", "up", "ctrl+u", "some", "ctrl+l")
	r.jump(time.Second)
	r.keys(passphrase, "enter", "maya", "enter", "d")
	r.shows(`15 note "the quilt"`)
	r.keys("up")
	r.shows("when   some")
	r.keys("ctrl+u", "mon", "enter", "enter")
	if s := r.hours()[0]; s.Date != record.DateOf(thursday)-3 && r.hours()[1].Date != record.DateOf(thursday)-3 {
		t.Errorf("on %v", s.Date)
	}
}

// TestUsualShapes are whole hours with a plain name, and take the place of
// nothing that was typed.
func TestUsualShapes(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "d", "ctrl+t")
	r.shows("line   8n 15i 33e 41o", "in once, and out again   ctrl+t another")
	r.keys("ctrl+t")
	r.shows("in twice, with everyday things between")
	r.keys("ctrl+t", "ctrl+t", "ctrl+t", "ctrl+t", "ctrl+t")
	r.shows("line   8n 15i 33e 41o")
	r.keys("*", "ctrl+t")
	r.shows("line   8n 15i 33e 41o*", "usual shapes begin on an empty line")
	r.keys("ctrl+u", "up", "ctrl+u", "90", "enter", "ctrl+t", "enter")
	if got := r.drawnAs(); got != "14 near, 27 in, 59 edge, 74 out" {
		t.Error(got)
	}
}

// aLiveHour is Maya's hour of today as it was marked, over now.
func aLiveHour(t *testing.T) *rig {
	r := hourAt31(t)
	r.pass(12 * time.Minute)
	r.keys("0", "e", "e")
	r.pass(time.Second)
	r.keys("esc", "enter")
	r.shows("Maya   drawn live  ")
	return r
}

// TestALiveHourThatIsOnlyLookedAt stays as it was, on the disk too.
func TestALiveHourThatIsOnlyLookedAt(t *testing.T) {
	r := aLiveHour(t)
	writes := r.disk.writes
	r.keys("tab", "x", "u", "enter")
	r.shows("past hours")
	if s := r.hours()[0]; r.disk.writes != writes || s.Redrawn {
		t.Errorf("written %d times, redrawn %v", r.disk.writes-writes, s.Redrawn)
	}
}

// TestALiveHourMovedToAnotherDay is still drawn live, and what lit up in it
// moves along.
func TestALiveHourMovedToAnotherDay(t *testing.T) {
	r := aLiveHour(t)
	today := record.DateOf(thursday)
	r.keys("up", "ctrl+u", "yesterday", "enter", "enter")
	s := r.hours()[0]
	if s.Date != today-1 || s.Redrawn || !s.Live {
		t.Errorf("%+v", s)
	}
	if in := r.thing("maya", "Miso"); in.LastLit() != today-1 {
		t.Errorf("lit %v", in.Lit)
	}
	r.keys("u")
	if in := r.thing("maya", "Miso"); in.LastLit() != today || r.hours()[0].Date != today {
		t.Errorf("taken back, lit %v", in.Lit)
	}
}

// TestALiveHourChangedAfterwardsSaysSo, keeps everything the line does not
// say, and one step takes the change back.
func TestALiveHourChangedAfterwardsSaysSo(t *testing.T) {
	r := aLiveHour(t)
	before := r.hours()[0]
	r.keys("tab", "pgup", "pgup", "left", "left", "left", "left", "<", "tab")
	r.shows("drawn live, changed here")
	r.keys("enter")
	r.shows("Drawn live, and changed afterwards.")
	s := r.hours()[0]
	if !s.Redrawn || !s.Live || !s.Start.Equal(before.Start) || s.End != before.End || !s.Ended || s.Line != before.Line {
		t.Errorf("%+v, before %+v", s, before)
	}
	if s.Marks[0].Interest != before.Marks[0].Interest || s.Marks[0].Interest.IsZero() {
		t.Error("the link is lost")
	}
	r.keys("enter")
	r.shows("Maya   drawn live, changed afterwards")
	r.keys("esc", "u")
	if now := r.hours()[0]; now.Redrawn || !now.SameDrawing(before) {
		t.Errorf("taken back it is %+v", now)
	}
}

// TestTheLengthOfAnHourThatEnded is its end, and nothing is cut off.
func TestTheLengthOfAnHourThatEnded(t *testing.T) {
	r := aLiveHour(t)
	r.shows("43 min")
	r.keys("up", "ctrl+u", "40", "enter")
	r.shows("something is marked at 43'02, after 40 minutes")
	r.keys("ctrl+u", "47", "enter")
	r.shows("47 min", "47 end")
	r.keys("enter")
	if s := r.hours()[0]; s.End != 47*60 || !s.Redrawn {
		t.Errorf("ends at %d", s.End)
	}
}

// TestAnHourThatWasTwo is made two, and one again.
func TestAnHourThatWasTwo(t *testing.T) {
	r := aLiveHour(t)
	n, before := len(r.hours()), r.hours()[0]
	r.keys("tab", "pgup", "pgup", "left", "left", "left", "ctrl+p", "two", "enter")
	r.shows("past hours")
	r.says("two hours now, parted at minute 30")
	hours := r.hours()
	if len(hours) != n+1 || !hours[1].Start.Equal(before.Start) || hours[1].End != 30*60 || hours[0].Start.Sub(before.Start) != 30*time.Minute {
		t.Fatalf("%d hours: %+v %+v", len(hours), hours[0], hours[1])
	}
	if spent := hours[0].Length() + hours[1].Length(); spent != before.Length() {
		t.Errorf("%d seconds of %d", spent, before.Length())
	}
	r.keys("u")
	if now := r.hours(); len(now) != n || !now[0].SameDrawing(before) || now[0].Redrawn {
		t.Errorf("%d hours: %+v", len(now), now[0])
	}
	r.keys("enter", "tab", "pgup", "pgup", "pgup", "pgup", "pgup", "pgup", "pgup", "pgup", "pgup", "pgup", "ctrl+p", "two", "enter")
	r.shows("there is nothing on one side of this minute")
}

// TestAKeyHeldDownByHandMarksOnce, and moves the cursor on.
func TestAKeyHeldDownByHandMarksOnce(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "d", "8n", "tab")
	for _, key := range []string{"q", "i", "p", "right"} {
		held := press(key)
		r.key(held)
		held.IsRepeat = true
		r.key(held)
	}
	r.shows("minute 10")
	r.keys("enter")
	if got := r.drawnAs(); got != "8 edge, 8 quiet, 8 pause" {
		t.Error(got)
	}
}
