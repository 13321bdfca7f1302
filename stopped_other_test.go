//go:build unix && !linux

package main

import (
	"os/exec"
	"strconv"
	"strings"
)

// stopped reports whether a process stands still.
func stopped(pid int) bool {
	out, err := exec.Command("ps", "-o", "stat=", "-p", strconv.Itoa(pid)).Output()
	return err == nil && strings.HasPrefix(strings.TrimSpace(string(out)), "T")
}
