package ui_test

import "testing"

// TestANewClientIsToldTheirCode, which is another one where the first that
// the name makes is taken.
func TestANewClientIsToldTheirCode(t *testing.T) {
	r := newRig(t)
	r.keys("Ottoline", "enter")
	r.shows("Ottoline has a card now, in commands: ottoline")
	r.keys("/", "Ottoline R", "enter")
	r.shows("Ottoline R has a card now, in commands: ottoline2")
	r.keys("/", "Ottoline R", "down", "down", "down")
	r.hides("a client called")
}

// TestAKindAloneAsksForItsName and makes no thing called "pet".
func TestAKindAloneAsksForItsName(t *testing.T) {
	r := newRig(t)
	before := len(r.client("maya").Interests)
	r.keys("+ maya pet")
	r.shows("a name goes with pet: what is it called, or what of it")
	r.keys("enter")
	if got := len(r.client("maya").Interests); got != before {
		t.Errorf("%d things became %d", before, got)
	}
	r.keys("esc", "esc", "maya", "enter", "+", "pet", "enter")
	r.shows("a name goes with pet: what is it called")
	if got := len(r.client("maya").Interests); got != before {
		t.Errorf("%d things became %d", before, got)
	}
}
