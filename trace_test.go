//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"rapport/store/engine/trace"
)

// watch looks at what a program asks of the system, and takes note of whatever it
// has no business with: a network, another program, a file outside of its folders.
type watch struct {
	home  string
	named []string // files and folders that the command line named

	mu    sync.Mutex // guards those below
	calls int
	bad   []string
}

func (w *watch) options() trace.Options { return trace.Options{Log: w.see} }

func (w *watch) see(c trace.Call) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.calls++
	if what := w.amiss(c); what != "" && !slices.Contains(w.bad, what) {
		w.bad = append(w.bad, what)
	}
}

// amiss is what is wrong with a call; empty for nothing. Whether it succeeded makes
// no difference.
func (w *watch) amiss(c trace.Call) string {
	switch c.Name {
	case "socket", "connect", "bind", "sendto":
		if c.Flags != syscall.AF_UNIX && (c.Name != "sendto" || c.Flags != 0) { // a sendto may name no address
			return fmt.Sprintf("%s of the family %d", c.Name, c.Flags)
		}
	case "execve", "execveat":
		if c.Path != binary.path {
			return "it starts " + c.Path
		}
	case "openat":
		if c.Writes() && !w.may(c.Path) {
			return "it opens to write " + c.Path
		}
	case "mkdirat":
		if !w.may(c.Path) && !w.leads(c.Path) {
			return "it makes the folder " + c.Path
		}
	case "renameat2", "unlinkat", "linkat", "symlinkat", "truncate", "fchmodat":
		if !w.may(c.Path) || c.To != "" && !w.may(c.To) {
			return c.Name + " of " + c.Path + " " + c.To
		}
	}
	if c.Obscure() {
		return c.Name + " of " + c.Path
	}
	return ""
}

// folders are those of the program, below a home.
var folders = []string{".local/share/rapport", ".config/rapport", ".local/state/rapport"}

// may reports whether a file is one that the program may write.
func (w *watch) may(path string) bool {
	if slices.Contains([]string{"/dev/tty", "/dev/null", "/dev/ptmx"}, path) || strings.HasPrefix(path, "/dev/pts/") {
		return true
	}
	below := func(dir string) bool { return path == dir || strings.HasPrefix(path, dir+"/") }
	return slices.ContainsFunc(folders, func(f string) bool { return below(filepath.Join(w.home, f)) }) || slices.ContainsFunc(w.named, below)
}

// leads reports whether a folder is one above the program's.
func (w *watch) leads(path string) bool {
	return slices.ContainsFunc(folders, func(f string) bool { return strings.HasPrefix(filepath.Join(w.home, f), path+"/") })
}

// clear fails the test if there was anything.
func (w *watch) clear(t *testing.T) {
	t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, what := range w.bad {
		t.Error(what)
	}
	if w.calls < 20 {
		t.Errorf("only %d calls were seen", w.calls)
	}
}

// tempting is an environment in which there is a clipboard, and every program that
// reaches one; each would leave a mark, were it started.
func tempting(t *testing.T) []string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"xclip", "xsel", "wl-copy", "wl-paste", "pbcopy", "pbpaste", "termux-clipboard-get", "termux-clipboard-set"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\necho from the clipboard\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return []string{"PATH=" + dir + ":" + os.Getenv("PATH"), "DISPLAY=:0", "WAYLAND_DISPLAY=wayland-0", "EDITOR=xclip", "VISUAL=xclip"}
}

