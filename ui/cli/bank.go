package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rapport/prompts"
)

func (a *app) bankCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "bank",
		Short: "the questions: list, lint, hide, path",
		Long: `Looks at the questions that are offered: those that come with rapport, and your
own in the packs folder, which are plain TOML files. A question of yours takes
the place of one with the same id. No vault is opened.`,
		Example: "  rapport bank list\n  rapport bank lint own-en-opening.toml",
	}
	return group(c, a.bankListCommand(), a.bankLintCommand(), a.bankHideCommand(), a.bankPathCommand())
}

func (a *app) bankListCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "list every question",
		Long:    "Lists every question there is: its id, its moment, the kind of thing it is made\nfrom if it is, and its words with their {slots}. Those offered to nobody, in the\nfile `hidden.txt` that rapport paths names, are marked as hidden.",
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
	Hidden    bool     `json:"hidden"`
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
			out[i].Hidden = bank.Hides(q.ID)
		}
		return a.printJSON(out)
	}
	rows := make([][]string, len(bank.Questions()))
	for i, q := range bank.Questions() {
		mark := ""
		if bank.Hides(q.ID) {
			mark = "hidden"
		}
		rows[i] = []string{q.ID, q.Moment.String(), kindOf(q), q.Text, mark}
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
	var coverage bool
	c := &cobra.Command{
		Use:   "lint [FILE…]",
		Short: "read bank files with a careful colleague's eyes",
		Long: `Reads bank files and says what to change, one fault a line with its file and
line. Without FILE it reads those in the folder of your own questions. Warnings
may stay; with anything else the exit code is 1.

With --coverage it also says how many questions there are for each moment and
tone, in the setting that has the fewest; without FILE of all that are offered.`,
		Example: "  rapport bank lint\n  rapport bank lint own-en-opening.toml\n  rapport bank lint --coverage",
		RunE: func(_ *cobra.Command, files []string) error {
			if coverage && len(files) == 0 {
				return a.bankCoverage()
			}
			return a.bankLint(files, coverage)
		},
	}
	c.Flags().BoolVar(&coverage, "coverage", false, "say how evenly moments, tones and settings are covered")
	return c
}

// bankCoverage is how even the bank is from which questions are offered.
func (a *app) bankCoverage() error {
	bank, err := a.bank()
	if err != nil {
		return err
	}
	return a.say(a.table(prompts.CoverageOf(bank).Rows()))
}

func (a *app) bankLint(files []string, coverage bool) error {
	if len(files) == 0 {
		own, err := a.packFiles()
		if err != nil {
			return err
		}
		if files = own; len(files) == 0 {
			return a.say("there are no questions of your own yet")
		}
	}
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
		if b, err := prompts.Read(name, data); err == nil && coverage {
			lines = append(lines, a.table(prompts.CoverageOf(b).Rows()))
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

// packFiles are the files of the clinician's own questions.
func (a *app) packFiles() ([]string, error) {
	dir, err := a.packsPath()
	if err != nil {
		return nil, err
	}
	return filepath.Glob(filepath.Join(dir, "*.toml"))
}

func readBankFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading a bank: %w", err)
	}
	defer f.Close()
	data, err := prompts.ReadAll(f)
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
