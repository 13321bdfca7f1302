//go:build unix

package main

import (
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"rapport/store/record"
)

// inTheHour opens Maya's hour in a terminal and waits until keys mark.
func inTheHour(t *testing.T, dir string) *terminal {
	t.Helper()
	term := start(t, setup{home: dir})
	term.unlock()
	term.press("maya", "tab", "s")
	term.sees("lighter", "since 0")
	time.Sleep(350 * time.Millisecond) // the screen is deaf to the key that opened it
	return term
}

// hourOnDisk is the hour that is open, and the kinds of its marks.
func hourOnDisk(t *testing.T, dir string) (*record.Session, []record.MarkKind) {
	t.Helper()
	open := opened(t, dir).OpenSession()
	if open == nil {
		t.Fatal("no hour is open")
	}
	var kinds []record.MarkKind
	for _, m := range open.Marks {
		kinds = append(kinds, m.Kind)
	}
	return open, kinds
}

// TestJourneySuspendInTheHour: ctrl+z writes what was pressed, locks and stops;
// afterwards the hour is where it was, and goes on.
func TestJourneySuspendInTheHour(t *testing.T) {
	dir := seeded(t)
	term := inTheHour(t, dir)
	term.press("3")
	term.sees("in, since 0")
	if _, err := term.pty.WriteString("qw\x1a"); err != nil { // in one piece, the mark and the key that stops it
		t.Fatal(err)
	}
	// The program leads its own session here, so that the system does not stop
	// it; it goes through everything else.
	time.Sleep(300 * time.Millisecond)
	_ = term.cmd.Process.Signal(syscall.SIGCONT)
	term.sees("passphrase")
	if strings.Contains(term.text(), "Maya") {
		t.Errorf("after ctrl+z the screen shows:\n%s", term.text())
	}
	if _, kinds := hourOnDisk(t, dir); !slices.Equal(kinds, []record.MarkKind{record.Quiet, record.Wobble}) {
		t.Errorf("stopped, on disk are %v", kinds)
	}
	time.Sleep(450 * time.Millisecond)
	term.press(passphrase, "enter")
	term.sees("Maya", "in, since 0")
	time.Sleep(350 * time.Millisecond)
	term.press("g")
	term.sees("grounding, 0 min")
	term.quit()
	if _, kinds := hourOnDisk(t, dir); len(kinds) != 3 {
		t.Errorf("in the end on disk are %v", kinds)
	}
}

// TestJourneyAsleep: a machine that sleeps hears nothing, and what was pressed
// meanwhile is marked when it wakes, in the order in which it was pressed.
func TestJourneyAsleep(t *testing.T) {
	dir := seeded(t)
	term := inTheHour(t, dir)
	_ = term.cmd.Process.Signal(syscall.SIGSTOP)
	term.until("it to stop", func() bool { return stopped(term.cmd.Process.Pid) })
	for _, key := range []string{"1", "q", "3", "4", "2", "c", "s", "u", "w"} {
		term.press(key)
	}
	_ = term.cmd.Process.Signal(syscall.SIGCONT)
	term.sees("wobble, 0 min", "edge, since 0")
	term.quit()
	open, kinds := hourOnDisk(t, dir)
	last := open.Moves[len(open.Moves)-1]
	if !slices.Equal(kinds, []record.MarkKind{record.Quiet, record.Wobble}) || last.Place != record.Edge || last.Led != record.ByClient {
		t.Errorf("after it woke on disk are %v %v", open.Moves, kinds)
	}
}

// TestJourneySecondCompanion: two companions mark one hour. Each sees what the
// other marked, undoes its own and never the other's, and when one ends the
// hour the other leaves it.
func TestJourneySecondCompanion(t *testing.T) {
	dir := seeded(t)
	one := inTheHour(t, dir)
	one.press("3")
	one.sees("in, since 0")
	two := start(t, setup{home: dir})
	two.sees("passphrase")
	two.press(passphrase, "enter")
	two.sees("Maya", "in, since 0")
	time.Sleep(350 * time.Millisecond)

	two.press("1")
	two.sees("near, 0 min")
	one.sees("near, since 0")
	one.press("q")
	one.sees("quiet, 0 min")
	two.press("w")
	two.sees("wobble, 0 min")
	one.press("u")
	one.sees("changed elsewhere since")
	two.press("u")
	two.sees("undone: wobble")
	one.press("g")
	one.sees("grounding, 0 min")
	if open, kinds := hourOnDisk(t, dir); open.PlaceAt(3600) != record.Near || !slices.Equal(kinds, []record.MarkKind{record.Quiet, record.Grounding}) {
		t.Errorf("of both on disk are %v %v", open.Moves, kinds)
	}
	two.press("e", "e")
	two.sees("the minute after")
	one.sees("past hours")
	one.quit()
	two.quit()
}
