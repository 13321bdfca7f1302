//go:build unix

package bolt

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// nobody is the user of that name, nearly everywhere.
const nobody = 65534

// asNobody makes a command run as a user without privileges, who owns the vault.
func asNobody(t *testing.T, cmd *exec.Cmd, path string) bool {
	t.Helper()
	if !copySelf(t, cmd) {
		return false
	}
	for dir := filepath.Dir(path); dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
		must(t, os.Chown(dir, nobody, nobody))
	}
	must(t, os.Chown(path, nobody, nobody))
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	return true
}

// limitFiles limits the size of any file that this process writes.
func limitFiles(size uint64) error {
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: size, Max: size})
}
