package trace

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// childVariable names what the test binary is to do as a program of its own.
const childVariable = "RAPPORT_TRACE_CHILD"

var children = map[string]func(dir string) error{
	"write":   write,
	"threads": threads,
	"true":    func(string) error { return exec.Command("/bin/true").Run() },
}

func TestMain(m *testing.M) {
	Inside()
	child := children[os.Getenv(childVariable)]
	if child == nil {
		os.Exit(m.Run())
	}
	if err := child(os.Args[1]); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// write does each thing once that a log is to tell.
func write(dir string) error {
	name := filepath.Join(dir, "new")
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	_, err1 := f.WriteString("one two")
	_, err2 := f.WriteAt([]byte("three"), 4)
	err = errors.Join(err1, err2, f.Truncate(8), f.Sync(), f.Close(), os.Rename(name, filepath.Join(dir, "there")))
	if err != nil {
		return err
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	_, err = fmt.Println("done")
	return errors.Join(err, d.Sync(), d.Close(), os.Remove(filepath.Join(dir, "there")))
}

// threads writes many files from many goroutines.
func threads(dir string) error {
	var wg sync.WaitGroup
	errs := make([]error, 20)
	for i := range errs {
		wg.Go(func() {
			for n := range 10 {
				errs[i] = errors.Join(errs[i], os.WriteFile(filepath.Join(dir, fmt.Sprint(i, "-", n)), []byte("x"), 0o600))
			}
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

// traced runs a child under a trace and gives what it said.
func traced(t *testing.T, child, dir string, opt Options) (out string, err error) {
	t.Helper()
	Need(t)
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(own, dir)
	cmd.Env = append(os.Environ(), childVariable+"="+child)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	tr, err := Start(cmd, opt, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = tr.Wait()
	return said.String(), err
}

// TestLog: what a program does to files is told in order, with what it wrote.
func TestLog(t *testing.T) {
	dir := t.TempDir()
	var got []string
	_, err := traced(t, "write", dir, Options{Log: func(c Call) {
		c.Path, c.To = strings.TrimPrefix(c.Path, dir), strings.TrimPrefix(c.To, dir)
		switch {
		case c.Err != 0 || !strings.HasPrefix(c.Path, "/new") && !strings.HasPrefix(c.Path, "/there") && c.Path != "" && c.FD != 1:
		case strings.Contains(c.Name, "write"):
			got = append(got, fmt.Sprintf("%s %d %q", c.Name, c.Offset, c.Data))
		case c.Name == "openat":
			got = append(got, fmt.Sprint("openat ", c.Path, " ", c.Writes(), " ", c.New > 2))
		case c.Name == "ftruncate":
			got = append(got, fmt.Sprint("ftruncate ", c.Size))
		case slices.Contains([]string{"fsync", "close", "renameat2", "unlinkat"}, c.Name):
			got = append(got, c.Name+" "+c.Path+c.To)
		}
	}})
	want := []string{
		"openat /new true true", `write 0 "one two"`, `pwrite64 4 "three"`, "ftruncate 8", "fsync /new", "close /new",
		"renameat2 /new/there", "openat  false true", `write 0 "done\n"`, "fsync ", "close ", "unlinkat /there",
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v\n got %q\nwant %q", err, got, want)
	}
}

// TestThreads: no call of any thread goes by unseen.
func TestThreads(t *testing.T) {
	dir := t.TempDir()
	opened, written, closed := 0, 0, 0
	out, err := traced(t, "threads", dir, Options{Log: func(c Call) {
		switch {
		case !strings.HasPrefix(c.Path, dir) || c.Err != 0:
		case c.Name == "openat":
			opened++
		case c.Name == "write" && string(c.Data) == "x":
			written++
		case c.Name == "close":
			closed++
		}
	}})
	if err != nil || opened != 200 || written != 200 || closed != 200 {
		t.Errorf("%v %s: %d opened, %d written, %d closed", err, out, opened, written, closed)
	}
}

// TestFail: a call that is made to go wrong does nothing, and says so.
func TestFail(t *testing.T) {
	for _, name := range []string{"openat", "write", "pwrite64", "ftruncate", "fsync", "close", "renameat2", "unlinkat"} {
		dir := t.TempDir()
		failed := 0
		out, err := traced(t, "write", dir, Options{Fail: func(c Call) syscall.Errno {
			if c.Name == name && failed == 0 && strings.HasPrefix(c.Path, dir) {
				failed++
				return syscall.ENOSPC
			}
			return 0
		}})
		if err == nil || !strings.Contains(out, "no space left") || failed != 1 {
			t.Errorf("%s: %v: %q", name, err, out)
		}
		_, made := os.Lstat(filepath.Join(dir, "new"))
		_, moved := os.Lstat(filepath.Join(dir, "there"))
		if name == "openat" && (made == nil || moved == nil) || name == "renameat2" && (made != nil || moved == nil) || name == "unlinkat" && moved != nil {
			t.Errorf("%s was done all the same: %v, %v", name, made, moved)
		}
	}
}

// TestChildren: a program that is started is seen, and followed.
func TestChildren(t *testing.T) {
	var asked []string
	found := false
	if out, err := traced(t, "true", t.TempDir(), Options{Log: func(c Call) {
		if c.Name == "execve" {
			asked = append(asked, c.Path)
			found = false
		}
		found = found || c.Name == "mmap" && c.FD >= 0 || c.Name == "openat"
	}}); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if !slices.Equal(asked, []string{"/bin/true"}) || !found {
		t.Errorf("asked for %q; what it did is seen: %v", asked, found)
	}
}
