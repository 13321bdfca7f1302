package store

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"rapport/store/engine/trace"
)

// wrong is a way in which file calls go wrong, and which can.
type wrong struct {
	errno syscall.Errno
	can   func(trace.Call) bool
}

func opens(c trace.Call) bool { return c.Name == "openat" }

// settles reports whether a call makes something durable or puts it in its place.
func settles(c trace.Call) bool {
	return slices.Contains([]string{"fsync", "fdatasync", "renameat2", "unlinkat"}, c.Name)
}

// takesRoom reports whether a call may need room on the disk; a sync too, where a
// system puts off looking for it.
func takesRoom(c trace.Call) bool {
	return slices.Contains([]string{"write", "pwrite64", "ftruncate", "mkdirat", "renameat2", "fsync", "fdatasync"}, c.Name) ||
		opens(c) && c.Flags&os.O_CREATE != 0 && !Exists(c.Path)
}

var wrongs = []wrong{
	{syscall.EIO, func(trace.Call) bool { return true }},
	{syscall.ENOSPC, takesRoom},
	{syscall.EACCES, opens},
	{syscall.EMFILE, opens},
}

// plan is which file calls of a task go wrong: of those below a folder, the nth,
// or all from it on.
type plan struct {
	mu      sync.Mutex
	dir     string
	wrong   wrong
	nth     int
	forever bool
	said    int // words on the standard output: one while the task is done
	count   int
	struck  []string // the calls that went wrong
}

func (p *plan) fail(c trace.Call) syscall.Errno {
	p.mu.Lock()
	defer p.mu.Unlock()
	if c.FD == 1 && c.Name == "write" {
		p.said++
		return 0
	}
	if p.said != 1 || !strings.HasPrefix(c.Path, p.dir) && !strings.HasPrefix(c.To, p.dir) || !p.wrong.can(c) {
		return 0
	}
	p.count++
	if p.count == p.nth || p.forever && p.count > p.nth {
		name := strings.TrimSuffix(filepath.Base(c.Path), " (deleted)")
		if info, err := os.Stat(c.Path); err == nil && info.IsDir() {
			name = "folder"
		}
		p.struck = append(p.struck, c.Name+" "+name)
		return p.wrong.errno
	}
	return 0
}

// calls is how many calls there were that could go wrong. The trace counts in a
// goroutine of its own.
func (p *plan) calls() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.count
}

// wentWrong are the calls that did.
func (p *plan) wentWrong() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.struck)
}

// set makes the plan for the next task.
func (p *plan) set(dir string, w wrong, nth int, forever bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.dir, p.wrong, p.nth, p.forever, p.said, p.count, p.struck = dir, w, nth, forever, 0, 0, nil
}

// servant is a child that does tasks under a trace.
type servant struct {
	testing.TB
	plan  plan
	to    *os.File
	lines chan string
}

func newServant(t testing.TB) *servant {
	trace.Need(t)
	cmd := childCommand("serve")
	cmd.Stderr = os.Stderr
	in, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	from, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdin, cmd.Stdout = in, out
	s := &servant{TB: t, to: to, lines: make(chan string, 3)}
	tr, err := trace.Start(cmd, trace.Options{Fail: s.plan.fail}, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = in.Close(), out.Close()
	go func() {
		defer close(s.lines)
		for said := bufio.NewScanner(from); said.Scan(); {
			s.lines <- said.Text()
		}
	}()
	t.Cleanup(func() {
		_ = to.Close()
		if t.Failed() {
			_ = cmd.Process.Kill()
		}
		if err := tr.Wait(); err != nil && !t.Failed() {
			t.Error(err)
		}
		_ = from.Close()
	})
	return s
}

// line is the next line that the child says.
func (s *servant) line() string {
	s.Helper()
	select {
	case line, ok := <-s.lines:
		if !ok {
			s.Fatalf("the child ended; gone wrong: %q", s.plan.wentWrong())
		}
		return line
	case <-time.After(20 * time.Second):
		s.Fatalf("it hangs; gone wrong: %q", s.plan.wentWrong())
	}
	return ""
}

func (s *servant) tell(line string) {
	s.Helper()
	if _, err := fmt.Fprintln(s.to, line); err != nil {
		s.Fatal(err)
	}
}

// do has a task done in a folder while the calls of the plan go wrong. The child
// then waits for again.
func (s *servant) do(d task, dir string) (a answer) {
	s.Helper()
	s.tell(d.name + "\t" + dir)
	_, _ = s.line(), s.line()
	if err := json.Unmarshal([]byte(s.line()), &a); err != nil {
		s.Fatal(err)
	}
	return a
}

// again has a change made with the same vault, and gives the error.
func (s *servant) again() string {
	s.Helper()
	s.tell("")
	return s.line()
}
