package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// patience bounds a measurement that has gone wrong.
const patience = 60 * time.Second

// terminal is a program in a pseudo-terminal of 80 by 24, with everything that
// it wrote and when.
type terminal struct {
	cmd     *exec.Cmd
	pty     *os.File
	started time.Time
	mu      sync.Mutex
	chunks  []chunk
}

type chunk struct {
	at    time.Time
	bytes []byte
}

// answers are what a modern terminal says when a program asks: for its
// background, its kind, and whether it can draw a frame at once.
var answers = []struct{ asked, answer string }{
	{"\x1b]11;?", "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\"},
	{"\x1b[?2026$p", "\x1b[?2026;2$y"},
	{"\x1b[?2027$p", "\x1b[?2027;2$y"},
	{"\x1b[c", "\x1b[?62;22c"},
	{"\x1b[?u", "\x1b[?0u"},
}

// start runs a program; a silent terminal answers nothing it asks.
func (l *lab) start(silent bool, env []string, program string, args ...string) (*terminal, error) {
	t := &terminal{cmd: exec.Command(program, args...)}
	t.cmd.Env = append([]string{"HOME=" + l.dir, "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8"}, env...)
	t.cmd.Dir = l.dir
	var err error
	t.started = time.Now()
	if t.pty, err = pty.StartWithSize(t.cmd, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
		return nil, err
	}
	go t.read(silent)
	return t, nil
}

func (t *terminal) read(silent bool) {
	buf := make([]byte, 64<<10)
	for {
		n, err := t.pty.Read(buf)
		if n > 0 {
			t.mu.Lock()
			t.chunks = append(t.chunks, chunk{time.Now(), append([]byte(nil), buf[:n]...)})
			t.mu.Unlock()
		}
		for _, a := range answers {
			if !silent && strings.Contains(string(buf[:n]), a.asked) {
				_, _ = t.pty.WriteString(a.answer)
			}
		}
		if err != nil {
			return
		}
	}
}

// close ends the program and waits for it.
func (t *terminal) close() {
	_ = t.cmd.Process.Kill()
	_ = t.cmd.Wait()
	_ = t.pty.Close()
}

// written is everything written since a time, and in between.
func (t *terminal) written(from, to time.Time) (all []byte) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, c := range t.chunks {
		if !c.at.Before(from) && c.at.Before(to) {
			all = append(all, c.bytes...)
		}
	}
	return all
}

// await waits until all the words were written since a time.
func (t *terminal) await(from time.Time, words ...string) error {
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if holds(ansi.Strip(string(t.written(from, end))), words) {
			return nil
		}
	}
	return fmt.Errorf("never wrote %q", words)
}

func holds(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func (t *terminal) press(keys string) (at time.Time, err error) {
	at = time.Now()
	_, err = t.pty.WriteString(keys)
	return at, err
}

// shown is when the screen first showed all the words, found afterwards by
// showing everything again to a terminal.
func (t *terminal) shown(from time.Time, words ...string) (time.Time, error) {
	screen := vt.NewSafeEmulator(80, 24)
	defer screen.Close()
	go func() { // its answers go nowhere, but have to go
		buf := make([]byte, 256)
		for {
			if _, err := screen.Read(buf); err != nil {
				return
			}
		}
	}()
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, c := range t.chunks {
		_, _ = screen.Write(c.bytes)
		if !c.at.Before(from) && holds(screen.String(), words) {
			return c.at, nil
		}
	}
	return time.Time{}, fmt.Errorf("never showed %q; the screen is\n%s", words, screen.String())
}

// unlock waits for the lock screen, types the passphrase and waits for home.
// It returns when enter was pressed.
func (t *terminal) unlock() (entered time.Time, err error) {
	if err := t.await(t.started, "passphrase"); err != nil {
		return entered, err
	}
	_, err1 := t.press(passphrase)
	// Each letter draws a frame. A finger is not in step with the frames, which
	// come 60 times a second; what waits for an answer is.
	time.Sleep(100*time.Millisecond + rand.N(time.Second/60))
	entered, err2 := t.press("\r")
	err = errors.Join(err1, err2, t.await(entered, "find", "lately"))
	time.Sleep(100 * time.Millisecond) // for the rest of the frame
	return entered, err
}
