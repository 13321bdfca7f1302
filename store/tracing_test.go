package store

import (
	"os"
	"testing"

	"rapport/store/engine/trace"
)

// ramDir is a folder that stands in memory where the system has such, so that a
// sweep of many files waits for no disk. What is durable is another matter: the
// sweeps that ask for it go by the calls.
func ramDir(t testing.TB) string {
	t.Helper()
	const shared = "/dev/shm"
	if _, err := os.Stat(shared); err != nil {
		return t.TempDir()
	}
	dir, err := os.MkdirTemp(shared, "rapport-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// traced runs a child under a trace, to its end.
func traced(t testing.TB, opt trace.Options, child string, args ...string) {
	t.Helper()
	trace.Need(t)
	cmd := childCommand(child, args...)
	cmd.Stderr = os.Stderr
	tr, err := trace.Start(cmd, opt, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := tr.Wait(); err != nil {
		t.Fatalf("the child %q: %v", child, err)
	}
}
