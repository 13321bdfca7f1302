package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rapport/store"
	"rapport/store/record"
)

func (a *app) importCommand() *cobra.Command {
	var dry bool
	c := &cobra.Command{
		Use:   "import FILE",
		Short: "read an export back in",
		Long: `Reads what ` + "`rapport export`" + ` wrote as JSON, or standard input when FILE is -. A
client or an hour that the vault knows by its id is replaced, everything else
stays. If a code is another client's, or anything in the file is not understood,
nothing is written. With --dry-run nothing is written either way.`,
		Example: "  rapport import everything.json --dry-run\n  rapport import everything.json",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.importFile(args[0], dry) },
	}
	c.Flags().BoolVar(&dry, "dry-run", false, "say what it would do, and do nothing")
	return c
}

// imported counts what an import does.
type imported struct{ newClients, oldClients, newHours, oldHours int }

// errDryRun ends a dry run after it has done everything but keep it.
var errDryRun = errors.New("dry run")

func (a *app) importFile(name string, dry bool) error {
	cards, hours, err := a.recordsFrom(name)
	if err != nil {
		return err
	}
	var n imported
	err = a.withVault(func(v *store.Vault) error {
		return v.Update(func(tx record.Tx) error {
			n = imported{}
			if err := n.put(tx, cards, hours); err != nil {
				return err
			}
			if dry {
				return errDryRun
			}
			return nil
		})
	})
	switch {
	case errors.Is(err, errDryRun):
		return a.say("this would be " + n.String() + "; nothing was written")
	case err != nil:
		return err
	}
	return a.say(n.String())
}

// recordsFrom reads a whole archive before a vault is opened.
func (a *app) recordsFrom(name string) ([]*record.Card, []*record.Session, error) {
	from := a.In
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, nil, fmt.Errorf("reading: %w", err)
		}
		defer f.Close()
		from = f
	}
	all, err := readArchive(from)
	if err != nil {
		return nil, nil, err
	}
	var u unarchiver
	return u.records(all)
}

// put writes every record, over those with the same ids.
func (n *imported) put(tx record.Tx, cards []*record.Card, hours []*record.Session) error {
	for _, card := range cards {
		if err := n.putCard(tx, card.Clone()); err != nil {
			return err
		}
	}
	for _, s := range hours {
		if err := n.putHour(tx, s.Clone()); err != nil {
			return err
		}
	}
	return nil
}

func (n *imported) putCard(tx record.Tx, card *record.Card) error {
	old, err := tx.Card(card.ID)
	switch {
	case err == nil:
		card.Rev = old.Rev
		n.oldClients++
	case errors.Is(err, store.ErrNotFound):
		n.newClients++
	default:
		return err
	}
	err = tx.PutCard(card)
	if errors.Is(err, store.ErrCodeTaken) {
		return hinted(fmt.Errorf("the code %q is another client's, so nothing was written", card.Code), "change one of the two codes: `rapport client edit "+card.Code+" --code CODE`")
	}
	return err
}

func (n *imported) putHour(tx record.Tx, s *record.Session) error {
	old, err := tx.Session(s.ID)
	switch {
	case err == nil && old.Client != s.Client:
		return errors.New("an hour in the file is another client's in the vault, so nothing was written")
	case err == nil:
		s.Rev = old.Rev
		n.oldHours++
	case errors.Is(err, store.ErrNotFound):
		n.newHours++
	default:
		return err
	}
	return tx.PutSession(s)
}

func (n *imported) String() string {
	part := func(fresh, old int, noun string) string {
		return fmt.Sprintf("%s new, %d replaced", count(fresh, noun), old)
	}
	return strings.Join([]string{part(n.newClients, n.oldClients, "client"), part(n.newHours, n.oldHours, "hour")}, "; ")
}
