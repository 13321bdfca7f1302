package ui_test

import (
	"strings"
	"testing"
	"time"

	"rapport/store/record"
	"rapport/ui/nav"
)

// TestPastHoursAreFiltered as the words are typed; the filter is shown, and esc
// takes it off before it leaves.
func TestPastHoursAreFiltered(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "v", "/")
	r.shows("filter", "walk, miso, door, oct, 2026-10", "22 together")
	r.keys("walk")
	r.shows("filter  walk", "2 of 22, newest first", "1 Oct  walk", "18 Jun  walk")
	r.hides("12 Nov", "between")
	r.keys(" oct", "enter")
	r.shows("filter  walk oct", "1 of 22", "We ended while still in it.")
	r.keys("esc")
	r.shows("22 together", " 1 Oct")
	r.hides("   filter  walk")
	r.keys("esc")
	r.shows("what she loves")
}

// TestWhatIsNotToOpenFindsNoHour, and what is held gently does.
func TestWhatIsNotToOpenFindsNoHour(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "v", "/", "miso", "enter")
	r.shows("2 of 22")
	for _, c := range []struct {
		to    record.Standing
		shows string
	}{{record.Gentle, "2 of 22"}, {record.Closed, "no hour has all of that"}} {
		id := r.thing("maya", "Miso").ID
		r.elsewhere(func(tx record.Tx) error {
			return record.ChangeCard(tx, r.client("maya").ID, func(c2 *record.Card) error {
				c2.SetStanding(id, c.to, "ran away")
				return nil
			})
		})
		r.jump(time.Second)
		r.tick()
		r.shows(c.shows)
	}
	r.keys("esc")
	r.shows("22 together")
}

// TestAHalfTypedFilterIsThereAgain after esc, after a lock; one that was kept or
// cleared is not.
func TestAHalfTypedFilterIsThereAgain(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "v", "/", "wal", "esc")
	r.shows("22 together")
	r.keys("/")
	r.shows("filter  wal")
	r.keys("ctrl+l")
	if left := wordsIn(r.model, []string{"wal"}); len(left) > 0 {
		t.Errorf("still in memory: %v", left)
	}
	r.jump(time.Second)
	r.keys(passphrase, "enter", "maya", "enter", "v", "/")
	r.shows("filter  wal")
	r.keys("k", "enter", "ctrl+l")
	if n := len(r.disk.desk.Drafts); n != 0 {
		t.Errorf("still sealed: %v", r.disk.desk.Drafts)
	}
}

// TestAListLeadsToItsHourAndOnToTheCard.
func TestAListLeadsToItsHourAndOnToTheCard(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "v", "space", "down")
	r.shows("[what lit her up]", "29 Oct   34 min  the Cure")
	r.keys("tab")
	r.shows("what she loves", "▌ music    the Cure")
	r.keys("esc")
	r.shows("[what lit her up]")
	r.keys("a")
	r.shows("something small to ask")
	r.keys("esc", "enter")
	r.shows("▌ 29 Oct", "We went in once, 18 minutes in all.")
	r.keys("space", "right")
	r.shows("[lighter]", "17 Sep           Nan's caravan at Borth")
	r.keys("right")
	r.shows(`12 Nov   47 min  "she may move"`)
	r.keys("right")
	r.shows("[notes]", "the dress, and the shoes that pinch")
	r.keys("left", "c")
	r.shows("carried forward: she may move")
	if c := r.client("maya"); c.Carried[len(c.Carried)-1].Words != "she may move" {
		t.Errorf("carried %v", c.Carried)
	}
	r.keys("u", "down", "enter")
	r.shows("▌  1 Oct")
}

