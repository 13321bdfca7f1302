package cli

import (
	"testing"

	"rapport/ui/config"
)

// TestFlagsAreForOneRun: what a flag says is not kept when a setting is
// changed, unless it is that very setting.
func TestFlagsAreForOneRun(t *testing.T) {
	kept := config.Default()
	run := kept
	run.Theme, run.Plain = "mono", true

	changed := run
	changed.Length = 60
	if got := withoutOverrides(changed, run, kept); got.Theme != "auto" || got.Plain || got.Length != 60 {
		t.Errorf("a changed length is kept as %+v", got)
	}
	changed.Theme = "light"
	if got := withoutOverrides(changed, run, kept); got.Theme != "light" {
		t.Errorf("a changed theme is kept as %q", got.Theme)
	}
}
