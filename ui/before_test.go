package ui_test

import (
	"strings"
	"testing"

	"rapport/store/record"
)

// TestBeforeSaysAReasonWhole: it is there so that nobody stumbles on it. Where
// there is no room the gaps give way first, then the lines.
func TestBeforeSaysAReasonWhole(t *testing.T) {
	r := newRig(t)
	r.keys("maxim", "tab")
	r.shows("her own book, never to be printed: it was lost in the move, and she is", "polite about it")
	f := r.frame(80, 14)
	if !strings.Contains(f.String(), "and she is p…") {
		t.Errorf("no room for that here:\n%s", f)
	}
}

// TestBeforeClosesNoMoreGapsThanItTakes.
func TestBeforeClosesNoMoreGapsThanItTakes(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "tab", "a", "1", "2", "esc")
	f := r.shows("in hand", "in twice, 12 minutes in all")
	if f.rows[1] != "" {
		t.Errorf("no room under the name:\n%s", f)
	}
}

// TestBeforeAClientWhoDied says so, and offers no hour and no question.
func TestBeforeAClientWhoDied(t *testing.T) {
	r := newRig(t)
	r.keys("walter", "tab")
	r.shows("he/him · died")
	r.hides("s start the hour", "a ask")
	r.keys("s", "d", "a")
	r.says("no hours and no questions are offered for Walter")
}

// TestBeforeKeepsAReasonApart from a long thing to remember.
func TestBeforeKeepsAReasonApart(t *testing.T) {
	r := newRig(t)
	long := strings.Repeat("very ", 20)
	r.elsewhere(func(tx record.Tx) error {
		c, err := tx.Card(r.client("maya").ID)
		if err != nil {
			return err
		}
		c.Carried[0].Words = long
		return tx.PutCard(c)
	})
	r.tick()
	r.keys("maya", "tab")
	f := r.shows("very very  you carried this")
	if n := strings.Count(f.String(), "very"); n != 20 {
		t.Errorf("%d of the words are there:\n%s", n, f)
	}
}

// TestBeforeUsesTheRoomThereIs: in a wide window what is to be remembered is
// not cut off beside its reason, and each question in hand has a row.
func TestBeforeUsesTheRoomThereIs(t *testing.T) {
	r := newRig(t)
	r.changeMaya(func(c *record.Card) {
		c.Carried[0].Words = "the letter to her brother, which she has begun and put away and begun again"
	})
	r.tick()
	r.keys("maya", "tab", "a", "1", "2", "esc")
	if f := r.frame(120, 40); !f.has("1  the letter to her brother, which she has begun and put away and begun again  you carried this") {
		t.Errorf("%s", f)
	}
	for _, q := range r.client("maya").InHand {
		if f := r.shows(q.Text); !f.has("      \"" + q.Text + "\"") {
			t.Errorf("%q has no row of its own:\n%s", q.Text, f)
		}
	}
}

// TestTheLineUnderTheCursorIsReadWhole: also where there is one row for each of
// the others.
func TestTheLineUnderTheCursorIsReadWhole(t *testing.T) {
	r := newRig(t)
	r.keys("maxim", "tab")
	r.toLine("her own book")
	var read strings.Builder
	for _, row := range r.frame(40, 12).rows {
		read.WriteString(" " + strings.TrimSpace(row))
	}
	if !strings.Contains(read.String(), "and she is polite about it") {
		t.Errorf("not read to its end:\n%s", r.frame(40, 12))
	}
}
