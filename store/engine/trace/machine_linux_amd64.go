package trace

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

const machine = unix.AUDIT_ARCH_X86_64

// Calls that only this machine has, for its old programs.
func init() {
	table[unix.SYS_OPEN] = shape{"openat", func(r *reader) { r.path(cwd, 0); r.c.Flags = r.int(1) }}
	table[unix.SYS_CREAT] = shape{"openat", func(r *reader) {
		r.path(cwd, 0)
		r.c.Flags = os.O_CREATE | os.O_WRONLY | os.O_TRUNC
	}}
	table[unix.SYS_RENAME] = shape{"renameat2", func(r *reader) { r.path(cwd, 0); r.to(cwd, 1) }}
	table[unix.SYS_LINK] = shape{"linkat", func(r *reader) { r.path(cwd, 0); r.to(cwd, 1) }}
	table[unix.SYS_SYMLINK] = shape{"symlinkat", func(r *reader) { r.c.To = r.text(0); r.path(cwd, 1) }}
	table[unix.SYS_UNLINK] = shape{"unlinkat", func(r *reader) { r.path(cwd, 0) }}
	table[unix.SYS_RMDIR] = shape{"unlinkat", func(r *reader) { r.path(cwd, 0); r.c.Flags = unix.AT_REMOVEDIR }}
	table[unix.SYS_MKDIR] = shape{"mkdirat", func(r *reader) { r.path(cwd, 0) }}
	table[unix.SYS_CHMOD] = shape{"fchmodat", func(r *reader) { r.path(cwd, 0) }}
	table[unix.SYS_DUP2] = shape{"dup3", func(r *reader) { r.fd(0) }}
	table[unix.SYS_STAT] = shape{"newfstatat", func(r *reader) { r.path(cwd, 0) }}
	table[unix.SYS_LSTAT] = shape{"newfstatat", func(r *reader) { r.path(cwd, 0) }}
}

// skip makes a call that is about to be done none.
func skip(thread int) error {
	var regs unix.PtraceRegs
	if err := unix.PtraceGetRegs(thread, &regs); err != nil {
		return err
	}
	regs.Orig_rax = ^uint64(0)
	return unix.PtraceSetRegs(thread, &regs)
}

// end makes a call that was done or skipped end with an error.
func end(thread int, errno syscall.Errno) error {
	var regs unix.PtraceRegs
	if err := unix.PtraceGetRegs(thread, &regs); err != nil {
		return err
	}
	regs.Rax = -uint64(errno)
	return unix.PtraceSetRegs(thread, &regs)
}
