package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rapport/store/engine"
	"rapport/store/engine/bolt"
	"rapport/store/seal"
)

// Backups are copies of the vault's sealed values in files of their own, in a
// folder beside it. Values are copied, not pages, so that nothing which was
// deleted or replaced is in them, and so that every engine can have them. The
// vault's lock is held while they are read, which takes a few milliseconds, and
// not while the copy is written, made durable, read back, every value of it
// opened with the key at hand, and only then given its name.

// Backup makes a backup beside the vault, and removes those that need not stay.
// If the newest is of the very state that the vault is in, that one is given
// and none is made. An error says what was in the way; the vault is not touched
// by any of it. ErrLocked, ErrInUse, ErrFull, ErrReadOnly, ErrDamaged.
func (v *Vault) Backup() (b Backup, made bool, err error) { return v.backup(true) }

// BackupAfter is Backup for a program that ends after one change: nothing is made
// if nothing was changed through v, nor while the newest backup is younger than
// age, so that twenty such changes in a row do not push out what is older. A
// backup dated in the future counts as old: clocks are set back. Nor is one made
// of a vault that is locked by now: whoever locks it sees to that.
func (v *Vault) BackupAfter(age time.Duration) error {
	if !v.wrote.Load() || !v.Unlocked() {
		return nil
	}
	if all, err := v.Backups(); err == nil && len(all) > 0 {
		if old := v.opt.now().Sub(all[0].Made()); old >= 0 && old < age {
			return nil
		}
	}
	_, _, err := v.Backup()
	return err
}

// backup is Backup. What is about to be restored may be the next to go, so
// that nothing is removed just before.
func (v *Vault) backup(tidies bool) (b Backup, made bool, err error) {
	err = v.keeping(BackupFolder(v.path), bolt.LockFolder, func(k *keeper) error {
		if len(k.ours) > 0 && k.front.isIn(k.ours[0]) {
			b = k.ours[0]
			return nil
		}
		if b, err = k.make(); err != nil {
			return err
		}
		made = true
		if tidies {
			tidy(append(k.ours, b))
		}
		if e, err := eraserOf(k.front, k.key); err == nil {
			_, _ = e.reach(k.dir) // what a crash kept an erase from reaching
		}
		return nil
	})
	return b, made, err
}

// BackupTo makes a backup in any folder, which is made if it is not there.
// What else stands in it is left alone, and so is who may look into it.
func (v *Vault) BackupTo(dir string) (b Backup, err error) {
	dir = whole(dir)
	if dir == BackupFolder(v.path) {
		b, _, err = v.Backup()
		return b, err
	}
	err = v.keeping(dir, bolt.LockGiven, func(k *keeper) (err error) {
		b, err = k.make()
		return err
	})
	return b, err
}

// keeper makes a backup in a folder whose lock it holds.
type keeper struct {
	dir   string
	eng   engine.Engine
	front *snapshot // of the vault
	vault string    // its short name
	key   *seal.Key
	ours  []Backup // there already, the newest first
	opt   Options
}

// keeping looks at the vault under the lock of a folder of backups.
func (v *Vault) keeping(dir string, lock func(string, bolt.Options) (func(), error), do func(*keeper) error) error {
	key, err := v.clonedKey()
	if err != nil {
		return err
	}
	defer key.Wipe()
	release, err := lock(dir, v.opt.engine())
	if err != nil {
		return ofPlace(err)
	}
	defer release()
	front, err := frontOf(v.eng)
	if err != nil {
		return told(err)
	}
	h, err := front.parsed()
	if err != nil {
		return err
	}
	all, err := backupsIn(dir)
	if err != nil {
		return ofPlace(err)
	}
	return do(&keeper{dir: dir, eng: v.eng, front: front, vault: h.Short(), key: key, ours: of(all, h.Short()), opt: v.opt})
}

// make makes the next backup, having removed what a crash left half written.
func (k *keeper) make() (Backup, error) {
	sweepUnfinished(k.dir)
	state, err := frozen(k.eng)
	if err != nil {
		return Backup{}, told(err)
	}
	seq := 1
	if len(k.ours) > 0 {
		seq = k.ours[0].seq + 1
	}
	file := backupFile(k.dir, k.opt.now(), seq, k.vault)
	if err := state.writeTo(file, k.key); err != nil {
		return Backup{}, err
	}
	b, _ := parseBackup(file)
	return b, nil
}

