package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// ringOf is the keyring that a vault of these tests has: a folder beside it.
func ringOf(path string) folderRing { return folderRing(path + ".keyring") }

// folderRing is a keyring that other processes see too.
type folderRing string

func (f folderRing) Get(account string) (string, error) {
	b, err := os.ReadFile(filepath.Join(string(f), account))
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	return string(b), err
}

func (f folderRing) Set(account, secret string) error {
	return errors.Join(os.MkdirAll(string(f), 0o700), os.WriteFile(filepath.Join(string(f), account), []byte(secret), 0o600))
}

func (f folderRing) Delete(account string) error {
	if err := os.Remove(filepath.Join(string(f), account)); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// steppingRing is a keyring that asks before each call, and after it.
type steppingRing struct {
	Keyring
	step func(what string) error
}

func (s steppingRing) Get(account string) (string, error) {
	if err := s.step("ask the keyring"); err != nil {
		return "", err
	}
	secret, err := s.Keyring.Get(account)
	return secret, errors.Join(err, s.step("the keyring gave"))
}

func (s steppingRing) Set(account, secret string) error {
	if err := s.step("put into the keyring"); err != nil {
		return err
	}
	return errors.Join(s.Keyring.Set(account, secret), s.step("the keyring took"))
}

func (s steppingRing) Delete(account string) error {
	if err := s.step("clear the keyring"); err != nil {
		return err
	}
	return errors.Join(s.Keyring.Delete(account), s.step("the keyring is clear"))
}

// prepared is a vault for one of the rewrites, with the keyring that it may use.
func prepared(t *testing.T, op string) (*Vault, string) {
	t.Helper()
	v, path := twoClients(t)
	v.opt.Keyring = ringOf(path)
	if op == "keyring off" {
		added(t, v)
	}
	return v, path
}

// opensAsItSays makes sure that the keyring opens a vault which has a slot that
// was not there before, and none that has no slot.
func opensAsItSays(t *testing.T, path, op string) {
	t.Helper()
	v, err := byKeyring(path, ringOf(path))
	switch {
	case err == nil && op != "keyring off":
		caseload(t, v)
	case err == nil, errors.Is(err, ErrKeyring):
	default:
		t.Errorf("%s: by the keyring: %v", op, err)
	}
	if on, _ := v.InKeyring(); on && err != nil {
		t.Errorf("%s: there is a slot, and the keyring does not open it: %v", op, err)
	}
}
