package cli

import (
	"strconv"

	"github.com/spf13/cobra"

	"rapport/store/record"
)

func (a *app) heardCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "heard CODE NAME [WORDS]",
		Short: "it came up today",
		Long: `Says that one thing came up today, and adds WORDS, if any, to what is known of
it, as ` + "`rapport add`" + ` would. NAME is one argument here: put quotes round it when
it has several words. With - in place of WORDS they come from standard input.`,
		Example: `  rapport heard maya miso
  rapport heard maya "the allotment" first beans are in`,
		Args: cobra.MinimumNArgs(2),
		RunE: func(_ *cobra.Command, args []string) error { return a.heard(args) },
	}
}

func (a *app) heard(args []string) error {
	name, err := a.given(args[1])
	if err != nil {
		return err
	}
	words, err := a.words(args[2:])
	if err != nil {
		return err
	}
	var answer string
	err = a.change(args[0], func(card *record.Card) error {
		in, err := a.interestOf(card, name)
		if err != nil {
			return err
		}
		news, err := newsOf(in, words)
		if err != nil {
			return err
		}
		in, _ = card.Upsert(news, a.today())
		answer = a.addedLine(card, in, true)
		return nil
	})
	if err != nil {
		return err
	}
	return a.say(answer)
}

// newsOf reads words as if they stood behind the interest's name in `add`.
func newsOf(in *record.Interest, words string) (record.Addition, error) {
	line := in.Kind.String() + " " + strconv.Quote("x")
	if words != "" {
		line += ", " + words
	}
	news, err := record.ParseAddition(line)
	news.Name = in.Name
	return news, err
}
