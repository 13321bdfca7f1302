//go:build unix

package bolt

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"golang.org/x/sys/unix"
)

const (
	// openFlags follow no symbolic link, and do not wait for the other end of a
	// pipe.
	openFlags = syscall.O_NOFOLLOW | syscall.O_NONBLOCK
	hasModes  = true
)

// errLoop is what opening a symbolic link gives.
var errLoop error = syscall.ELOOP

// fullErrors are the ways of a system to say that there is no room.
var fullErrors = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}

func refuseLink(string) error { return nil } // O_NOFOLLOW does

// ours says whether a file is the user's own. The superuser may write any.
func ours(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && (os.Geteuid() == 0 || int(stat.Uid) == os.Geteuid())
}

// identity names a file among all files of the machine.
func identity(f *os.File) (volume, number uint64, err error) {
	var stat unix.Stat_t
	if err := unix.Fstat(int(f.Fd()), &stat); err != nil {
		return 0, 0, err
	}
	return uint64(stat.Dev), stat.Ino, nil
}

// unlock lets bbolt's own lock go. Closing would, were the handle the only one.
func unlock(f *os.File) { _ = unix.Flock(int(f.Fd()), unix.LOCK_UN) }

// syncFolder makes a rename in the file's folder durable.
func syncFolder(path string) error {
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	err = d.Sync()
	// Some file systems have nothing to sync in a folder and say so.
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	_ = d.Close()
	return err
}
