package store

import (
	"errors"
	"fmt"
	"path/filepath"
)

// standing is what stands in a folder: what opens the vault and what it holds, and
// the backups with what they hold.
type standing struct {
	Vault   string // empty for none
	Opens   string
	Header  string
	Backups map[string]string
}

// standingIn looks at a folder. A vault that does not open is an error.
func standingIn(dir string) (standing, error) {
	s := standing{Backups: map[string]string{}}
	path := filepath.Join(dir, atVault)
	all, err := Backups(path)
	if err != nil {
		return s, err
	}
	for _, b := range all {
		backup, err := OpenBackup(b.File, fixed)
		if err == nil {
			err = backup.Unlock([]byte(passphrase))
		}
		if err != nil {
			err = backup.Unlock([]byte(newerWords))
		}
		if err != nil {
			return s, fmt.Errorf("the backup %s: %w", filepath.Base(b.File), err)
		}
		held, err := backup.Caseload()
		if err != nil {
			return s, err
		}
		s.Backups[filepath.Base(b.File)] = fingerprint(held)
	}
	if !Exists(path) {
		return s, nil
	}
	for _, typed := range []string{passphrase, newerWords} {
		v, errs := Unlock(path, []byte(typed), fixed)
		if errs != nil {
			err = errors.Join(err, errs)
			continue
		}
		defer v.Close()
		held, err := v.Caseload()
		if err != nil {
			return s, err
		}
		h, err := v.header()
		s.Vault, s.Opens, s.Header = fingerprint(held), typed, string(h.Bytes())
		return s, err
	}
	return s, err
}

// oldOrNew makes sure that what stands there is what stood there or what was to;
// and the latter, if it was said to be done.
func (n *nth) oldOrNew(d task, a answer, now, was, is standing) error {
	isOld := now.Vault == was.Vault && now.Opens == was.Opens && now.Header == was.Header
	isNew := now.Vault == is.Vault && now.Opens == is.Opens && (now.Header == was.Header) == (is.Header == was.Header)
	switch {
	case a.Err == "" && !isNew:
		return errors.New("it was said to be done, and is not")
	case !isOld && !isNew:
		return fmt.Errorf("neither old nor new: %+v, having said %q", now, a.Err)
	case d.name == "rekey" && isNew && a.Recovery == "":
		return fmt.Errorf("the new recovery code was not told: %s", a.Err)
	case a.Fault == ErrUnsure.What && !isNew:
		return errors.New("it was said to be done, if not for good, and is not")
	case a.Fault == ErrUnsure.What:
		n.unsure++
	case isNew && !isOld && a.Err != "":
		n.although[d.name+", "+n.struck()]++
	}
	for name := range everyName(now.Backups, was.Backups, is.Backups) {
		got := now.Backups[name]
		done := a.Err == "" && len(a.Left) == 0
		if got != is.Backups[name] && (done || got != was.Backups[name]) {
			return fmt.Errorf("the backup %s is neither, having said %q", name, a.Err)
		}
	}
	return nil
}

func everyName(all ...map[string]string) map[string]bool {
	out := map[string]bool{}
	for _, m := range all {
		for name := range m {
			out[name] = true
		}
	}
	return out
}

// goOn makes sure that the vault can be gone on with; thorough, that all can be done
// again, and that nothing is left lying.
func goOn(path, typed string, thorough bool) error {
	if !Exists(path) {
		v, _, err := Create(path, []byte(passphrase), fixed)
		if err != nil {
			return fmt.Errorf("a second first run: %w", err)
		}
		typed = passphrase
		_ = v.Close()
	}
	v, err := Unlock(path, []byte(typed), fixed)
	if err != nil {
		return err
	}
	defer v.Close()
	if v.Warning() != nil {
		return v.Warning()
	}
	if err := v.Update(addOne); err != nil || !thorough {
		return err
	}
	_, _, errBackup := v.Backup()
	if err := errors.Join(errBackup, v.Compact()); err != nil {
		return fmt.Errorf("going on: %w", err)
	}
	r, err := Check(path, []byte(typed), fixed)
	if err != nil || !r.OK() || len(r.Problems) > 0 {
		return fmt.Errorf("a check afterwards: %+v %w", r, err)
	}
	return noneUnfinished(path)
}

func putBackAgain(dir string) error {
	path := filepath.Join(dir, atVault)
	_, backup, err := readyBackup(path)
	if err != nil {
		return err
	}
	defer backup.Close()
	if _, err := PutBack(path, backup, fixed); err != nil {
		return fmt.Errorf("putting back once more: %w", err)
	}
	return goOn(path, passphrase, true)
}
