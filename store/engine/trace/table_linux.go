//go:build amd64 || arm64

package trace

import "golang.org/x/sys/unix"

// shape is a call's name and where its arguments stand.
type shape struct {
	name string
	read func(*reader)
}

// table lists, by number, the calls that are told of. The first ones change files
// or hold what was changed.
var table = map[uint64]shape{
	unix.SYS_OPENAT:          {"openat", func(r *reader) { r.path(0, 1); r.c.Flags = r.int(2) }},
	unix.SYS_WRITE:           {"write", func(r *reader) { r.fd(0); r.data(1, 2) }},
	unix.SYS_PWRITE64:        {"pwrite64", func(r *reader) { r.fd(0); r.data(1, 2); r.c.Offset = int64(r.args[3]) }},
	unix.SYS_WRITEV:          {"writev", func(r *reader) { r.fd(0); r.vector(1, 2) }},
	unix.SYS_PWRITEV:         {"pwritev", func(r *reader) { r.fd(0); r.vector(1, 2); r.c.Offset = int64(r.args[3]) }},
	unix.SYS_FTRUNCATE:       {"ftruncate", func(r *reader) { r.fd(0); r.c.Size = int64(r.args[1]) }},
	unix.SYS_TRUNCATE:        {"truncate", func(r *reader) { r.path(cwd, 0); r.c.Size = int64(r.args[1]) }},
	unix.SYS_FALLOCATE:       {"fallocate", func(r *reader) { r.fd(0); r.c.Offset, r.c.Size = int64(r.args[2]), int64(r.args[3]) }},
	unix.SYS_FSYNC:           {"fsync", func(r *reader) { r.fd(0) }},
	unix.SYS_FDATASYNC:       {"fdatasync", func(r *reader) { r.fd(0) }},
	unix.SYS_SYNC_FILE_RANGE: {"sync_file_range", func(r *reader) { r.fd(0) }},
	unix.SYS_SYNCFS:          {"syncfs", func(r *reader) { r.fd(0) }},
	unix.SYS_MSYNC:           {"msync", func(*reader) {}},
	unix.SYS_RENAMEAT:        {"renameat2", func(r *reader) { r.path(0, 1); r.to(2, 3) }},
	unix.SYS_RENAMEAT2:       {"renameat2", func(r *reader) { r.path(0, 1); r.to(2, 3); r.c.Flags = r.int(4) }},
	unix.SYS_UNLINKAT:        {"unlinkat", func(r *reader) { r.path(0, 1); r.c.Flags = r.int(2) }},
	unix.SYS_LINKAT:          {"linkat", func(r *reader) { r.path(0, 1); r.to(2, 3) }},
	unix.SYS_SYMLINKAT:       {"symlinkat", func(r *reader) { r.c.To = r.text(0); r.path(1, 2) }},
	unix.SYS_MKDIRAT:         {"mkdirat", func(r *reader) { r.path(0, 1) }},
	unix.SYS_CLOSE:           {"close", func(r *reader) { r.fd(0) }},
	unix.SYS_DUP:             {"dup3", func(r *reader) { r.fd(0) }},
	unix.SYS_DUP3:            {"dup3", func(r *reader) { r.fd(0) }},
	unix.SYS_FCHMOD:          {"fchmod", func(r *reader) { r.fd(0) }},
	unix.SYS_FCHMODAT:        {"fchmodat", func(r *reader) { r.path(0, 1) }},
	unix.SYS_FLOCK:           {"flock", func(r *reader) { r.fd(0); r.c.Flags = r.int(1) }},

	// These look.
	unix.SYS_READ:       {"read", func(r *reader) { r.fd(0) }},
	unix.SYS_PREAD64:    {"pread64", func(r *reader) { r.fd(0) }},
	unix.SYS_FSTAT:      {"fstat", func(r *reader) { r.fd(0) }},
	unix.SYS_NEWFSTATAT: {"newfstatat", func(r *reader) { r.path(0, 1) }},
	unix.SYS_STATX:      {"statx", func(r *reader) { r.path(0, 1) }},
	unix.SYS_GETDENTS64: {"getdents64", func(r *reader) { r.fd(0) }},
	unix.SYS_MMAP: {"mmap", func(r *reader) {
		r.fd(4)
		r.c.Size, r.c.Offset, r.c.Flags = int64(r.args[1]), int64(r.args[5]), r.int(2)|r.int(3)<<16
	}},

	// These reach out.
	unix.SYS_SOCKET:   {"socket", func(r *reader) { r.c.Flags = r.int(0) }},
	unix.SYS_CONNECT:  {"connect", func(r *reader) { r.fd(0); r.address(1, 2) }},
	unix.SYS_BIND:     {"bind", func(r *reader) { r.fd(0); r.address(1, 2) }},
	unix.SYS_SENDTO:   {"sendto", func(r *reader) { r.fd(0); r.address(4, 5) }},
	unix.SYS_EXECVE:   {"execve", func(r *reader) { r.path(cwd, 0) }},
	unix.SYS_EXECVEAT: {"execveat", func(r *reader) { r.path(0, 1) }},

	// These change files in ways that Call does not tell: see Obscure.
	unix.SYS_OPENAT2:         {"openat2", func(r *reader) { r.path(0, 1) }},
	unix.SYS_PWRITEV2:        {"pwritev2", func(r *reader) { r.fd(0) }},
	unix.SYS_COPY_FILE_RANGE: {"copy_file_range", func(r *reader) { r.fd(2) }},
	unix.SYS_SENDFILE:        {"sendfile", func(r *reader) { r.fd(0) }},
	unix.SYS_SPLICE:          {"splice", func(r *reader) { r.fd(2) }},
	unix.SYS_MKNODAT:         {"mknodat", func(r *reader) { r.path(0, 1) }},
	unix.SYS_IO_SUBMIT:       {"io_submit", func(*reader) {}},
	unix.SYS_IO_URING_SETUP:  {"io_uring_setup", func(*reader) {}},
}
