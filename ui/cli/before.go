package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"rapport/prompts"
	"rapport/store/record"
)

func (a *app) beforeCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "before CODE",
		Short: "the minute before an hour",
		Long: `Prints what is worth knowing in the minute before, in the order of what it
would cost to get wrong: words at the door last time, what is held gently and
why, what is not to open, their pace, three things to remember, your side, and
how you landed. It is plain text that reads well aloud.`,
		Example: "  rapport before maya\n  rapport before maya --json",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.before(args[0]) },
	}
}

func (a *app) before(code string) error {
	return a.readCard(code, func(all *record.Caseload, card *record.Card) error {
		b := prompts.BeforeHour(card, all.Sessions(card.ID), a.today(), a.spans())
		if a.flags.json {
			return a.printJSON(beforeAsJSON(card, b))
		}
		return a.say(plainPage(strings.TrimSpace(card.Called+"  "+a.introduction(card)), a.beforeSections(card, b)))
	})
}

func (a *app) beforeSections(card *record.Card, b prompts.Before) []section {
	var gently []string
	for _, g := range b.Gently {
		gently = append(gently, g.Line)
	}
	return []section{
		{heading: "at the door last time", rows: rowsOf(quoted(b.Door)...)},
		{heading: "gently", rows: rowsOf(gently...)},
		{heading: "not to open", rows: rowsOf(joined(b.NotOpen)...)},
		{heading: card.Whose("pace"), rows: rowsOf(pace(&card.Client)...)},
		{heading: "to remember", rows: recallRows(b), ordered: true},
		{heading: "in hand", rows: rowsOf(quoted(inHand(card))...)},
		{heading: "my side", rows: rowsOf(sideBefore(card, b)...)},
		{heading: "last time", rows: rowsOf(a.lastTime(card, b)...)},
	}
}

func quoted(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = `"` + w + `"`
	}
	return out
}

// recallRows are the things to remember with the reason for each, three at
// most, as on the screen; all that is carried forward stands on the card.
func recallRows(b prompts.Before) [][]string {
	var rows [][]string
	for _, r := range b.Recall {
		rows = append(rows, []string{r.Wording, r.Why})
	}
	return rows
}

// inHand are the questions in hand that may still be asked.
func inHand(card *record.Card) []string {
	var all []string
	for _, h := range card.InHand {
		if card.GateHeld(h).May() {
			all = append(all, h.Text)
		}
	}
	return all
}

func sideBefore(card *record.Card, b prompts.Before) []string {
	var all []string
	for _, p := range b.Promises {
		all = append(all, held("said I'd "+p.Words, card.GateWords(p.Words, record.OnBefore))...)
	}
	for _, t := range b.Told {
		all = append(all, held("told "+card.Words().Object+": "+t.Words, card.GateWords(t.Words, record.OnBefore))...)
	}
	return all
}

func (a *app) lastTime(card *record.Card, b prompts.Before) []string {
	if b.Last == nil || card.Client.Standing == record.Died {
		return nil
	}
	return []string{a.short(b.Last.Date) + ": " + b.Last.ToldInOne()}
}

// beforeJSON is what `before --json` prints.
type beforeJSON struct {
	Client   string         `json:"client"`
	Called   text           `json:"called"`
	Say      text           `json:"say"`
	Pronouns text           `json:"pronouns"`
	Pace     []text         `json:"pace"`
	Carried  []text         `json:"carried"`
	Recall   []recalledJSON `json:"recall"`
	Last     *lastJSON      `json:"last"`
}

type recalledJSON struct {
	Kind    text        `json:"kind"`
	Name    text        `json:"name"`
	Details text        `json:"details"`
	Wording text        `json:"wording"`
	Why     text        `json:"why"`
	Heard   record.Date `json:"heard"`
}

type lastJSON struct {
	Date    record.Date `json:"date"`
	Landing string      `json:"landing"`
	Told    text        `json:"told"`
	Door    []text      `json:"door"`
}

func beforeAsJSON(card *record.Card, b prompts.Before) beforeJSON {
	out := beforeJSON{
		Client: card.Code, Called: text(card.Called), Say: text(card.Say), Pronouns: text(card.Pronouns),
		Pace: texts(pace(&card.Client)), Carried: []text{}, Recall: []recalledJSON{},
	}
	for _, c := range b.Carried {
		out.Carried = append(out.Carried, text(c.Words))
	}
	for _, r := range b.Recall {
		one := recalledJSON{Wording: text(r.Wording), Why: text(r.Why), Heard: r.Heard}
		if r.Interest != nil {
			one.Kind, one.Name, one.Details = text(r.Interest.Kind.String()), text(r.Interest.Name), text(r.Interest.Details)
		}
		out.Recall = append(out.Recall, one)
	}
	if b.Last != nil {
		figures := b.Last.Figures()
		out.Last = &lastJSON{
			Date: b.Last.Date, Landing: figures.Landing.String(),
			Told: text(strings.Join(b.Last.Told(card), " ")), Door: texts(b.Door),
		}
	}
	return out
}
