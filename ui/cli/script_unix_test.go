//go:build unix

package cli

import (
	"os"

	"golang.org/x/sys/unix"
)

// leadsSession reports whether this process has a terminal of its own: a
// script gives one to a command by making it the leader of a new session.
func leadsSession() bool {
	sid, err := unix.Getsid(0)
	return err == nil && sid == os.Getpid()
}
