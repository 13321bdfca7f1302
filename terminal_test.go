//go:build unix

package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"rapport/store"
	"rapport/store/demo"
	"rapport/store/engine/trace"
	"rapport/store/record"
)

// patience is how long a journey waits for something to show. It only bounds
// a test that has failed; no test passes or fails by the clock.
const patience = 30 * time.Second

const passphrase = "a throw-away passphrase"

var binary struct {
	once sync.Once
	path string
	err  error
}

// rapportBinary is the program the journeys run: RAPPORT_BINARY, or built once.
func rapportBinary(t *testing.T) string {
	t.Helper()
	binary.once.Do(func() {
		if binary.path = os.Getenv("RAPPORT_BINARY"); binary.path != "" {
			return
		}
		dir, err := os.MkdirTemp("", "rapport-journey")
		if err != nil {
			binary.err = err
			return
		}
		binary.path = filepath.Join(dir, "rapport")
		if out, err := exec.Command("go", "build", "-o", binary.path, ".").CombinedOutput(); err != nil {
			binary.err = fmt.Errorf("building: %w\n%s", err, out)
		}
	})
	if binary.err != nil {
		t.Fatal(binary.err)
	}
	return binary.path
}

func TestMain(m *testing.M) {
	trace.Inside()
	code := m.Run()
	if os.Getenv("RAPPORT_BINARY") == "" && binary.path != "" {
		_ = os.RemoveAll(filepath.Dir(binary.path))
	}
	os.Exit(code)
}

// home is a private home folder with nothing in it.
func home(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}

func vaultIn(dir string) string { return filepath.Join(dir, ".local", "share", "rapport", "vault.db") }

