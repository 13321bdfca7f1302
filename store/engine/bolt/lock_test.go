package bolt

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"rapport/store/engine"
)

// held takes the lock as another program would.
func held(t *testing.T, path string) *flock.Flock {
	t.Helper()
	l := flock.New(path + ".lock")
	ok, err := l.TryLock()
	if !ok || err != nil {
		t.Fatalf("cannot take the lock: %v", err)
	}
	t.Cleanup(func() { _ = l.Unlock() })
	return l
}

func TestLockIsNotToBeHad(t *testing.T) {
	path, _ := newVault(t, 3)
	l := held(t, path)
	for _, wait := range []time.Duration{-1, 30 * time.Millisecond} {
		e, err := Open(path, Options{Wait: wait})
		must(t, err)
		isErr(t, e.View(nothing), engine.ErrInUse)
		_, err = e.Update(put("a"))
		isErr(t, err, engine.ErrInUse)
		_, err = e.Changed("") // waits for no lock
		must(t, err)
	}
	must(t, l.Unlock())
	must(t, openAt(t, path).View(nothing))
}

func TestLockIsWaitedFor(t *testing.T) {
	path, e := newVault(t, 3)
	l := held(t, path)
	done := make(chan error)
	go func() { done <- e.View(nothing) }()
	select {
	case err := <-done:
		t.Fatalf("did not wait: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	must(t, l.Unlock(), <-done)
}

// An operation within another of the same engine would wait for itself.
func TestNestedCallIsInUse(t *testing.T) {
	path, _ := newVault(t, 3)
	e, err := Open(path, Options{Wait: 20 * time.Millisecond})
	must(t, err)
	must(t, e.View(func(engine.Reader) error {
		isErr(t, e.View(nothing), engine.ErrInUse)
		_, err := e.Update(put("a"))
		isErr(t, err, engine.ErrInUse)
		return nil
	}))
	must(t, e.View(nothing))
}

func TestNothingStaysOpen(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("counts in /proc")
	}
	_, e := newVault(t, 3)
	count := func() int {
		all, err := os.ReadDir("/proc/self/fd")
		must(t, err)
		return len(all)
	}
	before := count()
	for range 20 {
		must(t, e.View(nothing))
		_, err := e.Update(put("a"))
		must(t, err)
		_, _ = e.Update(func(engine.Tx) error { return errors.New("stop") })
		_, err = e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error { return engine.Copy(fresh, old, nil) }, nil)
		must(t, err)
	}
	if after := count(); after > before+3 { // other tests of the runtime may open some
		t.Errorf("%d files open, %d before", after, before)
	}
}

// A folder that cannot be written to, or a lock that cannot be opened, as the
// superuser leaves it, is read without a lock, and nothing is written.
func TestNoLockToBeHad(t *testing.T) {
	if !hasModes {
		t.Skip("no modes here")
	}
	for name, prepare := range map[string]func(path string) error{
		"a folder that is read-only": func(path string) error {
			return errors.Join(os.Remove(path+".lock"), os.Chmod(path, 0o400), os.Chmod(filepath.Dir(path), 0o500))
		},
		"a lock of another's": func(path string) error { return os.Chmod(path+".lock", 0) },
	} {
		t.Run(name, func(t *testing.T) {
			path, _ := newVault(t, 3)
			must(t, prepare(path))
			t.Cleanup(func() { _ = os.Chmod(filepath.Dir(path), 0o700) })
			cmd := child(t, "look", path)
			if os.Geteuid() == 0 && !asNobody(t, cmd, path) {
				t.Skip("nobody else to be")
			}
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
		})
	}
}

// On a medium that is read-only, or has no room for a lock, a vault is read.
func TestReadOnMedium(t *testing.T) {
	read := func(path string, refused error) {
		t.Helper()
		e := openAt(t, path)
		must(t, e.View(nothing), e.Check())
		_, err := e.Changed("")
		must(t, err)
		_, err = e.Update(put("a"))
		isErr(t, err, refused)
		_, err = e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error { return engine.Copy(fresh, old, nil) }, nil)
		isErr(t, err, refused)
		_, err = Create(filepath.Join(filepath.Dir(path), "other.db"), Options{}, fillSome(1), nil)
		isErr(t, err, refused)
	}
	vault, _ := newVault(t, 3)
	b, err := os.ReadFile(vault)
	must(t, err)

	dir := disk(t, "size=1m")
	path := filepath.Join(dir, "vault.db")
	must(t, os.WriteFile(path, b, 0o600))
	makeReadOnly(t, dir)
	read(path, engine.ErrReadOnly)

	path = filepath.Join(disk(t, "size=1m,nr_inodes=2"), "vault.db") // the root, and the vault
	must(t, os.WriteFile(path, b, 0o600))
	read(path, engine.ErrFull)
}

// childLook reads a vault that cannot be written, and tries to write it.
func childLook(args []string) error {
	e, err := Open(args[0], Options{Wait: -1})
	if err != nil {
		return err
	}
	if err := e.View(func(r engine.Reader) error { _, err := r.Get("cards", "000000"); return err }); err != nil {
		return err
	}
	if _, err := e.Update(put("a")); !errors.Is(err, engine.ErrReadOnly) {
		return errors.Join(errors.New("update is not refused as read-only"), err)
	}
	if _, err := e.Replace(fillSome(1), nil); !errors.Is(err, engine.ErrReadOnly) {
		return errors.Join(errors.New("replace is not refused as read-only"), err)
	}
	return nil
}

// copySelf copies the test binary to where another user can run it.
func copySelf(t *testing.T, cmd *exec.Cmd) bool {
	t.Helper()
	dir, err := os.MkdirTemp("", "rapport-bolt")
	must(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	b, err := os.ReadFile(cmd.Path)
	must(t, err)
	cmd.Path = filepath.Join(dir, "test")
	must(t, os.WriteFile(cmd.Path, b, 0o755), os.Chmod(dir, 0o755))
	cmd.Dir = dir
	return true
}
