//go:build unix && !linux

package cli

import "golang.org/x/sys/unix"

// noCoreDump lets no memory of the process be written to disk.
func noCoreDump() { _ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{}) }
