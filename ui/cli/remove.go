package cli

import (
	"github.com/spf13/cobra"

	"rapport/store"
	"rapport/store/record"
)

func (a *app) removeCommand() *cobra.Command {
	var yes bool
	c := &cobra.Command{
		Use:   "remove CODE NAME",
		Short: "take one thing off a card",
		Long: `Takes one thing away. It asks first, unless --yes is given. Something lost or
changed might rather be held gently, so that nobody stumbles on it:
` + "`rapport standing CODE NAME gentle --because WORDS`" + `.`,
		Example: "  rapport remove maya \"sour sweets\"",
		Args:    cobra.MinimumNArgs(2),
		RunE:    func(_ *cobra.Command, args []string) error { return a.remove(args, yes) },
	}
	c.Flags().BoolVar(&yes, "yes", false, "do not ask first")
	return c
}

func (a *app) remove(args []string, yes bool) error {
	name, err := a.words(args[1:])
	if err != nil {
		return err
	}
	return a.withClient(args[0], func(v *store.Vault, _ *record.Caseload, card *record.Card) error {
		in, err := a.interestOf(card, name)
		if err != nil {
			return err
		}
		what := in.Kind.String() + " " + in.Name
		if !yes {
			if err := a.confirm("This takes "+what+" off "+card.Called+"'s card.", "yes", "--yes takes it away without asking"); err != nil {
				return err
			}
		}
		err = changeCard(v, card.ID, func(card *record.Card) error {
			card.Remove(in.ID)
			return nil
		})
		if err != nil {
			return err
		}
		return a.say(card.Code + ": " + what + " is taken away")
	})
}
