package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"rapport/store/engine"
)

// refused wants every way in to answer one error, and to leave the file alone.
func refused(t *testing.T, path string, want error) {
	t.Helper()
	before := bytesOf(path)
	if e, err := Open(path, Options{Wait: -1}); err == nil {
		isErr(t, e.View(nothing), want)
		_, err = e.Update(put("a"))
		isErr(t, err, want)
		_, err = e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error {
			return engine.Copy(fresh, old, nil)
		}, nil)
		isErr(t, err, want)
	} else {
		isErr(t, err, want)
	}
	if !bytes.Equal(before, bytesOf(path)) {
		t.Error("the file was written to")
	}
}

// bytesOf is what a file holds, nothing if it is none: reading a pipe would wait.
func bytesOf(path string) []byte {
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	b, _ := os.ReadFile(path)
	return b
}

func write(t *testing.T, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "vault.db")
	must(t, os.WriteFile(path, b, 0o600))
	return path
}

func TestRefused(t *testing.T) {
	vault, _ := newVault(t, 10)
	whole, err := os.ReadFile(vault)
	must(t, err)
	tests := []struct {
		name string
		path func(t *testing.T) string
		want error
	}{
		{"nothing there", func(t *testing.T) string { return filepath.Join(t.TempDir(), "vault.db") }, engine.ErrNoStore},
		{"an empty file", func(t *testing.T) string { return write(t, nil) }, engine.ErrEmpty},
		{"a text", func(t *testing.T) string { return write(t, []byte("Dear Maya,")) }, engine.ErrDamaged},
		{"zeros", func(t *testing.T) string { return write(t, make([]byte, 64<<10)) }, engine.ErrDamaged},
		{"cut in the meta pages", func(t *testing.T) string { return write(t, whole[:4096]) }, engine.ErrDamaged},
		{"cut after them", func(t *testing.T) string { return write(t, whole[:8192]) }, engine.ErrDamaged},
		{"a folder", func(t *testing.T) string { return t.TempDir() }, engine.ErrNotOurs},
		{"another's bbolt file", func(t *testing.T) string { return foreign(t, 4096, nil) }, engine.ErrDamaged},
		{"with larger pages", func(t *testing.T) string { return foreign(t, 16384, nil) }, engine.ErrDamaged},
		{"of a newer layout", func(t *testing.T) string { return foreign(t, 4096, []byte{0, 0, 0, layout + 1}) }, engine.ErrNewer},
		{"of no layout", func(t *testing.T) string { return foreign(t, 4096, []byte{1}) }, engine.ErrDamaged},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if test.name == "a folder" && runtime.GOOS == "windows" {
				t.Skip("Windows does not open folders as files")
			}
			refused(t, test.path(t), test.want)
		})
	}
}

// foreign is a bbolt file that another program made.
func foreign(t *testing.T, page int, layout []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "vault.db")
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{PageSize: page})
	must(t, err)
	must(t, db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucket(ownBucket)
		if err != nil || layout == nil {
			return err
		}
		return b.Put(layoutKey, layout)
	}))
	must(t, db.Close())
	return path
}

func TestRefusedSymlink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making one needs a privilege")
	}
	vault, _ := newVault(t, 10)
	link := filepath.Join(t.TempDir(), "vault.db")
	must(t, os.Symlink(vault, link))
	refused(t, link, engine.ErrSymlink)
	_, err := Create(link, Options{}, fillSome(1), nil)
	isErr(t, err, engine.ErrSymlink)

	// Nor is a lock followed: it would be made wherever it points.
	victim := filepath.Join(t.TempDir(), "victim")
	other := filepath.Join(filepath.Dir(victim), "vault.db")
	must(t, os.Rename(vault, other), os.Symlink(victim, other+".lock"))
	isErr(t, openAt(t, other).View(nothing), engine.ErrSymlink)
	if _, err := os.Lstat(victim); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a file was made where the lock points")
	}

	// Nor the new file.
	must(t, os.Remove(other+".lock"), os.WriteFile(victim, []byte("mine"), 0o600), os.Symlink(victim, newPath(other)))
	_, err = openAt(t, other).Rewrite(func(old engine.Reader, fresh engine.Fresh) error {
		return engine.Copy(fresh, old, nil)
	}, nil)
	must(t, err)
	if b, err := os.ReadFile(victim); err != nil || string(b) != "mine" {
		t.Errorf("what the link points at is now %q, %v", b, err)
	}
}

