package store

import (
	"bytes"
	"errors"
	"fmt"

	"rapport/store/seal"
)

// Keyring keeps secrets for whoever uses this account of the machine. It is
// given the secret of one slot of a vault, which is random and opens that slot
// alone; never the data key. An account names a vault and nobody in it. Each call
// ends within a few seconds, whatever the system's keyring does.
type Keyring interface {
	// Get gives the secret of an account; empty if there is none.
	Get(account string) (string, error)
	// Set keeps a secret in the place of the one that was there.
	Set(account, secret string) error
	// Delete takes the secret away; nil if there is none.
	Delete(account string) error
}

// UnlockByKeyring is Unlock with what this machine's keyring keeps for the vault.
// No key is derived. ErrKeyring if that does not open it, which is no more than a
// reason to ask for the passphrase; all other errors are those of Unlock.
func (v *Vault) UnlockByKeyring() error {
	key, err := v.byKeyring()
	if err != nil {
		return err
	}
	if err := v.take(key); err != nil {
		key.Wipe()
		return err
	}
	return nil
}

// byKeyring is the key that this machine's keyring gives.
func (v *Vault) byKeyring() (*seal.Key, error) {
	h, err := v.header()
	if err != nil {
		return nil, err
	}
	return v.opt.openKeyring(h)
}

// InKeyring reports whether the vault has a slot for a keyring. It needs no key,
// and asks none.
func (v *Vault) InKeyring() (bool, error) {
	h, err := v.header()
	return h.InKeyring(), err
}

// AskKeyring is nil if this machine has a keyring that answers, whatever it keeps.
// ErrKeyring.
func (v *Vault) AskKeyring() error {
	h, err := v.header()
	if err != nil {
		return err
	}
	_, err = v.opt.kept(h)
	return err
}

// TryKeyring is nil if this machine's keyring opens the vault, and changes
// nothing. ErrKeyring; ErrAltered.
func (v *Vault) TryKeyring() error {
	key, err := v.byKeyring()
	if err != nil {
		return err
	}
	key.Wipe()
	return nil
}

// AddToKeyring makes a slot that this machine's keyring opens, and nothing if
// there is one. The file is written anew, as for a new passphrase, and not before
// the slot was opened with what the keyring gave back. When anything goes wrong
// the file is as it was, and what was put into the keyring is taken out. A slot
// that this keyring does not open is replaced. ErrKeyring; ErrLocked; ErrStale.
func (v *Vault) AddToKeyring() error {
	was, err := v.header()
	if err != nil {
		return err
	}
	key, err := v.present()
	if err != nil {
		return err
	}
	kept, err := v.opt.kept(was) // what cannot be asked is not written over
	if err != nil {
		return err
	}
	if there, err := was.OpenKeyring(kept); err == nil {
		there.Wipe()
		return nil
	}
	is, secret, err := was.WithKeyring(key)
	if err != nil {
		return toldHeader(err)
	}
	defer clear(secret)
	if err = v.opt.keep(is, secret); err == nil {
		err = v.replaceSlot(was, is)
	}
	if err != nil && !errors.Is(err, ErrUnsure) {
		_ = v.opt.Keyring.Delete(is.Long()) // what stays opens nothing
	}
	return err
}

// replaceSlot is replaceHeader for whoever is not under op.
func (v *Vault) replaceSlot(was, is seal.Header) error {
	v.op.Lock()
	defer v.op.Unlock()
	if err := v.writable(); err != nil {
		return err
	}
	return v.replaceHeader(was, is)
}

// RemoveFromKeyring takes the slot away: the file is written anew, so that no
// part of it holds the slot. What is in the keyring then opens nothing but copies
// that were made before; ForgetKeyring takes it away too. Nothing if there is no
// slot. No keyring is asked. ErrLocked; ErrStale.
func (v *Vault) RemoveFromKeyring() error {
	was, err := v.header()
	if err != nil || !was.InKeyring() {
		return err
	}
	key, err := v.present()
	if err != nil {
		return err
	}
	is, err := was.WithoutKeyring(key)
	if err != nil {
		return toldHeader(err)
	}
	return v.replaceSlot(was, is)
}

// ForgetKeyring takes what is kept for this vault out of this machine's keyring.
// ErrKeyring if that cannot be done.
func (v *Vault) ForgetKeyring() error {
	h, err := v.header()
	if err != nil {
		return err
	}
	if v.opt.Keyring == nil {
		return noKeyring("this machine has none that is used")
	}
	if err := v.opt.Keyring.Delete(h.Long()); err != nil {
		return because(ErrKeyring, err)
	}
	return nil
}

// noKeyring is ErrKeyring for a reason of this package's own.
func noKeyring(reason string) error { return because(ErrKeyring, errors.New(reason)) }

// openKeyring opens a header with what the keyring keeps for it.
func (o Options) openKeyring(h seal.Header) (*seal.Key, error) {
	if !h.InKeyring() {
		return nil, because(ErrKeyring, seal.ErrNoKeyring)
	}
	secret, err := o.kept(h)
	if err != nil {
		return nil, err
	}
	defer clear(secret)
	if len(secret) == 0 {
		return nil, noKeyring("it keeps nothing for this vault")
	}
	key, err := h.OpenKeyring(secret)
	if errors.Is(err, seal.ErrNotSecret) {
		return nil, noKeyring("what it keeps for this vault is of another slot")
	}
	return key, toldHeader(err)
}

// kept is what the keyring keeps for a vault; empty if nothing.
func (o Options) kept(h seal.Header) ([]byte, error) {
	if o.Keyring == nil {
		return nil, noKeyring("this machine has none that is used")
	}
	secret, err := o.Keyring.Get(h.Long())
	if err != nil {
		return nil, because(ErrKeyring, err)
	}
	return []byte(secret), nil
}

// keep puts a secret into the keyring, and opens the header with what comes out.
func (o Options) keep(h seal.Header, secret []byte) error {
	if err := o.Keyring.Set(h.Long(), string(secret)); err != nil {
		return because(ErrKeyring, err)
	}
	back, err := o.kept(h)
	if err != nil {
		return err
	}
	defer clear(back)
	if !bytes.Equal(back, secret) {
		return noKeyring("it does not give back what it was given")
	}
	key, err := h.OpenKeyring(back)
	if err != nil {
		return because(ErrKeyring, fmt.Errorf("the new slot does not open: %w", err))
	}
	key.Wipe()
	return nil
}
