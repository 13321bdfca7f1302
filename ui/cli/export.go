package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rapport/store/record"
)

// exportFormats are the words --format knows.
var exportFormats = []string{"json", "markdown", "csv"}

func (a *app) exportCommand() *cobra.Command {
	var format, file string
	c := &cobra.Command{
		Use:   "export [CODE]",
		Short: "write everything out, or one client",
		Long: `Writes the whole vault, or one client, to standard output or to a new file that
only you can read. What is written is not sealed: keep it where it is safe.

  json      complete, standings and closed things included; import reads it back
  markdown  for reading, as the card has it: what is not to open by name only
  csv       the same things, one a row; a cell that a spreadsheet would run as a
            formula has an apostrophe before it

A file that is already there is not written over.`,
		Example: `  rapport export -o everything.json
  rapport export maya --format markdown -o maya.md`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.export(args, format, file) },
	}
	c.Flags().StringVar(&format, "format", "json", orList(exportFormats))
	c.Flags().StringVarP(&file, "output", "o", "", "write a new `FILE` instead of standard output")
	return c
}

func (a *app) export(args []string, format, file string) error {
	var write func(*record.Caseload, []*record.Card) ([]byte, error)
	switch format {
	case "json":
		write = func(all *record.Caseload, cards []*record.Card) ([]byte, error) {
			return encodeJSON(archiveOf(all, cards))
		}
	case "markdown":
		write = func(all *record.Caseload, cards []*record.Card) ([]byte, error) { return a.markdown(all, cards), nil }
	case "csv":
		write = func(_ *record.Caseload, cards []*record.Card) ([]byte, error) { return csvOf(cards), nil }
	default:
		return usage("--format is %s, not %q", orList(exportFormats), format)
	}
	return a.read(func(all *record.Caseload) error {
		cards := all.Cards()
		if len(args) > 0 {
			card, err := cardOf(all, args[0])
			if err != nil {
				return err
			}
			cards = []*record.Card{card}
		}
		written, err := write(all, cards)
		if err != nil {
			return err
		}
		if err := a.deliver(file, written); err != nil {
			return err
		}
		if format == "json" {
			a.noteSize(len(written))
		}
		return nil
	})
}

// noteSize says of an export that it is more than import takes at once.
func (a *app) noteSize(bytes int) {
	if bytes <= maxArchive {
		return
	}
	a.note("warning", fmt.Sprintf("this is %d MiB, and import takes %d MiB at once", bytes>>20, maxArchive>>20))
	a.hint("`rapport export CODE` writes one client; `rapport backup DIR` keeps all of it as it is")
}

// markdown is a page for each client, one after the other, with whole dates:
// it may be read years from now.
func (a *app) markdown(all *record.Caseload, cards []*record.Card) []byte {
	pages := make([]string, len(cards))
	for i, card := range cards {
		sections := append(a.cardSections(all, card, record.Date.String), section{heading: "each hour", rows: hourRows(all, card)})
		pages[i] = markdownPage(card.Called, a.introduction(card), sections)
	}
	return []byte(strings.Join(pages, "\n"))
}

// hourRows tells every hour in a sentence or two, newest first.
func hourRows(all *record.Caseload, card *record.Card) [][]string {
	var rows [][]string
	for _, s := range all.Sessions(card.ID) {
		rows = append(rows, []string{s.Date.String(), strings.Join(s.Told(card), " ")})
	}
	return rows
}

// deliver writes an answer to standard output, or with a name to a new file.
func (a *app) deliver(file string, answer []byte) error {
	if file == "" {
		return a.write(answer)
	}
	return writeNew(file, answer)
}

// writeNew writes a file that is not there yet, for its owner alone. What was
// begun and could not be finished is taken away again.
func writeNew(name string, content []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	switch {
	case errors.Is(err, fs.ErrExist):
		return hinted(fmt.Errorf("%s is already there", name), "choose another name, or move that file away first")
	case err != nil:
		return fmt.Errorf("writing: %w", err)
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		_ = os.Remove(name)
		return fmt.Errorf("writing: %w", err)
	}
	return nil
}

// writeOut is writeNew for a name that was typed in the companion, where no
// shell has read the sign for the home folder in it.
func (a *app) writeOut(name string, content []byte) error {
	if rest, ok := strings.CutPrefix(filepath.ToSlash(name), "~/"); ok {
		home := cmp.Or(a.Getenv("HOME"), a.Getenv("USERPROFILE"))
		if home == "" {
			return errors.New("there is no home folder for ~ to mean")
		}
		name = filepath.Join(home, filepath.FromSlash(rest))
	}
	return writeNew(name, content)
}
