package ui_test

import "testing"

// TestTheOneLineOfAnHourStandsApart from what is told of it.
func TestTheOneLineOfAnHourStandsApart(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "v", "down")
	r.shows("We ended on everyday ground.", " one line  the dress, and the shoes that pinch")
}

// TestPastHoursNameOnlyKeysThatDoSomething.
func TestPastHoursNameOnlyKeysThatDoSomething(t *testing.T) {
	r := newRig(t)
	r.keys("somebody quite new", "enter", "v")
	r.shows("nothing drawn yet", " d draw one   esc back ")
	r.hides("enter open", "what lit up", "e edit")
	r.keys("/", "walter", "enter", "v")
	r.shows("enter open")
	r.hides("d draw one")
}
