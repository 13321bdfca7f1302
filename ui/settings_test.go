package ui_test

import (
	"slices"
	"testing"

	"rapport/store/record"
	"rapport/ui/config"
)

// toSpans are the keys from home to the last row of the settings.
var toSpans = append([]string{"ctrl+p", "settings", "enter"}, slices.Repeat([]string{"down"}, 11)...)

// TestTheSettingsTellTheSpans, where they are changed, and what is wrong there.
func TestTheSettingsTellTheSpans(t *testing.T) {
	r := newRig(t)
	r.keys(toSpans...)
	r.shows("by kind", "[stale]", "rapport paths")
	r.keys("right")
	r.shows("changed in the settings file")
	r = newRig(t, settings(func(c *config.Config) {
		c.Stale = c.Stale.With(record.Show, 9).With(record.Pet, 0)
		c.StaleFault = `[stale] "goldfish" is no kind of thing`
	}))
	r.keys(toSpans...)
	r.shows("pet never, show 9 days", `Left as it comes: [stale] "goldfish" is no kind of thing.`)
}

// TestTheCardMarksWhatMayHaveChangedByTheSpans.
func TestTheCardMarksWhatMayHaveChangedByTheSpans(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter")
	r.shows("?  3 Sep")
	r = newRig(t, settings(func(c *config.Config) { c.Stale = c.Stale.With(record.Show, 0) }))
	r.keys("maya", "enter")
	r.hides("?  3 Sep")
}
