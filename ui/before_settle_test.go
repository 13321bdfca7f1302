package ui_test

import (
	"strings"
	"testing"

	"rapport/store/record"
)

// TestSettledInTheMinuteBefore: the cat died this week, and the minute before
// the hour is where it is remembered. One key, and it is nowhere asked about;
// the reason is one line after, as on the card.
func TestSettledInTheMinuteBefore(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "tab")
	r.shows("Miso, who eats salmon pâté")
	r.keys("g")
	r.shows("first down to a line; the card has all the others")
	r.toLine("2  Miso, who eats")
	r.keys("g")
	r.shows("held gently: Miso", "Miso, orange tabby", " reason", "it can stay empty")
	r.hides("Miso, who eats salmon pâté")
	if in := r.thing("maya", "Miso"); in.Standing != record.Gentle {
		t.Errorf("Miso is %s on disk", in.Standing)
	}
	r.keys("died on Tues", "esc", "g", "day", "enter")
	r.shows("▌    Miso, orange tabby: died on Tuesday")
	if in := r.thing("maya", "Miso"); in.Because != "died on Tuesday" {
		t.Errorf("because %q", in.Because)
	}
	r.keys("u", "u", "u")
	r.shows("Miso, who eats salmon pâté")
}

// toLine moves the cursor of the minute before to the line with these words.
func (r *rig) toLine(words string) {
	r.t.Helper()
	for range 20 {
		r.keys("down")
		for _, row := range r.frame(80, 24).rows {
			if at := len(" ▌"); len(row) > at && row[:at] == " ▌" && strings.Contains(row, words) {
				return
			}
		}
	}
	r.t.Fatalf("the cursor gets to no line with %q:\n%s", words, r.frame(80, 24))
}

// TestEveryLineOfTheMinuteBefore can be stood on, and says what can be done
// with it.
func TestEveryLineOfTheMinuteBefore(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "tab")
	r.toLine("she may move")
	r.keys("g")
	r.shows("words at the door: c carries them forward")
	r.toLine("Biscuit")
	r.keys("x")
	r.shows("not to open: Biscuit")
	r.keys("u")
	r.toLine("alcohol · her father")
	r.keys("x")
	r.shows("a topic that is not to open: o opens it again")
	r.keys("o")
	r.shows(`Maya asked not to open "alcohol". o once more opens it.`)
	r.keys("o")
	r.shows("open again: alcohol")
	r.keys("u")
	r.toLine("2  Miso")
	r.keys("t")
	r.shows("heard today: Miso")
	r.keys("space")
	r.shows("lit up today: Miso")
	r.keys("u", "u", "c")
	r.shows("carried forward: Miso")
	r.keys("u")
	r.toLine("said I'd hear side two")
	r.keys("x")
	r.shows("what I said I would do: enter says that it is done")
	r.keys("enter")
	r.shows("done: hear side two")
	r.hides("said I'd hear side two")
}

// TestAskAboutTheLineUnderTheCursor, and why not where it may not be.
func TestAskAboutTheLineUnderTheCursor(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "tab")
	r.toLine("2  Miso")
	r.keys("a")
	r.shows("something small to ask about Miso")
	r.keys("esc")
	r.toLineUp("Biscuit")
	r.keys("a")
	r.shows("Biscuit is held gently: known, and not asked about.")
}

// toLineUp is toLine, upward.
func (r *rig) toLineUp(words string) {
	r.t.Helper()
	for range 20 {
		r.keys("up")
	}
	r.toLine(words)
}

// TestTheCursorStaysOnTheThingAcrossTab, both ways.
func TestTheCursorStaysOnTheThingAcrossTab(t *testing.T) {
	r := newRig(t)
	r.keys("caravan", "enter")
	r.shows("▌ memory   Nan's caravan")
	r.keys("tab")
	r.shows("▌ 3  Nan's caravan")
	r.keys("tab")
	r.shows("▌ memory   Nan's caravan")
	r.keys("tab", "up", "tab")
	r.shows("▌ pet      Miso")
	// The quilt does not stand in the minute before, and is found again.
	r.keys("/", "quilt", "enter", "tab", "tab")
	r.shows("▌ making   the quilt")
}

// TestASmallMinuteBefore follows the cursor to its last line.
func TestASmallMinuteBefore(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "tab")
	r.toLine("said I'd hear side two")
	if f := r.frame(40, 12); !f.has("said I'd hear side two") {
		t.Errorf("the line under the cursor is out of sight:\n%s", f)
	}
	for range 5 {
		r.keys("down")
	}
	if f := r.frame(40, 12); !f.has("in twice, 12 minutes") {
		t.Errorf("the end is out of sight:\n%s", f)
	}
	r.keys("up")
	if f := r.frame(40, 12); !f.has("said I'd hear side two") {
		t.Errorf("up does not come back:\n%s", f)
	}
}
