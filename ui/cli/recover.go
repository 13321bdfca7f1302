package cli

import (
	"github.com/spf13/cobra"

	"rapport/store"
)

func (a *app) recoverCommand() *cobra.Command {
	var codeFile, newFile string
	c := &cobra.Command{
		Use:   "recover",
		Short: "set a new passphrase with the recovery code",
		Long: `Opens the vault with the recovery code that was written down when it was made,
and asks for a new passphrase. Capitals, spaces and hyphens in the code do not
matter, and it stays good, as does a slot in the keyring. Until the new
passphrase is in place, the old one is.`,
		Example: "  rapport recover\n  rapport recover --recovery-file code --new-passphrase-file new",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return a.recover(codeFile, newFile) },
	}
	c.Flags().StringVar(&codeFile, "recovery-file", "", "read the recovery code from the first line of `FILE`")
	c.Flags().StringVar(&newFile, "new-passphrase-file", "", "read the new passphrase from the first line of `FILE`")
	return c
}

func (a *app) recover(codeFile, newFile string) error {
	path, err := a.vaultPath()
	if err != nil {
		return err
	}
	if _, err := openAt(path, a.Vault); err != nil {
		return err // before anything is asked
	}
	var v *store.Vault
	err = a.asked("recovery-file", codeFile, "recovery code: ", func(code []byte) (err error) {
		v, err = store.UnlockWithRecovery(path, code, a.Vault)
		return err
	})
	if err != nil {
		return err
	}
	defer v.Close()
	if err := a.newPassphrase("new-passphrase-file", newFile, v.ChangePassphrase); err != nil {
		return err
	}
	return a.passphraseChanged(v)
}
