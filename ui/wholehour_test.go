package ui_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rapport/store/record"
	"rapport/ui/nav"
)

// TestAWholeHour is one from its first minute to its last, pressed as somebody
// would who is listening to something else: late, twice, in the dark, with the
// lid closed in between. What is on disk in the end is what was meant.
func TestAWholeHour(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "tab", "s")
	r.pass(8 * time.Minute) // nobody touches anything: the screen goes dark
	r.onlyTheClock()
	r.keys("i", "c") // and takes what is pressed
	r.pass(time.Minute)
	r.keys("b")
	r.keys(passphrase, "enter")
	r.shows("near, since 8 · Maya led")
	r.pass(2 * time.Minute)
	r.keys("i", "left", "left") // that was two minutes sooner
	r.says("edge now, 9 min")
	r.pass(2 * time.Minute)
	r.keys("space", "tab", "a begonia", "enter")
	r.pass(2 * time.Minute)
	r.keys("4", "u", "3", "m")
	r.pass(4 * time.Minute)
	r.keys("q", "u", "U")
	r.pass(time.Minute)
	r.keys("p")
	r.pass(3 * time.Minute)
	r.keys("p")
	r.pass(2 * time.Minute)
	r.keys("tab", "right", "enter") // it came up
	r.keys("o")
	r.pass(4 * time.Minute)
	r.keys("n", "half a no", "esc")
	r.pass(time.Minute)
	r.keys("n", "te", "enter")
	r.keys("1")
	r.pass(2 * time.Minute)
	r.keys("1")
	r.says("near already, since 27")
	r.pass(2 * time.Minute)
	r.keys("a", "1")
	r.pass(time.Minute)
	r.keys("space")
	r.jump(6 * time.Minute) // the lid is closed
	r.tick()
	r.keys("b", passphrase, "enter", "1")
	r.pass(time.Minute)
	r.keys("d", "she may move", "enter", "e", "q", "e", "e")
	r.shows("the minute after")
	s := r.newest("maya")
	line := regexp.MustCompile(`'\d\d`).ReplaceAllString(record.FormatLine(s), "") // whole minutes are enough
	want := `8 near c, 9 edge, 13 lit "a begonia", 15 in m, 19 quiet, 20 pause, 23 resume, 25 edge, 25 tried "Miso", 29 note "half a note", 30 near, ` +
		`34 tried "Last I heard you were on Taskmaster. Still watching?" lit, 42 door "she may move", 42 quiet, 42 end`
	if diff := cmp.Diff(want, line); diff != "" {
		t.Errorf("it was meant otherwise (-):\n%s", diff)
	}
	if in := r.thing("maya", "a begonia"); in == nil || in.LastLit() != s.Date {
		t.Errorf("the begonia is %+v", in)
	}
}

// TestFortyMinutesLeftAlone: nothing is asked and nothing is wrong when
// somebody looks again.
func TestFortyMinutesLeftAlone(t *testing.T) {
	for _, idle := range []bool{false, true} {
		r := newRig(t)
		if !idle {
			r = newRig(t, settings(patiently))
		}
		r.startLive()
		r.pass(time.Minute)
		r.keys("2")
		r.pass(40 * time.Minute)
		if idle {
			r.onlyTheClock()
			r.keys("b", passphrase, "enter")
		}
		f := r.shows("41 min · 9 left", "edge, since 1")
		if !strings.HasSuffix(f.rows[6], strings.Repeat("─", 50)+"●") {
			t.Errorf("the line does not reach to now:\n%s", f)
		}
		r.pass(time.Second)
		r.keys("1")
		r.says("near, 41 min")
	}
}

// TestAPlaceThatIsReachedAlreadySaysSo: a key that changes nothing is answered
// too.
func TestAPlaceThatIsReachedAlreadySaysSo(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.pass(time.Minute)
	r.keys("up")
	r.says("out already, since 0")
	r.keys("4", "i")
	r.says("deep already, since 1")
	if n := len(r.hour().Moves); n != 1 {
		t.Errorf("%d moves", n)
	}
}

// TestAnHourLeftOpenSaysWhatIsKnown: after a crash nobody knows when the screen
// was last here, and it does not say that it does.
func TestAnHourLeftOpenSaysWhatIsKnown(t *testing.T) {
	d := demoDisk(t)
	r := newRigOn(t, d)
	r.startLive()
	r.pass(12 * time.Minute)
	r.keys("2")
	now := r.clock.now.Add(20 * time.Minute)
	r = newRigOn(t, d)
	r.clock.now = now
	r.send(nav.Go{To: nav.Live{}})
	r.shows("Nothing was marked from 15:02 until 15:22", "2   we paused: it is minute 12 now", "Nothing marked before 15:02 is lost.")
}
