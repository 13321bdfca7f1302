package cli

import (
	"github.com/spf13/cobra"

	"rapport/store"
	"rapport/store/record"
	"rapport/ui/undo"
)

func (a *app) clientEraseCommand() *cobra.Command {
	var yes bool
	c := &cobra.Command{
		Use:   "erase CODE",
		Short: "take a client and all their hours away for good",
		Long: `Removes the card, what they loved, and every hour, and writes the vault anew, so
that nothing of them stays in the file; so it does with each backup beside it
that holds them. Copies kept elsewhere are out of reach, but restoring one does
not bring them back. It asks first, unless --yes is given.`,
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
		reached, unsure := v.EraseEverywhere(card.ID)
		if unsure != nil && !undo.Done(unsure) {
			return unsure
		}
		if err := a.say(card.Code + " is erased"); err != nil {
			return err
		}
		if said := reachedWords(reached); said != "" {
			a.hint("%s", said)
		}
		a.hint("%s", outOfReach)
		return unsure
	})
}
