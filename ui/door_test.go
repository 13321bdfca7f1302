package ui_test

import (
	"testing"
	"time"
)

// TestTheDoorNamesTheWayBack to the hour that goes on in the dark.
func TestTheDoorNamesTheWayBack(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.pass(6 * time.Minute)
	r.keys("b")
	r.shows("passphrase", "enter open   esc the clock")
	r.keys("esc")
	r.hides("passphrase")
	r.shows("14:56")
}
