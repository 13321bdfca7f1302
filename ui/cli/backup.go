package cli

import (
	"os"
	"time"

	"github.com/spf13/cobra"

	"rapport/store"
)

func (a *app) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup [DIR]",
		Short: "make a backup now",
		Long: `Makes a sealed copy of the vault and reads it back before it is given its name.
Without DIR it stands beside the vault, where the companion makes one whenever
it locks or quits and something changed: the last five stay, and the newest of
each of seven days and of four weeks. With DIR it is written there, as on a
stick, and nothing else in DIR is touched. A backup opens with the passphrase
and the recovery code of the day on which it was made.`,
		Example: "  rapport backup\n  rapport backup /media/stick",
		Args:    cobra.MaximumNArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.backup(args) },
	}
}

func (a *app) backup(args []string) error {
	return a.withVault(func(v *store.Vault) error {
		if len(args) == 1 {
			_, absent := os.Stat(args[0])
			b, err := v.BackupTo(args[0])
			if err != nil {
				return notBackedUp(err)
			}
			if absent != nil { // a stick that is not plugged in is not where the copy is
				a.hint("the folder %s was not there, and was made", args[0])
			}
			return a.say("a backup is made: " + b.File)
		}
		b, made, err := v.Backup()
		switch {
		case err != nil:
			return notBackedUp(err)
		case !made:
			return a.say("nothing has changed since the backup of " + when(b.Made()) + ": " + b.File)
		}
		return a.say("a backup is made: " + b.File)
	})
}

// notBackedUp says first what did not come about; the vault itself is as it was.
func notBackedUp(err error) error { return about("no backup was made", err) }

// about puts what came of something before why.
func about(what string, err error) error {
	return &fault{code: codeOf(err), hint: hintOf(err), err: prefixed{what, err}}
}

// prefixed is an error with words before it.
type prefixed struct {
	words string
	error
}

func (p prefixed) Error() string {
	what, _ := told(p.error)
	return p.words + ": " + what
}

func (p prefixed) Unwrap() error { return p.error }

func hintOf(err error) string {
	_, hint := told(err)
	return hint
}

// when is a moment as it is said: 19 Nov 2026, 14:50.
func when(t time.Time) string { return t.Format("2 Jan 2006, 15:04") }

// reachedWords is what an erase did about the backups, in a sentence; empty where
// there was nothing to do.
func reachedWords(r store.Reached) string {
	said := ""
	if r.Rewritten > 0 {
		said = count(r.Rewritten, "backup") + " written anew without them"
	}
	if r.Removed > 0 {
		if said != "" {
			said += "; "
		}
		said += count(r.Removed, "backup") + " taken away that the vault's key does not open"
	}
	if len(r.Left) > 0 {
		if said != "" {
			said += "; "
		}
		said += "not reached, and may still hold them: " + orAnd(r.Left)
	}
	return said
}

func orAnd(names []string) string {
	if len(names) > 3 {
		return count(len(names), "file") + " beside the vault"
	}
	out := ""
	for i, name := range names {
		if i > 0 {
			out += ", "
		}
		out += name
	}
	return out
}

// outOfReach is said of every erase: it is true of every copy.
const outOfReach = "copies kept elsewhere are out of reach and still hold them; restoring one does not bring them back"
