//go:build amd64 || arm64

package trace

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Trace is a program that is traced.
type Trace struct {
	cmd  *exec.Cmd
	opt  Options
	done chan struct{}
	// Before done is closed, the tracing thread's own:
	threads map[int]*reader // those known; the call that each is in, if it is told of
	status  unix.WaitStatus // of the program itself
	err     error
}

// Start starts a program and traces it until it and all that came of it have
// ended. start starts cmd where cmd.Start would not do; nil is cmd.Start.
func Start(cmd *exec.Cmd, opt Options, start func() error) (*Trace, error) {
	own, err := os.Executable()
	if err != nil {
		return nil, err
	}
	if start == nil {
		start = cmd.Start
	}
	if cmd.Env == nil {
		cmd.Env = os.Environ()
	}
	cmd.Env = append(cmd.Env, variable+"="+cmd.Path)
	cmd.Path = own
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Ptrace = true
	t := &Trace{cmd: cmd, opt: opt, done: make(chan struct{}), threads: map[int]*reader{}}
	started := make(chan error)
	go func() {
		runtime.LockOSThread() // for good: the thread ends with this goroutine
		defer close(t.done)
		err := start()
		if err == nil {
			err = t.begin()
		}
		started <- err
		if err == nil {
			t.err = t.follow()
		}
	}()
	return t, <-started
}

// Wait is the Wait of the command.
func (t *Trace) Wait() error {
	<-t.done
	_ = t.cmd.Wait() // the program was waited for here; this waits for what copies its output
	switch {
	case t.err != nil:
		return t.err
	case t.status.Signaled():
		return fmt.Errorf("signal: %v", t.status.Signal())
	case t.status.ExitStatus() != 0:
		return fmt.Errorf("exit status %d", t.status.ExitStatus())
	}
	return nil
}

// Code is what the program ended with; -1 for a signal. After Wait.
func (t *Trace) Code() int { return t.status.ExitStatus() }

// begin takes the program over at its first stop.
func (t *Trace) begin() error {
	pid := t.cmd.Process.Pid
	var ws unix.WaitStatus
	if _, err := wait(pid, &ws); err != nil {
		return err
	}
	if !ws.Stopped() {
		return fmt.Errorf("it ended before it began: %v", ws)
	}
	t.threads[pid] = nil
	err := unix.PtraceSetOptions(pid, unix.PTRACE_O_TRACESYSGOOD|unix.PTRACE_O_TRACESECCOMP|unix.PTRACE_O_TRACEEXEC|
		unix.PTRACE_O_TRACECLONE|unix.PTRACE_O_TRACEFORK|unix.PTRACE_O_TRACEVFORK|unix.PTRACE_O_EXITKILL)
	if err != nil {
		_ = t.cmd.Process.Kill()
		return err
	}
	return unix.PtraceCont(pid, 0)
}

// wait waits for one of this thread's children, and for no other of the process.
func wait(pid int, ws *unix.WaitStatus) (int, error) {
	for {
		who, err := unix.Wait4(pid, ws, unix.WALL|unix.WNOTHREAD, nil)
		if !errors.Is(err, unix.EINTR) {
			return who, err
		}
	}
}

// follow attends to every stop until nobody is left.
func (t *Trace) follow() error {
	for {
		var ws unix.WaitStatus
		who, err := wait(-1, &ws)
		switch {
		case errors.Is(err, unix.ECHILD):
			return nil
		case err != nil:
			return err
		case ws.Exited() || ws.Signaled():
			delete(t.threads, who)
			if who == t.cmd.Process.Pid {
				t.status = ws
			}
		case ws.Stopped():
			// One that was killed meanwhile is gone; its end is told next.
			if err := t.stopped(who, ws); err != nil && !errors.Is(err, unix.ESRCH) {
				_ = t.cmd.Process.Kill()
				return err
			}
		}
	}
}

// stopped attends to one stop and lets the thread go on.
func (t *Trace) stopped(who int, ws unix.WaitStatus) error {
	_, known := t.threads[who]
	deliver := 0
	var err error
	switch sig := ws.StopSignal(); {
	case sig == unix.SIGTRAP|0x80:
		err = t.ended(who)
	case sig == unix.SIGTRAP && int(ws)>>16 == unix.PTRACE_EVENT_SECCOMP:
		err = t.asked(who)
	case sig == unix.SIGTRAP: // another event
	case sig == unix.SIGSTOP && !known:
		t.threads[who] = nil // it is new
	default:
		deliver = int(sig)
	}
	if err != nil {
		return err
	}
	if t.threads[who] != nil { // in a call, whose end is to be seen
		return unix.PtraceSyscall(who, deliver)
	}
	return unix.PtraceCont(who, deliver)
}

