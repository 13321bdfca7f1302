package cli

import (
	"github.com/spf13/cobra"

	"rapport/store"
	"rapport/store/record"
)

func (a *app) clientEraseCommand() *cobra.Command {
	var yes bool
	c := &cobra.Command{
		Use:   "erase CODE",
		Short: "take a client and all their hours away for good",
		Long: `Removes the card, what they loved, and every hour, and writes the vault anew, so
that nothing of them stays in the file. Backups made before still hold them
until they are replaced. It asks first, unless --yes is given.`,
		Example: "  rapport export maya -o maya.json\n  rapport client erase maya",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.clientErase(args[0], yes) },
	}
	c.Flags().BoolVar(&yes, "yes", false, "do not ask first")
	return c
}

func (a *app) clientErase(code string, yes bool) error {
	return a.withClient(code, func(v *store.Vault, all *record.Caseload, card *record.Card) error {
		if !yes {
			question := "This erases " + card.Called + ", " + count(len(card.Interests), "thing") + " and " + count(len(all.Sessions(card.ID)), "hour") + "."
			if err := a.confirm(question, card.Code, "--yes erases without asking"); err != nil {
				return err
			}
		}
		if err := v.Erase(card.ID); err != nil {
			return err
		}
		if path, err := a.vaultPath(); err == nil && store.Exists(path+".backups") {
			a.hint("backups in %s.backups that were made before still hold %s", path, card.Code)
		}
		return a.say(card.Code + " is erased")
	})
}
