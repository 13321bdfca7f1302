package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"rapport/store/record"
	"rapport/store/wire"
)

// kept is what a program has been told is kept: what a vault holds, by a
// fingerprint, what opens it, and what stands in its backups.
type kept struct {
	Passphrase string            `json:"passphrase"`
	Recovery   string            `json:"recovery"`
	Holds      string            `json:"holds"`
	Backups    map[string]string `json:"backups"` // fingerprints by file, from the folder of all
	Erased     []string          `json:"erased"`
}

// fingerprint tells what a caseload holds from anything else, whenever it was
// written.
func fingerprint(all *record.Caseload) string {
	var parts []string
	for _, c := range all.Cards() {
		parts = append(parts, string(wire.AppendCard(nil, c)))
		for _, s := range all.Sessions(c.ID) {
			parts = append(parts, string(wire.AppendSession(nil, s)))
		}
	}
	slices.Sort(parts)
	parts = append(parts, string(wire.AppendDesk(nil, all.Desk)))
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d %s", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// scribe does to a vault whatever can be done to one, in an order that the seed
// decides, and says what is kept once it is; after an error, what seems to be there.
type scribe struct {
	v    *Vault
	dir  string // of all
	path string
	rand *rand.Rand
	n    int
	kept kept
	// wrong: the last thing gave an error, so that the next is to be a change, which
	// says for good what is there.
	wrong bool
}

func init() {
	// Makes a vault in a folder and does so many things to it.
	children["write down"] = func(args []string) error {
		seed, err1 := strconv.ParseUint(args[1], 10, 64)
		times, err2 := strconv.Atoi(args[2])
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		s := &scribe{dir: args[0], path: vaultBelow(args[0]), rand: rand.New(rand.NewPCG(seed, 1))}
		for n := range times {
			if err := s.next(n); err != nil {
				return fmt.Errorf("the %dth, seed %d: %w", n, seed, err)
			}
		}
		return nil
	}
}

// vaultBelow is where the scribe's vault stands, some folders down.
func vaultBelow(dir string) string { return filepath.Join(dir, "share", "rapport", "vault.db") }

// next does the next thing, and says so.
func (s *scribe) next(n int) error {
	s.n = n
	do, was, word := s.create, s.kept, "kept"
	switch {
	case s.wrong:
		do = s.save
	case n > 0:
		do = s.choose()
	}
	fmt.Println("begin")
	err := do()
	if s.wrong = err != nil; s.wrong {
		word = "maybe"
		if f := new(Fault); n == 0 || !errors.As(err, &f) {
			return err
		}
		if !errors.Is(err, ErrUnsure) {
			s.kept = was
		}
	}
	if err := s.look(); err != nil {
		return err
	}
	said, err := json.Marshal(s.kept)
	fmt.Println(word, string(said))
	return err
}

// choose draws what is done next. Every sort comes by in the first dozen.
func (s *scribe) choose() func() error {
	row := []func() error{
		s.save, s.save, s.backup, s.passphrase, s.save, s.erase, s.rekey, s.save, s.elsewhere, s.restore, s.save, s.compact, s.backup,
	}
	if s.n <= len(row) && s.rand.IntN(4) > 0 {
		return row[s.n-1]
	}
	return row[s.rand.IntN(len(row))]
}

func (s *scribe) create() error {
	s.kept.Passphrase = passphrase
	v, recovery, err := Create(s.path, []byte(passphrase), cheap)
	if err != nil {
		return err
	}
	s.v, s.kept.Recovery = v, recovery.Reveal()
	now := time.Date(2026, 11, 19, 14, 50, 0, 0, time.Local)
	v.opt.Now = func() time.Time {
		now = now.Add(5 * time.Hour) // so that backups come to be too old
		return now
	}
	return nil
}

// save makes a change: a client more, a longer card, an hour less, a draft.
func (s *scribe) save() error {
	all, err := s.v.Caseload()
	if err != nil {
		return err
	}
	return s.v.Update(func(tx record.Tx) error {
		c := card("c"+strconv.Itoa(s.n), "Somebody")
		err := errors.Join(tx.PutCard(c), tx.PutSession(session(c.ID, 20400)), tx.PutSession(session(c.ID, 20401)))
		for i, had := range all.Cards() {
			switch hours := all.Sessions(had.ID); {
			case i%3 == 0:
				longer := *had
				longer.Pace = append(slices.Clone(had.Pace), strings.Repeat("slowly ", s.rand.IntN(400)))
				err = errors.Join(err, tx.PutCard(&longer))
			case i%3 == 1 && len(hours) > 1:
				err = errors.Join(err, tx.DeleteSession(hours[0].ID))
			}
		}
		d, errDesk := tx.Desk()
		if errDesk != nil {
			return errDesk
		}
		d.Drafts = []record.Draft{{Key: "add", Text: "draft " + strconv.Itoa(s.n)}}
		return errors.Join(err, tx.PutDesk(d))
	})
}

func (s *scribe) passphrase() error {
	s.kept.Passphrase = "another " + strconv.Itoa(s.n)
	return s.v.ChangePassphrase([]byte(s.kept.Passphrase))
}

func (s *scribe) rekey() error {
	recovery, err := s.v.Rekey([]byte(s.kept.Passphrase))
	s.kept.Recovery = recovery.Reveal()
	return err
}

func (s *scribe) erase() error {
	all, err := s.v.Caseload()
	if err != nil || len(all.Cards()) == 0 {
		return err
	}
	id := all.Cards()[s.rand.IntN(len(all.Cards()))].ID
	reached, err := s.v.EraseEverywhere(id)
	if len(reached.Left) == 0 {
		s.kept.Erased = append(slices.Clone(s.kept.Erased), id.String())
	}
	return err
}

func (s *scribe) compact() error { return s.v.Compact() }

func (s *scribe) backup() error {
	_, _, err := s.v.Backup()
	return err
}

func (s *scribe) elsewhere() error {
	_, err := s.v.BackupTo(filepath.Join(s.dir, "stick"))
	return err
}

// restore puts back the oldest backup that has the vault's key.
func (s *scribe) restore() error {
	all, err := Backups(s.path)
	if err != nil {
		return err
	}
	for _, b := range slices.Backward(all) {
		backup, err := OpenBackup(b.File, cheap)
		if err != nil {
			return err
		}
		defer backup.Close()
		if backup.UnlockLike(s.v) != nil {
			continue
		}
		d, err := s.v.Compare(backup)
		if err == nil {
			_, err = s.v.Restore(backup, d)
		}
		return err
	}
	return nil
}

// look takes down what the vault and its backups hold now.
func (s *scribe) look() error {
	all, err := s.v.Caseload()
	if err != nil {
		return err
	}
	s.kept.Holds = fingerprint(all)
	s.kept.Backups, err = backupsBelow(s.dir, s.v)
	return err
}

// backupsBelow are all backups in the scribe's folders, and what they hold.
func backupsBelow(dir string, v *Vault) (map[string]string, error) {
	out := map[string]string{}
	for _, folder := range []string{BackupFolder(vaultBelow(dir)), filepath.Join(dir, "stick")} {
		all, err := backupsIn(folder)
		if err != nil {
			return nil, err
		}
		for _, b := range all {
			held, err := heldIn(b.File, v)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", filepath.Base(b.File), err)
			}
			name, err := filepath.Rel(dir, b.File)
			if err != nil {
				return nil, err
			}
			out[name] = held
		}
	}
	return out, nil
}

// heldIn is what a backup holds, by its fingerprint; "old key" if it has one that
// the vault has no more.
func heldIn(file string, v *Vault) (string, error) {
	backup, err := OpenBackup(file, cheap)
	if err != nil {
		return "", err
	}
	defer backup.Close()
	if err := backup.UnlockLike(v); errors.Is(err, ErrRekeyed) {
		return "old key", nil
	} else if err != nil {
		return "", err
	}
	all, err := backup.Caseload()
	if err != nil {
		return "", err
	}
	return fingerprint(all), nil
}
