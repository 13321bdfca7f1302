package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rapport/store"
)

// memory is what the process stands in with home on screen, some seconds after
// a vault of the usual size was unlocked at the cost that vaults really have.
// Linux only: the figures are the kernel's and the collector's own.
func (l *lab) memory() error {
	vault, err := l.vault("memory.db", store.Options{})
	if err != nil {
		return err
	}
	// Standard error is no part of the screen; the collector writes there.
	trace := filepath.Join(l.dir, "trace")
	t, err := l.start(false, []string{"GODEBUG=gctrace=1"}, "/bin/sh", "-c", `exec "$0" --vault "$1" 2>"$2"`, l.program, vault, trace)
	if err != nil {
		return err
	}
	defer t.close()
	if _, err := t.unlock(); err != nil {
		return err
	}
	time.Sleep(3 * time.Second)
	if _, err := t.press(down + down); err != nil {
		return err
	}
	time.Sleep(time.Second)
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", t.cmd.Process.Pid))
	if err != nil {
		return err
	}
	for _, line := range strings.Split(string(status), "\n") {
		name, value, _ := strings.Cut(line, ":")
		what := map[string]string{"VmHWM": "memory, most ever resident", "VmRSS": "memory, resident", "RssAnon": "  of it the program's own", "RssFile": "  of it the program file"}[name]
		var kib float64
		if _, err := fmt.Sscan(value, &kib); what != "" && err == nil {
			fmt.Printf("%-40s %8.1f MiB\n", what, kib/1024)
		}
	}
	return heap(trace)
}

// heap prints what was alive after the last collection: the third of
// "12->13->8 MB" in the collector's last line.
func heap(trace string) error {
	b, err := os.ReadFile(trace)
	if err != nil {
		return err
	}
	last := ""
	for _, line := range strings.Split(string(b), "\n") {
		if strings.HasPrefix(line, "gc ") {
			last = line
		}
	}
	for _, word := range strings.Fields(last) {
		if parts := strings.Split(word, "->"); len(parts) == 3 {
			fmt.Printf("%-40s %8s MiB\n", "heap, alive at the last collection", parts[2])
			return nil
		}
	}
	return fmt.Errorf("no collection was traced")
}
