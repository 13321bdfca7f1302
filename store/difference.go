package store

import (
	"bytes"
	"cmp"
	"slices"

	"rapport/store/record"
	"rapport/store/wire"
)

// Fate is what restoring would do to something.
type Fate uint8

// The fates.
const (
	Stays   Fate = iota // it is the same in both
	Returns             // only the backup has it
	Changes             // both have it, and not the same
	Goes                // only the vault has it
)

// ClientChange is what restoring would do to one client.
type ClientChange struct {
	Code string // that of the vault, where both have one
	Card Fate
	// Hours that would return, change and go.
	Returns, Changes, Goes int
}

// Difference is what restoring a backup would change, by codes and counts.
type Difference struct {
	Clients []ClientChange // that anything would change for, by code
	// Erased counts the clients of the backup who were erased since. They stay
	// erased.
	Erased int

	from, to manifest // of the vault and of the backup, as compared
}

// None reports whether both hold the same.
func (d *Difference) None() bool { return len(d.Clients) == 0 }

// Compare tells what restoring a backup would change. Both are unlocked.
// ErrLocked, ErrForeign, and what reading gives.
func (v *Vault) Compare(backup *Vault) (*Difference, error) {
	if _, err := v.Caseload(); err != nil { // as it now stands
		return nil, err
	}
	from, to := v.held.Load(), backup.held.Load()
	if from == nil || to == nil {
		return nil, ErrLocked
	}
	if err := v.sameVault(backup); err != nil {
		return nil, err
	}
	d := &Difference{from: from.manifest, to: to.manifest}
	now, then := from.caseload, to.caseload.Without(from.erased())
	d.Erased = len(to.caseload.Cards()) - len(then.Cards())
	for _, c := range now.Cards() {
		d.add(c, then.Card(c.ID), now, then)
	}
	for _, c := range then.Cards() {
		if now.Card(c.ID) == nil {
			d.add(nil, c, now, then)
		}
	}
	slices.SortFunc(d.Clients, func(a, b ClientChange) int { return cmp.Compare(a.Code, b.Code) })
	return d, nil
}

// sameVault refuses the backup of another vault.
func (v *Vault) sameVault(backup *Vault) error {
	mine, err := v.header()
	if err != nil {
		return err
	}
	theirs, err := backup.header()
	if err != nil {
		return ofBackup(err)
	}
	if !mine.SameVault(theirs) {
		return ErrForeign
	}
	return nil
}

// add compares one client, who is in the vault, in the backup, or in both.
func (d *Difference) add(is, was *record.Card, now, then *record.Caseload) {
	c := ClientChange{}
	either := is
	switch {
	case is == nil:
		either, c.Card = was, Returns
	case was == nil:
		c.Card = Goes
	case !bytes.Equal(wire.AppendCard(nil, is), wire.AppendCard(nil, was)):
		c.Card = Changes
	}
	c.Code = either.Code
	for _, s := range now.Sessions(either.ID) {
		switch old := then.Session(either.ID, s.ID); {
		case old == nil:
			c.Goes++
		case !bytes.Equal(wire.AppendSession(nil, s), wire.AppendSession(nil, old)):
			c.Changes++
		}
	}
	for _, s := range then.Sessions(either.ID) {
		if now.Session(either.ID, s.ID) == nil {
			c.Returns++
		}
	}
	if c != (ClientChange{Code: c.Code}) {
		d.Clients = append(d.Clients, c)
	}
}
