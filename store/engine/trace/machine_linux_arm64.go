package trace

import (
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

const machine = unix.AUDIT_ARCH_AARCH64

// skip makes a call that is about to be done none.
func skip(thread int) error {
	none := int32(-1)
	iov := unix.Iovec{Base: (*byte)(unsafe.Pointer(&none)), Len: uint64(unsafe.Sizeof(none))}
	const systemCall = 0x404 // NT_ARM_SYSTEM_CALL
	_, _, errno := unix.Syscall6(unix.SYS_PTRACE, unix.PTRACE_SETREGSET, uintptr(thread), systemCall, uintptr(unsafe.Pointer(&iov)), 0, 0)
	if errno != 0 {
		return errno
	}
	return nil
}

// end makes a call that was done or skipped end with an error.
func end(thread int, errno syscall.Errno) error {
	var regs unix.PtraceRegs
	if err := unix.PtraceGetRegs(thread, &regs); err != nil {
		return err
	}
	regs.Regs[0] = -uint64(errno)
	return unix.PtraceSetRegs(thread, &regs)
}
