package cli

import (
	"github.com/spf13/cobra"

	"rapport/store/record"
)

func (a *app) clientListCommand() *cobra.Command {
	var everyone bool
	c := &cobra.Command{
		Use:     "list",
		Short:   "list clients with their codes",
		Long:    "Lists the clients you meet or who are on a break; with --all also those whose\nwork is finished and those who died.",
		Example: "  rapport client list\n  rapport client list --all --json",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return a.clientList(everyone) },
	}
	c.Flags().BoolVar(&everyone, "all", false, "also those who finished or died")
	return c
}

// listedClient is a client as `client list --json` prints one.
type listedClient struct {
	Code      string      `json:"code"`
	Called    text        `json:"called"`
	Standing  string      `json:"standing"`
	LastSeen  record.Date `json:"last_seen"`
	Interests int         `json:"interests"`
	Sessions  int         `json:"sessions"`
}

func (a *app) clientList(everyone bool) error {
	return a.read(func(all *record.Caseload) error {
		clients := []listedClient{}
		var rows [][]string
		for _, card := range all.Cards() {
			if !everyone && !card.StillMeeting() {
				continue
			}
			one := listedClient{
				Code: card.Code, Called: text(card.Called), Standing: card.Client.Standing.String(), LastSeen: all.LastSeen(card.ID),
				Interests: len(card.Interests), Sessions: len(all.Sessions(card.ID)),
			}
			clients = append(clients, one)
			rows = append(rows, []string{card.Code, card.Called, notCurrent(&card.Client), a.lastHere(all, card)})
		}
		switch {
		case a.flags.json:
			return a.printJSON(clients)
		case len(rows) > 0:
			return a.say(a.table(rows))
		case len(all.Cards()) > 0:
			a.hint("nobody is met just now; `rapport client list --all` shows everyone")
		default:
			a.hint("no cards yet; `rapport client new CALLED` makes the first")
		}
		return nil
	})
}

// notCurrent is where the work stands, unless it simply goes on.
func notCurrent(c *record.Client) string {
	if c.Standing == record.Current {
		return ""
	}
	return c.Standing.String()
}

// lastHere says when the client was last here. Of one who died it says
// nothing.
func (a *app) lastHere(all *record.Caseload, card *record.Card) string {
	seen := all.LastSeen(card.ID)
	if seen.IsZero() || card.Client.Standing == record.Died {
		return ""
	}
	return "last here " + seen.Short(a.today())
}
