package cli

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"rapport/store"
	"rapport/store/demo"
	"rapport/store/record"
	"rapport/ui"
)

func (a *app) demoCommand() *cobra.Command {
	var into string
	c := &cobra.Command{
		Use:   "demo",
		Short: "try rapport on an invented caseload",
		Long: `Opens the companion on an invented caseload, in a throw-away vault that is gone
when you quit: no passphrase, and nothing of yours is touched. With --seed-into
it writes that caseload to a new vault instead, sealed with a passphrase that
is typed twice or read from --passphrase-file, and prints its recovery code.
Nobody in it lives.`,
		Example: "  rapport demo\n  rapport demo --seed-into demo.db\n  rapport find tort --vault demo.db",
		Args:    cobra.NoArgs,
	}
	c.Flags().StringVar(&into, "seed-into", "", "write the caseload to the new vault `FILE`")
	c.RunE = func(*cobra.Command, []string) error {
		if c.Flags().Changed("seed-into") {
			return a.seedInto(into)
		}
		return a.demo()
	}
	return c
}

// demoPassphrase opens a vault that holds nothing real; nobody is asked for it.
const demoPassphrase = "demo"

// demoOpener opens the demo's vault again after a lock, whatever was typed.
type demoOpener struct{ *store.Vault }

func (o demoOpener) Unlock([]byte) (ui.Vault, error) {
	if err := o.Vault.Unlock([]byte(demoPassphrase)); err != nil {
		return nil, err
	}
	return vault{Vault: o.Vault, demo: true}, nil
}

func (o demoOpener) Create([]byte) (ui.Vault, string, error) { return nil, "", store.ErrExists }

// demo opens the companion on a vault that is gone afterwards, however the
// command ends.
func (a *app) demo() error {
	if !a.spokenTo() && (!a.Terminal(a.In) || !a.Terminal(a.Out)) {
		return hinted(usage("the companion needs a terminal"), "`rapport demo --seed-into FILE` writes its caseload to a vault for the other commands")
	}
	dir, err := os.MkdirTemp("", "rapport-demo-")
	if err != nil {
		return err
	}
	remove := func() { _ = os.RemoveAll(dir) }
	defer remove()
	defer a.signals.restoring(remove)()
	opt := a.Vault
	opt.Cost = store.ThrowawayCost()
	v, _, err := store.Create(filepath.Join(dir, vaultName), []byte(demoPassphrase), opt)
	if err != nil {
		return err
	}
	defer v.Close()
	if err := a.seed(v); err != nil {
		return err
	}
	return a.companionOn(v, demoOpener{v}, true)
}

// seedInto makes a vault that holds the invented caseload. One that could not
// be filled does not stay.
func (a *app) seedInto(path string) error {
	switch {
	case path == "":
		return usage("--seed-into names a file")
	case store.Exists(path):
		return store.ErrExists
	}
	var code store.Recovery
	err := a.newPassphrase("passphrase-file", a.flags.passphraseFile, func(passphrase []byte) error {
		v, recovery, err := store.Create(path, passphrase, a.Vault)
		if err != nil {
			return err
		}
		if code, err = recovery, a.seed(v); err != nil {
			_ = v.Close()
			return errors.Join(err, os.Remove(path))
		}
		return v.Close()
	})
	if err != nil {
		return err
	}
	if err := a.write([]byte("recovery code: " + code.Reveal() + "\n")); err != nil {
		return err
	}
	a.hint("`rapport --vault %s` opens it", path)
	return nil
}

// seed puts the invented caseload, as it stands today, in an empty vault.
func (a *app) seed(v *store.Vault) error {
	cards, sessions, err := demo.Caseload(a.Now())
	if err != nil {
		return err
	}
	return v.Update(func(tx record.Tx) error {
		for _, card := range cards {
			if err := tx.PutCard(card); err != nil {
				return err
			}
		}
		for _, s := range sessions {
			if err := tx.PutSession(s); err != nil {
				return err
			}
		}
		return nil
	})
}
