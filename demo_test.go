//go:build unix

package main

import (
	"os"
	"testing"
)

// TestJourneyDemo: whoever tries the demo keeps nothing of it, not even the
// settings that were tried.
func TestJourneyDemo(t *testing.T) {
	dir := home(t)
	term := start(t, setup{home: dir, args: []string{"demo"}})
	term.sees("find", "lately")
	term.press("ctrl+p", "settings", "enter")
	term.sees("clock times")
	term.press("down", "right")
	term.sees("places        three")
	term.press("esc", "maya", "enter", "+", "pet Mango", "enter")
	term.sees("added: Mango")
	term.quit()
	left, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range left {
		t.Errorf("%s is left behind", f.Name())
	}
}
