package cli

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rapport/store"
)

func (a *app) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "look whether everything is whole",
		Long: `Opens every value of the vault and of each backup beside it, and compares the
vault with its sealed list of what is in it. Nothing is ever written. What is
found is told with figures; the exit code is 0 when all is whole, 6 for damage,
5 for a passphrase that is not the vault's, 4 while it is in use, 1 for a vault
of a newer version.`,
		Example: "  rapport check\n  rapport check --json",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return a.check() },
	}
}

func (a *app) check() error {
	path, err := a.vaultPath()
	if err != nil {
		return err
	}
	if _, err := openAt(path, a.Vault); err != nil && !damaged(err) {
		return err // before anything is asked
	}
	var found *store.Report
	err = a.asked("passphrase-file", a.flags.passphraseFile, "passphrase: ", func(typed []byte) (err error) {
		found, err = store.Check(path, typed, a.Vault)
		return err
	})
	if err != nil {
		return err
	}
	if shared := store.Shared(path); shared != "" {
		a.hint("%s", sharedWords(shared))
	}
	if a.flags.json {
		err = a.printJSON(reportOf(found))
	} else {
		err = a.say(foundText(found))
	}
	if err != nil || found.OK() {
		return err
	}
	return &fault{code: exitDamaged, hint: afterDamage(found), err: errors.New(strings.Join(found.Problems, "; "))}
}

func damaged(err error) bool { return codeOf(err) == exitDamaged }

// afterDamage is what to do about what was found.
func afterDamage(r *store.Report) string {
	if errors.Is(r.Fault, store.ErrBackupDamaged) || errors.Is(r.Fault, store.ErrBackupEmpty) {
		return "the vault itself is whole; `rapport backup` makes another, and the broken file can go"
	}
	if errors.Is(r.Fault, store.ErrBehind) {
		return hintOf(r.Fault)
	}
	for _, b := range r.Backups {
		if b.OK {
			return "keep the vault as it is; `rapport restore " + b.File + "` puts back the newest backup that is whole"
		}
	}
	return hintOf(r.Fault)
}

// checkReport is what was found, as JSON prints it.
type checkReport struct {
	OK        bool           `json:"ok"`
	Values    int            `json:"values"`
	Manifest  bool           `json:"manifest"`
	MetaPages int            `json:"meta_pages"`
	Slots     int            `json:"slots"`
	Backups   []backupReport `json:"backups"`
	Problems  []text         `json:"problems"`
}

type backupReport struct {
	File string `json:"file"`
	OK   bool   `json:"ok"`
	When string `json:"when"`
}

func reportOf(r *store.Report) checkReport {
	out := checkReport{
		OK: r.OK(), Values: r.Values, Manifest: r.Manifest, MetaPages: r.MetaPages, Slots: r.Slots,
		Backups: []backupReport{}, Problems: texts(r.Problems),
	}
	for _, b := range r.Backups {
		out.Backups = append(out.Backups, backupReport{b.File, b.OK, b.Made().Format(time.DateTime)})
	}
	return out
}

// foundText tells what was found, a fact a line.
func foundText(r *store.Report) string {
	values := fmt.Sprintf("%d, every one opens", r.Values)
	if r.Lost > 0 {
		values = fmt.Sprintf("%d open, %d do not", r.Values, r.Lost)
	}
	manifest := map[bool]string{true: "covers them exactly", false: "does not cover them"}[r.Manifest]
	if !r.Manifest && r.Values+r.Lost == 0 { // the file gave none to look at
		values, manifest = "not known", "not known"
	}
	rows := [][]string{
		{"values", values},
		{"manifest", manifest},
		{"meta pages", fmt.Sprintf("%d of 2", r.MetaPages)},
		{"slots", slotsSaid(r.Slots)},
		{"backups", backupsSaid(r.Backups)},
	}
	said := columns(rows)
	if r.Fault == nil {
		return said + "all of it is whole"
	}
	what, _ := told(r.Fault)
	return said + what
}

// slotsSaid names what opens the vault.
func slotsSaid(slots int) string {
	switch slots {
	case 2:
		return "passphrase, recovery code"
	case 3:
		return "passphrase, recovery code, keyring"
	}
	return "not known"
}

func backupsSaid(all []store.Checked) string {
	if len(all) == 0 {
		return "none yet"
	}
	whole, earlier, newest := 0, 0, ""
	for _, b := range all {
		switch {
		case b.OK:
			whole++
			if newest == "" {
				newest = ", the newest of " + when(b.Made())
			}
		case b.Earlier:
			earlier++
		}
	}
	said := fmt.Sprintf("%d whole%s", whole, newest)
	if earlier > 0 {
		said += fmt.Sprintf("; %d from before the key was changed, not opened", earlier)
	}
	if broken := len(all) - whole - earlier; broken > 0 {
		said += fmt.Sprintf("; %d not whole", broken)
	}
	return said
}

// sharedWords says calmly what a folder that is not this machine's alone means.
func sharedWords(shared string) string {
	return "the vault lies in " + shared + ", which can put an older file in its place; it is safer in a folder of this machine, with `rapport backup DIR` into that one"
}
