//go:build unix

package main

import (
	"strings"
	"testing"
	"time"

	"rapport/store/record"
)

// TestJourneyRekey: the vault is given a new key from another terminal in the
// middle of an hour. The passphrase is asked for, and the hour goes on under the
// new key. (That a mark which meets it is kept is for the rig to show: here the
// second's tick may come first.)
func TestJourneyRekey(t *testing.T) {
	dir := seeded(t)
	term := start(t, setup{home: dir})
	term.unlock()
	term.press("maya", "tab", "s")
	term.sees("lighter")
	time.Sleep(350 * time.Millisecond) // the screen is deaf to the key that opened it
	term.press("3")
	term.sees("in, since 0")
	out, code := run(t, dir, "rekey")
	if code != 0 || !strings.Contains(out, "recovery code: ") {
		t.Fatalf("rekey: exit %d\n%s", code, out)
	}
	term.press("q") // a mark, unless the new key was noticed before: within a second
	term.sees("was given a new key", "passphrase")
	time.Sleep(450 * time.Millisecond)
	term.press("\x15", "wrong", "enter")
	term.sees("this does not open the vault")
	term.press(passphrase, "enter")
	term.sees("Maya", "in, since 0")
	term.press("v")
	term.sees("a lot, 0 min")
	term.quit()
	all := opened(t, dir)
	open := all.OpenSession()
	if open == nil || len(open.Moves) != 1 || len(open.Marks) == 0 || open.Marks[len(open.Marks)-1].Kind != record.ALot {
		t.Errorf("on disk: %+v", open)
	}
}
