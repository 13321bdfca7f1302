package ui_test

import "testing"

// TestTheOneLineOfAnHourStandsApart from what is told of it.
func TestTheOneLineOfAnHourStandsApart(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "v", "down")
	r.shows("We ended on everyday ground.", " one line  the dress, and the shoes that pinch")
}
