package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"syscall"
	"time"

	"github.com/gofrs/flock"

	"rapport/store/engine"
)

// DefaultWait is how long the lock is waited for.
const DefaultWait = 5 * time.Second

// The lock is asked for again after a pause that doubles from the first to the
// last, each cut by chance, so that two who wait do not keep step.
const (
	firstPause = time.Millisecond
	lastPause  = 16 * time.Millisecond
)

// lock holds FILE.lock. The zero lock holds nothing.
type lock struct{ held *flock.Flock }

// takeLock waits for the lock of a vault until the deadline: ErrInUse. To read,
// a lock file that cannot be made or opened (on a medium that is read-only or
// full, or another user's) is done without: bbolt's own lock keeps the reader from
// half a change, and a rewrite leaves the file that it has open.
func takeLock(path string, write bool, deadline time.Time) (lock, error) {
	name := path + ".lock"
	if err := refuseLink(name); err != nil {
		return lock{}, err
	}
	l := flock.New(name, flock.SetFlag(os.O_CREATE|os.O_RDONLY|openFlags), flock.SetPermissions(0o600))
	for pause := firstPause; ; pause = min(2*pause, lastPause) {
		ok, err := l.TryLock()
		switch {
		case ok:
			return lock{l}, nil
		case err != nil && !write && (cannotWrite(err) || isFull(err)):
			return lock{}, nil
		case err != nil:
			return lock{}, explain(name, err)
		case time.Until(deadline) <= 0:
			return lock{}, fmt.Errorf("%s: %w", path, engine.ErrInUse)
		}
		time.Sleep(min(time.Until(deadline), pause/2+rand.N(pause/2)))
	}
}

func cannotWrite(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

func (l lock) release() {
	if l.held != nil {
		_ = l.held.Unlock() // and closes the file
	}
}
