package store

import "rapport/store/seal"

// ChangePassphrase replaces the passphrase of an unlocked vault; the recovery
// code stays good. Whoever may do so was asked for the old one first: Unlock
// checks it on an unlocked vault too. The file is written anew, so that the
// slot of the old passphrase does not stay in it; backups made before still
// open with the old one. ErrEmptyPassphrase, ErrLocked; ErrStale if it was replaced
// elsewhere meanwhile; ErrAltered; ErrDisk; ErrUnsure, with which it is replaced.
func (v *Vault) ChangePassphrase(passphrase []byte) error {
	was, err := v.header()
	if err != nil {
		return err
	}
	key, err := v.present()
	if err != nil {
		return err
	}
	is, err := was.WithPassphrase(key, passphrase, v.opt.cost()) // takes its time, and holds no lock
	if err != nil {
		return toldHeader(err)
	}
	v.op.Lock()
	defer v.op.Unlock()
	if err := v.writable(); err != nil {
		return err
	}
	return v.replaceHeader(was, is)
}

// present is the key that the vault holds now.
func (v *Vault) present() (*seal.Key, error) {
	v.op.Lock()
	defer v.op.Unlock()
	if err := v.writable(); err != nil {
		return nil, err
	}
	return v.key, nil
}

// raise makes the slot of the passphrase, which has just opened, anew at today's
// cost if it was made at a lower one. What cannot be written stays as it is: the
// passphrase opens it either way. Where the last change may be missing, that is
// not written over unasked.
func (v *Vault) raise(passphrase []byte) {
	h, err := v.header()
	if err != nil || v.behind.Load() || !h.Cost(seal.Passphrase).Below(v.opt.cost()) {
		return
	}
	_ = v.ChangePassphrase(passphrase)
}
