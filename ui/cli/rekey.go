package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"rapport/store"
)

func (a *app) rekeyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rekey",
		Short: "give the vault a new key and a new recovery code",
		Long: `Seals everything anew under a fresh key, for when somebody may have had the
old one, or the recovery code. The passphrase stays; change that too, with
` + "`rapport passphrase`" + `, if somebody may know it. The new recovery code is printed
on standard output, this once, and the old one opens the vault no more. Backups
made before still open with the old passphrase and the old code. A slot in the
keyring goes with the old key, since whoever had the vault open may have had
what the keyring holds; ` + "`rapport keyring on`" + ` makes another. A companion that
is open asks for the passphrase again, and keeps what is still to be written.`,
		Example: "  rapport rekey\n  rapport rekey --passphrase-file pw",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return a.rekey() },
	}
}

func (a *app) rekey() error {
	path, err := a.vaultPath()
	if err != nil {
		return err
	}
	v, err := openAt(path, a.Vault)
	if err != nil {
		return err
	}
	defer v.Close()
	inKeyring, err := v.InKeyring()
	if err != nil {
		return err // before anything is asked
	}
	var code store.Recovery
	err = a.asked("passphrase-file", a.flags.passphraseFile, "passphrase: ", func(typed []byte) (err error) {
		if err = v.Unlock(typed); err == nil {
			code, err = v.Rekey(typed)
		}
		return err
	})
	if err != nil && !errors.Is(err, store.ErrUnsure) {
		return err
	}
	unsure := err
	err = a.printCode(code, hinted(errors.New("the vault has a new key, but its recovery code could not be printed"), "`rapport rekey` makes another"))
	a.hint("no backup has the new key yet: `rapport backup` makes one")
	if inKeyring {
		a.hint("the slot in the keyring went with the old key; `rapport keyring on` makes another")
		a.forgetKeyring(v)
	}
	if err == nil {
		err = unsure // the code is the one that opens the vault now
	}
	return err
}

// printCode shows a recovery code for the one time that it is shown; unprinted
// is the error if that cannot be done.
func (a *app) printCode(code store.Recovery, unprinted error) error {
	if _, err := a.Out.Write([]byte("recovery code: " + code.Reveal() + "\n")); err != nil {
		return unprinted
	}
	a.hint("write the recovery code down and keep it away from this machine; it is not shown again")
	return nil
}
