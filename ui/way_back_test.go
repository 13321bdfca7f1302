package ui_test

import (
	"testing"
	"time"
)

// TestTheHourThatIsOpenIsAKeyAway: leaving the picture leaves the hour open, so
// home says so, first of all, and leads back to it.
func TestTheHourThatIsOpenIsAKeyAway(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.keys("3", "esc", "esc")
	r.shows("an hour is open", "▌ Maya     14:50", "enter the hour")
	r.keys("enter")
	r.shows("in, since 0")
	r.hides("the session is still open")
	r.jump(time.Second)
	r.keys("e", "e", "esc")
	r.hides("an hour is open")
}

// TestFooterOfFindNamesWhatEnterDoes, and no key that is only a letter now.
func TestFooterOfFindNamesWhatEnterDoes(t *testing.T) {
	r := newRig(t)
	r.shows("enter card   tab before   + add   ? keys")
	r.keys("mis")
	r.shows("enter card   tab before   esc clear ")
	r.keys("ctrl+u", "qqqq")
	r.shows("enter make a card   esc clear ")
	r.keys("ctrl+u", "+ maya band Pulp")
	r.shows("enter add it   tab before   esc clear ")
	r.keys("ctrl+u", "+ nobody")
	r.shows(" esc clear ")
}

// TestLookingSomethingUpIsNotBeingAway: however long it takes, the companion was
// there all the time.
func TestLookingSomethingUpIsNotBeingAway(t *testing.T) {
	r := newRig(t, settings(patiently))
	r.startLive()
	r.keys("esc", "maya", "enter")
	r.pass(4 * time.Minute)
	r.keys("s")
	r.shows("4 min · 46 left")
	r.hides("the session is still open")
}

// TestAnotherNameAfterACard is not run into the one before, which would be
// taken for somebody new; what was found stays to come back to.
func TestAnotherNameAfterACard(t *testing.T) {
	for _, back := range []string{"esc", "/"} {
		r := newRig(t)
		r.keys("mis", "down", "enter", back)
		r.shows("find   mis", "▌ Jonas")
		r.keys("theo")
		r.shows("find   theo", "▌ Theo")
	}
	r := newRig(t)
	r.keys("maya", "enter", "esc", "backspace")
	r.shows("find   may")
	r.hides("find   maya")
	r.keys("a", "enter", "esc", "ctrl+u", "+ maya pet Kit", "tab", "esc", ", small")
	r.shows("find   + maya pet Kit, small")
}

// TestErasedAndNotOfferedAnew: home after it begins with an empty line.
func TestErasedAndNotOfferedAnew(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "ctrl+p", "erase", "enter", "maya", "enter")
	r.says("erased")
	r.hides("maya", "Maya", "a client called")
	r.shows("lately")
}

// TestSlashAtHome is not the first letter of a name: find is there already.
func TestSlashAtHome(t *testing.T) {
	r := newRig(t)
	r.keys("/", "theo")
	r.shows("find   theo")
	r.keys("enter", "esc", "/", "maya")
	r.shows("find   maya")
	r.keys("/")
	r.shows("find   maya/")
	r.keys("ctrl+u", "tab", "esc")
	r.hides("esc clear")
}
