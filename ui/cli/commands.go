package cli

import "github.com/spf13/cobra"

// commands lists every command, in the order in which help shows them.
func (a *app) commands() []*cobra.Command {
	return []*cobra.Command{
		a.initCommand(),
		a.clientCommand(),
		a.addCommand(), a.editCommand(), a.removeCommand(), a.standingCommand(), a.heardCommand(),
		a.findCommand(), a.cardCommand(), a.beforeCommand(), a.afterCommand(), a.askCommand(),
		a.sessionCommand(),
		a.keepsakeCommand(), a.exportCommand(), a.importCommand(),
		a.passphraseCommand(), a.recoverCommand(), a.rekeyCommand(), a.keyringCommand(), a.compactCommand(),
		a.backupCommand(), a.restoreCommand(), a.checkCommand(), a.rescueCommand(), a.pathsCommand(),
		a.demoCommand(), a.bankCommand(), a.completionCommand(), a.manCommand(),
	}
}
