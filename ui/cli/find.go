package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"rapport/store/record"
	"rapport/store/search"
)

// findAtOnce is how many finds are shown unless another number is asked for.
const findAtOnce = 20

func (a *app) findCommand() *cobra.Command {
	var n int
	c := &cobra.Command{
		Use:   "find WORDS…",
		Short: "find a client, or something one of them loves",
		Long: `Looks through what clients are called and what they love, best first. Words may
stand in any order; accents, capitals and one slip of the finger do not matter.
kind:pet and client:maya narrow it. What is not to open is not found, and what
is held gently says so. With - in place of WORDS they are read from standard
input. When nothing is found the exit code is 3.`,
		Example: `  rapport find tort
  rapport find maya band
  rapport find kind:pet mis --json`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.find(args, n) },
	}
	c.Flags().IntVarP(&n, "number", "n", findAtOnce, "at most so many; 0 for all")
	return c
}

// foundThing is a row as `find --json` prints one.
type foundThing struct {
	Client   string      `json:"client"`
	Called   text        `json:"called"`
	Kind     string      `json:"kind"`
	Name     text        `json:"name"`
	Details  text        `json:"details"`
	Standing string      `json:"standing"`
	Heard    record.Date `json:"heard"`
}

func (a *app) find(args []string, n int) error {
	words, err := a.words(args)
	switch {
	case err != nil:
		return err
	case words == "":
		return usage("find what?")
	case n < 0:
		return usage("-n is 0 for all, or more, not %d", n)
	}
	return a.read(func(all *record.Caseload) error {
		limit := n
		if n > 0 {
			limit = n + 1 // to know whether there are more
		}
		hits, err := search.New(all).Find(words, limit)
		if err != nil {
			return err
		}
		more := n > 0 && len(hits) > n
		if more {
			hits = hits[:n]
		}
		if err := a.showFound(hits); err != nil {
			return err
		}
		if more {
			a.hint("these are the best %d; -n 0 shows all", n)
		}
		if len(hits) == 0 {
			return notFound("nothing is found for %q", words)
		}
		return nil
	})
}

func (a *app) showFound(hits []search.Hit) error {
	found := []foundThing{}
	var rows [][]string
	for i := range hits {
		found = append(found, foundOf(&hits[i]))
		rows = append(rows, a.foundRow(&hits[i]))
	}
	if a.flags.json {
		return a.printJSON(found)
	}
	if len(rows) == 0 {
		return nil
	}
	return a.say(a.table(rows))
}

func foundOf(h *search.Hit) foundThing {
	f := foundThing{Client: h.Card.Code, Called: text(h.Card.Called), Heard: h.Heard}
	if h.Interest == nil {
		f.Kind, f.Name, f.Standing = "client", f.Called, h.Card.Client.Standing.String()
		return f
	}
	f.Kind, f.Name, f.Details = h.Interest.Kind.String(), text(h.Interest.Name), text(h.Interest.Details)
	f.Standing = standingOn(h.Interest, h.Verdict).String()
	return f
}

// foundRow is a row of the answer: who, what, when, and how it is held.
func (a *app) foundRow(h *search.Hit) []string {
	who := h.Card.Called
	if record.Fold(who) != h.Card.Code {
		who += " (" + h.Card.Code + ")"
	}
	when := a.short(h.Heard)
	if h.Card.Client.Standing == record.Died {
		when = ""
	}
	if h.Interest == nil {
		return []string{who, "client", notCurrent(&h.Card.Client), when, ""}
	}
	in := h.Interest
	held := heldWords(h.Card, in, h.Verdict)
	if held == "" && when != "" && in.LastLit() == h.Heard {
		held = "lit " + h.Card.Words().Object + " up"
	}
	return []string{who, in.Kind.String(), a.nameAndDetails(in), when, held}
}

// heldWords says how something is held that is not simply open, with the
// reason where one was given and is not told already.
func heldWords(card *record.Card, in *record.Interest, v record.Verdict) string {
	words := ""
	switch {
	case v == record.ShowGently:
		words = "gently"
	case v == record.ShowPast && card.Client.Standing != record.Died:
		words = "used to"
	case v == record.ShowPlain && in.Standing == record.Resting:
		words = "resting"
	}
	reason := in.Reason()
	if words == "" || reason == "" || reason == "held gently" || strings.Contains(phrases(in), reason) {
		return words
	}
	return words + ": " + reason
}
