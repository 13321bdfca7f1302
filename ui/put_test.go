package ui_test

import (
	"testing"

	"rapport/prompts"
	"rapport/ui"
)

// TestHowQuestionsArePut is one line, from *everything* on the card: it begins
// with what holds now, says what it does not know, and questions follow it.
func TestHowQuestionsArePut(t *testing.T) {
	bank, err := prompts.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	r := newRig(t, func(d *ui.Deps) { d.Bank = bank })
	r.keys("maya", "enter", "ctrl+p", "how questions", "enter")
	r.shows("questions  adult, room")
	r.keys("ctrl+u", "teen, es gherkin gherkin", "enter")
	r.shows(`"gherkin" is not known here: an age`)
	r.keys("ctrl+u", "teen, phone, es tu, without sight", "enter")
	r.says("kept: teen, phone, es tu, without sight")
	if c := r.client("maya"); c.Language != "es" || c.Address != "tu" || len(c.Needs) != 1 {
		t.Errorf("%+v", c.Client)
	}
	r.keys("a")
	r.shows("¿")
	r.keys("esc", "u")
	r.says("undone: kept: teen, phone, es tu, without sight")
	if c := r.client("maya"); c.Language != "" {
		t.Errorf("language %q after undo", c.Language)
	}
}
