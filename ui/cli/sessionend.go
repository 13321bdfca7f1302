package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"rapport/store"
	"rapport/store/record"
)

// longestEnd is the latest minute an hour may end in: a line names no time
// past a day.
const longestEnd = 24*60 - 1

func (a *app) sessionEndCommand() *cobra.Command {
	at := 0
	c := &cobra.Command{
		Use:   "end CODE",
		Short: "end the hour that is open",
		Long: `Ends the hour that is open with this client, now or at the minute given, and
tells it.`,
		Example: "  rapport session end maya\n  rapport session end maya --at 50",
		Args:    cobra.ExactArgs(1),
	}
	c.Flags().IntVar(&at, "at", 0, "the `MINUTE` in which it ended, if that was not just now")
	c.RunE = func(_ *cobra.Command, args []string) error { return a.sessionEnd(args[0], at, c.Flags().Changed("at")) }
	return c
}

func (a *app) sessionEnd(code string, minute int, said bool) error {
	settings, err := a.inForce()
	if err != nil {
		return err
	}
	return a.withClient(code, func(v *store.Vault, all *record.Caseload, card *record.Card) error {
		open, ok := a.openHour(all, card)
		if !ok {
			return notFound("no hour with %s is open", card.Code)
		}
		at := open.now
		if said {
			at = minute * 60
		}
		if err := endsAt(open, at, said); err != nil {
			return err
		}
		return a.keepHour(v, card.ID, func(tx record.Tx, _ *record.Card) (*record.Session, error) {
			s, err := tx.Session(open.ID)
			if err != nil {
				return nil, err
			}
			s.EndAt(at)
			s.KeepOnly(settings.Keeping())
			return s, nil
		})
	})
}

// openHour is the hour that is open with the client.
func (a *app) openHour(all *record.Caseload, card *record.Card) (hour, bool) {
	for _, h := range a.hours(all, card) {
		if h.Open() {
			return h, true
		}
	}
	return hour{}, false
}

// endsAt refuses an end that cannot be.
func endsAt(h hour, at int, said bool) error {
	last := h.Last().At
	switch {
	case said && (at < 0 || at > h.now):
		return usage("--at is a minute from 0 to %d, which is now", h.now/60)
	case said && at < last:
		return hinted(usage("--at is %d or later: something is marked before that", (last+59)/60), "`rapport session edit` changes what is marked")
	case at > longestEnd*60:
		return hinted(errors.New("the hour began more than a day ago"), "say when it ended: --at MINUTE")
	}
	return nil
}
