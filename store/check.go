package store

import (
	"errors"
	"fmt"

	"rapport/store/engine"
	"rapport/store/engine/bolt"
	"rapport/store/seal"
)

// Report is what a check of a vault found.
type Report struct {
	Values    int  // that open and belong where they stand
	Lost      int  // that do not
	Manifest  bool // it opens, and covers exactly the values
	MetaPages int  // of two, that are whole
	Slots     int  // ways to open the vault, in a header that nobody altered
	Backups   []Checked
	Problems  []string // each in half a sentence, naming files and no client
	// Fault is what is wrong with the vault, or else with a backup: ErrDamaged,
	// ErrAltered, ErrEmptyFile, ErrBehind, ErrBackupDamaged. Nil if all is well.
	Fault error
}

// OK reports whether vault and backups are whole.
func (r *Report) OK() bool { return r.Fault == nil }

// Checked is what a check found of one backup.
type Checked struct {
	Backup
	OK bool
	// Earlier: it is sealed with a key from before a rekey, which what was typed
	// does not open; its pages are whole.
	Earlier bool
}

// Check opens every value of a vault and of its backups with what was typed,
// the passphrase or the recovery code, and looks at all else that can be wrong.
// It never writes. Damage is in the report; the error is for what kept it from
// looking: ErrNoVault, ErrInUse, ErrWrongPassphrase, ErrNewer, ErrSymlink,
// ErrNotOurs.
func Check(path string, typed []byte, opt Options) (*Report, error) {
	c := &checker{Report: &Report{}, path: whole(path), typed: typed, opt: opt}
	if err := c.vault(); err != nil {
		return nil, err
	}
	if err := c.backups(); err != nil {
		return nil, err
	}
	if c.key != nil {
		c.key.Wipe()
	}
	return c.Report, nil
}

// checker makes a report.
type checker struct {
	*Report
	path  string
	typed []byte
	opt   Options
	key   *seal.Key // once something was opened with what was typed
	of    seal.Header
	tried bool // on a backup, because the vault gave no key
}

// found takes note of damage to the vault; anything else ends the check.
func (c *checker) found(what string, err error) error {
	err = told(err)
	switch {
	case err == nil:
		return nil
	case !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrAltered) && !errors.Is(err, ErrEmptyFile) && !errors.Is(err, ErrRekeyed):
		return err
	case c.Fault == nil || errors.Is(c.Fault, ErrBehind) || errors.Is(err, ErrAltered):
		c.Fault = err
	}
	c.Problems = append(c.Problems, what)
	return nil
}

// vault looks at the vault's own file.
func (c *checker) vault() error {
	eng, err := bolt.Open(c.path, c.opt.engine())
	if err != nil {
		return c.found("the vault cannot be opened", err)
	}
	defer eng.Close()
	state, err := frozen(eng)
	if err != nil {
		return c.found("the vault's pages cannot be read", err)
	}
	c.MetaPages = 2
	if state.health == engine.Behind {
		c.MetaPages, c.Fault = 1, ErrBehind
		c.Problems = append(c.Problems, "one of two meta pages is broken, so the last change may be missing")
	}
	h, err := state.parsed()
	if err != nil {
		return c.found("the header is not as it was written", err)
	}
	key, _, err := h.Open(c.typed)
	if err != nil {
		return c.found("the header was altered", toldHeader(err))
	}
	c.key, c.of, c.Slots = key, h, h.Slots()
	if err := c.found("pages are lost, or used twice", eng.Check()); err != nil {
		return err
	}
	return c.values(state)
}

// values opens each value by itself, and then asks the manifest.
func (c *checker) values(state *snapshot) error {
	var counted manifest
	for bucket := range state.values {
		if bucket == manifests {
			continue
		}
		err := state.Scan(bucket, func(k string, v engine.Value) error {
			e, err := openEntry(c.key, sealedValue{seal.Place{Bucket: bucket, Key: k}, v}, nil)
			if err == nil {
				c.Values++
				counted.add(e.sum)
				return nil
			}
			if errors.Is(told(err), ErrNewer) {
				return err
			}
			c.Lost++
			return nil
		})
		if err != nil {
			return told(err)
		}
	}
	if c.Lost > 0 {
		if err := c.found(fmt.Sprintf("%d of %d values do not open", c.Lost, c.Lost+c.Values), ErrDamaged); err != nil {
			return err
		}
	}
	_, err := load(state, c.key, nil)
	if err = told(err); err == nil {
		c.Manifest = true
		return nil
	}
	m, unread := readManifest(state, c.key)
	if unread == nil && m.covers(counted) == nil { // it is a value that is wrong, and was told
		c.Manifest = true
	}
	return c.found(c.aboutManifest(err), err)
}

// aboutManifest says what the manifest misses.
func (c *checker) aboutManifest(err error) string {
	if reason := Reason(err); c.Lost == 0 && reason != "" {
		return reason
	}
	return "the manifest does not cover what opens"
}

// backups looks at each backup of this vault.
func (c *checker) backups() error {
	all, err := Backups(c.path)
	if err != nil {
		return err
	}
	for _, b := range all {
		c.backup(b)
	}
	return nil
}

// backup opens everything in one backup.
func (c *checker) backup(b Backup) {
	err := c.opens(b)
	switch err = ofBackup(told(err)); {
	case err == nil:
		c.Backups = append(c.Backups, Checked{Backup: b, OK: true})
		return
	case errors.Is(err, errForeign):
		return
	case errors.Is(err, ErrRekeyed), errors.Is(err, ErrWrongPassphrase):
		c.Backups = append(c.Backups, Checked{Backup: b, Earlier: true})
		return
	}
	c.Backups = append(c.Backups, Checked{Backup: b})
	c.Problems = append(c.Problems, "the backup "+b.File+" is not whole")
	if c.Fault == nil {
		c.Fault = err
	}
}

// opens opens every value of a backup: with the vault's key, or, if the vault
// gave none, with what was typed.
func (c *checker) opens(b Backup) error {
	eng, err := bolt.Open(b.File, bolt.Options{Alone: true})
	if err != nil {
		return err
	}
	defer eng.Close()
	if err := eng.Check(); err != nil {
		return err
	}
	state, err := frozen(eng)
	if err != nil {
		return err
	}
	h, err := state.parsed()
	if err != nil {
		return err
	}
	if err := c.keyFrom(h); err != nil {
		return err
	}
	if !h.SameVault(c.of) {
		return errForeign
	}
	_, err = load(state, c.key, nil)
	return err
}

// keyFrom takes the key out of a backup's header, if the vault's gave none. It
// is tried once: each try takes as long as an unlock.
func (c *checker) keyFrom(h seal.Header) (err error) {
	if c.key != nil {
		return nil
	}
	if c.tried {
		return ErrWrongPassphrase
	}
	c.tried, c.of = true, h
	c.key, _, err = h.Open(c.typed)
	return toldHeader(err)
}
