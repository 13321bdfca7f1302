package ui_test

import (
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/nav"
)

// TestABouncedKeyDoesNotMark: the s that opens the hour is also a mark there,
// and a finger or a keyboard may send it twice.
func TestABouncedKeyDoesNotMark(t *testing.T) {
	r := newRig(t)
	r.keys("tab")
	for range 3 {
		r.jump(80 * time.Millisecond)
		r.send(press("s"))
	}
	if s := r.hour(); len(s.Marks) > 0 {
		t.Errorf("marked %v", s.Marks)
	}
	r.jump(301 * time.Millisecond)
	r.send(press("s"))
	if got := marksOf(r.hour()); !slices.Equal(got, []record.MarkKind{record.Laughed}) {
		t.Errorf("after 300 ms: %v", got)
	}
}

// TestAKeyHeldDownMarksOnce, where the terminal tells that it is held and
// where it only sends the key again and again.
func TestAKeyHeldDownMarksOnce(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.send(press("q"))
	repeat := press("q")
	repeat.IsRepeat = true
	for range 20 {
		r.jump(33 * time.Millisecond)
		r.send(repeat)
	}
	if got := len(r.hour().Marks); got != 1 {
		t.Errorf("told: %d marks", got)
	}
	r.pass(time.Minute)
	r.send(press("v"))
	for range 20 {
		r.jump(33 * time.Millisecond)
		r.send(press("v"))
	}
	if got := len(r.hour().Marks); got != 2 {
		t.Errorf("not told: %d marks", got-1)
	}
}

// TestTheTerminalIsAskedToTellRepeats: without this it tells of none.
func TestTheTerminalIsAskedToTellRepeats(t *testing.T) {
	r := newRig(t)
	r.startLive()
	if !r.model.View().KeyboardEnhancements.ReportEventTypes {
		t.Error("a held key is told from a pressed one only if the terminal is asked to")
	}
	r.send(tea.KeyReleaseMsg{Code: 'q', Text: "q"})
	if len(r.hour().Marks) > 0 {
		t.Error("letting go of a key marks")
	}
}

// TestAPasteIsNeverKeys: pasted letters are not marks, and a pasted page is
// one line.
func TestAPasteIsNeverKeys(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.paste("q v 3 e e\nx")
	if s := r.hour(); len(s.Marks)+len(s.Moves) > 0 || s.Ended {
		t.Errorf("marked %v %v", s.Marks, s.Moves)
	}
	r.keys("n")
	r.paste("she said:\r\n\tit rained\nall day\x07")
	r.shows("a note  she said: it rained all day")
	r.keys("enter")
	if words := r.hour().Marks[0].Words; words != "she said: it rained all day" {
		t.Errorf("the note says %q", words)
	}
	r = newRig(t)
	r.keys("maya", "enter")
	r.paste("xgr")
	if in := r.thing("maya", "Miso"); in.Standing != record.Open {
		t.Errorf("a paste made Miso %v", in.Standing)
	}
	r.keys("+")
	r.paste("band\nthe Slits\n")
	r.keys("enter")
	r.thing("maya", "the Slits")
}

// TestTheWheelMarksNothing: many terminals turn it into arrow keys on the
// alternate screen, unless the mouse is asked for.
func TestTheWheelMarksNothing(t *testing.T) {
	r := newRig(t)
	if mode := r.model.View().MouseMode; mode != tea.MouseModeNone {
		t.Error("the mouse is taken at home, where text may be selected")
	}
	r.startLive()
	if mode := r.model.View().MouseMode; mode == tea.MouseModeNone {
		t.Error("the mouse is not taken over a picture")
	}
	for range 5 {
		r.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown}, tea.MouseClickMsg{Button: tea.MouseLeft})
	}
	if s := r.hour(); len(s.Moves) > 0 {
		t.Errorf("moved %v", s.Moves)
	}
}

// TestSooner: three presses put a mark where it was three minutes ago, and it
// goes no further than the start or past now.
func TestSooner(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.pass(4 * time.Minute)
	r.keys("2", "left", "left", "left")
	r.says("edge now, 1 min")
	if at := r.hour().Moves[0].At / 60; at != 1 {
		t.Errorf("at minute %d", at)
	}
	r.keys("left", "left", "left")
	r.says("it goes no further")
	r.keys("right", "right", "right", "right", "right", "right", "right")
	r.says("it goes no further")
	if at, now := r.hour().Moves[0].At, int(r.clock.now.Sub(r.hour().Start).Seconds()); at > now {
		t.Errorf("at second %d of %d", at, now)
	}
}

