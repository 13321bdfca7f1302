package cli

import (
	"errors"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"rapport/store"
	"rapport/store/record"
	"rapport/ui/nav"
)

func (a *app) sessionStartCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "start CODE",
		Short: "begin an hour, live",
		Long: `Begins an hour now. On a terminal it opens live, one key a mark; without one, or
with --plain, it only begins and prints its number, and ` + "`rapport session end`" + `
ends it. One hour is open at a time.`,
		Example: "  rapport session start maya",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.sessionStart(args[0]) },
	}
}

func (a *app) sessionStart(code string) error {
	screen, err := a.onScreen()
	if err != nil {
		return err
	}
	return a.withClient(code, func(v *store.Vault, all *record.Caseload, card *record.Card) error {
		if card.Client.Standing == record.Died {
			return hinted(usage("no hour is begun with %s any more", card.Code), "`rapport session draw "+card.Code+" LINE` draws one from before")
		}
		open := all.OpenSession()
		switch {
		case screen && open == nil:
			return a.screenOn(v, nav.Live{Client: card.ID})
		case screen && open.Client == card.ID: // and goes on
			return a.screenOn(v, nav.Live{Client: card.ID, Session: open.ID})
		case open != nil:
			return a.oneAtATime(all, card, open)
		}
		return a.begin(v, card)
	})
}

// begin begins an hour without a screen, and prints its number.
func (a *app) begin(v *store.Vault, card *record.Card) error {
	settings, err := a.inForce()
	if err != nil {
		return err
	}
	s := &record.Session{
		ID: record.NewID(), Client: card.ID, Date: a.today(), Start: a.Now().Round(0).Truncate(time.Second),
		Planned: settings.Length, Setting: card.Setting, Live: true,
	}
	if err := v.Update(func(tx record.Tx) error { return tx.PutSession(s.Clone()) }); err != nil {
		return err
	}
	all, err := v.Caseload()
	if err != nil {
		return err
	}
	for _, h := range a.hours(all, card) {
		if h.ID == s.ID {
			return a.say(strconv.Itoa(h.number))
		}
	}
	return store.ErrNotFound
}

// oneAtATime refuses a second open hour. With whom the first is, is told only
// to a terminal.
func (a *app) oneAtATime(all *record.Caseload, card *record.Card, open *record.Session) error {
	if open.Client == card.ID {
		return hinted(errors.New("the hour with "+card.Code+" is open already"), "`rapport session end "+card.Code+"` ends it")
	}
	whose := "CODE"
	if other := all.Card(open.Client); other != nil && a.Terminal(a.Err) {
		whose = other.Code
	}
	return hinted(errors.New("another hour is still open: one is open at a time"), "`rapport session end "+whose+"` ends it")
}
