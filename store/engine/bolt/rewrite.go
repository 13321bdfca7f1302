package bolt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"rapport/store/engine"
)

const (
	// chunk is how much a new file takes before it is committed in between, so
	// that a large one does not stand in memory whole.
	chunk = 8 << 20
	// freshFill leaves room for changes in the pages of a new file.
	freshFill = 0.9
)

// Create makes a file that is not there yet, in a folder that is made if need
// be, and gives its engine. fill writes the header and the first values, verify
// reads them back. engine.ErrExists if anything stands at the path.
func Create(path string, opt Options, fill func(engine.Fresh) error, verify func(engine.Reader) error) (engine.Engine, error) {
	e, err := newFile(path, opt)
	if err != nil {
		return nil, err
	}
	if err := makeFolder(e.path); err != nil {
		return nil, explain(e.path, err)
	}
	err = e.hold(!opt.Alone, func() error {
		if err := refuseExisting(e.path); err != nil {
			return err
		}
		if err := build(e.path, fill, verify); err != nil {
			return err
		}
		return installFirst(e.path)
	})
	if err != nil {
		return nil, err
	}
	return e, nil
}

// installFirst puts a new file where there was none. If it cannot be made durable,
// there is to be none again.
func installFirst(path string) error {
	if err := place(path); err != nil {
		return err
	}
	err := syncFolder(path)
	if err != nil && os.Remove(path) != nil {
		return unsure(path, err)
	}
	return explain(path, err)
}

// refuseExisting makes sure that nothing stands at the path, not even an empty
// file: something was there before it was emptied.
func refuseExisting(path string) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return explain(path, err)
	case info.Mode()&fs.ModeSymlink != 0:
		return fmt.Errorf("%s: %w", path, engine.ErrSymlink)
	}
	return fmt.Errorf("%s: %w", path, engine.ErrExists)
}

// Rewrite makes a new file from the old one and puts it in its place.
func (e *file) Rewrite(fill func(old engine.Reader, fresh engine.Fresh) error, verify func(engine.Reader) error) (engine.State, error) {
	var state, was engine.State
	err := e.hold(true, func() error {
		err := e.with(access{whole: true}, func(old *conn) error {
			was = old.metas.state
			return build(e.path, func(fresh engine.Fresh) error {
				return old.view(func(r engine.Reader) error { return fill(r, fresh) })
			}, verify)
		})
		if err == nil {
			err = stillIn(e.path, was)
		}
		if err != nil {
			return errors.Join(err, discard(e.path))
		}
		state, err = install(e.path) // the old file is closed, as Windows wants it
		e.installed(err)
		return err
	})
	return state, err
}

// installed takes note of how a new file got its name. If that may be undone, the
// old file comes back without what is written from now on: another new one is to be
// next.
func (e *file) installed(err error) {
	if unsure := errors.Is(err, engine.ErrUnsure); unsure || err == nil {
		e.unsure = unsure
	}
}

// stillIn makes sure that a file is in the state that it was read in. Under the
// lock, only a program that knows no lock can have changed it.
func stillIn(path string, was engine.State) error {
	now, err := stateOf(path)
	if err == nil && now != was {
		return exchanged(path)
	}
	return explain(path, err)
}

// Replace makes a new file and puts it in place of whatever is there.
func (e *file) Replace(fill func(engine.Fresh) error, verify func(engine.Reader) error) (engine.State, error) {
	var state engine.State
	err := e.hold(true, func() error {
		info, err := os.Lstat(e.path)
		if err == nil && !info.Mode().IsRegular() {
			return fmt.Errorf("%s: %w: not a regular file", e.path, engine.ErrNotOurs)
		}
		if err := build(e.path, fill, verify); err != nil {
			return err
		}
		state, err = install(e.path)
		if err == nil || errors.Is(err, engine.ErrUnsure) {
			e.fault = nil // the file that it came from is gone
		}
		e.installed(err)
		return err
	})
	return state, err
}

