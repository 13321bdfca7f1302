package cli

import (
	"github.com/spf13/cobra"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/page"
)

func (a *app) keepsakeCommand() *cobra.Command {
	var file string
	c := &cobra.Command{
		Use:   "keepsake CODE",
		Short: "one page to give away at a last hour",
		Long: `Makes one page for a client: what they love, what made us laugh, what we said we
would remember, in their own words. Only open and past things are on it; nothing
that is held gently or not to open, no hours and no picture. Read it before it
is given away: in the companion, "a keepsake" (ctrl+p) changes it line by line.

Standard output has Markdown. With -o it is written to a new file that only you
can read, as its name says: .md, .txt, or .html for printing. What is written is
not sealed. A file that is already there is not written over.`,
		Example: `  rapport keepsake maya
  rapport keepsake maya -o keepsake.html
  rapport keepsake maya --json`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.keepsake(args[0], file) },
	}
	c.Flags().StringVarP(&file, "output", "o", "", "write a new `FILE` (.md, .txt or .html) instead of standard output")
	return c
}

// keepsakeJSON is a part of the page, as `keepsake --json` prints them.
type keepsakeJSON struct {
	Section text   `json:"section"`
	Lines   []text `json:"lines"`
}

func (a *app) keepsake(code, file string) error {
	format := page.Markdown
	if file != "" {
		var err error
		if format, err = page.FormatOf(file); err != nil {
			return usage("%w", err)
		}
	}
	settings, err := a.settings()
	if err != nil {
		return err
	}
	return a.readCard(code, func(_ *record.Caseload, card *record.Card) error {
		k := prompts.KeepsakeFor(card, a.today(), settings.Language)
		switch {
		case a.flags.json && k.Empty():
			_ = a.printJSON(keepsakeAsJSON(k))
			return errNothingToKeep
		case a.flags.json:
			return a.printJSON(keepsakeAsJSON(k))
		case k.Empty():
			return errNothingToKeep
		}
		return a.deliver(file, page.Write(k, format))
	})
}

var errNothingToKeep = hinted(notFound("nothing on this card can stand on a page to give away yet"), "`rapport add CODE KIND NAME` keeps what they love")

func keepsakeAsJSON(k prompts.Keepsake) []keepsakeJSON {
	parts := []keepsakeJSON{}
	for _, s := range k.Sections {
		if len(s.Lines) == 0 {
			continue
		}
		part := keepsakeJSON{Section: text(s.Heading)}
		for _, l := range s.Lines {
			part.Lines = append(part.Lines, text(l.Words))
		}
		parts = append(parts, part)
	}
	return parts
}
