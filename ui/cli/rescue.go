package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"rapport/store"
)

func (a *app) rescueCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rescue FILE NEWFILE",
		Short: "make a new vault of what still opens in a damaged one",
		Long: `Reads FILE, whatever state it is in, and makes NEWFILE of every card and hour in
it that still opens with the passphrase or the recovery code: the newest of each
that is whole. FILE is only read, and NEWFILE may not be there yet. What opens
is proved to be genuine; but it may be as it was before the last change, and
what was removed may be back. It says what is missing, as far as that is known.

A copy made earlier may hold more: look at both before either is thrown away.`,
		Example: "  rapport rescue damaged.db rescued.db\n  rapport --vault rescued.db client list --all",
		Args:    cobra.ExactArgs(2),
		RunE:    func(_ *cobra.Command, args []string) error { return a.rescue(args[0], args[1]) },
	}
}

func (a *app) rescue(from, to string) error {
	if store.Exists(to) {
		return store.ErrExists // before anything is asked
	}
	if !store.Exists(from) {
		return hinted(store.ErrNoVault, "name the damaged file first, then the new one")
	}
	var r store.Rescued
	err := a.asked("passphrase-file", a.flags.passphraseFile, "passphrase: ", func(typed []byte) (err error) {
		r, err = store.Rescue(from, to, typed, a.Vault)
		return err
	})
	if err != nil {
		return err
	}
	if err := a.say(rescued(r)); err != nil {
		return err
	}
	if r.Recovery.Reveal() != "" {
		a.hint("the header was damaged: the new vault opens with what you typed, and with a new recovery code")
		err = a.printCode(r.Recovery, hinted(errors.New("the new vault was made, but its recovery code could not be printed"), "`rapport rekey` makes another"))
	}
	a.hint("%s is as it was; `rapport --vault %s card CODE` looks at what was rescued", from, to)
	return err
}

// rescued tells what came of a rescue.
func rescued(r store.Rescued) string {
	kept := "kept: " + count(r.Cards, "card") + ", " + count(r.Hours, "hour")
	if r.Drafts {
		kept += ", what was half typed"
	}
	lines := []string{kept, missing(r)}
	if r.StandIns > 0 {
		lines = append(lines, "for hours whose card is lost there is "+count(r.StandIns, "card")+` called "card lost"`)
	}
	if r.Renamed > 0 {
		lines = append(lines, count(r.Renamed, "card")+" got another code, since another client has theirs by now")
	}
	text := ""
	for _, line := range lines {
		text += line + "\n"
	}
	return text
}

// missing tells what a vault's list says of what was kept.
func missing(r store.Rescued) string {
	when := r.Written.Format("2006-01-02 15:04")
	switch {
	case r.Listed < 0:
		return "missing: not known; the list of what there was does not open"
	case r.Exact:
		return "missing: nothing of what there was on " + when
	case r.Kept < r.Listed:
		return fmt.Sprintf("missing: %d or more of %d, by the list of %s; what is here may be as it was earlier", r.Listed-r.Kept, r.Listed, when)
	}
	return fmt.Sprintf("missing: by the list of %s there were %d, and not all of these are as they were then", when, r.Listed)
}
