package store

import "rapport/store/seal"

// ChangePassphrase replaces the passphrase of an unlocked vault; the recovery
// code stays good. Whoever may do so was asked for the old one first: Unlock
// checks it on an unlocked vault too. The file is written anew, so that the
// slot of the old passphrase does not stay in it; backups made before still
// open with the old one. ErrEmptyPassphrase, ErrLocked.
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
		return told(err)
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

// Recover opens a vault with its recovery code and gives it a new passphrase.
// The code stays good. The errors are those of UnlockWithRecovery and of
// ChangePassphrase; with any of them the old passphrase stays.
func Recover(path string, code, passphrase []byte, opt Options) (*Vault, error) {
	if len(passphrase) == 0 {
		return nil, ErrEmptyPassphrase
	}
	v, err := UnlockWithRecovery(path, code, opt)
	if err != nil {
		return nil, err
	}
	if err := v.ChangePassphrase(passphrase); err != nil {
		v.Lock()
		return nil, err
	}
	return v, nil
}
