package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"rapport/store/record"
)

var (
	errLost = errors.New("what was said to be kept is lost")
	errBack = errors.New("who was erased is back")
)

// judge looks at what the power left of a vault.
type judge struct {
	dir, path string
	old       *kept   // what was said to be kept; nil before anything was
	may       []*kept // what else may be: what was being done, and what had given an error
}

// look says what is wrong; thorough goes on to use everything.
func (j judge) look(thorough bool) error {
	if j.old == nil && !Exists(j.path) {
		v, _, err := Create(j.path, []byte(passphrase), cheap)
		if err != nil {
			return fmt.Errorf("a second first run: %w", err)
		}
		return errors.Join(v.Update(addOne), v.Close())
	}
	v, is, err := j.open()
	if err != nil {
		return err
	}
	defer v.Close()
	if err := errors.Join(v.Warning(), j.backups(v)); err != nil {
		return err
	}
	return j.use(v, is, thorough)
}

// open opens the vault with what was said to open it, and finds it in one of the
// two states.
func (j judge) open() (*Vault, *kept, error) {
	var wrong error
	states := slices.Clone(j.may)
	if j.old != nil {
		states = append(states, j.old)
	}
	for _, is := range states {
		v, err := Unlock(j.path, []byte(is.Passphrase), cheap)
		if err != nil {
			wrong = errors.Join(wrong, err, errors.New(Reason(err)))
			continue
		}
		if err := j.holds(v, is); err != nil {
			wrong = errors.Join(wrong, err, v.Close())
			continue
		}
		return v, is, nil
	}
	return nil, nil, wrong
}

func (j judge) holds(v *Vault, is *kept) error {
	all, err := v.Caseload()
	if err != nil {
		return err
	}
	if got := fingerprint(all); got != is.Holds {
		return fmt.Errorf("%w: it holds %s, not %s", errLost, got, is.Holds)
	}
	if is.Recovery == "" {
		return nil
	}
	again, err := UnlockWithRecovery(j.path, []byte(is.Recovery), cheap)
	if err != nil {
		return fmt.Errorf("the recovery code: %w", err)
	}
	_ = again.Close()
	if j.old != nil && is.Passphrase != j.old.Passphrase {
		if _, err := Unlock(j.path, []byte(j.old.Passphrase), cheap); !errors.Is(err, ErrWrongPassphrase) {
			return fmt.Errorf("the passphrase of before: %w", err)
		}
	}
	return nil
}

// backups makes sure of those that were said to be made: there, and holding what
// they did, unless they were being changed or taken away.
func (j judge) backups(v *Vault) error {
	here, err := backupsBelow(j.dir, v)
	if err != nil {
		return err
	}
	if j.old == nil {
		return nil
	}
	for name, held := range j.old.Backups {
		now, there := here[name]
		may, goes := []string{held}, false
		for _, next := range j.may {
			other, stays := next.Backups[name]
			may, goes = append(may, other), goes || !stays
		}
		if slices.Contains(may, "old key") {
			may = append(may, now) // whether the key opens it goes by the vault
		}
		if there && !slices.Contains(may, now) || !there && !goes {
			return fmt.Errorf("%w: the backup %s holds %q, not %q", errLost, name, now, may)
		}
	}
	return erasedBack(j.dir, v, j.old.Erased)
}

// erasedBack makes sure that no backup that the vault's key opens holds somebody.
func erasedBack(dir string, v *Vault, erased []string) error {
	folder := BackupFolder(vaultBelow(dir))
	all, err := backupsIn(folder)
	for _, b := range all {
		backup, err := OpenBackup(b.File, cheap)
		if err != nil {
			return err
		}
		defer backup.Close()
		if backup.UnlockLike(v) != nil {
			continue
		}
		held, err := backup.Caseload()
		if err != nil {
			return err
		}
		for _, c := range held.Cards() {
			if slices.Contains(erased, c.ID.String()) {
				return fmt.Errorf("%w: in %s", errBack, filepath.Base(b.File))
			}
		}
	}
	return err
}

func addOne(tx record.Tx) error { return tx.PutCard(card("after", "Afterwards")) }

// use makes sure that the vault can be gone on with.
func (j judge) use(v *Vault, is *kept, thorough bool) error {
	if err := v.Update(addOne); err != nil {
		return fmt.Errorf("a change afterwards: %w", err)
	}
	if thorough {
		if err := v.Compact(); err != nil {
			return fmt.Errorf("a rewrite afterwards: %w", err)
		}
		if _, _, err := v.Backup(); err != nil {
			return fmt.Errorf("a backup afterwards: %w", err)
		}
		r, err := Check(j.path, []byte(is.Passphrase), cheap)
		if err != nil || !r.OK() || len(r.Problems) > 0 {
			return fmt.Errorf("a check afterwards: %+v %w", r, err)
		}
		if err := noneUnfinished(j.path); err != nil {
			return err
		}
		if err := erasedBack(j.dir, v, is.Erased); err != nil {
			return err
		}
	}
	again, err := Unlock(j.path, []byte(is.Passphrase), cheap)
	if err != nil {
		return fmt.Errorf("opened once more: %w", err)
	}
	defer again.Close()
	if all, err := again.Caseload(); err != nil || all.ByCode("after") == nil {
		return fmt.Errorf("a change afterwards is not there: %w", err)
	}
	return nil
}

// noneUnfinished makes sure that no file which was being written is left, beside
// a vault or among its backups.
func noneUnfinished(path string) error {
	for _, dir := range []string{filepath.Dir(path), BackupFolder(path)} {
		left, err := filepath.Glob(filepath.Join(dir, "*.new"))
		if err != nil || len(left) > 0 {
			return fmt.Errorf("left behind: %q %w", left, err)
		}
	}
	return nil
}
