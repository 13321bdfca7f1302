package cli

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rapport/store"
)

// What the keyring opens, if a vault has a slot there: the commands by which one
// reads and writes in the course of a day. The passphrase is asked for always by
// what writes everything out or could let somebody else in (which turning the
// keyring off does not), named here; by the companion's door and its lock screen,
// which never come by the keyring, and by a command that opens the companion (see
// onScreen). Whoever names a file with the passphrase in it is taken at their word
// too.
var byPassphraseAlone = []string{
	"export", "passphrase", "recover", "rekey", "restore", "rescue", "check", "client erase", "keyring on",
}

// asksAlways reports whether a command is one of those.
func asksAlways(c *cobra.Command, args []string) bool {
	name := strings.TrimPrefix(c.CommandPath(), c.Root().Name()+" ")
	return slices.Contains(byPassphraseAlone, name) ||
		len(args) > 0 && slices.Contains(byPassphraseAlone, name+" "+args[0])
}

// unlock unlocks a vault by the keyring, where that may be, or else by what is
// typed. A keyring that does not open it is no more than that.
func (a *app) unlock(v *store.Vault) error {
	if !a.typedOnly && a.flags.passphraseFile == "" {
		if err := v.UnlockByKeyring(); !errors.Is(err, store.ErrKeyring) {
			return err
		}
	}
	return a.asked("passphrase-file", a.flags.passphraseFile, "passphrase: ", v.Unlock)
}

func (a *app) keyringCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "keyring [on|off]",
		Short: "let this machine's keyring open the vault, or no longer",
		Long: `Says whether the vault has a slot in a keyring, and whether this machine's opens
it; "on" makes one, "off" takes it away. There is none unless you turn it on,
and passphrase and recovery code open the vault as before.

With it on, whoever uses your account while it is unlocked can look things up
without the passphrase. The commands of a day (find, card, before, add and the
like) ask the keyring first, and for the passphrase where it does not answer.
The companion asks for the passphrase, and so do, always:

` + byPassphraseWords() + `

With --passphrase-file the keyring is not asked.

What the keyring holds is random, opens that one slot, and is not the vault's
key. "on" makes sure that the keyring gives it back before the vault is written
anew. "off" writes the vault anew without the slot, and needs no keyring for
that. A version of rapport that knows no keyring says of a vault with it on that
it is newer, and leaves it alone.`,
		Example: "  rapport keyring\n  rapport keyring on\n  rapport keyring off",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 || len(args) == 1 && args[0] != "on" && args[0] != "off" {
				return errors.New("neither on nor off")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return a.keyringState()
			case args[0] == "on":
				return a.keyringOn()
			}
			return a.keyringOff()
		},
	}
}

// byPassphraseWords are the names of the commands that always ask, in two lines
// for help.
func byPassphraseWords() string {
	half := (len(byPassphraseAlone) + 1) / 2
	return "  " + strings.Join(byPassphraseAlone[:half], ", ") + ",\n  " + strings.Join(byPassphraseAlone[half:], ", ")
}

// keyringReport is what is known of the slot, as JSON prints it.
type keyringReport struct {
	On    bool `json:"on"`
	Opens bool `json:"opens"`
	Why   text `json:"why"` // it does not
}

func (a *app) keyringState() error {
	v, err := a.lockedVault()
	if err != nil {
		return err
	}
	defer v.Close()
	on, err := v.InKeyring()
	if err != nil {
		return err
	}
	ask := v.TryKeyring
	if !on {
		ask = v.AskKeyring
	}
	answer := ask()
	if answer != nil && !errors.Is(answer, store.ErrKeyring) {
		return answer
	}
	if a.flags.json {
		return a.printJSON(keyringReport{On: on, Opens: on && answer == nil, Why: text(whyNot(answer))})
	}
	return a.say(keyringSaid(on, answer))
}

// keyringSaid tells in a line what opens the vault; why is the reason that this
// machine's keyring does not, or cannot.
func keyringSaid(on bool, why error) string {
	switch {
	case on && why == nil:
		return "on: this machine's keyring opens the vault for the commands of a day"
	case on:
		return "on, but this machine's keyring does not open the vault: " + whyNot(why) + "; the passphrase does, as before"
	case why == nil:
		return "off: the vault opens with the passphrase or the recovery code"
	}
	return "off: the vault opens with the passphrase or the recovery code; as for this machine's keyring, " + whyNot(why)
}

func whyNot(err error) string {
	if err == nil {
		return ""
	}
	return store.Reason(err)
}

func (a *app) keyringOn() error {
	v, err := a.lockedVault()
	if err != nil {
		return err
	}
	defer v.Close()
	if err := v.AskKeyring(); err != nil { // before anything is asked of anybody
		return notKept(err)
	}
	if err := a.unlock(v); err != nil {
		return err
	}
	if v.TryKeyring() == nil {
		return a.say(keyringSaid(true, nil))
	}
	if err := v.AddToKeyring(); err != nil {
		return notKept(err)
	}
	a.hint("whoever uses this account while it is unlocked can now look things up without the passphrase")
	return a.say(keyringSaid(true, nil))
}

// notKept says that the vault is as it was, and why.
func notKept(err error) error {
	if !errors.Is(err, store.ErrKeyring) {
		return err
	}
	return hinted(errors.New("the vault is as it was; as for this machine's keyring, "+whyNot(err)), "the passphrase opens it, as before")
}

func (a *app) keyringOff() error {
	v, err := a.lockedVault()
	if err != nil {
		return err
	}
	defer v.Close()
	on, err := v.InKeyring()
	if err != nil {
		return err
	}
	if !on {
		_ = v.ForgetKeyring() // what an end at the wrong moment may have left there
		return a.say(keyringSaid(false, nil))
	}
	if err := a.unlock(v); err != nil {
		return err
	}
	if err := v.RemoveFromKeyring(); err != nil {
		return err
	}
	a.forgetKeyring(v)
	return a.say(keyringSaid(false, nil))
}

// forgetKeyring takes away what a keyring keeps for a slot that is gone, and says
// so if that cannot be done.
func (a *app) forgetKeyring(v *store.Vault) {
	if err := v.ForgetKeyring(); err != nil {
		a.hint("what the keyring kept for it could not be taken out: %s; it opens nothing but copies made while it was on", whyNot(err))
	}
}

// lockedVault is the vault of the command, not unlocked.
func (a *app) lockedVault() (*store.Vault, error) {
	path, err := a.vaultPath()
	if err != nil {
		return nil, err
	}
	return openAt(path, a.Vault)
}