// asked is when a thread asks for a call.
func (t *Trace) asked(who int) error {
	i, err := look(who)
	if err != nil {
		return err
	}
	s, ok := table[i.a]
	if i.op != unix.PTRACE_SYSCALL_INFO_SECCOMP || !ok {
		return fmt.Errorf("trace: an unknown stop: %+v", i)
	}
	r := &reader{c: Call{Thread: who, Name: s.name, FD: -1, New: -1}, full: t.opt.Log != nil}
	copy(r.args[:], i.b[:6])
	s.read(r)
	if t.opt.Fail != nil {
		r.c.Err = t.opt.Fail(r.c)
	}
	if r.c.Forced = r.c.Err != 0; r.c.Forced && !r.c.givesBack() {
		if err := skip(who); err != nil {
			return err
		}
	}
	if strings.HasPrefix(r.c.Name, "execve") { // which has no end, if it is done
		t.log(r.c)
		if !r.c.Forced {
			return nil
		}
	}
	t.threads[who] = r
	return nil
}

// givesBack reports whether a call gives something back, which a system does
// whatever error it then tells.
func (c Call) givesBack() bool {
	return c.Name == "close" || c.Name == "flock" && c.Flags&unix.LOCK_UN != 0
}

// ended is when a call has ended.
func (t *Trace) ended(who int) error {
	r := t.threads[who]
	if r == nil {
		return nil
	}
	t.threads[who] = nil
	i, err := look(who)
	if err != nil {
		return err
	}
	if i.op != unix.PTRACE_SYSCALL_INFO_EXIT {
		return fmt.Errorf("trace: an unknown end: %+v", i)
	}
	result := int64(i.a)
	switch {
	case r.c.Forced:
		if err := end(who, r.c.Err); err != nil {
			return err
		}
	case result < 0:
		r.c.Err = syscall.Errno(-result)
	}
	if t.opt.Log == nil || strings.HasPrefix(r.c.Name, "execve") {
		return nil
	}
	if r.c.Err == 0 {
		r.complete(result)
	}
	t.log(r.c)
	return nil
}

// complete takes in what is known only at the end of a call.
func (r *reader) complete(result int64) {
	switch r.c.Name {
	case "openat", "openat2", "dup3", "socket":
		r.c.New = int(result)
	case "write", "writev", "pwrite64", "pwritev":
		r.c.Data = r.c.Data[:min(int64(len(r.c.Data)), result)]
		r.c.Size = result
		if r.c.Name[0] == 'w' && strings.HasPrefix(r.c.Path, "/") {
			r.c.Offset = r.position() - result
		}
	}
}

func (t *Trace) log(c Call) {
	if t.opt.Log != nil {
		t.opt.Log(c)
	}
}

// info is what the system tells of a stop: at the asking a is the call's number
// and b its arguments, at the end a is the result.
type info struct {
	op uint8
	_  [3]uint8
	_  uint32
	_  [2]uint64
	a  uint64
	b  [7]uint64
}

func look(who int) (i info, err error) {
	_, _, errno := unix.Syscall6(unix.SYS_PTRACE, unix.PTRACE_GET_SYSCALL_INFO, uintptr(who), unsafe.Sizeof(i), uintptr(unsafe.Pointer(&i)), 0, 0)
	if errno != 0 {
		return i, fmt.Errorf("look at a stop: %w", errno)
	}
	return i, nil
}

// available tries it once, with the test binary itself.
var available = sync.OnceValue(func() error {
	own, err := os.Executable()
	if err != nil {
		return err
	}
	seen := 0
	cmd := exec.Command(own, "-test.run", "^$")
	t, err := Start(cmd, Options{Log: func(Call) { seen++ }}, nil)
	if err != nil {
		return err
	}
	if err := t.Wait(); err != nil {
		return err
	}
	if seen == 0 {
		return errors.New("no call is seen: TestMain does not call trace.Inside")
	}
	return nil
})
