package ui_test

import (
	"testing"

	"rapport/store/record"
)

// TestSettledInTheMinuteBefore: the cat died this week, and the minute before
// the hour is where it is remembered. One key, and it is nowhere asked about.
func TestSettledInTheMinuteBefore(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "tab")
	r.shows("Miso, who eats salmon pâté")
	r.keys("g")
	r.shows("first down to one of the things to remember")
	r.keys("down", "down", "g")
	r.shows("held gently: Miso", "Miso, orange tabby")
	r.hides("Miso, who eats salmon pâté")
	maya := r.disk.caseload().ByCode("maya")
	if in := maya.Named(record.Pet, "Miso"); in.Standing != record.Gentle {
		t.Errorf("Miso is %s on disk", in.Standing)
	}
	r.keys("u")
	r.shows("undone: held gently: Miso", "Miso, who eats salmon pâté")
}
