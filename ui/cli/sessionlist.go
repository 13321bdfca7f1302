package cli

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"rapport/store/record"
)

func (a *app) sessionListCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "list CODE",
		Short:   "list hours, newest first",
		Long:    "Lists a client's hours, newest first, each with the number that the other\ncommands take and how it went in one clause.",
		Example: "  rapport session list maya\n  rapport session list maya --json",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.sessionList(args[0]) },
	}
}

// listedHour is an hour as `session list --json` prints one.
type listedHour struct {
	Number  int         `json:"number"`
	Date    record.Date `json:"date"`
	Length  minutes     `json:"length_min"`
	Drawn   string      `json:"drawn"`
	Setting string      `json:"setting"`
	Landing text        `json:"landing"`
	In      minutes     `json:"in_min"`
	Trips   int         `json:"trips"`
}

func (a *app) sessionList(code string) error {
	return a.readCard(code, func(all *record.Caseload, card *record.Card) error {
		hours := a.hours(all, card)
		switch {
		case a.flags.json:
			return a.printJSON(listedHours(hours))
		case len(hours) == 0:
			a.hint("nothing drawn yet; `rapport session draw %s LINE` draws an hour", card.Code)
			return nil
		}
		rows := make([][]string, len(hours))
		for i, h := range hours {
			rows[i] = []string{
				strconv.Itoa(h.number), h.Date.Short(a.today()), fmt.Sprintf("%d min", wholeMinutes(h.now)),
				h.Setting.String(), drawn(h.Session), h.inOne(),
			}
		}
		return a.say(a.table(rows))
	})
}

func listedHours(hours []hour) []listedHour {
	out := make([]listedHour, len(hours))
	for i, h := range hours {
		f := h.FiguresAt(h.now)
		out[i] = listedHour{
			Number: h.number, Date: h.Date, Length: minutes(h.now), Drawn: drawn(h.Session), Setting: h.Setting.String(),
			Landing: h.landed(f), In: minutes(f.In), Trips: f.Trips,
		}
	}
	return out
}

// drawn is how the session came to be drawn.
func drawn(s *record.Session) string {
	if s.Live {
		return "live"
	}
	return "afterwards"
}

// landed is where the hour landed; nothing while it is still open.
func (h hour) landed(f record.Figures) text {
	if h.Open() {
		return ""
	}
	return text(f.Landing.String())
}

// inOne is the hour in one clause.
func (h hour) inOne() string {
	if h.Open() {
		return "still open"
	}
	return h.ToldInOne()
}

func wholeMinutes(seconds int) int { return (seconds + 30) / 60 }
