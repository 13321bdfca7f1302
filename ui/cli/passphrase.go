package cli

import (
	"github.com/spf13/cobra"

	"rapport/store"
)

func (a *app) passphraseCommand() *cobra.Command {
	var file string
	c := &cobra.Command{
		Use:   "passphrase",
		Short: "change the passphrase",
		Long: `Changes the passphrase: the one there is, then the new one twice. The recovery
code stays good, and so does a slot in the keyring. The vault is written anew,
so that the old passphrase no longer opens it; backups made before still open
with the old one.`,
		Example: "  rapport passphrase\n  rapport passphrase --passphrase-file old --new-passphrase-file new",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return a.changePassphrase(file) },
	}
	c.Flags().StringVar(&file, "new-passphrase-file", "", "read the new passphrase from the first line of `FILE`")
	return c
}

func (a *app) changePassphrase(file string) error {
	return a.withVault(func(v *store.Vault) error {
		if err := a.newPassphrase("new-passphrase-file", file, v.ChangePassphrase); err != nil {
			return err
		}
		return a.passphraseChanged(v)
	})
}

// passphraseChanged says what opens the vault now.
func (a *app) passphraseChanged(v *store.Vault) error {
	if err := a.say("the passphrase is changed; the recovery code stays good"); err != nil {
		return err
	}
	if on, err := v.InKeyring(); err == nil && on {
		a.hint("so does the slot in the keyring; `rapport keyring off` takes it away")
	}
	return nil
}