// newPath is where a new file is written. There is one at most, under the lock;
// one that a crash left is removed.
func newPath(path string) string { return path + NewSuffix }

// discard removes a new file that is not to be used.
func discard(path string) error {
	err := os.Remove(newPath(path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return explain(newPath(path), err)
}

// install puts the new file in its place, durably, and gives its state: none, after
// which all seems changed, if that cannot be read. With ErrUnsure it is in its place.
func install(path string) (engine.State, error) {
	if err := place(path); err != nil {
		return "", err
	}
	state, _ := stateOf(path)
	if err := syncFolder(path); err != nil {
		return state, unsure(path, err)
	}
	return state, nil
}

// place gives a new file its name, or removes it.
func place(path string) error {
	if err := os.Rename(newPath(path), path); err != nil {
		return explain(path, errors.Join(err, discard(path)))
	}
	return nil
}

// unsure is ErrUnsure, because of what a folder answered.
func unsure(path string, err error) error {
	return fmt.Errorf("%s: %w (%w)", path, engine.ErrUnsure, err)
}

// build writes a new file, makes it durable, and reads it back: all its pages,
// and with verify what is in it. Nothing is left of one that did not succeed.
func build(path string, fill func(engine.Fresh) error, verify func(engine.Reader) error) (err error) {
	if err := discard(path); err != nil {
		return err
	}
	kept := false
	defer func() { // also when fill panics
		if !kept {
			err = errors.Join(err, discard(path))
		}
	}()
	if err := writeFresh(newPath(path), fill); err != nil {
		return err
	}
	if err := readBack(newPath(path), verify); err != nil {
		return err
	}
	kept = true
	return nil
}

func readBack(path string, verify func(engine.Reader) error) (err error) {
	c, err := open(path, access{whole: true})
	if err != nil {
		return fmt.Errorf("read the new file back: %w", err)
	}
	defer func() { err = errors.Join(err, c.close()) }()
	return c.view(func(r engine.Reader) error {
		if _, err := r.Header(); err != nil {
			return fmt.Errorf("the new file has no header: %w", err)
		}
		if verify == nil {
			return nil
		}
		return verify(r)
	})
}

// writeFresh fills a new file and syncs it.
func writeFresh(path string, fill func(engine.Fresh) error) (err error) {
	c, err := open(path, access{write: true, fresh: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.close()) }()
	t, err := c.begin(true)
	if err != nil {
		return err
	}
	f := &fresh{tx: t}
	t.fill = freshFill
	defer func() { f.end() }()
	if err := f.putOwn(layoutKey, binary.BigEndian.AppendUint32(nil, layout)); err != nil {
		return err
	}
	if err := fill(f); err != nil {
		return err
	}
	if err := f.commit(); err != nil {
		return err
	}
	return explain(path, c.f.Sync())
}

// fresh is the transaction on a new file.
type fresh struct {
	*tx
	pending int // bytes since the last commit
}

var _ engine.Fresh = (*fresh)(nil)

// SetHeader gives the new file its header.
func (f *fresh) SetHeader(header []byte) error {
	return f.putOwn(headerKey, append([]byte(nil), header...))
}

func (f *fresh) putOwn(key, value []byte) error {
	return f.do(func() error {
		b, err := f.bolt.CreateBucketIfNotExists(ownBucket)
		if err != nil {
			return err
		}
		return b.Put(key, value)
	})
}

// Put writes a value, and commits once a chunk is full: the file is nobody's yet.
func (f *fresh) Put(bucket, key string, v engine.Value) error {
	if err := f.tx.Put(bucket, key, v); err != nil {
		return err
	}
	if f.pending += len(v.Sealed); f.pending < chunk {
		return nil
	}
	f.pending = 0
	if err := f.do(f.bolt.Commit); err != nil {
		return err
	}
	return f.do(func() (err error) {
		f.bolt, err = f.c.db.Begin(true)
		return err
	})
}
