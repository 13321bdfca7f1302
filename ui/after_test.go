package ui_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rapport/store/record"
	"rapport/ui/nav"
)

// lastHour is Maya's newest hour, as it is on the disk now.
func (r *rig) lastHour() *record.Session {
	r.t.Helper()
	return r.disk.caseload().Sessions(r.client("maya").ID)[0]
}

// TestTheMinuteAfterOpensByItself with what there is to settle, and done leads
// to the hour among the past ones.
func TestTheMinuteAfterOpensByItself(t *testing.T) {
	r := endedHour(t)
	r.shows("the minute after", "We went in once", "in hand", "set aside", "while we talked", "lit up", "she may move", "new", "one line")
	r.keys("esc")
	r.shows("past hours")
	r.keys("esc", "esc", "maya", "enter", "v")
	r.hides("the minute after")
}

// TestLandingInTheMinuteAfter: each key does what it says to the card, and the
// next question is under the cursor.
func TestLandingInTheMinuteAfter(t *testing.T) {
	for key, want := range map[string]record.Landing{"space": record.Lit, "enter": record.Fine, "-": record.Flat, "x": record.Sore} {
		r := endedHour(t)
		q := r.client("maya").InHand[0]
		r.keys(key)
		c := r.client("maya")
		if len(c.InHand) != 1 || len(c.Asked) == 0 || c.Asked[len(c.Asked)-1].Landed != want || c.Asked[len(c.Asked)-1].Question != q.Question {
			t.Errorf("%s: in hand %v, asked %v", key, c.InHand, c.Asked)
		}
		r.keys("esc")
		if key == "x" {
			r.shows("the minute after") // esc said neither
		}
	}
	r := endedHour(t)
	asked := len(r.client("maya").Asked)
	r.keys("0", "0")
	if c := r.client("maya"); len(c.InHand) != 0 || len(c.Asked) != asked {
		t.Errorf("in hand %v, asked %v", c.InHand, c.Asked)
	}
	r.says("not asked")
	r.hides("in hand")
}

// TestSoreOffersWhatIsToBecomeOfIt.
func TestSoreOffersWhatIsToBecomeOfIt(t *testing.T) {
	for key, want := range map[string]record.Standing{"g": record.Gentle, "x": record.Closed, "esc": record.Resting} {
		r := endedHour(t)
		in := r.client("maya").InHand[0].Interest
		r.keys("x")
		r.shows("which did not sit well", "g hold gently", "esc neither")
		r.keys(key)
		if got := r.client("maya").Interest(in).Standing; got != want {
			t.Errorf("%s: %v", key, got)
		}
		r.hides("which did not sit well")
	}
}

// TestWhatWasSetAsideIsSettled, held gently with a reason after it.
func TestWhatWasSetAsideIsSettled(t *testing.T) {
	asideOf := func(r *rig) *record.Interest {
		for i, in := range r.client("maya").Interests {
			if !in.SetAside.IsZero() {
				return &r.client("maya").Interests[i]
			}
		}
		t.Fatal("nothing is set aside")
		return nil
	}
	for key, want := range map[string]record.Standing{"x": record.Closed, "p": record.Past, "o": record.Open, "g": record.Gentle} {
		r := endedHour(t)
		id := asideOf(r).ID
		r.keys("tab", key)
		if in := r.client("maya").Interest(id); in.Standing != want || !in.SetAside.IsZero() {
			t.Errorf("%s: %v, %v", key, in.Standing, in.SetAside)
		}
		if key == "g" {
			r.keys("sold in the spring", "enter")
			if in := r.client("maya").Interest(id); in.Because != "sold in the spring" || in.Standing != record.Gentle {
				t.Errorf("because %q", in.Because)
			}
		}
		r.hides("set aside")
	}
}

// TestWhatIsOnlyWordsGoesOnTheCard, as of the day of the hour.
func TestWhatIsOnlyWordsGoesOnTheCard(t *testing.T) {
	r := endedHour(t)
	r.keys("tab", "tab", "enter")
	in := r.thing("maya", "the band at the harbour")
	if in.LastLit() != r.lastHour().Date || !slices.ContainsFunc(r.lastHour().Marks, func(k record.Mark) bool { return k.Interest == in.ID }) {
		t.Errorf("%+v", in)
	}
	r.hides("not on the card yet")
}

