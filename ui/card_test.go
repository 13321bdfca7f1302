package ui_test

import "testing"

// TestWhatIsAddedIsUnderTheCursor: the bottom line says that e corrects it, so
// e has to mean it.
func TestWhatIsAddedIsUnderTheCursor(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "+", "Bowie", "enter")
	r.shows("added: Bowie, as other; e corrects it")
	r.keys("e", "ctrl+u", "show Bowie, the film", "enter")
	if in := r.thing("maya", "Bowie"); in.Kind.String() != "show" || in.Details != "the film" {
		t.Errorf("Bowie is a %s, %q", in.Kind, in.Details)
	}
	r.thing("maya", "Miso") // and what was under the cursor before is as it was
}

// TestAddingSaysWhatBecameOfIt: a thing that is on the card is not doubled,
// and one that is spoken of as lost is held gently at once.
func TestAddingSaysWhatBecameOfIt(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "right", "+", "pet miso, snores", "enter")
	r.shows("added to what is known of Miso", "▌ pet      Miso")
	r.keys("+", "pet Rex, died in June", "enter")
	r.shows("added, and held gently: Rex, as pet; e corrects it", "▌ pet      Rex: died in June")
}
