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
// though a later sync says so, and a file that got its name may lose it again: the
// next change writes a new file.
func TestAChangeAfterASyncThatWentWrong(t *testing.T) {
	n := newNth(t)
	for _, c := range []struct {
		task, of string // whose sync
		nth      int
		errno    syscall.Errno
		says     *Fault
	}{
		{"save", "vault.db", 1, syscall.EIO, ErrDisk},
		{"save", "vault.db", 2, syscall.EIO, ErrDisk},
		{"save", "vault.db", 1, syscall.ENOSPC, ErrFull},
		{"save", "vault.db", 2, syscall.ENOSPC, ErrFull},
		{"passphrase", "rapport", 1, syscall.EIO, ErrUnsure}, // the folder
	} {
		d := taskNamed(c.task)
		dir := n.fresh(d)
		path := filepath.Join(dir, atVault)
		n.s.plan.set(dir, wrong{c.errno, func(call trace.Call) bool {
			return strings.HasSuffix(call.Name, "sync") && filepath.Base(call.Path) == c.of
		}}, c.nth, false)
		a := n.s.do(d, dir)
		was, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if again := n.s.again(); a.Fault != c.says.What || again != "" {
			t.Fatalf("%+v: %+v, then %s", c, a, again)
		}
		if is, err := os.Stat(path); err != nil || os.SameFile(was, is) {
			t.Errorf("%+v: the same file was written to (%v)", c, err)
		}
	}
}

// A folder that could not be made durable is made anew the next time, and not taken
// for one that was there.
func TestAFolderThatWasNotKeptIsMadeAnew(t *testing.T) {
	n := newNth(t)
	for above, folder := range map[string]string{"": "share", "share": "share/rapport"} {
		d := taskNamed("create")
		dir := n.fresh(d)
		n.s.plan.set(dir, wrong{syscall.EIO, func(call trace.Call) bool {
			return strings.HasSuffix(call.Name, "sync") && call.Path == filepath.Join(dir, above)
		}}, 1, false)
		a := n.s.do(d, dir)
		if made := Exists(filepath.Join(dir, folder)); a.Fault != ErrDisk.What || made {
			t.Errorf("%q: %+v, and the folder is there: %v", above, a, made)
		}
		if again := n.s.again(); again != "" {
			t.Errorf("%q, the second time: %s", above, again)
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
