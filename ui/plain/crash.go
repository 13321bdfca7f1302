package plain

import (
	"fmt"
	"runtime"
	"strings"
)

// framesNamed is how many of our functions a crash names.
const framesNamed = 6

// crashed is the error after a fault of ours: the names of our functions on
// the way to it, and no value, since a value could be somebody's words. It is
// called while the panic is being recovered.
func crashed() error {
	pcs := make([]uintptr, 40)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	var names []string
	for more := true; more && len(names) < framesNamed; {
		var f runtime.Frame
		f, more = frames.Next()
		if strings.HasPrefix(f.Function, "rapport/") {
			names = append(names, fmt.Sprintf("%s:%d", strings.TrimPrefix(f.Function, "rapport/"), f.Line))
		}
	}
	return fmt.Errorf("something went wrong inside rapport, and it closed; what was confirmed is kept (at %s)", strings.Join(names, " < "))
}
