package cli

import (
	"os"
	"path/filepath"
	"testing"

	"rapport/prompts"
)

// TestOwnQuestionsAreKept: a question in one's own words joins the pack, the
// next one joins it too, and the pack is one that loads and passes the lint.
func TestOwnQuestionsAreKept(t *testing.T) {
	bank, err := prompts.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "packs")
	offer := bank.Choose(prompts.Request{Moment: prompts.Opening})[0]
	for i, words := range []string{"What was on the kitchen table this morning?", "Which tune is going round today?"} {
		q, err := bank.Reworded(offer, words, nil)
		if err != nil {
			t.Fatal(err)
		}
		own, err := keepOwn(dir, q)
		if err != nil {
			t.Fatal(err)
		}
		if got := own.Questions(); len(got) != i+1 || got[i].Text != words {
			t.Fatalf("the pack holds %d questions after %d", len(got), i+1)
		}
		bank = bank.With(own)
	}
	loaded, err := prompts.Load(os.DirFS(dir))
	if err != nil || len(loaded.Questions()) != 2 {
		t.Errorf("loading the folder: %v", err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*.new"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}
