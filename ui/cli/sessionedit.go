package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"rapport/store"
	"rapport/store/record"
	"rapport/ui/nav"
)

// editFlags are what can be changed of an hour.
type editFlags struct {
	hourFlags
	line, words string
	split       int
}

// any reports whether a flag says what to change.
func (f *editFlags) any() bool {
	return slices.ContainsFunc([]string{"on", "length", "setting", "line", "line-of-words"}, f.has)
}

func (a *app) sessionEditCommand() *cobra.Command {
	var f editFlags
	c := &cobra.Command{
		Use:   "edit CODE [NUMBER] [LINE]",
		Short: "change an hour",
		Long: `Changes an hour, the newest unless NUMBER says another, and tells it. LINE takes
the place of everything drawn; what is not said stays. A number by itself after
CODE is NUMBER, so a LINE of several arguments goes behind --line or in quotes.
On a terminal, with nothing to change given, it opens the hour to be drawn anew.
An hour that was drawn live and is changed says so from then on. --split makes
two hours of one that was left running: a pause over that minute is what lay
between them.

` + lineForm,
		Example: `  rapport session edit maya '8n 15i 33e 41o*'
  rapport session edit maya 2 --on mon --setting walk
  rapport session edit maya --line-of-words "the wedding"
  rapport session edit maya --split 50
  rapport session edit maya`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.sessionEdit(args[0], args[1:], &f) },
	}
	f.add(c)
	c.Flags().StringVar(&f.line, "line", "", "the `LINE` in place of everything drawn")
	c.Flags().StringVar(&f.words, "line-of-words", "", "what was here that day, in one line of `WORDS`; empty takes it away")
	c.Flags().IntVar(&f.split, "split", 0, "make two hours of it at this `MINUTE`")
	return c
}

func (a *app) sessionEdit(code string, args []string, f *editFlags) error {
	number, numbered := startsNumber(args)
	if numbered {
		args = args[1:]
	} else {
		number = 1
	}
	if f.has("split") {
		if len(args) > 0 || f.any() {
			return usage("--split stands alone; change the two hours after it")
		}
		return a.splitHour(code, number, f.split)
	}
	drawn := len(args) > 0 || f.has("line")
	change, err := a.readEdit(args, f)
	if err != nil {
		return err
	}
	if change == nil {
		return a.drawOnScreen(code, "what to change", func(all *record.Caseload, card *record.Card) (nav.Draw, error) {
			h, err := a.hourOf(all, card, number)
			if err != nil {
				return nav.Draw{}, err
			}
			if h.Let != nil {
				return nav.Draw{}, wasLetGo(card)
			}
			return nav.Draw{Client: card.ID, Session: h.ID}, nil
		})
	}
	return a.withClient(code, func(v *store.Vault, all *record.Caseload, card *record.Card) error {
		h, err := a.hourOf(all, card, number)
		if err != nil {
			return err
		}
		if h.Open() && f.has("on") {
			return hinted(usage("the hour is still open, and is today's"), "`rapport session end "+card.Code+"` ends it")
		}
		return a.keepHour(v, card.ID, func(tx record.Tx, card *record.Card) (*record.Session, error) {
			s, err := tx.Session(h.ID)
			switch {
			case err != nil:
				return nil, err
			case s.Let != nil && drawn:
				return nil, wasLetGo(card)
			}
			change(s, card)
			return s, nil
		})
	})
}

// wasLetGo refuses to draw on an hour whose timeline was let go.
func wasLetGo(card *record.Card) error {
	return hinted(record.ErrLetGo, "--on, --length, --setting and --line-of-words still change it; `rapport session show "+card.Code+"` tells it")
}

// readEdit reads what is to be changed, before a vault is opened; nil when
// nothing is.
func (a *app) readEdit(args []string, f *editFlags) (func(*record.Session, *record.Card), error) {
	if err := f.read(a.today()); err != nil {
		return nil, err
	}
	words, err := a.given(f.words)
	if err != nil {
		return nil, err
	}
	if f.has("line") {
		if len(args) > 0 {
			return nil, usage("the line is given twice")
		}
		args = []string{f.line}
	}
	var line record.Line
	if len(args) > 0 {
		if line, err = a.readLine(args); err != nil {
			return nil, err
		}
	}
	if len(args) == 0 && !f.any() {
		return nil, nil
	}
	return func(s *record.Session, card *record.Card) {
		f.apply(s)
		if f.has("line-of-words") {
			s.Line = words
		}
		if len(args) > 0 {
			was := s.Clone()
			card.Redraw(s, line)
			s.Redrawn = s.Redrawn || s.Live && !s.SameDrawing(was)
		}
	}, nil
}
