package bolt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"rapport/store/engine"
)

// bboltWait is how long bbolt's own lock is waited for. Whoever keeps to the
// lock file never meets it.
const bboltWait = time.Second

// layout is the number of the arrangement of buckets in the file.
const layout = 1

var (
	ownBucket = []byte("\x00vault")
	layoutKey = []byte("layout")
	headerKey = []byte("header")
)

// access is how a file is opened.
type access struct {
	write bool
	whole bool         // check every page, not only the inner ones
	fresh bool         // a file that is not there yet
	known engine.State // a state whose pages need no quick check any more
}

// conn is the file while an operation has it open.
type conn struct {
	path  string
	f     *os.File // bbolt's handle, caught when it was opened
	db    *bbolt.DB
	metas metas
	fault error // bbolt may not be called any more
	// unsure: a commit went wrong, and what it wrote may be there or not.
	unsure bool
}

// open opens a file with bbolt, having checked it. The conn is never nil; it
// tells of a fault.
func open(path string, a access) (*conn, error) {
	c := &conn{path: path}
	err := c.guard(func() (err error) {
		c.db, err = bbolt.Open(path, 0o600, &bbolt.Options{
			Timeout:      bboltWait,
			ReadOnly:     !a.write,
			PageSize:     pageSize,
			NoSync:       a.fresh, // it is synced once, when it is whole
			NoStatistics: true,
			OpenFile:     func(string, int, os.FileMode) (*os.File, error) { return c.openFile(a) },
		})
		return err
	})
	if errors.Is(err, berrors.ErrInvalid) && c.metas.state != "" {
		// Its meta pages were whole a moment ago; bbolt does not tell why it could not
		// read them.
		return c, fmt.Errorf("%s: %w: %v", path, engine.ErrDisk, berrors.ErrInvalid)
	}
	if err != nil {
		return c, err
	}
	if a.fresh {
		return c, nil
	}
	if err := c.view(func(r engine.Reader) error { return r.(*tx).checkLayout() }); err != nil {
		return c, errors.Join(err, c.close())
	}
	return c, nil
}

// openFile opens the file for bbolt, which gets only what it cannot stumble over.
func (c *conn) openFile(a access) (*os.File, error) {
	f, err := c.openChecked(a)
	c.f = f
	return f, err
}

func (c *conn) openChecked(a access) (*os.File, error) {
	if a.fresh {
		return createNew(c.path)
	}
	f, err := openExisting(c.path, a.write)
	if err != nil {
		return nil, err
	}
	if err := c.check(f, a); err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// check reads what bbolt is going to follow.
func (c *conn) check(f *os.File, a access) (err error) {
	if c.metas, err = readMetas(f); err != nil {
		return err
	}
	if a.whole || a.known == "" || a.known != c.metas.state {
		info, err := f.Stat()
		if err != nil {
			return err
		}
		if err := checkPages(f, info.Size(), c.metas.newest, a.whole); err != nil {
			return err
		}
	}
	if a.write && c.metas.health != engine.Sound {
		return engine.ErrBehind
	}
	return nil
}

// guard runs fn, which calls bbolt, unless there was a fault; a fault closes the
// file by its handle, since bbolt's own locks may be held for ever.
func (c *conn) guard(fn func() error) error {
	if c.fault != nil {
		return c.fault
	}
	err := guard(fn)
	var f *fault
	if errors.As(err, &f) {
		c.fault = fmt.Errorf("%s: %w", c.path, f)
		if c.f != nil {
			unlock(c.f)
			_ = c.f.Close()
		}
		return c.fault
	}
	return explain(c.path, err)
}

// close closes the file. No transaction is open.
func (c *conn) close() error {
	if c.fault != nil {
		return nil // it is closed already, and the fault was told
	}
	err := c.guard(c.db.Close)
	if err != nil && c.fault == nil { // bbolt stops half-way
		unlock(c.f)
		_ = c.f.Close()
	}
	return err
}

// view runs fn in a transaction that reads.
func (c *conn) view(fn func(engine.Reader) error) error {
	t, err := c.begin(false)
	if err != nil {
		return err
	}
	defer t.end()
	if err := fn(t); err != nil {
		return err
	}
	return c.fault
}

// update runs fn in a transaction that writes, and commits it. ErrInUse if the
// file was exchanged meanwhile.
func (c *conn) update(fn func(engine.Tx) error) (engine.State, error) {
	t, err := c.begin(true)
	if err != nil {
		return "", err
	}
	defer t.end()
	if err := fn(t); err != nil {
		return "", err
	}
	if err := t.commit(); err != nil {
		c.unsure = !writeWentWrong(err)
		return "", err
	}
	if err := c.stillThere(); err != nil {
		return "", err
	}
	m, _ := readMetas(c.f) // durable already; without a state, all seems changed
	return m.state, nil
}

// stillThere makes sure that what was written is the file at the path. A program
// that knows no lock (one that synchronises folders) may have put another in its
// place, or removed it; what was written is then in a file that nobody will open
// again, and is to be done anew.
func (c *conn) stillThere() error {
	written, err := c.f.Stat()
	if err != nil {
		return explain(c.path, err)
	}
	there, err := os.Lstat(c.path)
	if err != nil {
		return explain(c.path, err)
	}
	if !os.SameFile(written, there) {
		return exchanged(c.path)
	}
	return nil
}

func exchanged(path string) error {
	return fmt.Errorf("%s: %w: it put another file in its place", path, engine.ErrInUse)
}

// begin opens a transaction. It is ended by commit or end.
func (c *conn) begin(write bool) (*tx, error) {
	t := &tx{c: c}
	err := c.guard(func() (err error) {
		t.bolt, err = c.db.Begin(write)
		return err
	})
	return t, err
}

// checkLayout refuses a file that is not arranged as this program does it.
func (t *tx) checkLayout() error {
	number, err := t.own(layoutKey)
	switch {
	case errors.Is(err, engine.ErrNotFound), err == nil && len(number) != 4:
		return fmt.Errorf("%s: %w: it is not a vault", t.c.path, engine.ErrDamaged)
	case err != nil:
		return err
	case binary.BigEndian.Uint32(number) > layout:
		return fmt.Errorf("%s: %w", t.c.path, engine.ErrNewer)
	case binary.BigEndian.Uint32(number) != layout:
		return fmt.Errorf("%s: %w: it is not a vault", t.c.path, engine.ErrDamaged)
	}
	return nil
}
