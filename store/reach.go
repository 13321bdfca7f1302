package store

import (
	"errors"

	"rapport/store/engine"
	"rapport/store/engine/bolt"
	"rapport/store/record"
	"rapport/store/seal"
	"rapport/store/wire"
)

// Reached is what an erase did about the backups beside the vault. Copies that
// were made elsewhere it cannot reach.
type Reached struct {
	Rewritten int      // written anew without the client
	Removed   int      // taken away, since the vault's key does not open them
	Left      []string // still hold the client, or may: neither could be done
}

// EraseEverywhere is Erase, and tells what became of the backups. The vault
// remembers the client's id, so that a backup which is restored later does not
// bring them back; a backup that a crash kept from being reached is rewritten
// when the next one is made.
func (v *Vault) EraseEverywhere(client record.ID) (Reached, error) {
	unsure := v.eraseHere(client)
	if unsure != nil && !errors.Is(unsure, ErrUnsure) {
		return Reached{}, unsure
	}
	dir := BackupFolder(v.path)
	if !Exists(dir) {
		return Reached{}, unsure
	}
	r, err := v.reachBackups(dir)
	if err != nil {
		r.Left = append(r.Left, dir)
	}
	return r, unsure
}

// reachBackups takes everybody who was erased out of the backups in a folder.
func (v *Vault) reachBackups(dir string) (Reached, error) {
	key, err := v.clonedKey()
	if err != nil {
		return Reached{}, err
	}
	defer key.Wipe()
	release, err := bolt.LockFolder(dir, v.opt.engine())
	if err != nil {
		return Reached{}, told(err)
	}
	defer release()
	sweepUnfinished(dir) // a crash can have left a backup that has no name yet
	front, err := frontOf(v.eng)
	if err != nil {
		return Reached{}, told(err)
	}
	e, err := eraserOf(front, key)
	if err != nil {
		return Reached{}, err
	}
	e.strict = true
	return e.reach(dir)
}

// eraser takes the erased out of backups.
type eraser struct {
	vault  seal.Header
	key    *seal.Key
	erased []record.ID
	// strict takes away what cannot be opened: it may hold somebody who was
	// erased just now.
	strict bool
}

// eraserOf is for those whom a vault says were erased.
func eraserOf(s *snapshot, key *seal.Key) (*eraser, error) {
	h, err := s.parsed()
	if err != nil {
		return nil, err
	}
	erased, err := erasedIn(s, key)
	return &eraser{vault: h, key: key, erased: erased}, err
}

// erasedIn lists the erased of a store of which nothing more is read.
func erasedIn(r engine.Reader, key seal.Sealer) ([]record.ID, error) {
	v, err := r.Get(gonePlace.Bucket, gonePlace.Key)
	if errors.Is(err, engine.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, told(err)
	}
	plain, err := key.Open(gonePlace, v.Rev, v.Sealed)
	if err != nil {
		return nil, told(err)
	}
	ids, err := wire.Gone(plain)
	return ids, told(err)
}

// reach goes over the backups of the vault. The folder's lock is held.
func (e *eraser) reach(dir string) (r Reached, err error) {
	if len(e.erased) == 0 {
		return r, nil
	}
	all, err := backupsIn(dir)
	if err != nil {
		return r, err
	}
	for _, b := range of(all, e.vault.Short()) {
		switch did, err := e.reachOne(b); {
		case err != nil:
			r.Left = append(r.Left, b.File)
		case did == rewritten:
			r.Rewritten++
		case did == removed:
			r.Removed++
		}
	}
	return r, nil
}

// deed is what was done to one backup.
type deed uint8

const (
	nothing deed = iota
	rewritten
	removed
)

// reachOne rewrites a backup that holds somebody who was erased, or takes it
// away if it cannot be opened.
func (e *eraser) reachOne(b Backup) (deed, error) {
	s, err := e.open(b)
	switch {
	case errors.Is(err, errForeign):
		return nothing, nil
	case errors.Is(err, ErrDamaged), errors.Is(err, ErrRekeyed), errors.Is(err, ErrAltered), errors.Is(err, ErrEmptyFile):
		return e.takeAway(b)
	case err != nil:
		return nothing, err
	case len(e.heldIn(s)) == 0:
		return nothing, nil
	}
	h, err := load(s, e.key, nil)
	if errors.Is(told(err), ErrDamaged) {
		return e.takeAway(b)
	}
	if err != nil {
		return nothing, told(err)
	}
	return rewritten, e.rewrite(b, s, h)
}

// errForeign: a backup of another vault, which is none of ours to touch.
var errForeign = errors.New("a backup of another vault")

// open reads a backup that the key belongs to.
func (e *eraser) open(b Backup) (*snapshot, error) {
	eng, err := bolt.Open(b.File, bolt.Options{Alone: true})
	if err != nil {
		return nil, told(err)
	}
	defer eng.Close()
	s, err := frozen(eng)
	if err != nil {
		return nil, told(err)
	}
	h, err := s.parsed()
	switch {
	case err != nil:
		return nil, err
	case !h.SameVault(e.vault):
		return nil, errForeign
	}
	return s, toldHeader(e.key.Prove(h))
}

// heldIn are the erased who are still in a store: a card stands under its id.
func (e *eraser) heldIn(s *snapshot) (here []record.ID) {
	for _, id := range e.erased {
		if _, is := s.values[cards][string(id[:])]; is {
			here = append(here, id)
		}
	}
	return here
}

func (e *eraser) takeAway(b Backup) (deed, error) {
	if !e.strict {
		return nothing, nil
	}
	return removed, told(bolt.Remove(b.File))
}

// rewrite puts a backup without the erased in the place of one with them.
func (e *eraser) rewrite(b Backup, s *snapshot, h *holding) error {
	here := e.heldIn(s)
	err := bolt.PutFile(b.File, func(fresh engine.Fresh) error {
		return h.without(here, e.key, s, fresh, h.manifest.written)
	}, func(r engine.Reader) error {
		now, err := load(r, e.key, nil)
		for _, client := range here {
			if err == nil {
				err = now.lacks(client)
			}
		}
		return err
	})
	return told(err)
}
