package ui_test

import (
	"slices"
	"testing"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui"
	"rapport/ui/nav"
)

// TestAFourthInHandAsksWhichGoesBack, and esc changes nothing.
func TestAFourthInHandAsksWhichGoesBack(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "a", "a", "1", "2", "3", "right", "1")
	r.shows("three are in hand already: which one goes back for this", "1 2 3 puts that one back", "in hand  1  ")
	before := r.client("maya").InHand
	r.keys("esc")
	r.shows("nothing changed")
	if got := r.client("maya").InHand; !slices.Equal(got, before) {
		t.Errorf("in hand is %v", got)
	}
	r.keys("1", "2")
	after := r.client("maya").InHand
	if len(after) != 3 || slices.Contains(after, before[1]) || !slices.Contains(after, before[0]) || !slices.Contains(after, before[2]) {
		t.Errorf("it was %v and is %v", before, after)
	}
	r.keys("u")
	if got := r.client("maya").InHand; !slices.Equal(got, before) {
		t.Errorf("undone, in hand is %v", got)
	}
}

// TestWhatMayNotBeAskedMakesRoom: nobody sees it in hand.
func TestWhatMayNotBeAskedMakesRoom(t *testing.T) {
	r := newRig(t)
	r.elsewhere(func(tx record.Tx) error {
		return record.ChangeCard(tx, r.client("maya").ID, func(c *record.Card) error {
			c.InHand = []record.Held{{Question: "a", Text: "How is Biscuit?"}, {Question: "b", Text: "One?"}, {Question: "c", Text: "Two?"}}
			return nil
		})
	})
	r.tick()
	r.keys("maya", "enter", "a", "1")
	if got := r.client("maya").InHand; len(got) != 3 || got[0].Question != "b" {
		t.Errorf("in hand is %v", got)
	}
}

// TestNeverForAnyone: x and then X hides a question from every client and from
// the general deck; undo brings it back, and x itself after that.
func TestNeverForAnyone(t *testing.T) {
	var hidden []string
	r := newRig(t, func(d *ui.Deps) {
		d.Hide = func(id string, on bool) ([]string, error) {
			hidden = slices.DeleteFunc(hidden, func(have string) bool { return have == id })
			if on {
				hidden = append(hidden, id)
			}
			return hidden, nil
		}
	})
	r.keys("maya", "enter", "a")
	r.shows("What is Miso eating")
	r.keys("x")
	r.shows("not this one for Maya; X: never for anyone")
	r.keys("X")
	r.shows("never for anyone")
	if !slices.Equal(hidden, []string{"test-pet-eats"}) || !r.root().Bank().Hides("test-pet-eats") {
		t.Errorf("hidden is %q", hidden)
	}
	if c := r.client("maya"); !slices.Equal(c.Hidden, []string{"test-pet-eats"}) {
		t.Errorf("of Maya %q is hidden", c.Hidden)
	}
	r.keys("u")
	r.shows("undone: never for anyone")
	r.hides("What is Miso eating")
	if len(hidden) != 0 {
		t.Errorf("after undo hidden is %q", hidden)
	}
	r.keys("U", "u", "u")
	r.shows("What is Miso eating")
	// X alone asks once, and another key in between disarms it.
	r.keys("X", "down", "X")
	r.shows("X once more")
	if len(hidden) != 0 {
		t.Errorf("one X hid %q", hidden)
	}
}

// TestNeverFromTheGeneralDeck has an undo of its own.
func TestNeverFromTheGeneralDeck(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "t", "/", "ctrl+p", "someone new", "enter")
	first := r.frame(80, 24).rows[5]
	r.keys("u")
	r.shows("nothing to undo here")
	r.keys("X", "X")
	r.shows("never for anyone")
	if r.frame(80, 24).rows[5] == first {
		t.Error("it is still on the table")
	}
	r.keys("u")
	if r.frame(80, 24).rows[5] != first {
		t.Errorf("it is not back:\n%s", r.frame(80, 24))
	}
}

