package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rapport/store"
	"rapport/store/record"
	"rapport/ui/nav"
)

func (a *app) sessionDrawCommand() *cobra.Command {
	var f hourFlags
	c := &cobra.Command{
		Use:   "draw CODE LINE",
		Short: "draw an hour afterwards, in one line",
		Long: `Keeps an hour that is over, from one line, and tells it. What is not said stays
as usual: today, the usual length and setting, no clock time. When the line is
not right nothing is kept, and the error names the column.

` + lineForm,
		Example: `  rapport session draw maya '8n c 15i 33e 41o* "Miso" 47 door "she may move"'
  rapport session draw maya --on mon --setting video '10n 25e 35n'
  rapport session draw maya - < line.txt`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.sessionDraw(args[0], args[1:], &f) },
	}
	f.add(c)
	return c
}

func (a *app) sessionDraw(code string, args []string, f *hourFlags) error {
	if err := f.read(a.today()); err != nil {
		return err
	}
	if len(args) == 0 {
		return a.drawOnScreen(code, "a LINE", func(_ *record.Caseload, card *record.Card) (nav.Draw, error) {
			return nav.Draw{Client: card.ID}, nil
		})
	}
	line, err := a.readLine(args)
	if err != nil {
		return err
	}
	settings, err := a.inForce()
	if err != nil {
		return err
	}
	return a.withClient(code, func(v *store.Vault, all *record.Caseload, card *record.Card) error {
		s := &record.Session{ID: record.NewID(), Client: card.ID, Date: a.today(), Planned: settings.Length, Setting: card.Setting}
		f.apply(s)
		line.Apply(s)
		s.KeepOnly(record.Keeping{Clock: true, Timeline: settings.Timeline})
		another := slices.ContainsFunc(all.Sessions(card.ID), func(h *record.Session) bool { return h.Date == s.Date })
		err := a.keepHour(v, card.ID, func(record.Tx, *record.Card) (*record.Session, error) { return s.Clone(), nil })
		if err == nil && another {
			a.hint("there was an hour on that day before; `rapport session list %s` lists both", card.Code)
		}
		return err
	})
}

// drawOnScreen opens the screen that draws an hour, where there is one to open
// it on.
func (a *app) drawOnScreen(code, wanted string, route func(*record.Caseload, *record.Card) (nav.Draw, error)) error {
	screen, err := a.onScreen()
	if err != nil {
		return err
	}
	if !screen {
		return hinted(usage("%s is missing", wanted), "`rapport session draw --help` shows the form")
	}
	return a.withClient(code, func(v *store.Vault, all *record.Caseload, card *record.Card) error {
		to, err := route(all, card)
		if err != nil {
			return err
		}
		return a.screenOn(v, to)
	})
}

// keepHour writes an hour as the function gives it, with what lit the client up
// in it on their card, and tells it. The function may be run again.
func (a *app) keepHour(v *store.Vault, client record.ID, as func(record.Tx, *record.Card) (*record.Session, error)) error {
	var told []string
	err := v.Update(func(tx record.Tx) error {
		card, err := tx.Card(client)
		if err != nil {
			return err
		}
		s, err := as(tx, card)
		if err != nil {
			return err
		}
		s.LinkMarks(card)
		if err := s.Check(); err != nil {
			return usage("%w", err)
		}
		told = a.toldOf(s, card)
		before, err := tx.Session(s.ID)
		if err != nil {
			before = nil
		}
		if err := tx.PutSession(s); err != nil {
			return err
		}
		return putLit(tx, card, s, before)
	})
	if err != nil {
		return err
	}
	return a.say(strings.Join(told, "\n"))
}

// putLit keeps on the card the day on which things lit the client up, in place
// of what an earlier form of the hour said.
func putLit(tx record.Tx, card *record.Card, s, before *record.Session) error {
	was := card.Clone()
	card.LitIn(s, before)
	for i, in := range card.Interests {
		if !slices.Equal(in.Lit, was.Interests[i].Lit) || in.Heard != was.Interests[i].Heard {
			return tx.PutCard(card)
		}
	}
	return nil
}
