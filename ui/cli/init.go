package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"rapport/store"
)

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init",
		Short: "make a vault",
		Long: `Makes a new vault, sealed with a passphrase that is typed twice or read from
--passphrase-file, and prints its recovery code on standard output, this once.
Write the code down and keep it away from this machine: it opens the vault when
the passphrase is forgotten, and nobody can make another. A file that is already
there is never written over.

Hours keep their clock times and their timeline, unless the settings file (named
by rapport paths) says keep_clock_times = false or keep_timeline = false.`,
		Example: "  rapport init\n  rapport init --vault /media/stick/vault.db",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return a.init() },
	}
}

func (a *app) init() error {
	path, err := a.vaultPath()
	if err != nil {
		return err
	}
	if store.Exists(path) {
		return hinted(store.ErrExists, "name another file with --vault, or move "+path+" away first")
	}
	var code store.Recovery
	err = a.newPassphrase("passphrase-file", a.flags.passphraseFile, func(passphrase []byte) error {
		var v *store.Vault
		v, code, err = store.Create(path, passphrase, a.Vault)
		if err != nil {
			return err
		}
		return v.Close()
	})
	if err != nil {
		return err
	}
	err = a.printCode(code, hinted(errors.New("the vault was made, but its recovery code could not be printed"), "it holds nothing yet: move it away, and make it again"))
	if err != nil {
		return err
	}
	a.hint("the vault is %s", path)
	if shared := store.Shared(path); shared != "" {
		a.hint("%s", sharedWords(shared))
	}
	return nil
}