func TestRefusedPipe(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such files")
	}
	path := filepath.Join(t.TempDir(), "vault.db")
	must(t, mkfifo(path))
	refused(t, path, engine.ErrNotOurs) // and does not wait for a writer
}

func TestCreateRefusesWhatIsThere(t *testing.T) {
	vault, _ := newVault(t, 3)
	for _, path := range []string{vault, write(t, nil), write(t, []byte("x")), t.TempDir()} {
		before, _ := os.ReadFile(path)
		_, err := Create(path, Options{}, fillSome(1), nil)
		isErr(t, err, engine.ErrExists)
		if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
			t.Errorf("%s was written to", path)
		}
	}
}

func TestCreateThatFailsLeavesNoFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vault.db")
	stop := errors.New("stop")
	_, err := Create(path, Options{}, func(engine.Fresh) error { return stop }, nil)
	isErr(t, err, stop)
	_, err = Create(path, Options{}, fillSome(1), func(engine.Reader) error { return stop })
	isErr(t, err, stop)
	for _, name := range []string{path, newPath(path)} {
		if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is there: %v", name, err)
		}
	}
}

func TestModes(t *testing.T) {
	if !hasModes {
		t.Skip("no modes here")
	}
	path := filepath.Join(t.TempDir(), "new", "folder", "vault.db")
	e, err := Create(path, Options{}, fillSome(3), nil)
	must(t, err)
	mode := func(name string, want fs.FileMode) {
		t.Helper()
		info, err := os.Stat(name)
		must(t, err)
		if info.Mode().Perm() != want {
			t.Errorf("%s has mode %o, want %o", filepath.Base(name), info.Mode().Perm(), want)
		}
	}
	mode(filepath.Dir(path), 0o700)
	mode(path, 0o600)
	mode(path+".lock", 0o600)
	must(t, os.Chmod(path, 0o644))
	must(t, e.View(nothing))
	mode(path, 0o600)
	must(t, os.Chmod(path, 0o666))
	_, err = e.Update(put("a"))
	must(t, err)
	mode(path, 0o600)
	_, err = e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error { return engine.Copy(fresh, old, nil) }, nil)
	must(t, err)
	mode(path, 0o600)
}

func TestAloneMakesNoLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "backup.db")
	e, err := Create(path, Options{Alone: true}, fillSome(3), nil)
	must(t, err)
	must(t, e.View(nothing), e.Check())
	_, err = e.Update(put("a"))
	isErr(t, err, engine.ErrReadOnly)
	_, err = e.Replace(fillSome(1), nil)
	isErr(t, err, engine.ErrReadOnly)
	all, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	must(t, err)
	if len(all) != 1 {
		t.Errorf("beside the file: %q", all)
	}
}

func TestRemovesWhatACrashLeft(t *testing.T) {
	path, e := newVault(t, 10)
	must(t, os.WriteFile(newPath(path), []byte("half a file"), 0o600))
	must(t, e.View(nothing))
	_, err := e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error { return engine.Copy(fresh, old, nil) }, nil)
	must(t, err)
	if _, err := os.Lstat(newPath(path)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the new file is still there: %v", err)
	}
}

func TestExplain(t *testing.T) {
	tests := []struct {
		err, want error
	}{
		{&fs.PathError{Op: "write", Err: syscall.ENOSPC}, engine.ErrFull},
		{errors.New("file resize error: truncate vault.db: " + fullErrors[0].Error()), engine.ErrFull},
		{&fs.PathError{Op: "open", Err: syscall.EROFS}, engine.ErrReadOnly},
		{&fs.PathError{Op: "open", Err: syscall.EACCES}, engine.ErrReadOnly},
		{&fs.PathError{Op: "open", Err: syscall.ENOENT}, engine.ErrNoStore},
		{berrors.ErrTimeout, engine.ErrInUse},
		{berrors.ErrChecksum, engine.ErrDamaged},
	}
	for _, test := range tests {
		if got := explain("vault.db", test.err); !errors.Is(got, test.want) || !errors.Is(got, test.err) {
			t.Errorf("%v is explained as %v, want %v", test.err, got, test.want)
		}
	}
	if explain("vault.db", nil) != nil {
		t.Error("no error is explained as one")
	}
}

// The format that pages.go reads is the machine's; this pins what is assumed.
func TestByteOrder(t *testing.T) {
	path, _ := newVault(t, 1)
	b, err := os.ReadFile(path)
	must(t, err)
	if binary.NativeEndian.Uint32(b[pageHeaderSize:]) != metaMagic {
		t.Error("the meta page does not begin as assumed")
	}
}
