package bolt

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"rapport/store/engine"
)

// One holds the lock of a folder at a time, and the folder is its owner's.
func TestTheLockOfAFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "backups")
	release, err := LockFolder(dir, Options{})
	must(t, err)
	_, err = LockFolder(dir, Options{Wait: -1})
	isErr(t, err, engine.ErrInUse)
	time.AfterFunc(20*time.Millisecond, release)
	again, err := LockFolder(dir, Options{})
	must(t, err)
	again()
	if info, err := os.Stat(dir); err != nil || hasModes && info.Mode().Perm() != 0o700 {
		t.Errorf("the folder has %v: %v", info.Mode(), err)
	}
	file := filepath.Join(dir, "a file")
	must(t, os.WriteFile(file, nil, 0o600))
	if _, err := LockFolder(file, Options{}); err == nil {
		t.Error("a file was locked as a folder")
	}
}

// A file is put in the place of another whole, or the other stays.
func TestPutFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "backup.db")
	for n := range 2 {
		must(t, PutFile(path, fillSome(10+n), nil))
		must(t, countIn(path, 10+n))
	}
	was, err := os.ReadFile(path)
	must(t, err)
	stop := errors.New("not this one")
	isErr(t, PutFile(path, fillSome(3), func(engine.Reader) error { return stop }), stop)
	if is, err := os.ReadFile(path); err != nil || !bytes.Equal(is, was) {
		t.Errorf("it is another: %v", err)
	}
	if left, err := filepath.Glob(path + ".*"); err != nil || len(left) > 0 {
		t.Errorf("beside it there is %q: %v", left, err)
	}
}

func countIn(path string, want int) error {
	e, err := Open(path, Options{Alone: true})
	if err != nil {
		return err
	}
	got := 0
	err = e.View(func(r engine.Reader) error {
		count := func(string, engine.Value) error { got++; return nil }
		return errors.Join(r.Scan("cards", count), r.Scan("sessions", count))
	})
	if got != want {
		err = errors.Join(err, errors.New("another number of values"))
	}
	return err
}

// A file of which nothing is known is replaced, and can be kept beside.
func TestReplaceUnseen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vault.db")
	noise := bytes.Repeat([]byte("noise"), 3000)
	must(t, os.WriteFile(path, noise, 0o600))
	must(t, CopyAside(path, path+".aside"))
	if err := CopyAside(path, path+".aside"); err == nil {
		t.Error("written over a file that was there")
	}
	e, err := Unseen(path, Options{})
	must(t, err)
	_, err = e.Replace(fillSome(10), nil)
	must(t, err)
	must(t, e.Check(), countIn(path, 10))
	if kept, err := os.ReadFile(path + ".aside"); err != nil || !bytes.Equal(kept, noise) {
		t.Errorf("what stood there is not kept: %v", err)
	}
	must(t, Remove(path+".aside"), Remove(path+".aside"))
}
