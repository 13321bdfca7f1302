package ui_test

import (
	"strings"
	"testing"

	"rapport/store/record"
)

// TestALongNameHidesNoWarning: what goes, that there is no undo, and what to type
// are on the screen however long a name is; and what the screen is stands beside
// it.
func TestALongNameHidesNoWarning(t *testing.T) {
	for _, name := range []string{strings.Repeat("漢", 900), strings.Repeat("Maximiliana ", 80)} {
		d := newDisk([]*record.Card{{Client: record.Client{ID: record.ID{1, 15: 1}, Code: "maxi", Called: name, Since: record.DateOf(thursday)}}}, nil)
		for _, size := range [][2]int{{80, 24}, {40, 12}} {
			r := newRigOn(t, d)
			r.resize(size[0], size[1])
			r.keys("maxi", "enter", "a")
			r.shows("to ask")
			r.keys("esc", "ctrl+p", "erase", "enter")
			frame := strings.Join(strings.Fields(r.frame(size[0], size[1]).String()), " ")
			for _, want := range []string{"undo", "type maxi"} {
				if !strings.Contains(frame, want) {
					t.Errorf("at %d by %d there is no %q:\n%s", size[0], size[1], want, r.frame(size[0], size[1]))
				}
			}
		}
	}
}
