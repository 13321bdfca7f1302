package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rapport/prompts"
	"rapport/store/record"
)

func (a *app) cardCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "card CODE",
		Short: "everything known of one client",
		Long: `Prints a client's card: what they love, what is held gently and why, what is
not to open, their pace, what you carry forward, your side, and how many hours.
It is plain text that reads well aloud.`,
		Example: "  rapport card maya\n  rapport card maya --json",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.card(args[0]) },
	}
}

func (a *app) card(code string) error {
	return a.readCard(code, func(all *record.Caseload, card *record.Card) error {
		if a.flags.json {
			return a.printJSON(cardAsJSON(all, card))
		}
		title := strings.Join(nonEmpty(card.Called+"  "+a.introduction(card), a.lastHere(all, card)), a.dot())
		return a.say(plainPage(strings.TrimSpace(title), a.cardSections(all, card, a.short)))
	})
}

// introduction is what stands behind a client's name: pronouns, how it is
// said, and where the work stands.
func (a *app) introduction(card *record.Card) string {
	say := ""
	if card.Say != "" {
		say = "say " + card.Say
	}
	return strings.Join(nonEmpty(card.Pronouns, say, notCurrent(&card.Client)), a.dot())
}

// short is a day as screens and commands write it.
func (a *app) short(d record.Date) string { return d.Short(a.today()) }

// cardSections is a card in the order in which it is read, with its days
// written as day writes them.
func (a *app) cardSections(all *record.Caseload, card *record.Card, day func(record.Date) string) []section {
	loves, gently := a.cardThings(card, day)
	return []section{
		{heading: card.WhatLoves(), rows: loves},
		{heading: "held gently", rows: gently},
		{heading: "not to open", rows: rowsOf(joined(notToOpen(card))...)},
		{heading: card.Whose("pace"), rows: rowsOf(pace(&card.Client)...)},
		{heading: "carried forward", rows: rowsOf(carriedLines(card)...), ordered: true},
		{heading: "my side", rows: rowsOf(mySide(card, record.OnCard)...)},
		{heading: "hours", rows: rowsOf(nonEmpty(hoursTogether(all, card, day))...)},
	}
}

// cardThings are the rows of what is shown freely, and of what is held gently.
func (a *app) cardThings(card *record.Card, day func(record.Date) string) (loves, gently [][]string) {
	spans := a.spans()
	for _, in := range inCardOrder(card, record.OnCard) {
		switch v := card.Gate(in, record.OnCard); v {
		case record.ListNotOpen:
		case record.ShowGently:
			gently = append(gently, []string{in.Kind.String(), prompts.GentleLine(in)})
		default:
			loves = append(loves, []string{in.Kind.String(), a.nameAndDetails(in), a.lately(card, in, v, day, spans)})
		}
	}
	return loves, gently
}

// lately is when a thing last lit the client up or was heard of, and how it is
// held if it is not simply open. Of a client who died it says nothing.
func (a *app) lately(card *record.Card, in *record.Interest, v record.Verdict, day func(record.Date) string, spans record.Spans) string {
	when, changed := "", ""
	switch {
	case card.Client.Standing == record.Died, v == record.ShowPast:
	case !in.LastLit().IsZero():
		when = "lit " + card.Words().Object + " up " + day(in.LastLit())
	case !in.Heard.IsZero():
		when = "heard " + day(in.Heard)
	}
	if v == record.ShowPlain && in.MayHaveChanged(a.today(), spans) {
		changed = "may have changed"
	}
	return strings.Join(nonEmpty(when, changed, heldWords(card, in, v)), ", ")
}

// notToOpen lists the topics and the names of things not to open, once each.
func notToOpen(card *record.Card) []string {
	all := slices.Clone(card.Closed)
	for _, in := range inCardOrder(card, record.OnCard) {
		if card.Gate(in, record.OnCard) == record.ListNotOpen {
			all = addWords(all, in.Name)
		}
	}
	return all
}

func joined(words []string) []string { return nonEmpty(strings.Join(words, ", ")) }

func pace(c *record.Client) []string {
	notes := slices.Clone(c.Pace)
	if c.Straight {
		notes = append(notes, "would rather get straight to it")
	}
	return notes
}

// carried are the words carried forward that the surface may show.
func carried(card *record.Card, on record.Surface) []string {
	var all []string
	for _, k := range card.Carried {
		if card.GateCarried(k, on).May() {
			all = append(all, k.Words)
		}
	}
	return all
}

func carriedLines(card *record.Card) []string {
	var all []string
	for _, k := range card.Carried {
		all = append(all, held(k.Words, card.GateCarried(k, record.OnCard))...)
	}
	return all
}

// mySide is what the clinician told the client, and said they would do.
func mySide(card *record.Card, on record.Surface) []string {
	var all []string
	for _, t := range card.MySide {
		all = append(all, held("told "+card.Words().Object+": "+t.Words, card.GateWords(t.Words, on))...)
	}
	for _, p := range card.OpenPromises() {
		all = append(all, held("said I'd: "+p.Words, card.GateWords(p.Words, on))...)
	}
	return all
}

// held is a line as the gate lets it be shown: not at all, or with a word that
// it names something held gently.
func held(line string, v record.Verdict) []string {
	switch v {
	case record.Hide:
		return nil
	case record.ShowGently:
		return []string{line + " (gently)"}
	}
	return []string{line}
}

func hoursTogether(all *record.Caseload, card *record.Card, day func(record.Date) string) string {
	n := len(all.Sessions(card.ID))
	if n == 0 {
		return ""
	}
	together := strconv.Itoa(n) + " together"
	if last := all.LastSeen(card.ID); !last.IsZero() && card.Client.Standing != record.Died {
		together += ", the last on " + day(last)
	}
	return together
}
