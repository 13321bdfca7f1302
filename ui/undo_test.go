package ui_test

import (
	"slices"
	"testing"
	"time"

	"rapport/store/record"
	"rapport/ui/nav"
)

// changes are changes of a card that one key makes, with what is different.
var changes = []struct {
	keys []string
	said string
	done func(*record.Card) bool
}{
	{[]string{"t"}, "heard today: Miso", func(c *record.Card) bool { return c.Named(0, "Miso").Heard == record.DateOf(thursday) }},
	{[]string{"space"}, "lit up today: Miso", func(c *record.Card) bool { return c.Named(0, "Miso").LastLit() == record.DateOf(thursday) }},
	{[]string{"x"}, "not to open: Miso", func(c *record.Card) bool { return c.Named(0, "Miso").Standing == record.Closed }},
	{[]string{"r"}, "resting: Miso", func(c *record.Card) bool { return c.Named(0, "Miso").Standing == record.Resting }},
	{[]string{"p"}, "past: Miso", func(c *record.Card) bool { return c.Named(0, "Miso").Standing == record.Past }},
	{[]string{"c"}, "carried forward: Miso", func(c *record.Card) bool { return len(c.Carried) == 3 }},
	{[]string{"g", "esc"}, "held gently: Miso", func(c *record.Card) bool { return c.Named(0, "Miso").Standing == record.Gentle }},
	{[]string{"+", "pet Pip", "enter"}, "added: Pip", func(c *record.Card) bool { return c.Named(0, "Pip") != nil }},
	{[]string{"ctrl+p", "take away", "enter", "miso", "enter"}, "taken away: Miso", func(c *record.Card) bool { return c.Named(0, "Miso") == nil }},
}

// TestUndoAndRedoOfACard: each change says what it did and can be taken back
// and done again.
func TestUndoAndRedoOfACard(t *testing.T) {
	for _, c := range changes {
		t.Run(c.said, func(t *testing.T) {
			r := newRig(t)
			r.keys("maya", "enter")
			before := r.client("maya")
			r.keys(c.keys...)
			if !c.done(r.client("maya")) {
				t.Fatal("not done")
			}
			if !slices.ContainsFunc(r.said, func(s string) bool { return len(s) >= len(c.said) && s[:len(c.said)] == c.said }) {
				t.Errorf("said %q", r.said)
			}
			r.keys("u")
			r.says("undone: ")
			if c.done(r.client("maya")) {
				t.Error("not undone")
			}
			if n := len(r.client("maya").Interests); n != len(before.Interests) {
				t.Errorf("%d things after undo, %d before", n, len(before.Interests))
			}
			r.keys("U")
			r.says("done again: ")
			if !c.done(r.client("maya")) {
				t.Error("not done again")
			}
		})
	}
}

// TestUndoStepsBackThroughEverything, and forward again.
func TestUndoStepsBackThroughEverything(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter")
	before := r.client("maya").Named(0, "Miso").Clone()
	r.keys("t", "space", "r", "o", "p")
	after := r.client("maya").Named(0, "Miso").Clone()
	r.keys("u", "u", "u", "u", "u")
	if got := r.thing("maya", "Miso"); got.Standing != before.Standing || got.Heard != before.Heard || got.LastLit() != before.LastLit() {
		t.Errorf("after five undos: %+v, before: %+v", got, before)
	}
	r.keys("u")
	r.says("nothing to undo here")
	r.keys("U", "U", "U", "U", "U")
	if got := r.thing("maya", "Miso"); got.Standing != after.Standing || got.Heard != after.Heard || got.LastLit() != after.LastLit() {
		t.Errorf("after five redos: %+v", got)
	}
	r.keys("U")
	r.says("nothing to redo here")
}

// TestUndoIsAClientsOwn: undo on a card takes back what was done to that
// client, whatever was done to others since.
func TestUndoIsAClientsOwn(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "t", "esc", "esc", "theo", "enter", "t", "esc", "esc", "maya", "enter", "u")
	r.says("undone: heard today: Miso")
	r.keys("u")
	r.says("nothing to undo here")
	theo := r.client("theo").Interests
	if !slices.ContainsFunc(theo, func(in record.Interest) bool { return in.Heard == record.DateOf(thursday) }) {
		t.Error("Theo's change is gone too")
	}
}

