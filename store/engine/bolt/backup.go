package bolt

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"rapport/store/engine"
)

// A backup is a file of this engine, whatever engine keeps the vault. Nobody
// writes one once it was made; whoever makes, replaces or removes one holds the
// lock of its folder.

// LockFolder takes the lock of a vault's own folder of backups, which is made,
// for its owner alone, if it is not there; others' rights to one that is there
// are taken away. ErrInUse.
func LockFolder(dir string, opt Options) (release func(), err error) {
	release, err = LockGiven(dir, opt)
	if err != nil {
		return nil, err
	}
	if info, err := os.Lstat(dir); err == nil && hasModes && info.IsDir() && info.Mode().Perm()&0o077 != 0 {
		_ = os.Chmod(dir, 0o700) // a stick may know no modes; what is in the files is sealed
	}
	return release, nil
}

// LockGiven is LockFolder for a folder that somebody named, and that may hold
// more than backups: who may look into one that is there is not ours to change.
func LockGiven(dir string, opt Options) (release func(), err error) {
	if opt.Wait == 0 {
		opt.Wait = DefaultWait
	}
	if err := makeFolder(filepath.Join(dir, "-")); err != nil {
		return nil, explain(dir, err)
	}
	l, err := takeLock(dir+string(filepath.Separator), true, time.Now().Add(opt.Wait))
	if err != nil {
		return nil, err
	}
	return l.release, nil
}

// PutFile writes a file and puts it in the place of the one that is there, in
// one step. It takes no lock.
func PutFile(path string, fill func(engine.Fresh) error, verify func(engine.Reader) error) error {
	if err := build(path, fill, verify); err != nil {
		return err
	}
	_, err := install(path)
	return err
}

// Unseen is the engine of a file that nothing is known of, and that may be
// damaged or empty: only to Replace it.
func Unseen(path string, opt Options) (engine.Engine, error) { return newFile(path, opt) }

// Unfinished removes what a crash left of a file that was being written.
func Unfinished(path string) error { return discard(path) }

// NewSuffix is what the name of a file ends in while it is written.
const NewSuffix = ".new"

// CopyAside copies a file as it stands, byte for byte, to a new one, durably:
// one that cannot be read as a vault any more.
func CopyAside(from, to string) (err error) {
	raw, err := os.ReadFile(from)
	if err != nil {
		return explain(from, err)
	}
	f, err := createNew(to)
	if err != nil {
		return explain(to, err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(to)
		}
	}()
	_, err = f.Write(raw)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return explain(to, err)
	}
	return explain(to, syncFolder(to))
}

// Remove removes a file, durably; one that is gone already is no error.
func Remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return explain(path, err)
	}
	return explain(path, syncFolder(path))
}
