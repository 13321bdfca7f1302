package ui_test

import (
	"testing"

	"rapport/prompts"
	"rapport/ui"
)

// TestAnOwnWordingIsKept: words of one's own are taken in hand for this client
// and join the bank for everyone, unless they name something of this client's.
func TestAnOwnWordingIsKept(t *testing.T) {
	var kept []string
	r := newRig(t, func(d *ui.Deps) {
		d.KeepOwn = func(q *prompts.Question) (*prompts.Bank, error) {
			kept = append(kept, q.Text)
			return &prompts.Bank{}, nil
		}
	})
	r.keys("maya", "tab", "a", "e", "ctrl+u", "What was good about Tuesday?", "enter")
	r.shows("in hand, and kept as your own: What was good about Tuesday?")
	if len(kept) != 1 || kept[0] != "What was good about Tuesday?" {
		t.Errorf("kept %q", kept)
	}
	r.keys("j", "e", "ctrl+u", "What would Inês say?", "enter")
	r.shows("in hand, for Maya alone: What would Inês say?")
	if len(kept) != 1 {
		t.Errorf("the bank was given %q, which names somebody", kept[1])
	}
}
