package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// nobody is an account that is not the administrator's, for a suite that runs
// as the administrator: whose processes are the administrator's own anyway.
const nobody = 65534

// TestNothingIsDumped: of the running program no core is written, and none of its
// memory is read by another program of the same account: its entries under /proc
// belong to the administrator. Both are so before the passphrase can be typed.
func TestNothingIsDumped(t *testing.T) {
	dir := seeded(t)
	uid := os.Getuid()
	s := setup{home: dir}
	if uid == 0 {
		uid = nobody
		s.as = &syscall.Credential{Uid: nobody, Gid: nobody}
		belongsTo(t, dir, nobody)
	}
	term := start(t, s)
	term.sees("passphrase")
	pid := term.cmd.Process.Pid
	limits, err := os.ReadFile(fmt.Sprintf("/proc/%d/limits", pid))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(limits)) {
		if f := strings.Fields(line); strings.HasPrefix(line, "Max core file size") && (f[4] != "0" || f[5] != "0") {
			t.Error(line)
		}
	}
	if owner := ownerOf(t, pid); owner != 0 {
		t.Errorf("/proc/%d/mem belongs to account %d: it can be read", pid, owner)
	}

	// What it would be otherwise: a program that does nothing of the kind.
	sleep := exec.Command("sleep", "60")
	sleep.SysProcAttr = &syscall.SysProcAttr{Credential: s.as}
	if err := sleep.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = sleep.Process.Kill(), sleep.Wait() }()
	for range 200 { // it is ours until it has begun
		if ownerOf(t, sleep.Process.Pid) == uid {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("any program's memory belongs to account %d here, so this shows nothing", ownerOf(t, sleep.Process.Pid))
}

func ownerOf(t *testing.T, pid int) int {
	t.Helper()
	info, err := os.Stat(fmt.Sprintf("/proc/%d/mem", pid))
	if err != nil {
		t.Fatal(err)
	}
	return int(info.Sys().(*syscall.Stat_t).Uid)
}

// belongsTo gives a home and the way to it to an account.
func belongsTo(t *testing.T, dir string, uid int) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(path, uid, uid)
	})
	if err != nil {
		t.Fatal(err)
	}
	way := []string{filepath.Dir(dir)}
	if built := rapportBinary(t); os.Getenv("RAPPORT_BINARY") == "" {
		way = append(way, filepath.Dir(built))
	}
	for _, path := range way {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, info.Mode()|0o111); err != nil {
			t.Fatal(err)
		}
	}
}
