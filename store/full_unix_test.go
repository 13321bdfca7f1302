//go:build unix

package store

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"rapport/store/record"
)

func init() {
	// Writes until there is no more room, then tells what happened.
	children["fill"] = func(args []string) error {
		limit, err := strconv.ParseUint(args[1], 10, 64)
		if err != nil {
			return err
		}
		v, err := Unlock(args[0], []byte(passphrase), cheap)
		if err != nil {
			return err
		}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: limit}); err != nil {
			return err
		}
		return fill(v)
	}
	children["without permission"] = func(args []string) error {
		v, err := Unlock(args[0], []byte(passphrase), cheap)
		if err != nil {
			return err
		}
		all, err := v.Caseload()
		if err != nil {
			return err
		}
		id := all.ByCode("maya").ID
		for _, err := range []error{v.Update(rename(id, "x")), v.Erase(id), v.ChangePassphrase([]byte("x"))} {
			if !errors.Is(err, ErrReadOnly) {
				return fmt.Errorf("got %w", err)
			}
		}
		_, _, err = Create(args[0]+".other", []byte("x"), cheap)
		if !errors.Is(err, ErrReadOnly) {
			return fmt.Errorf("create: got %w", err)
		}
		_, err = v.Caseload()
		return err
	}
}

// fill adds lines until the vault says that there is no room, checks that
// nothing went with that, and prints how many it kept.
func fill(v *Vault) error {
	kept := 0
	for {
		err := v.Update(func(tx record.Tx) error {
			d, err := tx.Desk()
			if err != nil {
				return err
			}
			d.Drafts = append(d.Drafts, record.Draft{Key: strconv.Itoa(kept), Text: strings.Repeat("long ", 500)})
			return tx.PutDesk(d)
		})
		if errors.Is(err, ErrFull) {
			break
		}
		if err != nil {
			return err
		}
		kept++
	}
	all, err := v.Caseload()
	if err != nil {
		return fmt.Errorf("after the disk was full: %w", err)
	}
	if len(all.Desk.Drafts) != kept {
		return fmt.Errorf("%d lines kept, and %d are there", kept, len(all.Desk.Drafts))
	}
	if err := v.ChangePassphrase([]byte("another")); !errors.Is(err, ErrFull) {
		return fmt.Errorf("a rewrite gave %w", err)
	}
	fmt.Println(kept)
	return nil
}

func init() {
	// Backs up and restores under a limit on the size of files, which is less than
	// a backup needs.
	children["no room for a backup"] = func(args []string) error {
		v, err := Unlock(args[0], []byte(passphrase), cheap)
		if err != nil {
			return err
		}
		backup, err := OpenBackup(args[1], cheap)
		if err != nil {
			return err
		}
		if err := backup.UnlockLike(v); err != nil {
			return err
		}
		d, err := v.Compare(backup)
		if err != nil {
			return err
		}
		limit := syscall.Rlimit{Cur: 20_000, Max: 20_000}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			return err
		}
		if _, made, err := v.Backup(); !errors.Is(err, ErrFull) || made {
			return fmt.Errorf("a backup gave %v: %w", made, err)
		}
		if _, err := v.BackupTo(filepath.Dir(args[1])); !errors.Is(err, ErrFull) {
			return fmt.Errorf("a backup elsewhere gave %w", err)
		}
		if _, err := v.Restore(backup, d); !errors.Is(err, ErrFull) {
			return fmt.Errorf("restoring gave %w", err)
		}
		_, err = v.Caseload()
		return err
	}
}

// Without room no backup is made, none that there was goes, and nothing is
// restored; the vault is as it was, and with room all of it can be done.
func TestNoRoomForABackup(t *testing.T) {
	v, path := newVault(t)
	ticking(v)
	maya := card("maya", "Maya")
	put(t, v, maya)
	older := backedUp(t, v)
	elsewhere, err := v.BackupTo(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	mustUpdate(t, v, rename(maya.ID, "May"))
	was := whatIsThere(t, filepath.Dir(path))
	if out, err := childCommand("no room for a backup", path, elsewhere.File).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if diff := diffOf(was, whatIsThere(t, filepath.Dir(path))); diff != "" {
		t.Error("something is not as it was")
	}
	if got := files(t, filepath.Dir(elsewhere.File)); len(got) != 2 { // and the lock
		t.Errorf("left lying: %v", got)
	}
	backedUp(t, v)
	mustRestore(t, v, like(t, v, older.File))
}

func TestNoRoom(t *testing.T) {
	for i := range sweep(2, 20, 250) {
		v, path := newVault(t)
		maya := card("maya", "Maya")
		put(t, v, maya)
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		// A new file of that size is just too large, and so is a grown one.
		limit := info.Size() - 4096 + int64(i)*16
		out, err := childCommand("fill", path, strconv.FormatInt(limit, 10)).CombinedOutput()
		if err != nil {
			t.Fatalf("limit %d: %v: %s", limit, err, out)
		}
		kept, err := strconv.Atoi(strings.TrimSpace(string(out)))
		if err != nil {
			t.Fatalf("limit %d: the child said %q", limit, out)
		}
		all := caseload(t, unlocked(t, path)) // the old passphrase, since the rewrite did not come about
		if len(all.Desk.Drafts) != kept || all.Card(maya.ID) == nil {
			t.Errorf("limit %d: %d lines kept, and %d are there", limit, kept, len(all.Desk.Drafts))
		}
		mustUpdate(t, v, rename(maya.ID, "May")) // there is room again
		if Exists(path + ".new") {
			t.Error("a new file was left behind")
		}
	}
}

// In a folder and a file that may only be read, everything can be read and
// nothing is written. Run as root, who may write everywhere, a child does it as
// nobody.
func TestReadOnly(t *testing.T) {
	dir, err := os.MkdirTemp("", "rapport-read-only-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = os.Chmod(dir, 0o700)
		_ = os.RemoveAll(dir)
	})
	path, binary := filepath.Join(dir, "vault.db"), filepath.Join(dir, "child")
	v, _, err := Create(path, []byte(passphrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	put(t, v, card("maya", "Maya"))
	_ = os.Remove(path + ".lock")
	copyFile(t, os.Args[0], binary, 0o755)
	cmd := childCommand("without permission", path)
	cmd.Path, cmd.Err = binary, nil
	if os.Getuid() == 0 {
		const nobody = 65534
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		if err := os.Chown(path, nobody, nobody); err != nil {
			t.Skip(err)
		}
	}
	for name, mode := range map[string]os.FileMode{path: 0o400, dir: 0o555} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	was := fileBytes(t, path)
	var exit *exec.ExitError
	if out, err := cmd.CombinedOutput(); errors.As(err, &exit) {
		t.Errorf("child: %v: %s", err, out)
	} else if err != nil {
		t.Skip(err)
	}
	unchanged(t, path, was)
}