// TestUndoIsRefusedOnceTheRecordMovedOn: a change made elsewhere since is not
// written over.
func TestUndoIsRefusedOnceTheRecordMovedOn(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "r")
	r.elsewhere(func(tx record.Tx) error {
		c, err := tx.Card(r.client("maya").ID)
		if err != nil {
			return err
		}
		c.Pace = append(c.Pace, "from elsewhere")
		return tx.PutCard(c)
	})
	r.keys("u")
	r.says("this was changed elsewhere since; nothing was undone")
	if c := r.client("maya"); !slices.Contains(c.Pace, "from elsewhere") || c.Named(0, "Miso").Standing != record.Resting {
		t.Errorf("%v, %v", c.Pace, c.Named(0, "Miso").Standing)
	}
}

// TestUndoInAnHour takes the marks back, one by one, and gives them again.
func TestUndoInAnHour(t *testing.T) {
	r := newRig(t)
	r.startLive()
	for _, key := range []string{"1", "q", "3", "space"} {
		r.pass(time.Minute)
		r.keys(key)
	}
	r.keys("u", "u")
	if s := r.hour(); len(s.Moves) != 1 || len(s.Marks) != 1 {
		t.Fatalf("after two undos: %v %v", s.Moves, s.Marks)
	}
	r.keys("U", "U")
	if s := r.hour(); len(s.Moves) != 2 || len(s.Marks) != 2 {
		t.Fatalf("after two redos: %v %v", s.Moves, s.Marks)
	}
	r.shows("in, since 3")
}

// TestUndoNeverTakesTheHourAway: however often u is pressed, the hour that is
// going on stays, and what came before it on the card too.
func TestUndoNeverTakesTheHourAway(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "r")
	r.startLive()
	r.pass(time.Minute)
	r.keys("q", "u", "u", "u", "u")
	s := r.hour()
	if len(s.Marks) != 0 {
		t.Errorf("marks %v", s.Marks)
	}
	r.says("nothing to undo here")
	r.keys("3")
	if s := r.hour(); len(s.Moves) != 1 {
		t.Error("the hour takes no marks any more")
	}
}

// TestUndoCarriesOnWithTheHour: one that was ended too soon is on screen
// again, and takes marks.
func TestUndoCarriesOnWithTheHour(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.pass(time.Minute)
	r.keys("2", "e", "e")
	r.pass(time.Second)
	r.shows("the minute after", "carry on with the hour")
	r.keys("shift+tab", "u")
	r.shows("edge, since 1", "e e end")
	r.pass(time.Second)
	r.keys("q")
	if s := r.hour(); len(s.Marks) != 1 {
		t.Error("no mark is taken")
	}
}

// TestANewHourAndATakenOneComeBack.
func TestANewHourAndATakenOneComeBack(t *testing.T) {
	r := newRig(t)
	id := r.client("maya").ID
	before := len(r.disk.caseload().Sessions(id))
	r.keys("maya", "enter", "d", "8n 15i 33e 41o", "enter")
	r.pass(time.Second)
	r.keys("esc")
	r.shows("past hours")
	r.keys("u")
	if n := len(r.disk.caseload().Sessions(id)); n != before {
		t.Errorf("%d hours after undo, %d before", n, before)
	}
	r.keys("U")
	if n := len(r.disk.caseload().Sessions(id)); n != before+1 {
		t.Errorf("%d hours after redo", n)
	}
	r.keys("up", "ctrl+p", "take away the hour", "enter", "19 nov", "enter")
	r.says("taken away")
	if n := len(r.disk.caseload().Sessions(id)); n != before {
		t.Errorf("%d hours after it was taken away", n)
	}
	r.keys("u")
	if n := len(r.disk.caseload().Sessions(id)); n != before+1 {
		t.Errorf("%d hours after undo", n)
	}
}

// TestTheLockEndsUndo: the history holds whole records, and goes.
func TestTheLockEndsUndo(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "r", "ctrl+l")
	r.jump(time.Second)
	r.keys(passphrase, "enter", "maya", "enter", "u")
	r.says("nothing to undo here")
}

// TestErasingEndsUndo and takes the client from every screen.
func TestErasingEndsUndo(t *testing.T) {
	r := newRig(t)
	id := r.client("maya").ID
	r.keys("maya", "enter", "r", "v", "esc", "ctrl+p", "erase", "enter", "wrong", "enter")
	r.shows("that is another name; nothing was done")
	r.keys("ctrl+u", "maya", "enter")
	r.shows("find")
	r.send(nav.Undo{Client: id})
	r.says("nothing to undo here")
	if left := wordsIn(r.model, []string{"MY-uh", "can't whistle"}); len(left) > 0 {
		t.Errorf("still in memory: %v", left)
	}
}
