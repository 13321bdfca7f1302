package ui_test

import (
	"strings"
	"testing"

	"rapport/store/record"
)

// TestTheLighterRowNamesWhatLit, in whatever order its commands are run.
func TestTheLighterRowNamesWhatLit(t *testing.T) {
	for _, shuffle := range []func(int) int{nil, func(int) int { return 0 }} {
		r := newRig(t)
		r.shuffle = shuffle
		r.startLive()
		r.keys("tab", "space")
		marks := r.hour().Marks
		if len(marks) != 1 || marks[0].Kind != record.LitUp || marks[0].Interest != r.thing("maya", "Miso").ID {
			t.Errorf("%+v", marks)
		}
		r.says("lit up by Miso, 0 min")
		r.keys("u")
		if marks := r.hour().Marks; len(marks) != 0 {
			t.Errorf("after one undo: %+v", marks)
		}
	}
}

// TestTheLighterRowKeepsItsCursorInSight, however long the names are.
func TestTheLighterRowKeepsItsCursorInSight(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.keys("tab")
	for range 5 {
		for _, size := range [][2]int{{80, 24}, {40, 12}} {
			f := r.frame(size[0], size[1])
			if !strings.Contains(f.String(), "▌") {
				t.Errorf("at %dx%d the cursor is nowhere:\n%s", size[0], size[1], f)
			}
		}
		r.keys("right")
	}
}

// TestQuestionsInTheHourAreWhole: they are there to be read out, those offered
// as well as those in hand.
func TestQuestionsInTheHourAreWhole(t *testing.T) {
	r := newRig(t)
	long := "What would you show me first of all that stands on the shelf in the room with the window to the sea?"
	r.elsewhere(func(tx record.Tx) error {
		c, err := tx.Card(r.client("maya").ID)
		if err != nil {
			return err
		}
		for _, id := range []string{"a", "b", "c"} {
			c.InHand = append(c.InHand, record.Held{Question: id, Text: id + ": what is new?", On: record.DateOf(thursday)})
		}
		c.InHand[2].Text = long
		return tx.PutCard(c)
	})
	r.tick()
	r.startLive()
	r.shows(`in hand    "a: what is new?"`, `           "b: what is new?"`)
	r.keys("a")
	r.shows(" 1  a: what is new?", " 3  What would you show me first of all", "    with the window to the sea?")
}
