package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"rapport/prompts"
	"rapport/store"
	"rapport/store/record"
)

func (a *app) afterCommand() *cobra.Command {
	f := &afterFlags{}
	c := &cobra.Command{
		Use:   "after CODE [NUMBER]",
		Short: "the minute after an hour: what there is to settle",
		Long: `Prints what an hour leaves to settle, the newest unless NUMBER says another: the
questions in hand, numbered; what was set aside while you talked; what is
carried forward, numbered; and the one line.

With flags it settles them, all of them or none:

  --landed N=HOW     how question N landed: lit, fine, flat, sore or no, which
                     is not asked
  --settle NAME=TO   what becomes of a thing: gentle, closed, past or open, with
                     --because and the reason
  --carry WORDS      carry WORDS into the next hour; three at most
  --let-go N         carry number N no more
  --line WORDS       one line on what was here

With - in place of WORDS or NAME they come from standard input.`,
		Example: `  rapport after maya
  rapport after maya --landed 1=lit --carry "she may move"
  rapport after maya --settle biscuit=gentle --because "died in March"
  rapport after maya --let-go 2 --carry - --line "a good long talk"`,
		Args: cobra.RangeArgs(1, 2),
	}
	f.add(c)
	c.RunE = func(_ *cobra.Command, args []string) error { return a.after(args[0], args[1:], f) }
	return c
}

func (a *app) after(code string, args []string, f *afterFlags) error {
	number, ok := startsNumber(args)
	switch {
	case len(args) == 0:
		number = 1
	case !ok:
		return usage("NUMBER is 1 for the newest hour, 2 for the one before it and so on, not %q", args[0])
	}
	wanted, err := a.readAfter(f)
	if err != nil {
		return err
	}
	return a.withClient(code, func(v *store.Vault, all *record.Caseload, card *record.Card) error {
		h, err := a.hourOf(all, card, number)
		switch {
		case err != nil && a.flags.json:
			_ = a.printJSON([]afterJSON{})
			return err
		case err != nil:
			return err
		case h.Open():
			return hinted(usage("hour %d with %s is still open", number, card.Code), "`rapport session end "+card.Code+"` ends it")
		}
		if !wanted.any() {
			return a.showAfter(h, prompts.AfterHour(card, all.Sessions(card.ID), h.Session))
		}
		return a.settleAfter(v, all, h, wanted)
	})
}

func (a *app) showAfter(h hour, what prompts.After) error {
	if a.flags.json {
		return a.printJSON(afterAsJSON(h, what))
	}
	title, err := a.titleOf(h)
	if err != nil {
		return err
	}
	return a.say(plainPage(title, append([]section{{heading: "the hour", rows: rowsOf(h.Told(h.card)...)}}, afterSections(what)...)))
}

func afterSections(what prompts.After) []section {
	var held, aside, lit, carried, line []string
	for _, q := range what.InHand {
		held = append(held, q.Text)
	}
	for _, in := range what.Aside {
		aside = append(aside, in.Name)
	}
	for _, k := range what.Lit {
		lit = append(lit, k.Mark.Words)
	}
	for _, c := range what.Carried {
		switch {
		case c.Shown == "":
			carried = append(carried, prompts.NotShown)
		case c.Gently:
			carried = append(carried, c.Shown+" (gently)")
		default:
			carried = append(carried, c.Shown)
		}
	}
	line = nonEmpty(what.Line.Words)
	if what.Line.Hidden {
		line = []string{prompts.NotShown}
	}
	return []section{
		{heading: "in hand", rows: rowsOf(quoted(held)...), ordered: true},
		{heading: "set aside", rows: rowsOf(aside...)},
		{heading: "lit up, not on the card yet", rows: rowsOf(lit...)},
		{heading: "carried forward", rows: rowsOf(carried...), ordered: true},
		{heading: "one line", rows: rowsOf(line...)},
	}
}

// afterJSON is what `after --json` prints. Session is the number of the hour.
// Something carried that is not to be seen is null, so that the place of each
// in the list is the number that --let-go takes.
type afterJSON struct {
	Client  string      `json:"client"`
	Session int         `json:"session"`
	InHand  []inHandOne `json:"in_hand"`
	Aside   []text      `json:"aside"`
	Carried []text      `json:"carried"`
	Line    text        `json:"line"`
}

type inHandOne struct {
	N     int        `json:"n"`
	Text  text       `json:"text"`
	About *aboutJSON `json:"about"`
}

func afterAsJSON(h hour, what prompts.After) afterJSON {
	out := afterJSON{
		Client: h.card.Code, Session: h.number, InHand: []inHandOne{}, Aside: []text{}, Carried: []text{}, Line: text(what.Line.Words),
	}
	for i, q := range what.InHand {
		one := inHandOne{N: i + 1, Text: text(q.Text)}
		if in := h.card.Interest(q.Interest); in != nil {
			one.About = &aboutJSON{in.Kind.String(), text(in.Name)}
		}
		out.InHand = append(out.InHand, one)
	}
	for _, in := range what.Aside {
		out.Aside = append(out.Aside, text(in.Name))
	}
	for _, c := range what.Carried {
		out.Carried = append(out.Carried, text(c.Shown))
	}
	return out
}

// settledLines says what was settled, a line each.
func (a *app) settledLines(h hour, lines []string) error {
	return a.say(h.card.Code + ": " + strings.Join(lines, "\n"+h.card.Code+": "))
}
