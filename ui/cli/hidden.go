package cli

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rapport/prompts"
	"rapport/ui/config"
)

// hiddenHead is what a new file of hidden questions begins with.
const hiddenHead = `# Questions that rapport offers to nobody: one id a line, as "rapport bank list"
# shows them. Take a line out to have its question offered again.
`

// hiddenIDs reads the ids of the questions that are offered to nobody. A file
// that is not there hides none.
func hiddenIDs(path string) ([]string, error) {
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var ids []string
	for line := range strings.Lines(string(raw)) {
		if id := hiddenOn(line); id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// hiddenOn is the id on a line of the file; nothing on a line that only a
// person reads.
func hiddenOn(line string) string {
	line, _, _ = strings.Cut(line, "#")
	return strings.TrimSpace(line)
}

// keepHidden writes that a question is offered to nobody, or to anyone again,
// and returns all that are hidden then. What else a person wrote into the file
// stays.
func keepHidden(path, id string, hidden bool) ([]string, error) {
	raw, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	text := string(raw)
	if err != nil {
		text = hiddenHead
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		if hiddenOn(line) != id {
			b.WriteString(strings.TrimSuffix(line, "\n") + "\n")
		}
	}
	if hidden {
		b.WriteString(id + "\n")
	}
	if err := config.Replace(path, []byte(b.String())); err != nil {
		return nil, err
	}
	return hiddenIDs(path)
}

// hiding is the bank without what is offered to nobody. A list that cannot be
// read is told of, and hides nothing.
func (a *app) hiding(bank *prompts.Bank) *prompts.Bank {
	path, err := a.hiddenPath()
	if err != nil {
		return bank // no home, and so no list
	}
	ids, err := hiddenIDs(path)
	if err != nil {
		a.note("warning", "the list of hidden questions was left out: "+err.Error())
	}
	return bank.Hiding(ids)
}

func (a *app) bankHideCommand() *cobra.Command {
	var again bool
	c := &cobra.Command{
		Use:   "hide ID…",
		Short: "offer questions to nobody",
		Long: `Has questions offered to nobody any more: in the companion, in rapport ask, line
by line. Only their ids are kept, in a text file you can edit; rapport paths
names it. With --undo they are offered again.`,
		Example: "  rapport bank hide op-cup-first\n  rapport bank hide --undo op-cup-first",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(_ *cobra.Command, ids []string) error { return a.bankHide(ids, !again) },
	}
	c.Flags().BoolVar(&again, "undo", false, "offer them again")
	return c
}

func (a *app) bankHide(ids []string, hidden bool) error {
	path, err := a.hiddenPath()
	if err != nil {
		return err
	}
	bank, err := a.bank()
	if err != nil {
		return err
	}
	for _, id := range ids {
		known := slices.ContainsFunc(bank.Questions(), func(q *prompts.Question) bool { return q.ID == id })
		if !known && (hidden || !bank.Hides(id)) {
			return hinted(notFound("no question has the id %q", id), "`rapport bank list` shows every id")
		}
	}
	said := "offered again: "
	if hidden {
		said = "offered to nobody: "
	}
	for _, id := range ids {
		if _, err := keepHidden(path, id, hidden); err != nil {
			return err
		}
	}
	return a.say(said + strings.Join(ids, ", "))
}
