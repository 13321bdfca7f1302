package ui_test

import (
	"strings"
	"testing"
)

// TestWhatIsAddedIsUnderTheCursor: the bottom line says that e corrects it, so
// e has to mean it.
func TestWhatIsAddedIsUnderTheCursor(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "+", "Bowie", "enter")
	r.shows("added: Bowie, as other; e corrects it")
	r.keys("u")
	r.says("undone: added: Bowie, as other") // what could be done next is not said again
	r.keys("U")
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

// TestAFourthToCarryAsksWhich, in words that stand in every window, and changes
// nothing until it is answered.
func TestAFourthToCarryAsksWhich(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "c", "down", "c")
	r.shows("three are carried already: which one makes room for the allotment", "1 2 3 let that one go   esc keep all three")
	if f := r.frame(40, 12); !f.has("1 sister's wedding") || !f.has("3 Miso") {
		t.Errorf("what is carried is not in sight:\n%s", f)
	}
	r.keys("esc")
	r.says("nothing changed")
	r.keys("c", "1")
	r.says("carried forward: the allotment")
	var words []string
	for _, k := range r.client("maya").Carried {
		words = append(words, k.Words)
	}
	if got := strings.Join(words, ", "); got != "the seed order, Miso, the allotment" {
		t.Error(got)
	}
}

// TestLinesOfMySideCanGo: a slip of the pen is not there for ever.
func TestLinesOfMySideCanGo(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "m", "told her: I like bees", "enter")
	r.shows("told her: I like bees")
	r.hides("her: her")
	r.keys("right")
	for range 20 { // past carried and pace to the line just told
		if strings.Contains(r.frame(80, 24).String(), "▌told her: I like bees") {
			break
		}
		r.keys("down")
	}
	r.shows("▌told her: I like bees", "x take away")
	r.keys("x")
	r.says("taken away: I like bees")
	r.keys("u")
	r.says("undone: taken away: I like bees")
	if n := len(r.client("maya").MySide); n != 2 {
		t.Errorf("%d lines", n)
	}
}

// TestWhatUsedToBeSaysSo, however long its name is.
func TestWhatUsedToBeSaysSo(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "+", "hobby "+strings.Repeat("long ", 20)+", on Sundays", "enter", "p")
	r.shows("… (used to)")
}

// TestTheCardOfAClientWhoDied offers nothing, and nothing on it may have
// changed.
func TestTheCardOfAClientWhoDied(t *testing.T) {
	r := newRig(t)
	r.keys("walter", "enter")
	r.hides("may have changed", "   ?  ", "(used to)", "s session", "d draw", "a ask", "heard today", "lit up")
	r.keys("s")
	r.says("no hours are offered for Walter")
}

// TestAStandingIsSaidInWords.
func TestAStandingIsSaidInWords(t *testing.T) {
	r := newRig(t)
	for word, says := range map[string]string{"break": "Maya: on a break", "died": "Maya: has died", "finished": "Maya: the work is finished"} {
		r.keys("maya", "enter", "ctrl+p", word, "enter")
		r.says(says)
		r.keys("u")
		r.says("undone: " + says)
		r.keys("esc")
	}
}

// TestWhatIsCutOnARowStandsUnderIt once the cursor is there: nothing that is
// known can be read nowhere.
func TestWhatIsCutOnARowStandsUnderIt(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "+", "food a pie, bought at the stall that only comes on the second Saturday of the month, cold", "enter")
	r.shows("▌ food     a pie · bought at the st", "            bought at the stall that only comes", "            on the second Saturday of the month", "            cold")
}

// TestALineBesideIsWholeUnderTheCursor.
func TestALineBesideIsWholeUnderTheCursor(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter")
	r.shows("1 sister's wedding on the…")
	r.keys("right")
	r.shows("▌1 sister's wedding on the", "  21st")
	r.keys("esc", "/", "maxim", "enter", "end")
	for range 60 {
		if strings.Contains(r.frame(80, 24).String(), "▌ book     her own") {
			break
		}
		r.keys("down")
	}
	r.shows("polite about it")
}