// TestThingLettersInTheListOfWhatLitThemUp are those of the card. The key that
// opened it marks nothing when it bounces.
func TestThingLettersInTheListOfWhatLitThemUp(t *testing.T) {
	r := newRig(t)
	today := record.DateOf(thursday)
	r.keys("maya", "enter", "v", "space", "space")
	r.jump(time.Second)
	r.tick()
	if got := r.thing("maya", "Miso").LastLit(); got == today || r.disk.writes != 0 {
		t.Fatalf("a bounce marked: last lit %s, %d writes", got, r.disk.writes)
	}
	r.keys("space")
	r.shows("lit up today: Miso")
	if got := r.thing("maya", "Miso").LastLit(); got != today {
		t.Errorf("last lit %s", got)
	}
	r.keys("u", "t")
	r.shows("heard today: Miso")
	r.keys("g", "ctrl+u", "ran away", "enter")
	r.shows("held gently", "~ Miso, orange tabby: ran away")
	r.keys("c")
	r.shows("nothing brings it up")
	r.keys("x")
	r.hides("ran away", "min  Miso")
	r.keys("u")
	r.shows("~ Miso, orange tabby: ran away")
	r.keys("v")
	r.shows("▌ 12 Nov", "out    ─")
}

// TestTwoHoursStandAboveEachOther on one scale; the lower one changes with the
// cursor, and nothing is said of the difference.
func TestTwoHoursStandAboveEachOther(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "v", "=")
	r.shows("12 Nov is marked", "▌=12 Nov")
	r.keys("=")
	r.shows("not marked any more")
	r.keys("=", "down", "down", "=")
	r.shows("two hours", " 12 Nov   video", " 29 Oct   room", "Miso", "the Cure")
	if n := strings.Count(r.frame(80, 24).String(), " deep"); n != 2 {
		t.Errorf("%d pictures", n)
	}
	r.keys("up")
	r.shows(" 12 Nov   video", " 5 Nov   room")
	r.keys("esc")
	r.shows("past hours", "▌  5 Nov")
	r.hides("=12 Nov")
}

// TestHoursOfYearsHaveTheirYear: "12 Nov" alone would not say which. An hour
// with nothing that a picture could be drawn from has its words.
func TestHoursOfYearsHaveTheirYear(t *testing.T) {
	r := newRigOn(t, hoursOfYears(60))
	r.keys("una", "enter", "v", "pgdown", "pgdown", "pgdown")
	r.shows("past hours, 2025", "▌ 17 Nov")
	r.keys("up")
	r.shows("   2025")
	r.keys(strings.Split(strings.Repeat("pgdown ", 10), " ")[:10]...)
	r.shows("▌", "nothing marked", "Nothing marked, and that's fine.")
	r.hides("deep")
}

// hoursOfYears is a client, Una, met once in three weeks; nothing was marked in
// the first hour.
func hoursOfYears(n int) *disk {
	today := record.DateOf(thursday)
	c := &record.Card{Client: record.Client{ID: record.ID{1, 15: 1}, Code: "una", Called: "Una", Since: today - 3000}}
	var hours []*record.Session
	for i := range n {
		s := &record.Session{ID: record.ID{2, byte(i), byte(i >> 8), 15: 2}, Client: c.ID, Date: today - record.Date(7+20*i), Planned: 50}
		if i < n-1 {
			s.Moves = []record.Move{{At: 600, Place: record.Near}, {At: 1200, Place: record.In}, {At: 2400, Place: record.Out}}
		}
		hours = append(hours, s)
	}
	return newDisk([]*record.Card{c}, hours)
}

// TestEveryHourIsInReach: however many there are, the cursor is always seen.
func TestEveryHourIsInReach(t *testing.T) {
	r := newRigOn(t, hoursOfYears(300))
	r.send(nav.Go{To: nav.Review{Client: r.client("una").ID}})
	for _, size := range sizes {
		r.resize(size.w, size.h)
		for range 301 {
			r.keys("down")
			if !strings.Contains(r.model.View().Content, "▌") {
				t.Fatalf("the cursor is out of sight at %dx%d", size.w, size.h)
			}
		}
		for range 60 {
			r.keys("pgup")
		}
	}
}

// TestLitUpAcrossTimeIsOfferedFromHome, for the client under the cursor.
func TestLitUpAcrossTimeIsOfferedFromHome(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "ctrl+p", "lit up across", "enter")
	r.shows("[what lit her up]", "Nan's caravan at Borth")
	r.keys("ctrl+p", "at the door, across", "enter")
	r.shows("[at the door]")
}
