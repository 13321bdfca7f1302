package plain

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"rapport/store"
	"rapport/store/record"
)

// fileVault is a vault file as Deps wants it.
type fileVault struct{ *store.Vault }

func (v fileVault) Keep(session record.ID) (Hand, error) {
	h, err := v.Vault.Keep(session)
	if err != nil {
		return nil, err
	}
	return h, nil
}

func (v fileVault) Erase(client record.ID) (string, error) { return "", v.Vault.Erase(client) }

func (v fileVault) Backup() (string, bool, error) {
	_, made, err := v.Vault.Backup()
	return "a backup is made", made, err
}

// fileDoor opens and makes a vault file.
type fileDoor struct {
	path string
	opt  store.Options
}

func (d fileDoor) Unlock(typed []byte) (Vault, error) {
	v, err := store.Unlock(d.path, typed, d.opt)
	if err != nil {
		return nil, err
	}
	return fileVault{v}, nil
}

func (d fileDoor) Create(typed []byte) (Vault, string, error) {
	v, recovery, err := store.Create(d.path, typed, d.opt)
	if err != nil {
		return nil, "", err
	}
	return fileVault{v}, recovery.Reveal(), nil
}

// sitAt holds a conversation on a vault file.
func sitAt(t *testing.T, door fileDoor, first bool, text string) (string, error) {
	t.Helper()
	s := newScript(t, text)
	d := s.deps()
	d.Vault, d.First, d.Opener = nil, first, door
	d.Again = func(err error) bool { return errors.Is(err, store.ErrWrongPassphrase) }
	err := Run(d)
	plainText(t, "a vault file", s.said.String())
	return s.out.String(), err
}

// TestOnAVaultFile goes through a first day on a real file: making the vault,
// a client, an hour that goes on while nobody speaks, and another sitting.
func TestOnAVaultFile(t *testing.T) {
	door := fileDoor{filepath.Join(t.TempDir(), "vault.db"), store.Options{Cost: store.ThrowawayCost()}}
	first := firstSitting(t, door)
	if !strings.Contains(first, "Lit up, minute 13: the allotment.") {
		t.Errorf("the mark of a narrowed hour was not confirmed:\n%s", first)
	}
	if _, err := sitAt(t, door, false, "! not this\n! nor this\n! or this\n"); !errors.Is(err, store.ErrWrongPassphrase) {
		t.Errorf("three wrong passphrases: %v", err)
	}
	said, err := sitAt(t, door, false, "! "+passphrase+"\n1\n@ +1m\nout\nend\ny\nyes\ndone\nhours priya\n1\ncard\nerase\nPriya\nfind mango\n")
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	for _, want := range []string{
		"An hour with Priya is still open", "7 to 13 near", "Lit up: the allotment. Put it on the card, yes or no?",
		"Lit up by the allotment, new on the card as garden.", "1. pet Mango, beagle", "Erased.", `Nothing is found for "mango".`,
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q was not said:\n%s", want, said)
		}
	}
}

// firstSitting makes the vault and begins an hour; the recovery code's word is
// answered from what was read out.
func firstSitting(t *testing.T, door fileDoor) string {
	t.Helper()
	s := newScript(t, "\n\n! "+passphrase+"\n! "+passphrase+"\n@ recovery\nnew Priya\nyes\nadd pet Mango, beagle\nstart\n@ +7m\nnear\n@ +6m\nlit the allotment\n")
	s.hooks["recovery"] = func(s *script) {
		said := s.said.String()
		_, asked, _ := strings.Cut(said, "what is ")
		asked, _, _ = strings.Cut(asked, "?")
		_, word, _ := strings.Cut(said, "\n"+asked+": ")
		word, _, _ = strings.Cut(word, "\n")
		s.lines = append([]string{word}, s.lines...)
	}
	d := s.deps()
	d.Vault, d.First, d.Opener = nil, true, door
	if err := Run(d); err != nil {
		t.Fatalf("%v\n%s", err, s.out.String())
	}
	return s.out.String()
}
