package store

import (
	"rapport/store/engine"
	"rapport/store/seal"
)

// Unlock derives the key from what was typed, the passphrase or the recovery
// code in its place, opens every value and checks them against the manifest.
// On a vault that is unlocked it checks what was typed, and takes up a key that
// was changed by another program. An error leaves the vault as it was, but for
// damage, after which nothing more is written.
//
// ErrWrongPassphrase, ErrInUse, ErrNewer, ErrDamaged, ErrAltered.
//
// A passphrase whose slot was made when guessing was cheaper gets a slot of
// today's cost, if that can be written; if not, the vault is unlocked all the
// same.
func (v *Vault) Unlock(typed []byte) error {
	kind, err := v.unlock(typed)
	if v.copied {
		return ofBackup(err)
	}
	if err == nil && kind == seal.Passphrase {
		v.raise(typed)
	}
	return err
}

// UnlockWithRecovery is Unlock with the recovery code and nothing else.
// ErrNotRecovery, before any key is derived, if it does not read as one.
func UnlockWithRecovery(path string, code []byte, opt Options) (*Vault, error) {
	v, err := Open(path, opt)
	if err != nil {
		return nil, err
	}
	if !seal.LooksLikeRecovery(code) {
		return nil, ErrNotRecovery
	}
	kind, err := v.unlock(code)
	switch {
	case err != nil:
		return nil, err
	case kind != seal.RecoveryCode: // a passphrase that is eight words of the list
		v.Lock()
		return nil, ErrNotRecovery
	}
	return v, nil
}

func (v *Vault) unlock(typed []byte) (seal.Kind, error) {
	header, err := v.header()
	if err != nil {
		return 0, err
	}
	key, kind, err := header.Open(typed) // takes its time, and holds no lock
	if err != nil {
		return 0, toldHeader(err)
	}
	if err := v.take(key); err != nil {
		key.Wipe()
		return 0, err
	}
	return kind, nil
}

// take reads everything with a key and makes it the vault's.
func (v *Vault) take(key *seal.Key) error {
	v.op.Lock()
	defer v.op.Unlock()
	if err := v.eng.Check(); err != nil {
		return v.noted(err)
	}
	h, err := v.read(key, nil)
	if err != nil {
		return v.noted(err)
	}
	v.drop()
	v.key, v.damage = key, nil
	v.held.Store(h)
	return nil
}

// header reads the header as it now stands.
func (v *Vault) header() (seal.Header, error) {
	var raw []byte
	err := v.eng.View(func(r engine.Reader) (err error) {
		raw, err = r.Header()
		return err
	})
	if err != nil {
		return seal.Header{}, told(err)
	}
	h, err := seal.Parse(raw)
	return h, toldHeader(err)
}

// checkKey makes sure that a store is the one that the key belongs to, and its
// header the one that was signed.
func checkKey(r engine.Reader, key seal.Sealer) error {
	raw, err := r.Header()
	if err != nil {
		return told(err)
	}
	h, err := seal.Parse(raw)
	if err != nil {
		return toldHeader(err)
	}
	return toldHeader(key.Prove(h))
}
