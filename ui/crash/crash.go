// Package crash makes of a fault of ours something that can be told: an id to
// speak of it by, and the names of our functions on the way to it.
//
// Its one rule: of the panic's value nothing is kept or printed, and of what the
// functions were given nothing either, since any of it may be somebody's words.
package crash

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"runtime"
	"strings"
)

// Crash is a fault of ours that ended the program.
type Crash struct{ ID, Where string }

func (c *Crash) Error() string {
	return fmt.Sprintf("something went wrong inside rapport, and it closed; what was confirmed is kept (crash %s, at %s)", c.ID, c.Where)
}

// named is how many of our functions a crash names.
const named = 6

// New reads where we are from the stack. It is called in a deferred function,
// while the panic is being recovered.
func New() *Crash {
	id := make([]byte, 4)
	_, _ = rand.Read(id)
	pcs := make([]uintptr, 60)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	var names []string
	for more := true; more && len(names) < named; {
		var f runtime.Frame
		f, more = frames.Next()
		if strings.HasPrefix(f.Function, "rapport/") {
			names = append(names, fmt.Sprintf("%s:%d", strings.TrimPrefix(f.Function, "rapport/"), f.Line))
		}
	}
	return &Crash{ID: hex.EncodeToString(id), Where: strings.Join(names, " < ")}
}

// Catch, deferred, makes the error of a function that panics a Crash.
func Catch(err *error) {
	if recover() != nil {
		*err = New()
	}
}

// Quietly runs what nobody waits for, a goroutine of ours, and gives a panic in
// it to told instead of to the terminal.
func Quietly(do func(), told func(*Crash)) {
	defer func() {
		if recover() != nil {
			told(New())
		}
	}()
	do()
}
