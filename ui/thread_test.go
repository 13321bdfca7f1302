package ui_test

import (
	"strings"
	"testing"
	"time"

	"rapport/store/record"
)

// TestTheThreadOfAThing: an opened row shows its months; enter goes into them,
// and on to the hour of one.
func TestTheThreadOfAThing(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter")
	r.shows("eats salmon pâté · sleeps in the sink", "… May  Jun* Jul  Aug  Sep  Oct  Nov*", "Biscuit, her dog: died in March")
	r.keys("enter")
	r.shows("lit her up 12 Nov", "← → month   enter that hour", "Biscuit, her dog: died in March")
	r.hides("sleeps in the sink")
	r.keys("left")
	r.shows("lit her up 25 Jun")
	r.keys("enter")
	r.shows("past hours", "▌ 25 Jun")
	r.keys("esc")
	r.shows("lit her up 25 Jun")
	r.keys("esc")
	r.shows("sleeps in the sink")
	r.keys("down", "enter", "enter")
	r.shows("no hour is drawn of that day")
	r.keys("down")
	r.hides("← → month")
}

// TestLettersWorkInTheThread: they mean the thing, and the months follow.
func TestLettersWorkInTheThread(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "enter", "left", "t")
	r.shows("heard today: Miso", "lit her up 25 Jun")
	r.keys("x")
	r.hides("← → month", "Jun*")
	r.shows("not to open: Miso")
}

// TestAThreadFollowsTheRecords, also those that change elsewhere: the month it
// was at may have none of it left.
func TestAThreadFollowsTheRecords(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "enter", "left")
	id := r.thing("maya", "Miso").ID
	r.elsewhere(func(tx record.Tx) error {
		for _, s := range r.disk.caseload().Sessions(r.client("maya").ID) {
			if s.Date == record.NewDate(2026, time.June, 25) {
				if err := tx.DeleteSession(s.ID); err != nil {
					return err
				}
			}
		}
		return record.ChangeCard(tx, r.client("maya").ID, func(c *record.Card) error {
			c.Interest(id).Lit = nil
			return nil
		})
	})
	r.jump(time.Second)
	r.tick()
	r.shows("lit her up 12 Nov")
	if n := strings.Count(r.frame(80, 24).String(), "Jun*"); n != 0 {
		t.Errorf("June is still lit")
	}
}
