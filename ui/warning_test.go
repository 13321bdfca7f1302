package ui_test

import (
	"errors"
	"testing"

	"rapport/ui"
)

// TestAWarningIsToldOnce: what is amiss with a vault that still opens is said
// when it is opened, and gives way to the next key.
func TestAWarningIsToldOnce(t *testing.T) {
	r := newRig(t, func(d *ui.Deps) { d.Vault.(*memory).warning = errors.New("the last change may be missing") })
	r.shows("the last change may be missing", "around now")
	r.keys("down")
	r.hides("the last change may be missing")
}
