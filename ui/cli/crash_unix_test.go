//go:build unix

package cli

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// TestAPanicLeavesTheTerminalAsItWas: wherever one happens, the alternate screen
// is left, the cursor shown, pastes and focus are reported no more, what is typed
// shows; and what is told is an id and names of functions, never the value.
func TestAPanicLeavesTheTerminalAsItWas(t *testing.T) {
	for _, where := range []string{
		"Init", "Update", "View", "the companion's own Update", "a command that reads", "a command of the clock", "a setting that is kept", "a plain command",
	} {
		t.Run(where, func(t *testing.T) {
			t.Parallel()
			out, code, echo := wentWrong(t, where)
			if code != exitError {
				t.Errorf("exit code %d", code)
			}
			if !echo {
				t.Error("the terminal does not show what is typed")
			}
			for on, off := range map[string]string{"\x1b[?1049h": "\x1b[?1049l", "\x1b[?25l": "\x1b[?25h", "\x1b[?2004h": "\x1b[?2004l", "\x1b[?1004h": "\x1b[?1004l"} {
				if strings.LastIndex(out, on) > strings.LastIndex(out, off) {
					t.Errorf("%q is not followed by %q", on, off)
				}
			}
			if !strings.Contains(out, "rapport: error: something went wrong inside rapport") || !strings.Contains(out, "(crash ") || !strings.Contains(out, "ui/") {
				t.Errorf("told: %q", out)
			}
			_, told, _ := strings.Cut(out, "rapport: error:")
			for _, word := range []string{"pineapple", "goroutine", "panic", "runtime."} {
				if strings.Contains(told, word) {
					t.Errorf("it tells %q: %q", word, told)
				}
			}
			if strings.Contains(out, "Caught panic") || where != "View" && where != "Update" && strings.Contains(out, "pineapple") {
				t.Errorf("the value is told: %q", out)
			}
		})
	}
}

// TestAFaultOfTheRuntimeTellsNoValue: Go ends the process for it and cannot be
// kept from telling where; what the functions were given it does not tell.
func TestAFaultOfTheRuntimeTellsNoValue(t *testing.T) {
	out, code, _ := wentWrong(t, "the runtime")
	if code != 2 || !strings.Contains(out, "unlock of unlocked mutex") || strings.Contains(out, "pineapple") {
		t.Errorf("exit code %d, %q", code, out)
	}
	if n := strings.Count(out, "goroutine "); n > 2 { // itself, and by which it was made
		t.Errorf("it tells of %d goroutines: %q", n, out)
	}
}

// wentWrong runs a program that panics in a terminal of its own.
func wentWrong(t *testing.T, where string) (out string, code int, echo bool) {
	t.Helper()
	cmd := exec.Command("goeswrong", where)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color")
	screen, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer screen.Close()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	var reading sync.WaitGroup
	reading.Go(func() { _, _ = all.ReadFrom(screen) }) // to the end of the terminal, which is an error
	if where == "a setting that is kept" {
		time.Sleep(500 * time.Millisecond)
		for _, key := range []string{"\x10", "s", "e", "t", "t", "i", "n", "g", "s", "\r", "\x1b[C"} {
			_, _ = screen.WriteString(key)
			time.Sleep(60 * time.Millisecond)
		}
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	select {
	case err := <-done:
		code = exitCode(err)
	case <-time.After(20 * time.Second):
		_ = cmd.Process.Kill()
		t.Fatalf("it goes on")
	}
	echo = echoes(t, tty)
	_ = tty.Close()
	reading.Wait()
	return all.String(), code, echo
}
