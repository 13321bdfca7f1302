package store

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rapport/store/record"
)

// task is something that is done to a vault while its files go wrong: what is
// needed is made ready before, and the vault is given for what is done after.
type task struct {
	name  string
	ready func(path string) (*Vault, *Vault, error) // the vault and a backup, if need be
	do    func(path string, v, backup *Vault) (*Vault, answer, error)
}

// answer is what came of a task, as far as it was told.
type answer struct {
	Err      string // as it reads; empty if it was done
	Fault    string // what of a Fault it is
	Damaged  bool
	Panic    string
	Recovery string
	Left     []string // backups that an erase did not reach
	Kept     int      // lines that were said to be kept
}

const (
	atVault    = "share/rapport/vault.db"
	newerWords = "another one"
)

// tasks are the operations that write, and one that puts a backup in the place of
// a vault that cannot be read.
var tasks = []task{
	{"create", nil, func(path string, _, _ *Vault) (*Vault, answer, error) {
		v, recovery, err := Create(path, []byte(passphrase), fixed)
		return v, answer{Recovery: recovery.Reveal()}, err
	}},
	{"save", readyVault, func(_ string, v, _ *Vault) (*Vault, answer, error) {
		all, err := v.Caseload()
		if err == nil {
			err = v.Update(rename(all.ByCode("maya").ID, "May"))
		}
		return v, answer{}, err
	}},
	{"passphrase", readyVault, func(_ string, v, _ *Vault) (*Vault, answer, error) {
		return v, answer{}, v.ChangePassphrase([]byte(newerWords))
	}},
	{"rekey", readyVault, func(_ string, v, _ *Vault) (*Vault, answer, error) {
		recovery, err := v.Rekey([]byte(passphrase))
		return v, answer{Recovery: recovery.Reveal()}, err
	}},
	{"erase", readyVault, func(_ string, v, _ *Vault) (*Vault, answer, error) {
		all, err := v.Caseload()
		if err != nil {
			return v, answer{}, err
		}
		r, err := v.EraseEverywhere(all.ByCode("theo").ID)
		return v, answer{Left: r.Left}, err
	}},
	{"compact", readyVault, func(_ string, v, _ *Vault) (*Vault, answer, error) { return v, answer{}, v.Compact() }},
	{"backup", readyVault, func(_ string, v, _ *Vault) (*Vault, answer, error) {
		_, _, err := v.Backup()
		return v, answer{}, err
	}},
	{"restore", readyBoth, func(_ string, v, backup *Vault) (*Vault, answer, error) {
		d, err := v.Compare(backup)
		if err == nil {
			_, err = v.Restore(backup, d)
		}
		return v, answer{}, err
	}},
	{"put back", readyBackup, func(path string, _, backup *Vault) (*Vault, answer, error) {
		_, err := PutBack(path, backup, fixed)
		return nil, answer{}, err
	}},
}

func taskNamed(name string) task {
	all := append(slices.Clone(tasks), filling)
	return all[slices.IndexFunc(all, func(d task) bool { return d.name == name })]
}

// fixed are options under which the same is done twice in the same way.
var fixed = Options{
	Cost: ThrowawayCost(), Wait: 300 * time.Millisecond,
	Now: func() time.Time { return time.Date(2026, 11, 19, 14, 50, 0, 0, time.UTC) },
}

func readyVault(path string) (*Vault, *Vault, error) {
	v, err := Unlock(path, []byte(passphrase), fixed)
	return v, nil, err
}

func readyBackup(path string) (*Vault, *Vault, error) {
	all, err := Backups(path)
	if err != nil || len(all) == 0 {
		return nil, nil, fmt.Errorf("no backup: %w", err)
	}
	backup, err := OpenBackup(all[0].File, fixed)
	if err == nil {
		err = backup.Unlock([]byte(passphrase))
	}
	return nil, backup, err
}

func readyBoth(path string) (*Vault, *Vault, error) {
	v, _, err1 := readyVault(path)
	_, backup, err2 := readyBackup(path)
	return v, backup, errors.Join(err1, err2)
}

func init() {
	// Does one task after the other, as it is told by lines: the task, the folder.
	// What it says first and second on its standard output stands around the task.
	children["serve"] = func([]string) error {
		lines := bufio.NewScanner(os.Stdin)
		for lines.Scan() {
			name, dir, _ := strings.Cut(lines.Text(), "\t")
			if err := taskNamed(name).serve(filepath.Join(dir, atVault), lines.Scan); err != nil {
				return err
			}
		}
		return lines.Err()
	}
}

// serve does a task and tells what came of it; then, when that was looked at, makes
// a change with the same vault and says how that went.
func (d task) serve(path string, next func() bool) error {
	var v, backup *Vault
	if d.ready != nil {
		var err error
		if v, backup, err = d.ready(path); err != nil {
			return err
		}
	}
	fmt.Println("begin")
	v, a := d.guarded(path, v, backup)
	fmt.Println("end")
	if err := json.NewEncoder(os.Stdout).Encode(a); err != nil {
		return err
	}
	next()
	again := ""
	if v != nil {
		if err := v.Update(func(tx record.Tx) error { return tx.PutCard(card("again", "Again")) }); err != nil {
			again = err.Error()
		}
		_ = v.Close()
	}
	if backup != nil {
		_ = backup.Close()
	}
	fmt.Println(again)
	return nil
}

func (d task) guarded(path string, v, backup *Vault) (after *Vault, a answer) {
	defer func() {
		if r := recover(); r != nil {
			a.Panic = fmt.Sprint(r)
		}
	}()
	after, a, err := d.do(path, v, backup)
	if err != nil {
		a.Err = err.Error() + " | " + Reason(err)
		if f := new(Fault); errors.As(err, &f) {
			a.Fault = f.What
		}
		a.Damaged = errors.Is(err, ErrDamaged)
	}
	return after, a
}

// template is a vault with two clients, and a backup of another state, in a folder
// of its own.
func template(dir string) error {
	v, _, err := Create(filepath.Join(dir, atVault), []byte(passphrase), cheap)
	if err != nil {
		return err
	}
	v.opt.Now = func() time.Time { return fixed.Now().Add(-time.Hour) }
	maya, theo := card("maya", "Maya"), card("theo", "Theo")
	err = v.Update(func(tx record.Tx) error {
		return errors.Join(tx.PutCard(maya), tx.PutSession(session(maya.ID, 20400)), tx.PutCard(theo), tx.PutSession(session(theo.ID, 20401)))
	})
	if err != nil {
		return err
	}
	_, _, err = v.Backup()
	if err == nil {
		err = v.Update(rename(theo.ID, "Theodor"))
	}
	return errors.Join(err, v.Close())
}
