package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rapport/prompts"
)

// maxBankFile is the most that is read of a bank file, in bytes.
const maxBankFile = 4 << 20

func (a *app) bankCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "bank",
		Short: "the questions: list, lint, path",
		Long: `Looks at the questions that are offered: those that come with rapport, and your
own in the packs folder, which are plain TOML files. A question of yours takes
the place of one with the same id. No vault is opened.`,
		Example: "  rapport bank list\n  rapport bank lint own-en-opening.toml",
	}
	return group(c, a.bankListCommand(), a.bankLintCommand(), a.bankPathCommand())
}

func (a *app) bankListCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "list every question",
		Long:    "Lists every question there is: its id, its moment, the kind of thing it is made\nfrom if it is, and its words with their {slots}.",
		Example: "  rapport bank list\n  rapport bank list --json",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return a.bankList() },
	}
}

// questionJSON is a question as `bank list --json` prints one.
type questionJSON struct {
	ID        string   `json:"id"`
	Language  string   `json:"lang"`
	Text      text     `json:"text"`
	Moment    string   `json:"moment"`
	Tone      text     `json:"tone"`
	Kind      text     `json:"kind"`
	Touches   []text   `json:"touches"`
	Needs     []text   `json:"needs"`
	Settings  []string `json:"setting"`
	Ages      []string `json:"ages"`
	Season    text     `json:"season"`
	Followups []text   `json:"followups"`
	Source    text     `json:"source"`
}

func (a *app) bankList() error {
	bank, err := a.bank()
	if err != nil {
		return err
	}
	if a.flags.json {
		out := make([]questionJSON, len(bank.Questions()))
		for i, q := range bank.Questions() {
			out[i] = questionAsJSON(q)
		}
		return a.printJSON(out)
	}
	rows := make([][]string, len(bank.Questions()))
	for i, q := range bank.Questions() {
		rows[i] = []string{q.ID, q.Moment.String(), kindOf(q), q.Text}
	}
	return a.say(a.table(rows))
}

func questionAsJSON(q *prompts.Question) questionJSON {
	return questionJSON{
		ID: q.ID, Language: q.Language, Text: text(q.Text), Moment: q.Moment.String(), Tone: text(q.Tone), Kind: text(kindOf(q)),
		Touches: texts(q.Touches), Needs: texts(q.Needs), Settings: namesOf(q.Settings), Ages: namesOf(q.Ages), Season: text(q.Season),
		Followups: texts(q.Followups), Source: text(q.Source),
	}
}

// kindOf is the kind of thing a question is made from; nothing for one said as
// it stands.
func kindOf(q *prompts.Question) string {
	switch {
	case q.AnyKind:
		return "any"
	case q.Kind != 0:
		return q.Kind.String()
	}
	return ""
}

// namesOf are values as their names.
func namesOf[T fmt.Stringer](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = v.String()
	}
	return out
}

func (a *app) bankLintCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "lint FILE…",
		Short: "read bank files with a careful colleague's eyes",
		Long: `Reads bank files and says what to change, one fault a line with its file and
line. Warnings may stay; with anything else the exit code is 1.`,
		Example: "  rapport bank lint own-en-opening.toml",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(_ *cobra.Command, files []string) error { return a.bankLint(files) },
	}
}

func (a *app) bankLint(files []string) error {
	var lines []string
	faults := 0
	for _, name := range files {
		data, err := readBankFile(name)
		if err != nil {
			return err
		}
		found := prompts.LintFile(name, data)
		for _, f := range found {
			lines = append(lines, f.String())
			if !f.Warning {
				faults++
			}
		}
		if len(found) == 0 {
			lines = append(lines, name+": fine")
		}
	}
	if err := a.say(strings.Join(lines, "\n")); err != nil {
		return err
	}
	if faults > 0 {
		return fmt.Errorf("%s to change", count(faults, "thing"))
	}
	return nil
}

func readBankFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading a bank: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxBankFile+1))
	if err == nil && len(data) > maxBankFile {
		err = errors.New("it is too large for a bank of questions")
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return data, nil
}

func (a *app) bankPathCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "path",
		Short:   "print the folder of your own questions",
		Long:    "Prints the folder in which your own question packs are looked for, whether it is\nthere yet or not. Every file in it that ends in .toml is one.",
		Example: "  rapport bank path\n  mkdir -p \"$(rapport bank path)\"",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			path, err := a.packsPath()
			if err != nil {
				return err
			}
			if a.flags.json {
				return a.printJSON(path)
			}
			return a.say(path)
		},
	}
}
