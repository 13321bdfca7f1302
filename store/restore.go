package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"rapport/store/engine"
	"rapport/store/engine/bolt"
	"rapport/store/record"
	"rapport/store/seal"
)

// UnlockLike unlocks a backup with the key of a vault, where that is the
// backup's key too: its passphrase may be another by now. ErrRekeyed if it is
// not, as after a rekey; then the backup's own passphrase opens it. ErrForeign.
func (v *Vault) UnlockLike(vault *Vault) error {
	if err := vault.sameVault(v); err != nil {
		return err
	}
	key, err := vault.clonedKey()
	if err != nil {
		return err
	}
	if err := v.take(key); err != nil {
		key.Wipe()
		return ofBackup(err)
	}
	return nil
}

// Restore makes the vault what a backup holds, as Compare told. The vault keeps
// its passphrase, its recovery code and its key, whatever the backup had; whoever
// was erased since stays erased; lines half typed today stay. What the vault
// held is made a backup first, which is given back. The file is written anew and
// verified before it takes the place of the old one. ErrStale if the vault or
// the backup was changed since they were compared.
func (v *Vault) Restore(backup *Vault, d *Difference) (Backup, error) {
	to := backup.held.Load()
	if to == nil {
		return Backup{}, ErrLocked
	}
	if to.manifest != d.to {
		return Backup{}, ErrStale
	}
	before, _, err := v.backup(false)
	if err != nil {
		return Backup{}, err
	}
	v.op.Lock()
	defer v.op.Unlock()
	if err := v.writable(); err != nil {
		return Backup{}, err
	}
	var want *record.Caseload
	return before, v.rewrite(func(old engine.Reader, fresh engine.Fresh) error {
		from, err := load(old, v.key, nil)
		if err != nil {
			return err
		}
		if from.manifest != d.from {
			return ErrStale
		}
		header, err := old.Header()
		if err != nil {
			return err
		}
		r := restoring{from: to, erased: withErased(from.erased(), to.erased()...), desk: from.caseload.Desk, now: from, old: old}
		want = r.caseload()
		return r.write(fresh, header, v.key, max(from.manifest.generation, to.manifest.generation), v.opt.now().Unix())
	}, func(_ engine.Reader, h *holding) error { return h.holds(want) })
}

// PutBack makes a vault of a backup where there is none, or one that cannot be
// read: with the backup's key, passphrase and recovery code. What stands there
// is kept beside the backups, byte for byte; its name is given back, empty if
// there was nothing. Whoever is known to have been erased stays erased. ErrNewer
// if a newer version wrote what stands there.
func PutBack(path string, backup *Vault, opt Options) (aside string, err error) {
	to := backup.held.Load()
	if to == nil {
		return "", ErrLocked
	}
	key, err := backup.clonedKey()
	if err != nil {
		return "", err
	}
	defer key.Wipe()
	state, err := frozen(backup.eng)
	if err != nil {
		return "", ofBackup(told(err))
	}
	erased, err := lastErased(path, key)
	if err != nil {
		return "", err
	}
	r := restoring{from: to, erased: withErased(erased, to.erased()...), desk: to.caseload.Desk}
	fill := func(fresh engine.Fresh) error {
		return r.write(fresh, state.header, key, to.manifest.generation, opt.now().Unix())
	}
	verify := func(reader engine.Reader) error {
		h, err := load(reader, key, nil)
		if err != nil {
			return err
		}
		return h.holds(r.caseload())
	}
	if !Exists(path) {
		_, err = bolt.Create(path, opt.engine(), fill, verify)
		return "", told(err)
	}
	if aside, err = putAside(path, opt); err != nil {
		return "", err
	}
	eng, err := bolt.Unseen(path, opt.engine())
	if err == nil {
		_, err = eng.Replace(fill, verify)
	}
	return aside, told(err)
}

// lastErased is what a vault that cannot be read whole still says of the erased:
// nothing, if that cannot be read either.
func lastErased(path string, key *seal.Key) (ids []record.ID, err error) {
	eng, err := bolt.Open(path, bolt.Options{Alone: true})
	if err != nil {
		return nil, nil
	}
	defer eng.Close()
	err = eng.View(func(r engine.Reader) error {
		if err := isNewer(r, key); err != nil {
			return err
		}
		ids, err = erasedIn(r, key)
		return err
	})
	if errors.Is(told(err), ErrNewer) {
		return nil, told(err)
	}
	return ids, nil
}

// isNewer is ErrNewer for a store of a later format, and nil for any other,
// damaged or not.
func isNewer(r engine.Reader, key *seal.Key) error {
	raw, err := r.Header()
	if err == nil {
		_, err = seal.Parse(raw)
	}
	if !errors.Is(err, seal.ErrNewer) {
		_, err = readManifest(r, key)
	}
	if err = told(err); errors.Is(err, ErrNewer) {
		return err
	}
	return nil
}

// putAside copies a file that cannot be read to the folder of the backups.
func putAside(path string, opt Options) (string, error) {
	if info, err := os.Stat(path); err == nil && info.Size() == 0 {
		return "", nil // there is nothing in it
	}
	dir := BackupFolder(whole(path))
	release, err := bolt.LockFolder(dir, opt.engine())
	if err != nil {
		return "", told(err)
	}
	defer release()
	name := opt.now().Format("damaged-" + wallForm)
	to := filepath.Join(dir, name+".db")
	for n := 2; isThere(to); n++ {
		to = filepath.Join(dir, fmt.Sprintf("%s-%d.db", name, n))
	}
	return to, told(bolt.CopyAside(path, to))
}

// isThere reports whether a file surely is at the path. Where the system does not
// say, making one there does.
func isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// holds makes sure that what was written is what was meant.
func (h *holding) holds(want *record.Caseload) error {
	got := h.caseload
	if len(got.Cards()) != len(want.Cards()) || got.AllSessions() != want.AllSessions() {
		return errors.New("the new file does not hold what the backup does")
	}
	return nil
}
