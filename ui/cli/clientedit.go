package cli

import (
	"github.com/spf13/cobra"

	"rapport/store/record"
)

func (a *app) clientEditCommand() *cobra.Command {
	var flags clientFlags
	c := &cobra.Command{
		Use:   "edit CODE",
		Short: "change what a card says of a client",
		Long: `Changes what the flags name and nothing else. --pace, --close and --open may be
given more than once; --pace "" takes every note on their pace away. A topic
that is closed is honoured everywhere: nothing that touches it is asked.`,
		Example: `  rapport client edit maya --close alcohol --pace "stop word: pineapple"
  rapport client edit maya --standing break`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.clientEdit(args[0], &flags) },
	}
	flags.add(c)
	return c
}

func (a *app) clientEdit(code string, flags *clientFlags) error {
	if !flags.any() {
		return hinted(usage("nothing to change"), "`rapport client edit --help` lists what can be said")
	}
	if err := flags.read(a); err != nil {
		return err
	}
	var now record.Client
	err := a.change(code, func(card *record.Card) error {
		err := flags.apply(card)
		now = card.Client
		return err
	})
	if err != nil {
		return err
	}
	return a.say(now.Code + " is changed")
}
