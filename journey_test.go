//go:build unix

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"rapport/store/record"
)

// The journeys drive the built program through a pseudo-terminal, as a person
// would, and look at the screen and at what is on disk afterwards.

// TestJourneyLeftAtTheCode: whoever quits before the recovery code is on paper is
// told how to come by another; the one there was stays in no scrollback.
func TestJourneyLeftAtTheCode(t *testing.T) {
	term := start(t, setup{home: home(t)})
	term.sees("memory aid")
	term.press("enter")
	term.sees("clock times")
	term.press("enter")
	term.sees("Choose a passphrase")
	term.press(passphrase, "enter")
	term.sees("Once more")
	term.press(passphrase, "enter")
	term.sees("recovery code")
	term.press("ctrl+c")
	term.sees("the vault is made, and opens with the passphrase", "`rapport rekey` gives another")
	if strings.Contains(term.text(), "shown only now") {
		t.Error("the page with the code is still there")
	}
}

// TestJourneyFirstRun: a fresh machine, from nothing to a client with a dog,
// found again the next day by a piece of the dog's name.
func TestJourneyFirstRun(t *testing.T) {
	dir := home(t)
	term := start(t, setup{home: dir})
	term.sees("memory aid", "not a clinical record")
	term.press("enter")
	term.sees("clock times", "timeline")
	term.press("enter")
	term.sees("Choose a passphrase")
	term.press(passphrase, "enter")
	term.sees("Once more")
	term.press("another one", "enter")
	term.sees("not the same")
	term.press(passphrase, "enter")
	term.sees("Once more")
	term.press(passphrase, "enter")
	term.sees("recovery code")
	term.givesBackAWord()
	term.sees("Nobody here yet")
	term.press("priya", "enter")
	term.sees("still getting to know")
	term.press("+", "pet Mango, beagle", "enter")
	term.sees("Mango", "beagle", "added")
	term.quit()
	term.sees() // the last bytes are read

	term = start(t, setup{home: dir})
	term.unlock()
	term.press("mang")
	term.sees("priya", "Mango · beagle")
	term.quit()

	raw, err := os.ReadFile(vaultIn(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"Mango", "beagle", "priya"} {
		if strings.Contains(string(raw), word) {
			t.Errorf("%q stands in the file in clear", word)
		}
	}
}

// TestJourneyHour: before, a live session, its end, and next week.
func TestJourneyHour(t *testing.T) {
	dir := seeded(t)
	term := start(t, setup{home: dir})
	term.unlock()
	term.press("maya", "tab")
	term.sees("to remember", "Biscuit, her dog: died in March")
	term.press("s")
	term.sees("0 min", "lighter", "~ gently   Biscuit")
	time.Sleep(350 * time.Millisecond) // the screen is deaf to the key that opened it
	term.press("i")
	term.sees("near, since 0")
	term.press("space")
	term.sees("lit up, 0 min")
	term.press("tab", "mis", "enter")
	term.sees("lit up by Miso")
	term.press("q")
	term.sees("quiet, 0 min")
	term.press("u")
	term.sees("undone")
	term.press("e")
	term.sees("end here?")
	time.Sleep(150 * time.Millisecond) // where the machine is slow, the two may come at once, as a bounce does
	term.press("e")
	term.sees("the minute after", "We landed near", "Miso lit her up")
	time.Sleep(400 * time.Millisecond) // the screen is deaf while it opens by itself
	term.press("esc")
	term.sees("past hours")
	term.quit()

	out, code := run(t, dir, "session", "show", "maya")
	if code != 0 || !strings.Contains(out, "We landed near") {
		t.Errorf("session show: exit %d\n%s", code, out)
	}
	s := opened(t, dir)
	hour := s.Sessions(s.ByCode("maya").ID)[0]
	if !hour.Ended || len(hour.Marks) != 1 || hour.Marks[0].Kind != record.LitUp {
		t.Errorf("the hour on disk is %+v", hour)
	}
}

// TestJourneyDraw: the hour just gone, in one line, with a slip in it.
func TestJourneyDraw(t *testing.T) {
	dir := seeded(t)
	term := start(t, setup{home: dir})
	term.unlock()
	term.press("theo", "enter")
	term.sees("what he loves")
	term.press("d")
	term.sees("drawn afterwards")
	term.press("8n 15i 33q")
	term.sees("^ a place")
	term.press("\x7f", "e 41o*", "enter")
	term.sees("the minute after", "about 18 minutes in all")
	term.quit()
	all := opened(t, dir)
	hour := all.Sessions(all.ByCode("theo").ID)[0]
	if got := record.FormatLine(hour); !strings.HasPrefix(got, "8 near, 15 in, 33 edge, 41 out") {
		t.Errorf("on disk: %s", got)
	}
}

// TestJourneyCommandWhileOpen: a lookup from another terminal works while the
// companion is open, and what it writes shows in the companion.
func TestJourneyCommandWhileOpen(t *testing.T) {
	dir := seeded(t)
	term := start(t, setup{home: dir})
	term.unlock()
	out, code := run(t, dir, "find", "tort")
	if code != 0 || !strings.Contains(out, "Wren") {
		t.Fatalf("find: exit %d\n%s", code, out)
	}
	if out, code := run(t, dir, "add", "maya", "book", "The Summer Book,", "by Tove Jansson"); code != 0 {
		t.Fatalf("add: exit %d\n%s", code, out)
	}
	term.press("summer book")
	term.sees("The Summer Book", "Tove Jansson")
	term.quit()
}

// TestJourneyHangup: the terminal goes away in the middle of an hour, once by a
// signal and once by closing. Nothing that was confirmed is lost, and the
// hour is still open.
func TestJourneyHangup(t *testing.T) {
	for name, leave := range map[string]func(*terminal){
		"signal": func(term *terminal) { _ = term.cmd.Process.Signal(syscall.SIGHUP) },
		"closed": func(term *terminal) { _ = term.pty.Close() },
		"killed": func(term *terminal) { _ = term.cmd.Process.Kill() },
	} {
		t.Run(name, func(t *testing.T) {
			dir := seeded(t)
			term := start(t, setup{home: dir})
			term.unlock()
			term.press("maya", "tab", "s")
			term.sees("lighter")
			time.Sleep(350 * time.Millisecond)
			term.press("3")
			term.sees("in, since 0")
			term.press("q")
			term.sees("quiet, 0 min")
			leave(term)
			_ = term.gone()

			all := opened(t, dir)
			open := all.OpenSession()
			if open == nil || open.PlaceAt(3600) != record.In || len(open.Marks) != 1 {
				t.Fatalf("after it was gone the open session is %+v", open)
			}
			term = start(t, setup{home: dir})
			term.sees("passphrase")
			term.press(passphrase, "enter")
			term.sees("Maya", "in, since 0")
			term.quit()
		})
	}
}

// TestJourneyLock: ctrl+l takes every word off the screen, keys meant for what
// stood there go nowhere, and a half-typed line is there again.
func TestJourneyLock(t *testing.T) {
	dir := seeded(t)
	term := start(t, setup{home: dir})
	term.unlock()
	term.press("maya", "enter")
	term.sees("what she loves")
	term.press("+", "pet Pip, a finch")
	term.press("ctrl+l")
	term.sees("passphrase")
	if strings.Contains(term.text(), "Miso") || strings.Contains(term.text(), "Pip") {
		t.Errorf("the lock screen shows:\n%s", term.text())
	}
	time.Sleep(450 * time.Millisecond)
	term.press("wrong", "enter")
	term.sees("this does not open the vault")
	term.press(passphrase, "enter")
	term.sees("find")
	term.press("maya", "enter")
	term.sees("what she loves")
	term.press("+")
	term.sees("pet Pip, a finch")
	term.quit()
}

// TestJourneyAnotherWindow: what a terminal says of its focus hides the screen,
// where that is set, and shows it again.
func TestJourneyAnotherWindow(t *testing.T) {
	dir := seeded(t)
	settings := filepath.Join(dir, ".config", "rapport", "config.toml")
	if err := os.MkdirAll(filepath.Dir(settings), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(settings, []byte("hide_unfocused = true\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	term := start(t, setup{home: dir})
	term.unlock()
	term.press("maya", "enter")
	term.sees("what she loves")
	term.press("\x1b[O")
	term.until("only a clock", func() bool {
		f := strings.Fields(term.text())
		return len(f) == 2 && f[1] == "rapport"
	})
	term.press("\x1b[I")
	term.sees("what she loves", "Miso")
	term.quit()
}

// TestJourneyNothingStays: after quitting, the main screen and what was
// scrolled off it hold no word of a client, and the title says only rapport.
func TestJourneyNothingStays(t *testing.T) {
	dir := seeded(t)
	term := start(t, setup{home: dir})
	term.unlock()
	term.press("maya", "enter")
	term.sees("Miso")
	term.quit()
	if term.screen.IsAltScreen() {
		t.Error("the alternate screen was not left")
	}
	for _, word := range []string{"Maya", "Miso", "Biscuit"} {
		if strings.Contains(term.text(), word) {
			t.Errorf("%q stays on the main screen:\n%s", word, term.text())
		}
	}
	if n := term.screen.ScrollbackLen(); n > 0 {
		t.Errorf("%d lines were scrolled off the main screen", n)
	}
	for _, title := range regexp.MustCompile("\x1b\\][012];([^\x07\x1b]*)").FindAllStringSubmatch(term.output(), -1) {
		if title[1] != "rapport" && title[1] != "" {
			t.Errorf("the window's title was set to %q", title[1])
		}
	}
}

// TestTraceVariablesAreForgotten: TEA_TRACE and its kin would have the library
// write every key, the passphrase too, and every screen to a file in clear.
func TestTraceVariablesAreForgotten(t *testing.T) {
	dir := seeded(t)
	trace := filepath.Join(dir, "trace")
	term := start(t, setup{home: dir, env: []string{"TEA_TRACE=" + trace, "TEA_DEBUG=1", "UV_DEBUG=" + trace + ".uv"}})
	term.unlock()
	term.quit()
	found, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(found) != 1 || filepath.Base(found[0]) != ".local" {
		t.Errorf("beside the vault there is %v %v", found, err)
	}
}

// TestNoColorTakesAnyValue: no-color.org asks for any value that is not empty;
// the library takes only true and 1.
func TestNoColorTakesAnyValue(t *testing.T) {
	dir := seeded(t)
	term := start(t, setup{home: dir, env: []string{"NO_COLOR=yes"}})
	term.unlock()
	term.quit()
	if c := regexp.MustCompile("\x1b\\[[0-9;]*\\b(3[0-8]|4[0-8]|9[0-7])[0-9;:]*m").FindString(term.output()); c != "" {
		t.Errorf("a colour was sent: %q", c)
	}
}

// TestSilentTerminal: a terminal that answers no question is drawn on at once.
func TestSilentTerminal(t *testing.T) {
	dir := seeded(t)
	term := start(t, setup{home: dir, silent: true})
	term.unlock()
	term.quit()
}

// TestJourneyPassphraseFile: the companion opens without a word typed, and asks
// for the passphrase again once it was locked.
func TestJourneyPassphraseFile(t *testing.T) {
	dir := seeded(t)
	file := filepath.Join(dir, "passphrase")
	if err := os.WriteFile(file, []byte(passphrase+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	term := start(t, setup{home: dir, args: []string{"--passphrase-file", file}})
	term.sees("find", "ctrl+p everything")
	term.press("ctrl+l")
	term.sees("passphrase")
	time.Sleep(450 * time.Millisecond) // a door that has just opened takes no key
	term.unlock()
	term.quit()

	if err := os.WriteFile(file, []byte("another\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	term = start(t, setup{home: dir, args: []string{"--passphrase-file", file}})
	_ = term.gone()
	if code := term.cmd.ProcessState.ExitCode(); code != 5 || strings.Contains(term.output(), "\x1b") {
		t.Errorf("a wrong passphrase: exit %d, %q", code, term.output())
	}
}

// TestErrorsComeBeforeTheScreen: what cannot be opened is said as one line,
// and not a byte is sent to ask the terminal anything.
func TestErrorsComeBeforeTheScreen(t *testing.T) {
	dir := home(t)
	path := filepath.Join(dir, "empty.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	term := start(t, setup{home: dir, args: []string{"--vault", path}})
	_ = term.gone()
	if code := term.cmd.ProcessState.ExitCode(); code != 6 {
		t.Errorf("exit %d, want 6", code)
	}
	if out := term.output(); strings.Contains(out, "\x1b") || !strings.Contains(out, "rapport: error: ") {
		t.Errorf("it said %q", out)
	}
}

// TestJourneySuspend: ctrl+z locks before it stops.
func TestJourneySuspend(t *testing.T) {
	dir := seeded(t)
	term := start(t, setup{home: dir})
	term.unlock()
	term.press("maya", "enter")
	term.sees("what she loves")
	term.press("ctrl+z")
	time.Sleep(300 * time.Millisecond)
	_ = term.cmd.Process.Signal(syscall.SIGCONT)
	term.sees("passphrase")
	if strings.Contains(term.text(), "Miso") {
		t.Errorf("after ctrl+z the screen shows:\n%s", term.text())
	}
	term.press("ctrl+c")
	_ = term.gone()
}
