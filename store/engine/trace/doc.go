// Package trace runs a program under a trace of its system calls: it tells of
// the calls that touch files, reach out or start another program, and can make
// one of them go wrong. It is for tests only, and no part of the program.
//
// Rules:
//
//   - The traced program is followed into every thread and child. It ends when the
//     test does.
//   - Only the calls that are told of stop the program; a filter in it lets all
//     others through at full speed. The filter is put there by the test binary,
//     which runs itself for that and then becomes the program: a TestMain calls
//     Inside before anything else.
//   - A call is told of when it has ended, in the order of their ends, with what
//     it was given. Old names of a call are told by the new one (open is openat).
//   - A call that is made to go wrong does nothing and gives the error; but a close
//     closes, and a lock that is given back is free, as on every system.
//   - It is for Linux on amd64 and arm64. Where a program may not trace its own
//     children, Need skips the test; in the sweeps of CI and of a release, which are
//     there to prove what it proves, the test fails instead.
package trace

import (
	"os"
	"runtime"
	"syscall"
	"testing"
)

// Call is one system call.
type Call struct {
	Thread int
	Name   string // of the call, without old variants
	Path   string // whole; for a descriptor, what the system says that it is
	To     string // the other path of renameat2, linkat and symlinkat
	FD     int    // the descriptor; -1 for a call that names a path
	New    int    // the descriptor that an openat or dup3 gave
	Flags  int    // of openat, mmap (protection, then flags in the upper half), renameat2, unlinkat, flock; the family of socket and connect
	Offset int64  // of what is written, allocated or mapped
	Size   int64  // of that, or the new length of ftruncate
	Data   []byte // what was written
	Err    syscall.Errno
	Forced bool // it was made to go wrong
}

// Options say what is done with the calls. Both functions are called from one
// goroutine, while the program stands still.
type Options struct {
	// Log is told of each call that has ended; an execve, of each that was asked
	// for. What is written is read only if there is a Log.
	Log func(Call)
	// Fail gives the error that a call is to end with instead of being done, or 0.
	Fail func(Call) syscall.Errno
}

// Writes reports whether an openat may change a file.
func (c Call) Writes() bool {
	return c.Flags&(os.O_WRONLY|os.O_RDWR|os.O_CREATE|os.O_TRUNC) != 0
}

// Obscure reports whether a call changes files in a way that is not told: who goes
// by a log makes sure that there was none.
func (c Call) Obscure() bool {
	switch c.Name {
	case "openat2", "pwritev2", "copy_file_range", "sendfile", "splice", "mknodat", "io_submit", "io_uring_setup", "fallocate":
		return true
	case "renameat2":
		return c.Flags != 0
	case "mmap": // what is written into a shared mapping is seen by nobody
		const write, shared, sharing = 2, 1, 3 // PROT_WRITE, MAP_SHARED, and all that share
		return c.FD >= 0 && c.Flags&write != 0 && c.Flags>>16&sharing&shared != 0
	}
	return false
}

// Need skips a test where nothing can be traced, and on Linux fails it in a sweep.
func Need(t testing.TB) {
	t.Helper()
	err := available()
	switch {
	case err == nil:
	case os.Getenv("RAPPORT_SWEEP") != "" && runtime.GOOS == "linux":
		t.Fatalf("no system call can be traced here: %v", err)
	default:
		t.Skipf("no system call can be traced here: %v", err)
	}
}
