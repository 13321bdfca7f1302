package bolt

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"testing"

	"rapport/store/engine"
)

// exchange puts a copy of a vault at another's path, as a program does that
// synchronises folders: by renaming, without a lock.
func exchange(t *testing.T, path string) (other []byte) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("an open file is not renamed over")
	}
	from, _ := newVault(t, 30)
	other, err := os.ReadFile(from)
	must(t, err, os.Rename(from, path))
	return other
}

func remains(t *testing.T, path string, want []byte) {
	t.Helper()
	if b, err := os.ReadFile(path); err != nil || !bytes.Equal(b, want) {
		t.Errorf("the file that was put there has changed: %v", err)
	}
	if _, err := os.Lstat(newPath(path)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a new file was left: %v", err)
	}
}

// A change that went into a file which is not at the path any more is not said
// to be kept, and can be made again on the file that is there.
func TestExchangedWhileChanging(t *testing.T) {
	path, e := newVault(t, 3)
	var other []byte
	_, err := e.Update(func(tx engine.Tx) error {
		other = exchange(t, path)
		return put("a")(tx)
	})
	isErr(t, err, engine.ErrInUse)
	remains(t, path, other)
	_, err = e.Update(put("a"))
	must(t, err, e.Check(), e.View(func(r engine.Reader) error {
		_, err := r.Get("cards", "000028") // of the other file
		_, err2 := r.Get("cards", "a")
		return errors.Join(err, err2)
	}))
}

// A file that came into place while another was written anew is not written over.
func TestExchangedWhileRewriting(t *testing.T) {
	path, e := newVault(t, 3)
	for _, when := range []string{"filling", "verifying"} {
		var other []byte
		_, err := e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error {
			if when == "filling" {
				other = exchange(t, path)
			}
			return engine.Copy(fresh, old, nil)
		}, func(engine.Reader) error {
			if when == "verifying" {
				other = exchange(t, path)
			}
			return nil
		})
		isErr(t, err, engine.ErrInUse)
		remains(t, path, other)
	}
	_, err := e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error { return engine.Copy(fresh, old, nil) }, nil)
	must(t, err, e.Check())
}

// A file that was removed meanwhile is not said to hold the change, and does not
// come back.
func TestRemovedWhileChanging(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an open file is not removed")
	}
	copyAll := func(old engine.Reader, fresh engine.Fresh) error { return engine.Copy(fresh, old, nil) }
	for what, change := range map[string]func(e engine.Engine, path string) error{
		"update": func(e engine.Engine, path string) error {
			_, err := e.Update(func(tx engine.Tx) error { return errors.Join(os.Remove(path), put("a")(tx)) })
			return err
		},
		"rewrite": func(e engine.Engine, path string) error {
			_, err := e.Rewrite(copyAll, func(engine.Reader) error { return os.Remove(path) })
			return err
		},
	} {
		path, e := newVault(t, 3)
		isErr(t, change(e, path), engine.ErrNoStore)
		for _, name := range []string{path, newPath(path)} {
			if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s: %s is there: %v", what, name, err)
			}
		}
	}
}