// TestTheWatchSees: what a program has no business with is noticed, and what it has
// is not.
func TestTheWatchSees(t *testing.T) {
	rapportBinary(t)
	w := &watch{home: "/h", named: []string{"/media/stick"}}
	write := os.O_WRONLY | os.O_CREATE
	for _, c := range []trace.Call{
		{Name: "socket", Flags: syscall.AF_INET},
		{Name: "socket", Flags: syscall.AF_INET6},
		{Name: "connect", Flags: syscall.AF_INET, Err: syscall.ECONNREFUSED},
		{Name: "execve", Path: "/usr/bin/xclip"},
		{Name: "openat", Path: "/tmp/x", Flags: write},
		{Name: "openat", Path: "/h/.local/share/rapport2", Flags: write, Err: syscall.EACCES},
		{Name: "openat", Path: "/h/.bashrc", Flags: os.O_RDWR},
		{Name: "renameat2", Path: "/h/.config/rapport/a", To: "/tmp/a"},
		{Name: "mkdirat", Path: "/h/rapport"},
		{Name: "mmap", Path: "/h/.config/rapport/a", FD: 3, Flags: 3 | 1<<16},
	} {
		if w.amiss(c) == "" {
			t.Errorf("not noticed: %+v", c)
		}
	}
	for _, c := range []trace.Call{
		{Name: "socket", Flags: syscall.AF_UNIX},
		{Name: "execve", Path: binary.path},
		{Name: "openat", Path: "/etc/hosts"},
		{Name: "openat", Path: "/media/stick/a.db", Flags: write},
		{Name: "openat", Path: "/h/.local/share/rapport/vault.db", Flags: os.O_RDWR},
		{Name: "mkdirat", Path: "/h/.local"},
		{Name: "mmap", FD: 3, Flags: 1 | 1<<16},
	} {
		if what := w.amiss(c); what != "" {
			t.Errorf("noticed: %s", what)
		}
	}
}

