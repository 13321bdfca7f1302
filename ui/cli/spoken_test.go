package cli

import (
	"errors"
	"path/filepath"
	"testing"

	"rapport/store"
	"rapport/store/record"
)

// Line by line too, a vault that was given another key is opened again with the
// passphrase, and what was being written is written.
func TestSpokenAsksForANewKey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vault.db")
	opt := store.Options{Cost: store.ThrowawayCost()}
	v, _, err := store.Create(path, []byte(scriptPassphrase), opt)
	if err != nil {
		t.Fatal(err)
	}
	typed := []string{"not this one", scriptPassphrase}
	s := spoken{vault{Vault: v}, func(string) ([]byte, error) {
		if len(typed) == 0 {
			return nil, errInterrupted
		}
		next := []byte(typed[0])
		typed = typed[1:]
		return next, nil
	}}
	rekey := func() {
		other, err := store.Unlock(path, []byte(scriptPassphrase), opt)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := other.Rekey([]byte(scriptPassphrase)); err != nil {
			t.Fatal(err)
		}
	}
	rekey()
	maya := &record.Card{Client: record.Client{ID: record.NewID(), Code: "maya", Called: "Maya"}}
	if err := s.Update(func(tx record.Tx) error { return tx.PutCard(maya) }); err != nil {
		t.Fatal(err)
	}
	if all, err := s.Caseload(); err != nil || all.ByCode("maya") == nil {
		t.Errorf("it was not written: %v", err)
	}
	rekey()
	if _, err := s.Erase(maya.ID); !errors.Is(err, store.ErrRekeyed) {
		t.Errorf("without the passphrase: %v", err)
	}
}
