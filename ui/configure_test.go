package ui_test

import (
	"testing"

	"rapport/ui"
	"rapport/ui/config"
	"rapport/ui/nav"
)

// TestTheLastSettingIsTheOneThatIsKept: whatever order the system runs commands in,
// one file is written by one of them at a time, the newest settings last, and the
// end waits for that.
func TestTheLastSettingIsTheOneThatIsKept(t *testing.T) {
	for name, pick := range map[string]func(int) int{
		"the oldest first": func(int) int { return 0 },
		"the newest first": func(n int) int { return n - 1 },
	} {
		var saved []int
		r := newRigOn(t, newDisk(nil, nil), func(d *ui.Deps) {
			d.SaveConfig = func(c config.Config) error {
				saved = append(saved, c.IdleMinutes)
				return nil
			}
		})
		r.hold()
		for minutes := 10; minutes < 15; minutes++ {
			c := config.Default()
			c.IdleMinutes = minutes
			r.send(nav.Configure{Config: c})
		}
		r.keys("ctrl+c")
		if r.quit {
			t.Errorf("%s: it ends before the settings are kept", name)
		}
		r.shuffle = pick
		r.free()
		if len(saved) != 2 || saved[1] != 14 || !r.quit {
			t.Errorf("%s: kept are %v, and it ended: %v", name, saved, r.quit)
		}
	}
}
