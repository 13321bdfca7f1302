package cli

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"rapport/store"
)

func (a *app) compactCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "compact",
		Short: "write the vault anew, without room that is no longer needed",
		Long: `Writes the vault anew without the room that was set free and without the sealed
remains of what was changed or removed. Every record is opened and checked on
the way, and the old file stays until the new one is whole. It says how large
the file was and is.`,
		Example: "  rapport compact",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return a.compact() },
	}
}

func (a *app) compact() error {
	path, err := a.vaultPath()
	if err != nil {
		return err
	}
	return a.withVault(func(v *store.Vault) error {
		before, err := os.Stat(path)
		if err != nil {
			return err
		}
		if err := v.Compact(); err != nil {
			return err
		}
		after, err := os.Stat(path)
		if err != nil {
			return errors.Join(errors.New("the vault was written anew"), err)
		}
		return a.say("the vault was " + size(before.Size()) + " and is " + size(after.Size()))
	})
}

// size is a file's size for people.
func size(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KiB", (bytes+1023)>>10)
	}
	return fmt.Sprintf("%.1f MiB", float64(bytes)/(1<<20))
}
