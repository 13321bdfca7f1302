package bolt

import (
	"syscall"
	"testing"
)

// disk mounts a file system of its own, with the options of tmpfs, which only the
// superuser can.
func disk(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Skipf("no disk to be had: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// makeReadOnly makes what disk gave a medium that cannot be written to.
func makeReadOnly(t *testing.T, dir string) {
	t.Helper()
	must(t, syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
}