// seeded is a home whose vault holds the invented caseload, under a
// passphrase that is cheap to try.
func seeded(t *testing.T) string {
	t.Helper()
	dir := home(t)
	path := vaultIn(dir)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	cards, sessions, err := demo.Caseload(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	v, _, err := store.Create(path, []byte(passphrase), store.Options{Cost: store.ThrowawayCost()})
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	err = v.Update(func(tx record.Tx) error {
		for _, c := range cards {
			if err := tx.PutCard(c); err != nil {
				return err
			}
		}
		for _, s := range sessions {
			if err := tx.PutSession(s); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// opened is the vault of a home, unlocked, to look at what a journey left.
func opened(t *testing.T, dir string) *record.Caseload {
	t.Helper()
	v, err := store.Unlock(vaultIn(dir), []byte(passphrase), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	all, err := v.Caseload()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// terminal is the program in a pseudo-terminal, with its screen.
type terminal struct {
	t      *testing.T
	cmd    *exec.Cmd
	pty    *os.File
	mu     sync.Mutex // guards the two below; what the screen answers is read without it
	screen *vt.Emulator
	raw    []byte
	ended  chan error
}

// setup says how the program is run.
type setup struct {
	home   string
	args   []string
	env    []string
	silent bool                // the terminal answers none of the program's questions
	watch  *trace.Options      // its system calls, if there is one
	as     *syscall.Credential // the account, if another than the suite's
	binary string              // another than the one that is tested
}

func start(t *testing.T, s setup) *terminal {
	t.Helper()
	if s.binary == "" {
		s.binary = rapportBinary(t)
	}
	cmd := exec.Command(s.binary, s.args...)
	cmd.Dir = s.home
	cmd.Env = append([]string{"HOME=" + s.home, "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "PATH=" + os.Getenv("PATH")}, s.env...)
	if s.as != nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: s.as}
	}
	var f *os.File
	begin := func() (err error) {
		f, err = pty.StartWithSize(cmd, &pty.Winsize{Cols: 80, Rows: 24})
		return err
	}
	wait, err := cmd.Wait, error(nil)
	if s.watch == nil {
		err = begin()
	} else {
		var traced *trace.Trace
		traced, err = trace.Start(cmd, *s.watch, begin)
		wait = traced.Wait
	}
	if err != nil {
		t.Fatal(err)
	}
	f = pollable(t, f)
	term := &terminal{t: t, cmd: cmd, pty: f, screen: vt.NewEmulator(80, 24), ended: make(chan error, 1)}
	var reading sync.WaitGroup
	reading.Go(func() { term.read(f) })
	go term.answer(s.silent)
	go func() {
		err := wait()
		reading.Wait()
		term.ended <- err
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = f.Close()
		// The emulator's own Close is not safe beside its Read.
		if answers, ok := term.screen.InputPipe().(io.Closer); ok {
			_ = answers.Close()
		}
	})
	return term
}

// pollable is the same pseudo-terminal as a file whose Close takes effect at
// once, also while it is read from: that is how a window is closed.
func pollable(t *testing.T, f *os.File) *os.File {
	t.Helper()
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	syscall.CloseOnExec(fd)
	if err := syscall.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	return os.NewFile(uintptr(fd), "pseudo-terminal")
}

func (t *terminal) read(f *os.File) {
	buf := make([]byte, 32<<10)
	for {
		n, err := f.Read(buf)
		if n > 0 {
			t.mu.Lock()
			t.raw = append(t.raw, buf[:n]...)
			t.draw(buf[:n])
			t.mu.Unlock()
		}
		if err != nil {
			return
		}
	}
}

// draw shows what came on the emulated screen. The emulator can panic over a
// scroll of lines that a resize has just taken away; what it missed is drawn
// again with the next frame, and what came out is judged by the bytes.
func (t *terminal) draw(b []byte) {
	defer func() { _ = recover() }()
	_, _ = t.screen.Write(b)
}

// answer gives the terminal's replies back to the program, or drops them.
func (t *terminal) answer(silent bool) {
	buf := make([]byte, 4<<10)
	for {
		n, err := t.screen.Read(buf)
		if err != nil {
			return
		}
		if !silent {
			_, _ = t.pty.Write(buf[:n])
		}
	}
}

func (t *terminal) output() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.raw)
}

func (t *terminal) text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen.String()
}

// givesBackAWord reads the recovery code on the screen and gives the word of it
// that is asked for.
func (t *terminal) givesBackAWord() {
	t.t.Helper()
	words := regexp.MustCompile(`(\d+) ([a-z-]+)`).FindAllStringSubmatch(t.text(), -1)
	t.press("enter")
	t.sees("what is word")
	asked := regexp.MustCompile(`what is word (\d+)`).FindStringSubmatch(t.text())[1]
	for _, word := range words {
		if word[1] == asked {
			t.press(word[2], "enter")
		}
	}
}

// sees waits until the screen shows all the words.
func (t *terminal) sees(words ...string) {
	t.t.Helper()
	t.until(fmt.Sprintf("%q on the screen", words), func() bool {
		text := t.text()
		for _, w := range words {
			if !strings.Contains(text, w) {
				return false
			}
		}
		return true
	})
}

// until waits for something to become so.
func (t *terminal) until(what string, so func() bool) {
	t.t.Helper()
	for end := time.Now().Add(patience); !so(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.t.Fatalf("waited for %s; the screen shows:\n%s", what, t.text())
		}
	}
}

var named = map[string]string{
	"enter": "\r", "esc": "\x1b", "tab": "\t", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"ctrl+c": "\x03", "ctrl+l": "\x0c", "ctrl+o": "\x0f", "ctrl+p": "\x10", "ctrl+u": "\x15", "ctrl+z": "\x1a", "space": " ",
}

// press types keys by name; anything that is no name is typed as it stands.
func (t *terminal) press(keys ...string) {
	t.t.Helper()
	for _, k := range keys {
		if code, ok := named[k]; ok {
			k = code
		}
		if _, err := t.pty.WriteString(k); err != nil {
			t.t.Fatalf("typing %q: %v", k, err)
		}
		time.Sleep(80 * time.Millisecond) // as fast as a finger; a lone esc has to be told from a sequence
	}
}

// unlock types the passphrase and waits for the home screen.
func (t *terminal) unlock() {
	t.t.Helper()
	t.sees("passphrase")
	t.press(passphrase, "enter")
	t.sees("find")
}

// quit ends the program and waits for it.
func (t *terminal) quit() {
	t.t.Helper()
	t.press("ctrl+c")
	t.gone()
}

func (t *terminal) gone() error {
	t.t.Helper()
	select {
	case err := <-t.ended:
		t.ended <- err
		return err
	case <-time.After(patience):
		t.t.Fatalf("it did not end; the screen shows:\n%s", t.text())
		return nil
	}
}

// run runs one command without a terminal, with the passphrase in a file.
func run(t *testing.T, dir string, args ...string) (out string, code int) {
	t.Helper()
	file := filepath.Join(dir, "passphrase")
	if err := os.WriteFile(file, []byte(passphrase+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(rapportBinary(t), append([]string{"--passphrase-file", file}, args...)...)
	cmd.Env = []string{"HOME=" + dir, "PATH=" + os.Getenv("PATH")}
	b, err := cmd.CombinedOutput()
	if err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return string(b), cmd.ProcessState.ExitCode()
}
