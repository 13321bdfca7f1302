package ui_test

import (
	"testing"

	"rapport/store/record"
	"rapport/ui/undo"
)

// unsure is an error of a change that was made all the same.
type unsure struct{}

func (unsure) Error() string { return "this is done, and the disk did not say that it will stay" }
func (unsure) Done() bool    { return true }

// A change of which the disk did not say that it will stay is told as one that was
// made: it is on the screen, and can be undone and done again.
func TestAChangeThatMayNotStay(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter")
	r.disk.doubt = unsure{}
	for _, step := range []struct {
		key  string
		want record.Standing
	}{{"x", record.Closed}, {"u", record.Open}, {"U", record.Closed}} {
		r.keys(step.key)
		r.says(unsure{}.Error())
		if got := r.client("maya").Named(0, "Miso").Standing; got != step.want {
			t.Errorf("after %s it is %v", step.key, got)
		}
	}
	r.disk.doubt = nil
	r.keys("u")
	r.says("undone: not to open: Miso")
	if undo.Done(errFull) || undo.Done(nil) || !undo.Done(unsure{}) {
		t.Error("it takes one error for another")
	}
}