// TestCarryingForward: the door words with one key, others typed, one changed,
// one taken away by emptying it.
func TestCarryingForward(t *testing.T) {
	carried := func(r *rig) (words []string) {
		for _, k := range r.client("maya").Carried {
			words = append(words, k.Words)
		}
		return words
	}
	r := endedHour(t)
	start := carried(r) // two
	r.keys("tab", "tab", "tab", "enter")
	r.says("carried forward: she may move")
	if got := carried(r); !slices.Equal(got, append(slices.Clone(start), "she may move")) {
		t.Errorf("%q", got)
	}
	r.shows("▌ new")
	r.keys("up", "ctrl+u", "enter")
	r.says("let go of: she may move")
	r.keys("up", " now", "enter")
	r.says("carried forward: " + start[1] + " now")
	r.keys("umbrella", "enter")
	if got := carried(r); !slices.Equal(got, []string{start[0], start[1] + " now", "umbrella"}) {
		t.Errorf("%q", got)
	}
	// Emptied and not kept it stands as it was.
	r.keys("up", "ctrl+u", "tab", "esc")
	if got := carried(r); !slices.Contains(got, "umbrella") {
		t.Errorf("%q", got)
	}
}

// TestAClosedTopicIsCarriedAndSaidKindly: it is kept, not shown, and can be let
// go of unseen.
func TestAClosedTopicIsCarriedAndSaidKindly(t *testing.T) {
	r := endedHour(t)
	r.keys("tab", "tab", "tab", "the wine at her father's", "enter")
	r.says("so the minute before leaves it out")
	r.hides("the wine at")
	r.shows("something that is not to open")
	n := len(r.client("maya").Carried)
	r.keys("up", "ctrl+u")
	r.shows("enter lets go of it, unseen")
	r.keys("enter")
	if got := r.client("maya").Carried; len(got) != n-1 {
		t.Errorf("%v", got)
	}
	r.keys("tab", "tab", "nothing but alcohol", "enter")
	if r.lastHour().Line != "nothing but alcohol" {
		t.Errorf("line %q", r.lastHour().Line)
	}
	r.hides("nothing but alcohol")
}

// TestAnythingNewAndOneLine: as many additions as wanted, then a line.
func TestAnythingNewAndOneLine(t *testing.T) {
	r := endedHour(t)
	r.keys("tab", "tab", "tab", "tab", "pet Pip, a snail", "enter", "band the Slits", "enter", "enter", "a good long talk", "enter")
	if r.thing("maya", "Pip").Details != "a snail" || r.thing("maya", "the Slits").Kind != record.Music {
		t.Error("not added")
	}
	if r.lastHour().Line != "a good long talk" {
		t.Errorf("line %q", r.lastHour().Line)
	}
	r.keys("ctrl+u", "enter")
	if r.lastHour().Line != "" {
		t.Errorf("line %q", r.lastHour().Line)
	}
}

// TestQuestionsNotSettledGoBackUnmarked by whichever way one leaves, and stay
// in hand through a lock.
func TestQuestionsNotSettledGoBackUnmarked(t *testing.T) {
	for _, way := range []string{"esc", "/"} {
		r := endedHour(t)
		asked := len(r.client("maya").Asked)
		r.keys(way)
		if c := r.client("maya"); len(c.InHand) != 0 || len(c.Asked) != asked {
			t.Errorf("%s: in hand %v, asked %v", way, c.InHand, c.Asked)
		}
		r.says("the questions not asked go back unmarked")
	}
	r := endedHour(t)
	r.keys("ctrl+l")
	r.jump(time.Second)
	r.keys(passphrase, "enter")
	r.shows("find") // it does not come back by itself
	if len(r.client("maya").InHand) != 2 {
		t.Errorf("in hand %v", r.client("maya").InHand)
	}
	r.keys("maya", "enter", "ctrl+p", "minute after", "enter")
	r.shows("in hand", "space lit")
}