// TestNothingReachesOutOfACommand: commands that read or write the vault, and the
// files that they name, under a trace of their system calls; eight of them by
// default, since each derives a key, and all in a sweep.
func TestNothingReachesOutOfACommand(t *testing.T) {
	trace.Need(t)
	dir, fresh, stick := seeded(t), home(t), t.TempDir()
	env := tempting(t)
	words, others := filepath.Join(dir, "passphrase"), filepath.Join(dir, "another")
	for file, text := range map[string]string{words: passphrase, others: passphrase + " too"} {
		if err := os.WriteFile(file, []byte(text+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	commands := [][]string{
		{"init"},
		{"add", "maya", "pet", "Pip,", "a", "finch"},
		{"find", "tort"},
		{"before", "maya"},
		{"after", "maya", "--line", "calmer"},
		{"ask", "maya"},
		{"session", "draw", "maya", "8n 15i 33e 41o*"},
		{"session", "show", "maya"},
		{"session", "show", "maya", "1", "-o", filepath.Join(stick, "hour.png")},
		{"session", "review", "maya"},
		{"keepsake", "maya", "-o", filepath.Join(stick, "keepsake.html")},
		{"client", "list", "--json"},
		{"client", "erase", "theo", "--yes"},
		{"backup"},
		{"backup", stick},
		{"export", "-o", filepath.Join(stick, "all.json")},
		{"check"},
		{"rescue", vaultIn(dir), filepath.Join(stick, "rescued.db")},
		{"compact"},
		{"paths"},
		{"bank", "list"},
		{"completion", "bash"},
		{"passphrase", "--new-passphrase-file", others},
	}
	if os.Getenv("RAPPORT_SWEEP") == "" {
		commands = slices.DeleteFunc(commands, func(args []string) bool {
			return !slices.Contains([]string{"init", "add", "find", "before", "after", "backup", "export", "check"}, args[0]) || len(args) > 1 && args[1] == stick
		})
	}
	seen, bad := 0, 0
	for _, args := range commands {
		w := &watch{home: dir, named: []string{stick}}
		if args[0] == "init" {
			w.home = fresh
		}
		cmd := exec.Command(rapportBinary(t), append([]string{"--passphrase-file", words}, args...)...)
		cmd.Dir = w.home
		cmd.Env = append([]string{"HOME=" + w.home}, env...)
		var said strings.Builder
		cmd.Stdout, cmd.Stderr = &said, &said
		traced, err := trace.Start(cmd, w.options(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := traced.Wait(); err != nil {
			t.Errorf("rapport %s: %v\n%s", strings.Join(args, " "), err, said.String())
		}
		w.clear(t)
		seen, bad = seen+w.calls, bad+len(w.bad)
	}
	t.Logf("%d commands, %d calls seen, %d that reach out", len(commands), seen, bad)
}

// TestAnEditableFileIsDurable: what a person may edit by hand is on the disk before
// it takes the place of what was there.
func TestAnEditableFileIsDurable(t *testing.T) {
	trace.Need(t)
	dir := home(t)
	cmd := exec.Command(rapportBinary(t), "bank", "hide", "be-looked-up")
	cmd.Dir, cmd.Env = dir, []string{"HOME=" + dir}
	var order []string
	traced, err := trace.Start(cmd, trace.Options{Log: func(c trace.Call) {
		if strings.HasPrefix(c.Path, dir) && slices.Contains([]string{"write", "fsync", "renameat2"}, c.Name) {
			order = append(order, c.Name+" "+filepath.Base(c.Path))
		}
	}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := traced.Wait(); err != nil {
		t.Fatal(err)
	}
	want := []string{"write hidden.txt.new", "fsync hidden.txt.new", "renameat2 hidden.txt.new", "fsync rapport"}
	if !slices.Equal(order, want) {
		t.Errorf("%q, not %q", order, want)
	}
}

// TestNothingReachesOutOfTheCompanion: a walk over the screens, with everything
// that a clipboard is reached by elsewhere pressed in every line.
func TestNothingReachesOutOfTheCompanion(t *testing.T) {
	trace.Need(t)
	dir := seeded(t)
	w := &watch{home: dir}
	options := w.options()
	term := start(t, setup{home: dir, env: tempting(t), watch: &options})
	clipboard := func() {
		term.press("\x16", "\x19", "\x1b[200~pasted\x1b[201~", "ctrl+u") // ctrl+v, ctrl+y, a paste
	}
	everything := func(name, shows string) {
		t.Helper()
		term.press("ctrl+p", name, "enter")
		term.sees(shows)
	}
	term.sees("passphrase")
	clipboard()
	term.unlock()
	clipboard()
	term.press("maya", "tab")
	term.sees("to remember")
	term.press("tab")
	term.sees("what she loves")
	term.press("+")
	clipboard()
	term.press("pet Pip, a finch", "enter")
	term.sees("Pip")
	term.press("d")
	term.sees("drawn afterwards")
	clipboard()
	term.press("8n 15i 33e", "\x16", "enter")
	term.sees("the minute after")
	clipboard()
	everything("settings", "settings")
	everything("the week", "week")
	term.press("ctrl+l")
	term.sees("passphrase")
	time.Sleep(450 * time.Millisecond) // a door that has just opened takes no key
	term.unlock()
	term.press("maya", "tab")
	term.sees("to remember")
	time.Sleep(350 * time.Millisecond) // and neither does a screen
	term.press("s")
	term.sees("lighter", "since 0")
	time.Sleep(350 * time.Millisecond)
	term.press("i")
	term.sees("near, since 0")
	term.press("space")
	term.sees("lit up, 0 min")
	term.press("\x16")
	term.quit()
	w.clear(t)
	t.Logf("%d calls seen, %d that reach out", w.calls, len(w.bad))
}

// TestNothingReachesOutOfFirstRun: from an empty home to a vault.
func TestNothingReachesOutOfFirstRun(t *testing.T) {
	trace.Need(t)
	dir := home(t)
	w := &watch{home: dir}
	options := w.options()
	term := start(t, setup{home: dir, env: tempting(t), watch: &options})
	term.sees("memory aid")
	term.press("enter")
	term.sees("clock times")
	term.press("enter")
	term.sees("Choose a passphrase")
	term.press("\x16", "ctrl+u", passphrase, "enter")
	term.sees("Once more")
	term.press(passphrase, "enter")
	term.sees("recovery code")
	term.givesBackAWord()
	term.sees("Nobody here yet")
	term.quit()
	w.clear(t)
	t.Logf("%d calls seen, %d that reach out", w.calls, len(w.bad))
}
