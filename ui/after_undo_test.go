package ui_test

import (
	"testing"
	"time"

	"rapport/store/record"
	"rapport/ui/config"
)

// TestAnUndoneLineIsEmptyAgain: what is taken back does not stand there as if
// it were half typed, and what is typed since stays.
func TestAnUndoneLineIsEmptyAgain(t *testing.T) {
	r := endedHour(t)
	r.keys("shift+tab", "shift+tab", "calmer today", "enter")
	if r.lastHour().Line != "calmer today" {
		t.Fatalf("the line is %q", r.lastHour().Line)
	}
	r.keys("tab", "u")
	r.shows("undone: kept: calmer today", "what was here today")
	r.keys("U")
	r.shows("one line    calmer today")
	r.keys("shift+tab", " and warmer", "tab", "u")
	r.shows("one line    calmer today and warmer")
	if r.lastHour().Line != "" {
		t.Errorf("the line is %q", r.lastHour().Line)
	}
}

// TestUndoInTheMinuteAfter takes back what was settled, then the end itself.
func TestUndoInTheMinuteAfter(t *testing.T) {
	r := endedHour(t)
	r.shows("u carry on with the hour")
	r.keys("space")
	r.hides("carry on with the hour")
	r.keys("u")
	r.says("undone: landed: lit")
	if len(r.client("maya").InHand) != 2 {
		t.Errorf("in hand %v", r.client("maya").InHand)
	}
	r.keys("U")
	r.says("done again")
	r.keys("u", "u")
	r.shows("e e end", "41 min")
	if s := r.hour(); s.Ended {
		t.Error("not open")
	}
	if len(r.client("maya").InHand) != 2 {
		t.Errorf("carrying on put %v back", r.client("maya").InHand)
	}
}

// TestCarryingOnIsOfferedWhereItWorks: from everything while a line is open,
// and not while another hour is open.
func TestCarryingOnIsOfferedWhereItWorks(t *testing.T) {
	r := endedHour(t)
	r.keys("tab", "tab", "tab", "u")
	r.shows("1  sister's wedding", "u")
	r.keys("ctrl+p", "carry on", "enter")
	r.shows("e e end")

	r = endedHour(t)
	other := &record.Session{ID: record.NewID(), Client: r.client("theo").ID, Date: record.DateOf(r.clock.now), Start: r.clock.now, Planned: 50, Live: true}
	r.elsewhere(func(tx record.Tx) error { return tx.PutSession(other) })
	r.tick()
	r.hides("carry on with the hour")
	r.keys("u")
	r.says("another hour is open; this one stays ended")
}

// TestClockTimesComeBackWithTheHour: what the end took away, its undoing gives
// back.
func TestClockTimesComeBackWithTheHour(t *testing.T) {
	r := newRig(t, settings(func(c *config.Config) { c.ClockTimes = false }))
	r.startLive()
	r.pass(time.Minute)
	r.keys("2", "e", "e")
	r.pass(time.Second)
	r.keys("shift+tab", "u")
	if s := r.hour(); s.Start.IsZero() {
		t.Error("it is not known when the hour began")
	}
}

// TestABounceSettlesNothing: the key that ended the hour, pressed once more.
func TestABounceSettlesNothing(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.pass(time.Minute)
	r.keys("2", "e", "e", "e")
	r.shows("the minute after")
	r.pass(time.Second)
	r.keys("tab", "shift+tab", "esc")
	r.hides("half typed")
}

// TestAFullDiskGivesTheRowBack: nothing is said to be settled that is not.
func TestAFullDiskGivesTheRowBack(t *testing.T) {
	r := endedHour(t)
	first := r.client("maya").InHand[0].Text
	r.disk.fail = errFull
	r.keys("space")
	r.says("not written")
	r.shows(first[:12])
	r.keys("tab", "tab", "tab", "ask after her knee", "enter")
	r.says("not written")
	r.shows("ask after her knee")
	r.disk.fail = nil
	r.keys("enter")
	r.says("carried forward: ask after her knee")
}

// TestASlowDiskTakesNoLetters: what is typed while a line is on its way is not
// lost, and a second key settles the second question.
func TestASlowDiskTakesNoLetters(t *testing.T) {
	r := endedHour(t)
	r.hold()
	r.keys("space", "-", "tab", "tab", "first", "enter", " and more")
	r.free()
	c := r.client("maya")
	if n := len(c.Asked); len(c.InHand) != 0 || c.Asked[n-2].Landed != record.Lit || c.Asked[n-1].Landed != record.Flat {
		t.Errorf("in hand %v, asked %v", c.InHand, c.Asked)
	}
	if k := c.Carried[len(c.Carried)-1]; k.Words != "first" {
		t.Errorf("carried %v", c.Carried)
	}
}

// TestTheMinuteAfterOfWhatIsGone: a client erased and an hour taken away from
// another window leave no screen about them.
func TestTheMinuteAfterOfWhatIsGone(t *testing.T) {
	r := endedHour(t)
	id := r.lastHour().ID
	r.elsewhere(func(tx record.Tx) error { return tx.DeleteSession(id) })
	r.tick()
	r.hides("the minute after")
	r.says("this hour is no longer there")

	r = endedHour(t)
	if _, err := r.another().Erase(r.client("maya").ID); err != nil {
		t.Fatal(err)
	}
	r.tick()
	r.hides("the minute after")
	r.shows("find")
}

// TestChangedElsewhereMeanwhile: what another window settled goes from here,
// and a half-typed line stays.
func TestChangedElsewhereMeanwhile(t *testing.T) {
	r := endedHour(t)
	id := r.client("maya").ID
	r.keys("tab", "tab", "tab", "half a li")
	r.elsewhere(func(tx record.Tx) error {
		return record.ChangeCard(tx, id, func(c *record.Card) error {
			c.InHand, c.Carried = nil, c.Carried[1:]
			return nil
		})
	})
	r.tick()
	r.hides("in hand")
	r.shows("half a li")
	r.keys("ne", "enter")
	if c := r.client("maya"); len(c.Carried) != 2 || c.Carried[1].Words != "half a line" {
		t.Errorf("carried %v", c.Carried)
	}
}

// TestTheMinuteAfterInTheDark shows nothing, and settles nothing.
func TestTheMinuteAfterInTheDark(t *testing.T) {
	r := endedHour(t)
	r.keys("b")
	r.onlyTheClock()
	r.keys("space", "g")
	r.keys("b")
	if len(r.client("maya").InHand) != 2 {
		t.Errorf("in hand %v", r.client("maya").InHand)
	}
	r.shows("the minute after")
}

// TestARedrawnHourHasNoMinuteAfter: it opens once, after the hour is first
// drawn.
func TestARedrawnHourHasNoMinuteAfter(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "d", `8n 15i 33e 41o* "the ferry" 47 door "she may move"`, "enter")
	r.pass(time.Second)
	r.shows("the minute after", "the ferry", "not on the card yet")
	r.hides("carry on with the hour")
	r.keys("esc")
	r.shows("past hours")
	r.keys("enter", " 48 note", "enter")
	r.shows("past hours")
}
