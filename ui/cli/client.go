package cli

import "github.com/spf13/cobra"

func (a *app) clientCommand() *cobra.Command {
	return group(&cobra.Command{
		Use:   "client",
		Short: "make, list and change the cards of clients",
		Long: `A client needs nothing but what they are called; initials are fine. A card has
no legal name, birth date, address or diagnosis, and is not to be given one.`,
		Example: "  rapport client new Maya --say MY-uh --pronouns she/her\n  rapport client list",
	}, a.clientNewCommand(), a.clientListCommand(), a.clientEditCommand(), a.clientFinishCommand(), a.clientEraseCommand())
}
