package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"rapport/store/record"
)

func (a *app) standingCommand() *cobra.Command {
	var because string
	c := &cobra.Command{
		Use:   "standing CODE NAME open|resting|gentle|past|closed",
		Short: "say what may be done with one thing",
		Long: `Says what may be done with one thing, everywhere at once:

  open     may be asked about
  resting  left alone for a while
  gentle   lost, changed or complicated: shown first and with its reason, never
           made into a question
  past     no longer in their life, and not sore
  closed   the client asked not: listed on the card under "not to open"

What is closed is opened again only by its whole name.`,
		Example: `  rapport standing maya biscuit gentle --because "died in March"
  rapport standing maya crossword resting`,
		Args:      cobra.MinimumNArgs(3),
		ValidArgs: record.StandingNames(),
		RunE:      func(_ *cobra.Command, args []string) error { return a.standing(args, because) },
	}
	c.Flags().StringVar(&because, "because", "", "the reason, in your own `WORDS`")
	return c
}

func (a *app) standing(args []string, because string) error {
	last := len(args) - 1
	to, ok := record.ParseStanding(args[last])
	if !ok {
		return usage("%q is not a standing: it is %s", args[last], orList(record.StandingNames()))
	}
	name, err := a.words(args[1:last])
	if err != nil {
		return err
	}
	if because, err = a.given(because); err != nil {
		return err
	}
	var answer string
	err = a.change(args[0], func(card *record.Card) error {
		line, err := a.setStanding(card, name, to, because)
		answer = card.Code + ": " + line
		return err
	})
	if err != nil {
		return err
	}
	return a.say(answer)
}

// setStanding settles what may be done with the thing that was named, and says
// so. What is closed is opened again only by its whole name.
func (a *app) setStanding(card *record.Card, name string, to record.Standing, because string) (string, error) {
	in, err := a.interestOf(card, name)
	if err != nil {
		return "", err
	}
	if in.Standing == record.Closed && to != record.Closed && record.Fold(in.Name) != record.Fold(name) {
		return "", hinted(usage("this is not to open"), "to open it again, give its whole name")
	}
	card.SetStanding(in.ID, to, because)
	return in.Kind.String() + " " + in.Name + " is " + standingWords(card, in), nil
}

// standingWords says how an interest is held, with the reason, and whether a
// topic the client closed reaches it all the same.
func standingWords(card *record.Card, in *record.Interest) string {
	words := map[record.Standing]string{
		record.Open: "open", record.Resting: "resting", record.Gentle: "held gently", record.Past: "past", record.Closed: "not to open",
	}[in.Standing]
	if in.Because != "" {
		words += ": " + in.Because
	}
	if in.Standing != record.Closed && card.Gate(in, record.OnCard) == record.ListNotOpen {
		words += ", and a topic that is not to open reaches it: " + orList(slices.Clone(card.Closed))
	}
	return words
}
