package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"rapport/store"
)

func (a *app) restoreCommand() *cobra.Command {
	r := &restore{app: a}
	c := &cobra.Command{
		Use:   "restore FILE",
		Short: "put a backup back",
		Long: `Shows what putting the backup FILE back would change, by codes and counts, and
asks before it does; --yes does it without asking, --dry-run and --json only
show. What it replaces is made a backup first, so that it can be put back in the
same way. The vault keeps its passphrase and recovery code; where the backup was
sealed with another key, its own passphrase is asked for too. Whoever was erased
since stays erased. Where there is no vault, or one that cannot be read, FILE
becomes the vault, with the passphrase and the recovery code it was made with.`,
		Example: "  rapport restore ~/.local/share/rapport/vault.db.backups/2026-11-19-145003-0017-5c9f02ab.db\n  rapport restore /media/stick/*.db --dry-run",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return r.run(args[0]) },
	}
	c.Flags().BoolVar(&r.yes, "yes", false, "do not ask first")
	c.Flags().BoolVar(&r.dry, "dry-run", false, "say what it would do, and do nothing")
	c.Flags().StringVar(&r.file, "backup-passphrase-file", "", "read the backup's own passphrase, where it has another, from the first line of `FILE`")
	return c
}

// restore is one run of the command.
type restore struct {
	*app
	yes, dry bool
	file     string // of the backup's own passphrase
}

func (r *restore) run(file string) error {
	backup, err := store.OpenBackup(file, r.Vault)
	if err != nil {
		return err // before anything is asked
	}
	defer backup.Close()
	path, err := r.vaultPath()
	if err != nil {
		return err
	}
	v, err := r.open()
	switch {
	case errors.Is(err, store.ErrNoVault):
		return r.anew(path, backup, "there is no vault yet; this becomes one")
	case errors.Is(err, store.ErrDamaged), errors.Is(err, store.ErrEmptyFile), errors.Is(err, store.ErrAltered):
		what, _ := told(err)
		return r.anew(path, backup, what+", so what would change is not known; this takes its place")
	case err != nil:
		return err
	}
	defer v.Close()
	if err := r.unlock(v, backup); err != nil {
		return err
	}
	return r.over(v, backup)
}

// unlock opens the backup with the vault's key, or with a passphrase of its own.
func (r *restore) unlock(v, backup *store.Vault) error {
	err := backup.UnlockLike(v)
	if !errors.Is(err, store.ErrRekeyed) {
		return err
	}
	return r.asked("backup-passphrase-file", r.file, "passphrase of the backup: ", backup.Unlock)
}

// over puts the backup in the place of a vault that can be read.
func (r *restore) over(v, backup *store.Vault) error {
	d, err := v.Compare(backup)
	if err != nil {
		return err
	}
	plan := planOf(backup.Written(), d)
	if d.None() && !r.flags.json {
		return r.say(plan.text() + "nothing would change")
	}
	question := "This puts the vault back to how it was on " + when(backup.Written()) + "."
	if wanted, err := r.agreed(plan, question); err != nil || !wanted {
		return err
	}
	before, err := v.Restore(backup, d)
	if err != nil {
		return about("nothing was restored", err)
	}
	r.hint("what it replaced is kept: %s", before.File)
	return r.done(plan)
}

// anew makes the backup the vault, where none can be read.
func (r *restore) anew(path string, backup *store.Vault, why string) error {
	flag, file := "backup-passphrase-file", r.file
	if file == "" {
		flag, file = "passphrase-file", r.flags.passphraseFile
	}
	if err := r.asked(flag, file, "passphrase of the backup: ", backup.Unlock); err != nil {
		return err
	}
	all, err := backup.Caseload()
	if err != nil {
		return err
	}
	plan := planOfAll(backup.Written(), all)
	r.hint("%s", why)
	if wanted, err := r.agreed(plan, "This makes the backup of "+when(backup.Written())+" the vault."); err != nil || !wanted {
		return err
	}
	aside, err := store.PutBack(path, backup, r.Vault)
	if err != nil {
		return about("nothing was restored", err)
	}
	if aside != "" {
		r.hint("what stood there is kept as it was: %s", aside)
	}
	r.hint("it opens with the passphrase and the recovery code of the backup")
	return r.done(plan)
}

// agreed shows the plan and asks; false if showing it was all that was wanted.
func (r *restore) agreed(plan restorePlan, question string) (bool, error) {
	switch {
	case r.flags.json && (r.dry || !r.yes):
		return false, r.printJSON(plan)
	case r.dry:
		return false, r.say(plan.text() + "nothing was changed")
	case r.flags.json:
		return true, nil
	}
	if err := r.say(plan.text()); err != nil || r.yes {
		return err == nil, err
	}
	err := r.confirm(question, "restore", "--yes restores without asking, --dry-run only shows")
	return err == nil, err
}

func (r *restore) done(plan restorePlan) error {
	if r.flags.json {
		plan.Restored = true
		return r.printJSON(plan)
	}
	return r.say("restored")
}