// clonedKey is the vault's key, good also if the vault is locked meanwhile.
func (v *Vault) clonedKey() (*seal.Key, error) {
	v.op.Lock()
	defer v.op.Unlock()
	if v.key == nil {
		return nil, ErrLocked
	}
	key, err := v.key.Clone()
	return key, told(err)
}

// writeTo writes the snapshot to a new file and verifies it: all pages, the
// header's MAC, the manifest, every value opened.
func (s *snapshot) writeTo(file string, key *seal.Key) error {
	_, err := bolt.Create(file, bolt.Options{Alone: true},
		func(fresh engine.Fresh) error { return engine.Copy(fresh, s, nil) },
		func(r engine.Reader) error {
			if _, err := load(r, key, nil); err != nil {
				return err
			}
			if same, err := s.same(r); err != nil || !same {
				return errors.Join(damaged("the copy is of another state"), err)
			}
			return nil
		})
	return ofPlace(err)
}

// ofPlace gives what is wrong with the folder of the backups its fault: that of
// a vault would be told of the vault.
func ofPlace(err error) error {
	err = told(err)
	if have := new(Fault); err == nil || errors.As(err, &have) && !slices.Contains(ofVault, have) {
		return err
	}
	return because(ErrBackupPlace, err)
}

// ofVault are the faults that say of a vault what is wrong with a place here.
var ofVault = []*Fault{ErrReadOnly, ErrNotOurs, ErrDisk, ErrUnsure}

// same reports whether a store is in the state of the snapshot: the same header,
// and the same manifest to the last byte, which no two changes have.
func (s *snapshot) same(r engine.Reader) (bool, error) {
	header, err := r.Header()
	if err != nil {
		return false, err
	}
	m, err := r.Get(manifestPlace.Bucket, manifestPlace.Key)
	if err != nil {
		return false, err
	}
	mine := s.values[manifestPlace.Bucket][manifestPlace.Key]
	return bytes.Equal(header, s.header) && m.Rev == mine.Rev && bytes.Equal(m.Sealed, mine.Sealed), nil
}

// isIn reports whether a backup is of the snapshot's state.
func (s *snapshot) isIn(b Backup) (is bool) {
	eng, err := bolt.Open(b.File, bolt.Options{Alone: true})
	if err != nil {
		return false
	}
	defer eng.Close()
	err = eng.View(func(r engine.Reader) (err error) {
		is, err = s.same(r)
		return err
	})
	return err == nil && is
}

// tidy removes the backups of one vault that need not stay. One that cannot be
// removed is in nobody's way.
func tidy(ours []Backup) {
	for _, b := range outlived(ours) {
		_ = bolt.Remove(b.File)
	}
}

// sweepUnfinished removes what a crash left half written.
func sweepUnfinished(dir string) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, f := range files {
		name, is := strings.CutSuffix(f.Name(), bolt.NewSuffix)
		if _, ours := parseBackup(name); is && ours {
			_ = bolt.Unfinished(filepath.Join(dir, name))
		}
	}
}

// OpenBackup looks at a backup, which is then a vault that can be unlocked and
// read, and is never written. ErrNoBackup, ErrBackupEmpty, ErrBackupDamaged.
func OpenBackup(file string, opt Options) (*Vault, error) {
	eng, err := bolt.Open(file, bolt.Options{Alone: true})
	if err != nil {
		return nil, ofBackup(told(err))
	}
	return &Vault{path: whole(file), opt: opt, eng: eng, copied: true}, nil
}

// ofBackup is a fault of a vault as one of a backup. It stays the fault of the
// vault too.
func ofBackup(err error) error {
	for _, f := range []struct{ of, is *Fault }{
		{ErrNoVault, ErrNoBackup},
		{ErrEmptyFile, ErrBackupEmpty},
		{ErrAltered, ErrBackupDamaged},
		{ErrDamaged, ErrBackupDamaged},
		{ErrNewer, ErrBackupNewer},
		{ErrSymlink, ErrNotBackup},
		{ErrNotOurs, ErrNotBackup},
	} {
		if errors.Is(err, f.of) && !errors.Is(err, f.is) {
			return because(f.is, fmt.Errorf("%w", err))
		}
	}
	return err
}
