package bolt

import (
	"fmt"
	"runtime/debug"

	"rapport/store/engine"
)

// fault is a panic or memory fault out of bbolt. What was its reason is kept
// out of the message: it may hold bytes of the file.
type fault struct{ reason any }

func (f *fault) Error() string {
	return fmt.Sprintf("%v: its pages do not fit together (%T)", engine.ErrDamaged, f.reason)
}

func (f *fault) Unwrap() error { return engine.ErrDamaged }

// guard runs fn, which calls bbolt and nothing else, and gives back its panic as
// a fault. Functions of the caller are never run in it, so that their panics stay
// theirs.
func guard(fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = &fault{r}
		}
	}()
	return fn()
}
