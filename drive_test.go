//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"rapport/store"
	"rapport/store/record"
)

// What sweeps through the built program need beside what journeys do: a vault
// that is cheap to open again and again, keys without waiting where there is
// something to wait for, and another size of window.

// code is the recovery code of a vault of these sweeps, which is typed in the
// place of its passphrase: a passphrase that is cheap to try is given another
// slot when it opens, and would not be cheap for long.
type cheap struct{ home, code string }

// cheapVault is a home whose vault holds these records.
func cheapVault(t *testing.T, cards []*record.Card, hours []*record.Session) cheap {
	t.Helper()
	dir := home(t)
	path := vaultIn(dir)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	v, recovery, err := store.Create(path, []byte(passphrase), store.Options{Cost: store.ThrowawayCost()})
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if err := v.Update(func(tx record.Tx) error {
		for _, c := range cards {
			if err := tx.PutCard(c); err != nil {
				return err
			}
		}
		for _, s := range hours {
			if err := tx.PutSession(s); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	c := cheap{dir, recovery.Reveal()}
	if err := os.WriteFile(c.file(), []byte(c.code+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return c
}

// file holds what opens the vault.
func (c cheap) file() string { return filepath.Join(c.home, "opens-it") }

func (c cheap) caseload(t *testing.T) *record.Caseload {
	t.Helper()
	v, err := store.Unlock(vaultIn(c.home), []byte(c.code), store.Options{})
	if err != nil {
		t.Fatalf("the vault does not open: %v", err)
	}
	defer v.Close()
	all, err := v.Caseload()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// command runs one command without a terminal.
func (c cheap) command(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	cmd := exec.Command(rapportBinary(t), append([]string{"--passphrase-file", c.file()}, args...)...)
	cmd.Dir, cmd.Env = c.home, []string{"HOME=" + c.home, "TMPDIR=" + c.home, "PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8"}
	var out, errs lines
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return string(out), string(errs), cmd.ProcessState.ExitCode()
}

type lines []byte

func (l *lines) Write(p []byte) (int, error) { *l = append(*l, p...); return len(p), nil }

// wait stands among keys where a screen is deaf to the one that opened it.
const wait = "(wait)"

// tap presses keys by name as fast as they are told apart; anything that is no
// name is typed as it stands.
func (t *terminal) tap(keys ...string) {
	t.t.Helper()
	for _, k := range keys {
		pause := 5 * time.Millisecond
		if k == "esc" {
			pause = 60 * time.Millisecond // a lone esc has to be told from a sequence
		}
		if k == wait {
			time.Sleep(350 * time.Millisecond)
			continue
		}
		if code, ok := named[k]; ok {
			k = code
		}
		if _, err := t.pty.WriteString(k); err != nil {
			t.t.Fatalf("typing %q: %v", k, err)
		}
		time.Sleep(pause)
	}
}

// paste pastes text, as a terminal does that brackets it.
func (t *terminal) paste(text string) { t.tap("\x1b[200~" + text + "\x1b[201~") }

// calm waits until nothing more is drawn. It bounds nothing: a sweep looks at
// what was drawn, whenever that was.
func (t *terminal) calm() {
	for last, since := -1, time.Now(); time.Since(since) < 25*time.Millisecond; time.Sleep(3 * time.Millisecond) {
		t.mu.Lock()
		n := len(t.raw)
		t.mu.Unlock()
		if n != last {
			last, since = n, time.Now()
		}
	}
}

// resize gives the window another size, and waits until it is drawn.
func (t *terminal) resize(w, h int) {
	t.t.Helper()
	before := len(t.output())
	t.mu.Lock()
	t.screen.Resize(w, h)
	t.mu.Unlock()
	if err := pty.Setsize(t.pty, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)}); err != nil {
		t.t.Fatal(err)
	}
	t.until("a frame of another size", func() bool { return len(t.output()) > before })
	t.calm()
}

// A walk leads from home through screens: each step is keys and what the screen
// then shows whoever it is about.
type step struct {
	keys []string
	sees string
}

// at is a step: its last word is what is seen.
func at(words ...string) step { return step{words[:len(words)-1], words[len(words)-1]} }

// walk takes the steps, and does look at each.
func (t *terminal) walk(steps []step, look func()) {
	t.t.Helper()
	for _, s := range steps {
		t.tap(s.keys...)
		t.sees(s.sees)
		t.calm()
		look()
	}
}

// answered presses a key and waits until something is drawn, or long enough to
// know that nothing will be.
func (t *terminal) answered(key string) {
	t.t.Helper()
	t.calm()
	before := len(t.output())
	t.tap(key)
	for end := time.Now().Add(3 * time.Second); len(t.output()) == before && time.Now().Before(end); time.Sleep(3 * time.Millisecond) {
	}
	t.calm()
}

// toHome leaves whatever is open, and clears the line of find.
func (t *terminal) toHome() {
	t.t.Helper()
	tries := 0
	t.until("home", func() bool {
		if isHome(t.text()) {
			return true
		}
		if tries++; tries%8 == 0 { // the emulator may have drawn a frame in a window of another size
			t.resize(79, 24)
			t.resize(80, 24)
		}
		t.answered("esc")
		return isHome(t.text())
	})
	t.tap("ctrl+u")
	t.calm()
}

// toCard leaves whatever is open for the card on which something stands.
func (t *terminal) toCard(thing string) {
	t.t.Helper()
	t.until("the card", func() bool {
		switch text := t.text(); {
		case strings.Contains(text, "v past hours") && !strings.Contains(text, "╭"):
			return true
		case isHome(text):
			t.tap("ctrl+u", thing)
			t.sees("esc clear")
			t.calm()
			t.answered("enter")
		default:
			t.answered("esc")
		}
		return false
	})
}

// isHome reports whether the screen is the one that everything begins at.
func isHome(screen string) bool {
	rows := strings.Split(screen, "\n")
	return len(rows) > 3 && strings.HasPrefix(rows[2], "   find")
}
