package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"rapport/store/engine"
)

// openExisting opens a file that is there, following no symbolic link, and
// refuses one that is not a vault's: not a regular file, or empty.
func openExisting(path string, write bool) (*os.File, error) {
	if err := refuseLink(path); err != nil {
		return nil, err
	}
	flag := os.O_RDONLY
	if write {
		flag = os.O_RDWR
	}
	f, err := os.OpenFile(path, flag|openFlags, 0)
	if err != nil {
		return nil, err
	}
	if err := inspect(f, write); err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// inspect looks at an open file. What others could read is made ours alone; if
// that cannot be done, the file may still be read (a backup on a stick that knows
// no modes), but not written.
func inspect(f *os.File, write bool) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	switch {
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s: %w: not a regular file", f.Name(), engine.ErrNotOurs)
	case info.Size() == 0:
		return fmt.Errorf("%s: %w", f.Name(), engine.ErrEmpty)
	case write && !ours(info):
		return fmt.Errorf("%s: %w: it belongs to another user", f.Name(), engine.ErrNotOurs)
	}
	if hasModes && info.Mode().Perm()&0o077 != 0 {
		if err := tighten(f); err != nil && write {
			return fmt.Errorf("%s: %w: others can read it (%w)", f.Name(), engine.ErrNotOurs, err)
		}
	}
	return nil
}

// tighten makes a file its owner's alone, and looks whether that was done: some
// file systems take the call and change nothing.
func tighten(f *os.File) error {
	if err := f.Chmod(0o600); err != nil {
		return err
	}
	info, err := f.Stat()
	if err == nil && info.Mode().Perm()&0o077 != 0 {
		err = fs.ErrPermission
	}
	return err
}

// createNew makes a file that must not be there yet.
func createNew(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL|openFlags, 0o600)
}

// makeFolder makes the folder of a file, and those above it, for its owner alone,
// durably: each stands in the one above, which is told to keep it. One that is
// there already stays as it is.
func makeFolder(path string) error {
	dir := filepath.Dir(path)
	if _, err := os.Stat(dir); err == nil || dir == path {
		return err
	}
	if err := makeFolder(dir); err != nil {
		return err
	}
	making := os.Mkdir(dir, 0o700)
	if making != nil && !errors.Is(making, fs.ErrExist) {
		return making
	}
	err := syncFolder(dir)
	if err != nil && making == nil {
		_ = os.Remove(dir) // the next to come would take it for one that is kept
	}
	return err
}
