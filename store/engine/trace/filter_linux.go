//go:build amd64 || arm64

package trace

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"unsafe"

	"golang.org/x/sys/unix"
)

// variable tells a test binary that it is traced, and which program it is to
// become: its own path for none.
const variable = "RAPPORT_TRACED"

// Inside makes the test binary, where it was started by Start, stop at the calls
// that are told of, and become the program that was asked for. Otherwise it does
// nothing.
func Inside() {
	program := os.Getenv(variable)
	if program == "" {
		return
	}
	_ = os.Unsetenv(variable)
	err := filter()
	if own, _ := os.Executable(); err == nil && program != own {
		err = unix.Exec(program, os.Args, os.Environ())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "trace:", err)
		os.Exit(125)
	}
}

// filter puts the filter into every thread of this program, and of whatever it
// becomes and starts.
func filter() error {
	program := assemble()
	prog := unix.SockFprog{Len: uint16(len(program)), Filter: &program[0]}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Errorf("give up new rights: %w", err)
	}
	stuck, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER,
		unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&prog)))
	runtime.KeepAlive(program)
	if errno != 0 {
		return fmt.Errorf("filter calls: %w", errno)
	}
	if stuck != 0 {
		return fmt.Errorf("thread %d takes no filter", stuck)
	}
	return nil
}

// assemble is the filter: stop at a call of the table, let others through.
func assemble() []unix.SockFilter {
	const number, arch = 0, 4 // where they stand in what the filter is given
	load := func(at uint32) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: at}
	}
	give := func(what uint32) unix.SockFilter { return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: what} }
	program := []unix.SockFilter{
		load(arch),
		{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: machine, Jt: 1},
		give(unix.SECCOMP_RET_KILL_PROCESS),
		load(number),
	}
	var numbers []uint64
	for nr := range table {
		numbers = append(numbers, nr)
	}
	slices.Sort(numbers)
	for i, nr := range numbers {
		past := uint8(len(numbers) - i) // over the rest, and what lets through
		program = append(program, unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: uint32(nr), Jt: past})
	}
	return append(program, give(unix.SECCOMP_RET_ALLOW), give(unix.SECCOMP_RET_TRACE))
}
