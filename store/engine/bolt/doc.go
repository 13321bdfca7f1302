// Package bolt keeps a vault in one bbolt file: the embedded engine.
package bolt

import (
	"errors"
	"time"

	"rapport/store/engine"
)

// Options are how an engine is to behave. The zero Options are the program's.
type Options struct {
	// Wait is how long the lock is waited for. 0 is five seconds; less than 0 is
	// not at all.
	Wait time.Duration
}

var errUnwritten = errors.New("not written yet")

// Open is the engine of an existing file. It looks at the file, without the
// lock, and holds nothing open: engine.ErrNoStore, ErrEmpty, ErrSymlink,
// ErrNotOurs, ErrDamaged, ErrNewer.
func Open(path string, opt Options) (engine.Engine, error) { return nil, errUnwritten }

// Create makes a file that is not there yet, in a folder that is made if need
// be, and gives its engine. fill writes the header and the first values, verify
// reads them back. engine.ErrExists if anything stands at the path.
func Create(path string, opt Options, fill func(engine.Fresh) error, verify func(engine.Reader) error) (engine.Engine, error) {
	return nil, errUnwritten
}
