package cli

import (
	"github.com/spf13/cobra"

	"rapport/store/record"
)

func (a *app) clientFinishCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "finish CODE",
		Short: "the work with a client has come to its end",
		Long: `The card stays and is found as before; no hours, questions or lighter things
are offered any more. To take it back:
` + "`rapport client edit CODE --standing current`" + `.`,
		Example: "  rapport client finish maya",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.clientFinish(args[0]) },
	}
}

func (a *app) clientFinish(code string) error {
	var now record.Client
	err := a.change(code, func(card *record.Card) error {
		card.Client.Standing = record.Finished
		now = card.Client
		return nil
	})
	if err != nil {
		return err
	}
	return a.say(now.Code + " is finished; the card stays")
}
