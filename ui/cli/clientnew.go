package cli

import (
	"github.com/spf13/cobra"

	"rapport/store"
	"rapport/store/record"
)

func (a *app) clientNewCommand() *cobra.Command {
	var flags clientFlags
	c := &cobra.Command{
		Use:   "new CALLED",
		Short: "make a card for a client",
		Long: `Makes a card. CALLED is what the client is called, and all that is needed. The
code for commands is made from it unless --code gives another. With - in its
place, CALLED is read from standard input.`,
		Example: `  rapport client new Maya --say MY-uh --pronouns she/her
  rapport client new "J M" --code jm --pace "ten minutes of chat first" --close alcohol`,
		RunE: func(_ *cobra.Command, args []string) error { return a.clientNew(args, &flags) },
	}
	flags.add(c)
	return c
}

func (a *app) clientNew(args []string, flags *clientFlags) error {
	called, err := a.words(args)
	if err != nil {
		return err
	}
	if err := flags.read(a); err != nil {
		return err
	}
	if called == "" && !flags.has("called") {
		return hinted(usage("what is the client called?"), "rapport client new CALLED; initials are fine")
	}
	var made, same *record.Card
	err = a.withVault(func(v *store.Vault) error {
		all, err := v.Caseload()
		if err != nil {
			return err
		}
		return v.Update(func(tx record.Tx) error {
			same = nil
			made = &record.Card{Client: record.Client{ID: record.NewID(), Called: called, Since: a.today()}}
			if err := flags.apply(made); err != nil {
				return err
			}
			if made.Code == "" {
				made.Code = record.SuggestCode(made.Called, func(code string) bool { return all.ByCode(code) != nil })
			}
			for _, c := range all.Cards() {
				if record.Fold(c.Called) == record.Fold(made.Called) {
					same = c
				}
			}
			return tx.PutCard(made)
		})
	})
	if err != nil {
		return err
	}
	if same != nil {
		a.hint("%s is another client called %s; %s is the new one", same.Code, same.Called, made.Code)
	}
	return a.say("a card for " + made.Called + ", in commands: " + made.Code)
}
