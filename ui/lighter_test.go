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
