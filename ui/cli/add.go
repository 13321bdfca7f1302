package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rapport/store"
	"rapport/store/record"
)

func (a *app) addCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "add [CODE KIND NAME[, details]]",
		Short: "add something a client loves, in one line",
		Long: `Adds one thing to a client's card, as heard today. NAME ends at the first comma
outside double quotes. Phrases such as "eats X" are kept where a question can be
asked from them; everything else stays as details. The same kind and name again
adds to what is there. With - in place of NAME it is read from standard input.

Without arguments, such lines are read from standard input: all of them are
kept, or none, and the line that is not understood is named.

Kinds: ` + wrapped(kindNames(), 72),
		Example: `  rapport add maya pet Miso, orange tabby, eats salmon pâté
  rapport add maya band the Cure
  rapport add < heard-this-week.txt`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 || len(args) == 2 {
				return usage("add takes a code, a kind and a name, or nothing and lines from standard input")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.add(args) },
	}
}

func kindNames() []string {
	var names []string
	for _, f := range record.Kinds() {
		names = append(names, f.Name)
	}
	return names
}

// added is one line of what is to be added.
type added struct {
	code string
	what record.Addition
	line int // in standard input, from 1; 0 when it came as arguments
}

// where puts the line before an error about it.
func (ad *added) where(err error) error {
	if ad.line == 0 || err == nil {
		return err
	}
	_, hint := told(err)
	return &fault{code: codeOf(err), hint: hint, err: fmt.Errorf("line %d: %w", ad.line, err)}
}

func (a *app) add(args []string) error {
	all, err := a.additions(args)
	if err != nil {
		return err
	}
	var answer []string
	err = a.withVault(func(v *store.Vault) error {
		known, err := v.Caseload()
		if err != nil {
			return err
		}
		return v.Update(func(tx record.Tx) error {
			answer, err = a.addAll(tx, known, all)
			return err
		})
	})
	if err != nil {
		return err
	}
	return a.say(strings.Join(answer, "\n"))
}

// additions are what was typed, or what stands on standard input.
func (a *app) additions(args []string) ([]added, error) {
	if len(args) > 0 {
		name, err := a.words(args[2:])
		if err != nil {
			return nil, err
		}
		one := added{code: args[0]}
		if one.what, err = record.ParseAddition(args[1] + " " + name); err != nil {
			return nil, usage("%w", err)
		}
		return []added{one}, nil
	}
	if a.Terminal(a.In) {
		a.hint("one line for each thing: CODE KIND NAME, details; ctrl+d ends")
	}
	raw, err := a.input()
	if err != nil {
		return nil, err
	}
	return readAdditions(raw)
}

func readAdditions(raw string) ([]added, error) {
	var all []added
	for i, line := range strings.Split(raw, "\n") {
		one := added{line: i + 1}
		line, err := cleanWords(line)
		if err != nil {
			return nil, one.where(err)
		}
		if line == "" {
			continue
		}
		var rest string
		one.code, rest, _ = strings.Cut(line, " ")
		if one.what, err = record.ParseAddition(rest); err != nil {
			return nil, one.where(usage("%w", err))
		}
		all = append(all, one)
	}
	if len(all) == 0 {
		return nil, hinted(usage("there was nothing to add"), "lines read CODE KIND NAME, details")
	}
	return all, nil
}

// addAll puts every addition on its card and says what came of each.
func (a *app) addAll(tx record.Tx, known *record.Caseload, all []added) ([]string, error) {
	var answer []string
	for _, one := range all {
		card, err := cardOf(known, one.code)
		if err != nil {
			return nil, one.where(err)
		}
		if card, err = tx.Card(card.ID); err != nil {
			return nil, one.where(err)
		}
		in, made := card.Upsert(one.what, a.today())
		answer = append(answer, a.addedLine(card, in, made))
		if err := tx.PutCard(card); err != nil {
			return nil, one.where(err)
		}
	}
	return answer, nil
}

func (a *app) addedLine(card *record.Card, in *record.Interest, made bool) string {
	line := card.Code + ": " + in.Kind.String() + " " + a.nameAndDetails(in)
	if !made {
		line += " (was known)"
	}
	switch v := card.Gate(in, record.OnCard); {
	case v == record.ShowGently:
		line += "; held gently"
		if reason := in.Reason(); reason != "held gently" {
			line += ": " + reason
		}
	case v == record.ListNotOpen:
		line += "; not to open"
	}
	return line
}

// wrapped joins words with commas into lines of a width.
func wrapped(words []string, width int) string {
	var lines []string
	line := ""
	for i, word := range words {
		if i < len(words)-1 {
			word += ","
		}
		if line != "" && len(line)+1+len(word) > width {
			lines = append(lines, line)
			line = ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return strings.Join(append(lines, line), "\n")
}
