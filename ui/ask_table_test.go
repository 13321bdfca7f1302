package ui_test

import "testing"

// TestAQuestionThatIsNotForThemComesBackWithUndo, where it stood.
func TestAQuestionThatIsNotForThemComesBackWithUndo(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "a")
	first := r.frame(80, 24)
	r.keys("x")
	r.says("not this one for Maya")
	r.hides("Miso eating")
	r.keys("u")
	if again := r.frame(80, 24); again.rows[5] != first.rows[5] {
		t.Errorf("it was\n%s\nand is\n%s", first, again)
	}
	r.keys("x", "x", "x")
	r.shows("None of these is left.", "→ has three others, and u brings the last one back.")
	r.keys("right")
	r.hides("None of these is left")
}

// TestWhatIsInHandHasARowEach while a question is looked for.
func TestWhatIsInHandHasARowEach(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "a", "1", "2", "3")
	r.shows(` in hand  "What is Miso eating these days?"`, `          "Does Miso answer`)
	for _, size := range [][2]int{{80, 20}, {64, 20}, {40, 12}} {
		if f := r.frame(size[0], size[1]); !f.has("in hand") {
			t.Errorf("at %dx%d nothing is in hand:\n%s", size[0], size[1], f)
		}
	}
}

// TestSomeoneNew: keys that need a client are not named where there is none.
func TestSomeoneNew(t *testing.T) {
	r := newRig(t)
	r.keys("ctrl+p", "someone new", "enter")
	r.shows("someone new", "→ three others   tab moment   w where   y ages   e re-word")
	r.hides("take one", "not this", "in hand")
}
