package store

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"rapport/store/engine/trace"
)

// After a sync that went wrong, what was to be synced may never reach the disk,
// though a later sync says so: the next change writes a new file.
func TestAChangeAfterASyncThatWentWrong(t *testing.T) {
	n, save := newNth(t), taskNamed("save")
	for errno, fault := range map[syscall.Errno]*Fault{syscall.EIO: ErrDisk, syscall.ENOSPC: ErrFull} {
		syncs := wrong{errno, func(c trace.Call) bool { return c.Name == "fdatasync" }}
		for at := 1; at <= 2; at++ {
			dir := n.fresh(save)
			path := filepath.Join(dir, atVault)
			n.s.plan.set(dir, syncs, at, false)
			a := n.s.do(save, dir)
			was, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			if again := n.s.again(); a.Fault != fault.What || again != "" {
				t.Fatalf("%v at sync %d: %+v, then %s", errno, at, a, again)
			}
			if is, err := os.Stat(path); err != nil || os.SameFile(was, is) {
				t.Errorf("%v at sync %d, and the same file was written to (%v)", errno, at, err)
			}
		}
	}
}

// What the system does not give to read may be whole: it is not said to be damaged,
// which would keep the vault from being written to.
func TestAReadThatGoesWrongIsNoDamage(t *testing.T) {
	n := newNth(t)
	reads := wrong{syscall.EIO, func(c trace.Call) bool { return c.Name == "pread64" || c.Name == "read" }}
	for _, name := range []string{"save", "compact"} {
		tried := n.tried
		n.each(taskNamed(name), reads, false, 1, 0)
		if n.tried < tried+5 {
			t.Errorf("%s: only %d reads", name, n.tried-tried)
		}
	}
}

// Where the system does not say what stands beside the backups, putting one back
// ends all the same.
func TestPutBackWhereNothingCanBeLookedAt(t *testing.T) {
	n := newNth(t)
	looks := wrong{syscall.EIO, func(c trace.Call) bool {
		return c.Name == "newfstatat" && strings.Contains(c.Path, "damaged-")
	}}
	n.each(taskNamed("put back"), looks, true, 1, 0)
	if n.tried == 0 {
		t.Error("it does not look")
	}
}
