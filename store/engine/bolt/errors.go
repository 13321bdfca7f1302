package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	berrors "go.etcd.io/bbolt/errors"

	"rapport/store/engine"
)

// explain gives an error of the system or of bbolt the engine's name for it, and
// says which file it is about. Errors that have a name already keep it; those
// that have nothing else are given the file.
func explain(path string, err error) error {
	if err == nil || errors.Is(err, engine.ErrNotFound) {
		return err
	}
	if named(err) {
		if strings.Contains(err.Error(), path) {
			return err
		}
		return fmt.Errorf("%s: %w", path, err)
	}
	if name := nameFor(err); name != nil {
		return fmt.Errorf("%s: %w (%w)", path, name, err)
	}
	return fmt.Errorf("%s: %w", path, err)
}

func nameFor(err error) error {
	switch {
	case isFull(err):
		return engine.ErrFull
	case errors.Is(err, errLoop):
		return engine.ErrSymlink
	case errors.Is(err, fs.ErrNotExist):
		return engine.ErrNoStore
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), errors.Is(err, berrors.ErrDatabaseReadOnly):
		return engine.ErrReadOnly
	case errors.Is(err, berrors.ErrTimeout):
		return engine.ErrInUse
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrChecksum), errors.Is(err, berrors.ErrVersionMismatch):
		return engine.ErrDamaged
	case isSystem(err):
		return engine.ErrDisk
	}
	return nil
}

// isSystem says whether the system gave an error, of whatever sort. bbolt loses
// that too, where growing the file fails.
func isSystem(err error) bool {
	var errno syscall.Errno
	return errors.As(err, &errno) || strings.Contains(err.Error(), "file resize error") || strings.Contains(err.Error(), "file sync error")
}

// isFull also looks at the text: bbolt loses the error's identity where growing
// the file fails.
func isFull(err error) bool {
	for _, full := range fullErrors {
		if errors.Is(err, full) || strings.Contains(err.Error(), full.Error()) {
			return true
		}
	}
	return false
}

// writeWentWrong says whether a commit ended at a write or at growing the file,
// which is before what it wrote counts. Otherwise it ended at a sync.
func writeWentWrong(err error) bool {
	var at *fs.PathError
	return errors.As(err, &at) && at.Op == "write" || strings.Contains(err.Error(), "file resize error")
}

// named says whether the error is one of the engine's own.
func named(err error) bool {
	for _, name := range []error{
		engine.ErrNotFound, engine.ErrNoStore, engine.ErrExists, engine.ErrInUse,
		engine.ErrDamaged, engine.ErrEmpty, engine.ErrBehind, engine.ErrFull,
		engine.ErrSymlink, engine.ErrNotOurs, engine.ErrReadOnly, engine.ErrNewer,
		engine.ErrClosed, engine.ErrBadPlace, engine.ErrDisk, engine.ErrUnsure,
	} {
		if errors.Is(err, name) {
			return true
		}
	}
	return false
}

// damaged is ErrDamaged with what was found.
func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", engine.ErrDamaged, fmt.Sprintf(format, args...))
}