// TestQuestionsForTheNextHourStay: looked at later, the minute after does not
// touch what was taken in hand since.
func TestQuestionsForTheNextHourStay(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "a", "1", "esc", "ctrl+p", "minute after", "enter")
	r.hides("in hand")
	r.keys("esc")
	if len(r.client("maya").InHand) != 1 {
		t.Errorf("in hand %v", r.client("maya").InHand)
	}
	r.shows("what she loves")
}

// TestNothingClosedIsInTheMinuteAfter, whatever stands on the card and in the
// hour.
func TestNothingClosedIsInTheMinuteAfter(t *testing.T) {
	r := endedHour(t)
	id, hour := r.client("maya").ID, r.lastHour().ID
	r.elsewhere(func(tx record.Tx) error {
		s, err := tx.Session(hour)
		if err != nil {
			return err
		}
		s.Line = "we spoke of zqshut"
		s.AddMark(record.Mark{At: 60, Kind: record.LitUp, Words: "zqshut"})
		s.AddMark(record.Mark{At: 60, Kind: record.Door, Words: "zqshut again"})
		if err := tx.PutSession(s); err != nil {
			return err
		}
		return record.ChangeCard(tx, id, func(c *record.Card) error {
			c.Closed = append(c.Closed, "zqshut")
			c.Interests = append(c.Interests, record.Interest{ID: record.ID{99}, Kind: record.Pet, Name: "zqshut", SetAside: s.Date})
			c.InHand = append(c.InHand, record.Held{Text: "How is zqshut?", Interest: record.ID{99}, On: s.Date})
			c.Carried = append(c.Carried, record.Carry{Words: "zqshut"})
			return nil
		})
	})
	r.tick()
	for range 12 {
		r.hides("zqshut")
		r.keys("tab")
	}
	r.keys("esc")
	if len(r.client("maya").InHand) != 0 {
		t.Errorf("in hand %v", r.client("maya").InHand)
	}
}

// TestALongMinuteAfterFitsASmallWindow, with the row under the cursor in view.
func TestALongMinuteAfterFitsASmallWindow(t *testing.T) {
	r := endedHour(t)
	id := r.client("maya").ID
	r.elsewhere(func(tx record.Tx) error {
		return record.ChangeCard(tx, id, func(c *record.Card) error {
			for i := range c.Interests {
				if c.Interests[i].Standing == record.Open {
					c.SetAside(c.Interests[i].ID, record.DateOf(thursday))
					c.Interests[i].Name += strings.Repeat(" 漢long", 12)
				}
			}
			return nil
		})
	})
	r.tick()
	for range 2 * len(r.client("maya").Interests) {
		r.keys("down")
		for _, size := range sizes {
			r.resize(size.w, size.h)
			fits(t, r.model.View().Content, size.w, size.h)
			if !strings.Contains(r.model.View().Content, "▌") {
				t.Fatalf("the row under the cursor is not in view at %dx%d:\n%s", size.w, size.h, r.frame(size.w, size.h))
			}
		}
	}
}

// TestTheMinuteAfterIsOfferedWhereThereWasAnHour and not of a client who died.
func TestTheMinuteAfterIsOfferedWhereThereWasAnHour(t *testing.T) {
	for _, way := range [][]string{{"maya", "enter"}, {"maya", "tab"}, {"maya", "enter", "v"}} {
		r := newRig(t)
		r.keys(append(way, "ctrl+p", "minute after", "enter")...)
		r.shows("the minute after", "all of it can be left")
		r.keys("esc")
		r.hides("the minute after")
	}
	r := newRig(t)
	r.elsewhere(func(tx record.Tx) error {
		return record.ChangeCard(tx, r.client("maya").ID, func(c *record.Card) error {
			c.Client.Standing = record.Died
			return nil
		})
	})
	r.tick()
	r.keys("maya", "enter", "ctrl+p", "minute after")
	r.shows("nothing of that name")
	r.send(nav.Close{})
}

// TestAnHourEndedInTheDark comes to the minute after once it is shown again.
func TestAnHourEndedInTheDark(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.pass(time.Minute)
	r.keys("2", "b", "e", "e")
	r.onlyTheClock()
	r.pass(time.Second)
	r.keys("b")
	r.shows("the minute after")
}
