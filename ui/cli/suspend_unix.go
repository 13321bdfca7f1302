//go:build unix

package cli

import (
	"os/signal"
	"syscall"
)

// holdSuspend keeps ctrl+z from stopping a sitting that goes line by line: it
// could not lock first. The function it returns lets it through again.
func holdSuspend() (release func()) {
	signal.Ignore(syscall.SIGTSTP)
	return func() { signal.Reset(syscall.SIGTSTP) }
}
