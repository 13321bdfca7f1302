package bolt

import (
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"rapport/store/engine"
)

// Options are how an engine is to behave. The zero Options are the program's.
type Options struct {
	// Wait is how long the lock is waited for. 0 is DefaultWait; less than 0 is
	// not at all.
	Wait time.Duration
	// Alone makes and takes no lock file, and refuses Update, Rewrite and
	// Replace: for a backup, which nobody writes once it was made.
	Alone bool
}

// file is the engine of one file. Between operations it holds nothing open.
type file struct {
	path   string
	opt    Options
	turn   chan struct{} // holds one token while an operation runs
	closed atomic.Bool
	// Under turn:
	fault error        // set by a fault; the file is opened no more
	known engine.State // whose pages were checked, or written by this engine
	// unsure: what was written last may not have reached the disk although it can be
	// read, and a sync of the file that succeeds later would not bring it there. Only
	// a new file does.
	unsure bool
}

var _ engine.Engine = (*file)(nil)

func newFile(path string, opt Options) (*file, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if opt.Wait == 0 {
		opt.Wait = DefaultWait
	}
	return &file{path: full, opt: opt, turn: make(chan struct{}, 1)}, nil
}

// Open is the engine of an existing file. It looks at the file, without the
// lock, and holds nothing open: engine.ErrNoStore, ErrEmpty, ErrSymlink,
// ErrNotOurs, ErrDamaged. ErrNewer, and damage further in, come with the first
// View.
func Open(path string, opt Options) (engine.Engine, error) {
	e, err := newFile(path, opt)
	if err != nil {
		return nil, err
	}
	f, err := openExisting(e.path, false)
	if err != nil {
		return nil, explain(e.path, err)
	}
	defer f.Close()
	if _, err := readMetas(f); err != nil {
		return nil, explain(e.path, err)
	}
	return e, nil
}

// View runs fn on one state.
func (e *file) View(fn func(engine.Reader) error) error {
	return e.hold(false, func() error {
		return e.with(access{}, func(c *conn) error { return c.view(fn) })
	})
}

// Check reads the whole tree of pages.
func (e *file) Check() error {
	return e.hold(false, func() error {
		return e.with(access{whole: true}, func(*conn) error { return nil })
	})
}

// Update runs fn and commits its changes.
func (e *file) Update(fn func(engine.Tx) error) (engine.State, error) {
	var state engine.State
	err := e.hold(true, func() error {
		if e.unsure {
			return fmt.Errorf("%s: %w", e.path, engine.ErrBehind)
		}
		return e.with(access{write: true}, func(c *conn) (err error) {
			state, err = c.update(fn)
			e.unsure = c.unsure
			if err == nil {
				e.known = state
			}
			return err
		})
	})
	return state, err
}

// Changed reads the file's identity and both meta pages, and takes no lock.
func (e *file) Changed(since engine.State) (bool, error) {
	if e.closed.Load() {
		return false, fmt.Errorf("%s: %w", e.path, engine.ErrClosed)
	}
	now, err := stateOf(e.path)
	return now != since, explain(e.path, err)
}

// stateOf is the state that a file is in, whether it can be read or not.
func stateOf(path string) (engine.State, error) {
	if err := refuseLink(path); err != nil {
		return "", err
	}
	f, err := os.OpenFile(path, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return "", err
	}
	defer f.Close()
	m, err := readMetas(f)
	if m.state != "" {
		return m.state, nil
	}
	return "", err
}

// Close ends the use of the engine, when the running operation has ended.
func (e *file) Close() error {
	e.turn <- struct{}{}
	defer func() { <-e.turn }()
	e.closed.Store(true)
	return nil
}

// hold runs fn when it is this operation's turn, under the lock.
func (e *file) hold(write bool, fn func() error) error {
	deadline := time.Now().Add(e.opt.Wait)
	if err := e.await(deadline); err != nil {
		return err
	}
	defer func() { <-e.turn }()
	switch {
	case e.closed.Load():
		return fmt.Errorf("%s: %w", e.path, engine.ErrClosed)
	case e.opt.Alone && write:
		return fmt.Errorf("%s: %w: it was opened to be read", e.path, engine.ErrReadOnly)
	case e.opt.Alone:
		return fn()
	}
	l, err := takeLock(e.path, write, deadline)
	if err != nil {
		return err
	}
	defer l.release()
	return fn()
}

// await takes the turn, or gives up at the deadline.
func (e *file) await(deadline time.Time) error {
	select {
	case e.turn <- struct{}{}:
		return nil
	default:
	}
	timer := time.NewTimer(time.Until(deadline))
	defer timer.Stop()
	select {
	case e.turn <- struct{}{}:
		return nil
	case <-timer.C:
		return fmt.Errorf("%s: %w", e.path, engine.ErrInUse)
	}
}

// with opens the file, runs fn and closes the file. After a fault the file is
// not opened again: what it left behind in this process is not known.
func (e *file) with(a access, fn func(*conn) error) (err error) {
	if e.fault != nil {
		return e.fault
	}
	a.known = e.known
	c, err := open(e.path, a)
	defer func() {
		if c.fault != nil {
			e.fault = explain(e.path, c.fault)
			err = e.fault
		}
	}()
	if err != nil {
		return err
	}
	e.known = c.metas.state
	defer func() { _ = c.close() }() // what was committed is durable by then
	return fn(c)
}