// TestAFavouriteIsSaidOnItsCard, and again is none.
func TestAFavouriteIsSaidOnItsCard(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "a", "f")
	r.shows("suits her")
	if got := r.client("maya").Favored; !slices.Equal(got, []string{"test-pet-eats"}) {
		t.Errorf("favoured are %q", got)
	}
	r.keys("f")
	r.shows("no longer one that suits her")
	r.keys("u", "u")
	if got := r.client("maya").Favored; len(got) != 0 {
		t.Errorf("undone, favoured are %q", got)
	}
}

// TestNotThisGoesOutOfHand with the same key, and undo puts both back.
func TestNotThisGoesOutOfHand(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "a", "1", "x")
	if got := r.client("maya").InHand; len(got) != 0 {
		t.Errorf("in hand is %v", got)
	}
	r.keys("u")
	if got := r.client("maya").InHand; len(got) != 1 {
		t.Errorf("undone, in hand is %v", got)
	}
}

// TestAskedAboutWhatMayNotBeAskedAbout says why and offers others.
func TestAskedAboutWhatMayNotBeAskedAbout(t *testing.T) {
	r := newRig(t)
	r.keys("biscuit", "enter", "a")
	r.shows("Biscuit is held gently: known, and not asked about. These are others.", "1   ")
	r.hides("about Biscuit  ")
	r.keys("a")
	r.hides("Biscuit")
}

// TestAboutOneThingAndAboutAnything with one key.
func TestAboutOneThingAndAboutAnything(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "tab", "a")
	r.hides("to ask about")
	r.keys("a")
	r.shows("something small to ask about Miso")
	r.keys("right", "right", "right")
	r.shows("no others about Miso for today; a has some about anything")
	r.keys("a")
	r.hides("to ask about")
}

// TestNoOthersSaysWhereSomeAre.
func TestNoOthersSaysWhereSomeAre(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "tab", "a")
	for range 10 {
		r.keys("right")
	}
	r.shows("no others for opening today; tab has some for out")
	for range 10 {
		r.keys("left")
	}
	r.shows("these are the first three", "What is Miso eating")
}

// TestWhereAndForWhom: the setting is this hour's, and someone new has an age.
func TestWhereAndForWhom(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "a", "w")
	r.shows("video · winter")
	if r.client("maya").Setting != record.Room {
		t.Error("it changed the client's usual setting")
	}
	r.keys("/", "ctrl+p", "someone new", "enter")
	r.shows("adult · room · winter")
	r.keys("y", "y", "w", "w")
	r.shows("teen · phone · winter")
}

// TestOwnWordsForSomeoneNew are kept and no more.
func TestOwnWordsForSomeoneNew(t *testing.T) {
	var kept []string
	r := newRig(t, func(d *ui.Deps) {
		d.KeepOwn = func(q *prompts.Question) (*prompts.Bank, error) {
			kept = append(kept, q.Text)
			return &prompts.Bank{}, nil
		}
	})
	r.keys("ctrl+p", "someone new", "enter", "e", "ctrl+u", "What was good about Tues", "esc", "e", "day?", "enter")
	r.shows("kept as your own: What was good about Tuesday?", "→ three others")
	if !slices.Equal(kept, []string{"What was good about Tuesday?"}) {
		t.Errorf("kept %q", kept)
	}
}

// TestNothingToOfferSaysWhy for each reason there is.
func TestNothingToOfferSaysWhy(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*record.Card)
		says   []string
	}{
		"a language": {func(c *record.Card) { c.Language = "cy" }, []string{`no questions in "cy" yet`, "bank path"}},
		"all closed": {func(c *record.Card) {
			for i := range c.Interests {
				c.Interests[i].Standing = record.Closed
			}
		}, []string{"may be asked about today; these are general."}},
		"finished": {func(c *record.Card) { c.Client.Standing = record.Finished }, []string{"No questions are offered for Maya", "stays on the card"}},
		"straight": {func(c *record.Card) { c.Straight = true }, []string{"[out]"}},
	} {
		r := newRig(t)
		id := r.client("maya").ID
		r.elsewhere(func(tx record.Tx) error {
			return record.ChangeCard(tx, id, func(card *record.Card) error {
				c.change(card)
				return nil
			})
		})
		r.tick()
		r.send(nav.Go{To: nav.Ask{Client: id}})
		t.Run(name, func(t *testing.T) {
			r.t = t
			r.shows(c.says...)
			for _, size := range sizes {
				r.frame(size.w, size.h)
			}
		})
	}
}
