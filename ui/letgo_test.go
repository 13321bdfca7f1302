package ui_test

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/ui"
	"rapport/ui/config"
	"rapport/ui/nav"
)

// lettingGo is for newRig: the timeline leaves when the hour is over.
var lettingGo = settings(func(c *config.Config) { c.Timeline = false })

// hourLetGo is an hour of Maya's just over, its timeline let go: in at 2, out
// at 9, Miso in between, a note and words at the door.
func hourLetGo(t *testing.T) *rig {
	t.Helper()
	r := newRig(t, lettingGo)
	r.startLive()
	r.pass(2 * time.Minute)
	r.keys("3", "c", "q")
	r.pass(3 * time.Minute)
	r.keys("space", "tab", "m", "i", "s", "enter")
	r.keys("n", "h", "e", "r", "space", "a", "u", "n", "t", "enter")
	r.pass(4 * time.Minute)
	r.keys("1", "d", "l", "a", "t", "e", "r", "enter")
	r.pass(time.Minute)
	return r
}

// TestTheTimelineIsKeptUntilTheHourIsOver, and then what it told is told on
// every screen, and no picture of it is drawn on any.
func TestTheTimelineIsKeptUntilTheHourIsOver(t *testing.T) {
	r := hourLetGo(t)
	if s := r.hour(); len(s.Moves) != 2 || s.Let != nil {
		t.Fatalf("while it goes on it is %+v", s)
	}
	r.keys("e", "e")
	s := r.newest("maya")
	if s.Let == nil || len(s.Moves)+len(s.Pauses) > 0 || len(s.Marks) != 3 {
		t.Fatalf("over, it is %+v", s)
	}
	r.shows("the minute after", "the timeline was let go", "We went in once, 7 minutes in all.", "led the way in.", "Miso lit her up", "later")
	r.pass(time.Second)
	r.keys("esc")
	r.shows("past hours", "in once, 7 minutes in all; we landed near", "Its timeline was let go.", "door: \"later\".", "note      her aunt")
	r.keys("enter")
	r.says("was let go when it was over")
	r.keys("space")
	r.shows("what lit her up", "19 Nov", "Miso")
	r.hides("  0 min")
	r.keys("esc", "esc", "maya")
	r.settle()
	r.shows("landed   near, 1 minute after coming out")
	r.keys("tab")
	r.shows("last time  in once, 7 minutes in all; we landed near", "later")
	r.keys("tab")
	r.shows("│  19 Nov near")
}

// TestTheTimelineComesBackWithTheHour: its end is undone with everything in
// it, until the next lock; then nothing knows it any more.
func TestTheTimelineComesBackWithTheHour(t *testing.T) {
	r := hourLetGo(t)
	r.keys("e", "e")
	r.pass(time.Second)
	r.keys("shift+tab", "u")
	if s := r.hour(); len(s.Moves) != 2 || len(s.Marks) != 4 || s.Let != nil {
		t.Fatalf("come back, it is %+v", s)
	}
	r.pass(time.Second)
	r.keys("e", "e", "ctrl+l")
	r.pass(time.Second)
	r.keys(passphrase, "enter")
	r.send(nav.Go{To: nav.Review{Client: r.client("maya").ID}})
	r.keys("u")
	r.says("nothing to undo here")
	if s := r.newest("maya"); s.Let == nil {
		t.Error("after the lock its timeline is back")
	}
}

// TestAnHourEndedInTheDarkLetsGoToo: the hand on the one session does it.
func TestAnHourEndedInTheDarkLetsGoToo(t *testing.T) {
	r := newRig(t, lettingGo)
	r.startLive()
	r.pass(time.Minute)
	r.keys("3")
	r.pass(6 * time.Minute)
	r.keys("1", "e", "e")
	if s := r.newest("maya"); s.Let == nil || len(s.Moves) > 0 || s.Let.Trips != 1 {
		t.Errorf("it is %+v", s)
	}
}

// TestADrawnHourLetsGoToo, and an older one that is only changed does not.
func TestADrawnHourLetsGoToo(t *testing.T) {
	r := newRig(t, lettingGo)
	r.send(nav.Go{To: nav.Draw{Client: r.client("maya").ID}})
	r.keys("8n 15i 33e 41o", "enter")
	r.shows("the minute after", "the timeline was let go", "about 18 minutes in all")
	if s := r.newest("maya"); s.Let == nil || s.Length() != 3000 {
		t.Errorf("it is %+v", s)
	}
	older := r.disk.caseload().Sessions(r.client("maya").ID)[1]
	r.send(nav.Go{To: nav.Draw{Client: older.Client, Session: older.ID}})
	r.keys("ctrl+u", "8n 15i", "enter")
	if s := r.disk.caseload().Session(older.Client, older.ID); s.Let != nil || len(s.Moves) != 2 {
		t.Errorf("the older one is %+v", s)
	}
}

// TestAnHourOfTheWeekLetsGoToo.
func TestAnHourOfTheWeekLetsGoToo(t *testing.T) {
	r := weekRig(t)
	c := config.Default()
	c.Timeline = false
	r.send(nav.Configure{Config: c})
	r.keys("8n 15i 33e 41o*", "enter")
	let := 0
	load := r.disk.caseload()
	for _, card := range load.Cards() {
		for _, s := range load.Sessions(card.ID) {
			if s.Let != nil && len(s.Moves) == 0 && s.Let.In == 18 {
				let++
			}
		}
	}
	if let != 1 {
		t.Errorf("%d hours were let go", let)
	}
}

// TestFirstRunAsksWhatIsKept, and what is chosen there holds from then on.
func TestFirstRunAsksWhatIsKept(t *testing.T) {
	var saved config.Config
	r := newRigOn(t, newDisk(nil, nil), first, func(d *ui.Deps) {
		d.SaveConfig = func(c config.Config) error {
			saved = c
			return nil
		}
	})
	r.jump(time.Second)
	r.keys("enter")
	r.shows("clock times  kept", "timeline     kept")
	r.keys("1", "2")
	r.shows("elapsed minutes only", "let go when the hour ends, sentences kept")
	r.keys("1")
	if !saved.ClockTimes || saved.Timeline {
		t.Errorf("kept is %+v", saved)
	}
	r.keys("enter", "esc")
	r.shows("let go when the hour ends")
	r.keys("esc")
	r.shows("memory aid")
	r.keys("enter", "enter", passphrase, "enter", passphrase, "enter", "enter")
	r.keys(recoveryWord(t, r), "enter")
	r.keys("new", "enter")
	r.send(nav.Go{To: nav.Settings{}})
	r.shows("timeline      let go when the hour ends, sentences kept")
}

// TestTheChoicesAreReadInASmallWindow: every word of both can be reached.
func TestTheChoicesAreReadInASmallWindow(t *testing.T) {
	r := newRigOn(t, newDisk(nil, nil), first)
	r.jump(time.Second)
	r.keys("enter")
	seen := ""
	for range 30 {
		seen += r.frame(40, 12).String()
		r.key(tea.KeyPressMsg{Code: tea.KeyDown})
	}
	for _, words := range []string{"clock times", "who usually comes now", "timeline", "door and notes"} {
		if !strings.Contains(seen, words) {
			t.Errorf("%q is never seen", words)
		}
	}
}