// TestWhoLed says it once, and the same key again unsays it.
func TestWhoLed(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.keys("m")
	r.says("no move yet")
	r.pass(time.Minute)
	r.keys("2", "t")
	if led := r.hour().Moves[0].Led; led != record.Together {
		t.Errorf("led by %v", led)
	}
	r.keys("t")
	if led := r.hour().Moves[0].Led; led != record.Unsaid {
		t.Errorf("led by %v", led)
	}
}

// TestEndingTakesTwoKeys: any other key goes on, and does its own work.
func TestEndingTakesTwoKeys(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.pass(time.Minute)
	r.keys("e")
	r.says("end here? e once more ends it")
	r.keys("q")
	if s := r.hour(); s.Ended || len(s.Marks) != 1 {
		t.Errorf("ended %v, marks %v", s.Ended, s.Marks)
	}
	r.keys("e", "e")
	if r.disk.caseload().OpenSession() != nil {
		t.Error("not ended")
	}
	r.shows("the minute after")
	r.pass(time.Second)
	r.keys("esc")
	r.shows("past hours")
}

// TestPauseStopsTheMinutes, and p goes on.
func TestPauseStopsTheMinutes(t *testing.T) {
	r := newRig(t, settings(patiently))
	r.startLive()
	r.pass(10 * time.Minute)
	r.keys("p")
	r.pass(10 * time.Minute)
	r.shows("paused · 10 min · 40 left")
	r.keys("p")
	r.pass(time.Minute)
	r.shows("11 min · 39 left")
}

// TestPastThePlannedEnd the clock counts what is past it.
func TestPastThePlannedEnd(t *testing.T) {
	r := newRig(t, settings(patiently))
	r.startLive()
	r.pass(53 * time.Minute)
	r.shows("3 past 50")
}

// TestTheAwayQuestion has four answers.
func TestTheAwayQuestion(t *testing.T) {
	answers := map[string]func(*testing.T, *rig){
		"1": func(t *testing.T, r *rig) { r.shows("47 min · 3 left", "near, since 8") },
		"2": func(t *testing.T, r *rig) { r.shows("12 min · 38 left", "near, since 8") },
		"3": func(t *testing.T, r *rig) { r.shows("the minute after", "near") },
		"4": func(t *testing.T, r *rig) {
			r.shows("minute")
			r.keys("99", "enter")
			r.shows("a minute from 0 to 47")
			r.keys("ctrl+u", "20", "enter")
			r.shows("the minute after")
			s := r.disk.caseload().Sessions(r.client("maya").ID)[0]
			if !s.Ended || s.End != 20*60 {
				t.Errorf("ended %v at %d", s.Ended, s.End)
			}
		},
		"esc": func(t *testing.T, r *rig) { r.shows("47 min") },
	}
	for key, check := range answers {
		t.Run(key, func(t *testing.T) {
			r := awayFor35(t)
			r.jump(time.Second)
			r.keys(key)
			check(t, r)
		})
	}
}

// TestAShortLookElsewhereIsNotAway: an hour left for a card for a moment goes
// on without a question, however long ago the last mark was.
func TestAShortLookElsewhereIsNotAway(t *testing.T) {
	r := newRig(t, settings(patiently))
	r.startLive()
	r.pass(time.Minute)
	r.keys("2")
	r.pass(20 * time.Minute)
	r.keys("/", "maya", "enter")
	r.pass(20 * time.Second)
	r.keys("s")
	r.shows("edge, since 1", "e e end")
}

// TestOneHourAtATime: another client's hour waits until this one has ended.
func TestOneHourAtATime(t *testing.T) {
	r := beforeAnother(t)
	r.shows("An hour with Maya is still open", "3   we ended at 15:21", "3 4 choose")
	r.hides("1   we went on")
	r.jump(time.Second)
	r.keys("1", "2")
	if s := r.hour(); s.Ended {
		t.Fatal("ended by a key that is not offered")
	}
	r.keys("3")
	if s := r.disk.caseload().OpenSession(); s != nil && s.Client == r.client("maya").ID {
		t.Error("still open")
	}
}

// TestBeginningThatFailsIsTriedAgain: an hour on a full disk begins when there
// is room.
func TestBeginningThatFailsIsTriedAgain(t *testing.T) {
	r := newRig(t)
	r.disk.fail = errFull
	r.send(nav.Go{To: nav.Live{Client: r.client("maya").ID}})
	r.says("not written: ")
	r.disk.fail = nil
	r.pass(20 * time.Second)
	r.shows("e e end")
	r.keys("q")
	if len(r.hour().Marks) != 1 {
		t.Error("no mark is taken")
	}
}
