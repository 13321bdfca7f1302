package store

import (
	"errors"
	"fmt"

	"rapport/store/engine"
	"rapport/store/seal"
)

// Rekey gives an unlocked vault a new data key, for when somebody may have had
// the old one: every value is sealed anew into a new file. The passphrase, which
// is asked for once more, stays; the recovery code does not, and the new one is
// returned, to be shown once. Records keep their revisions, so that what another
// program still has to write can be written once it has the new key: until then
// it is told ErrRekeyed. Backups made before still open with the old key. A slot
// in a keyring is not made anew: whoever had the vault open may have had what is
// in there. See ForgetKeyring.
//
// With ErrUnsure there is a recovery code too. ErrWrongPassphrase; ErrNotPassphrase for the recovery code; ErrLocked;
// ErrStale if the passphrase was changed elsewhere meanwhile; ErrDamaged.
func (v *Vault) Rekey(passphrase []byte) (Recovery, error) {
	was, err := v.header()
	if err != nil {
		return Recovery{}, err
	}
	if _, err := v.present(); err != nil {
		return Recovery{}, err
	}
	if err := isPassphrase(was, passphrase); err != nil {
		return Recovery{}, err
	}
	is, key, recovery, err := was.Rekey(passphrase, v.opt.cost()) // takes its time, and holds no lock
	if err != nil {
		return Recovery{}, toldHeader(err)
	}
	if err = v.resealUnder(was, is, key); err != nil && !errors.Is(err, ErrUnsure) {
		key.Wipe()
		return Recovery{}, err
	}
	return recovery, err
}

// isPassphrase makes sure that what was typed opens the header, and is not the
// recovery code in the passphrase's place.
func isPassphrase(h seal.Header, typed []byte) error {
	key, kind, err := h.Open(typed)
	if err != nil {
		return toldHeader(err)
	}
	key.Wipe()
	if kind != seal.Passphrase {
		return ErrNotPassphrase
	}
	return nil
}

// resealUnder writes the file anew with another header and key, and makes the
// key the vault's.
func (v *Vault) resealUnder(was, is seal.Header, key *seal.Key) error {
	v.op.Lock()
	defer v.op.Unlock()
	if err := v.writable(); err != nil {
		return err
	}
	err := v.rewriteUnder(key, func(old engine.Reader, fresh engine.Fresh) error {
		if err := stillHas(old, was); err != nil {
			return err
		}
		h, err := load(old, v.key, nil)
		if err != nil {
			return err
		}
		if err := fresh.SetHeader(is.Bytes()); err != nil {
			return err
		}
		m := manifest{generation: h.manifest.generation}
		if err := reseal(old, v.key, fresh, key, &m); err != nil {
			return err
		}
		return m.next(v.opt.now()).write(fresh, key)
	}, func(r engine.Reader, _ *holding) error { return tookOver(r, is) })
	if err != nil && !errors.Is(err, ErrUnsure) {
		return err
	}
	v.key.Wipe()
	v.key = key
	return err
}

// reseal seals every value under another key, with the revision that it has,
// and counts it.
func reseal(old engine.Reader, with seal.Sealer, fresh engine.Fresh, key seal.Sealer, m *manifest) error {
	for _, bucket := range buckets {
		err := old.Scan(bucket, func(k string, value engine.Value) error {
			place := seal.Place{Bucket: bucket, Key: k}
			plain, err := with.OpenInPlace(place, value.Rev, value.Sealed)
			if err != nil {
				return fmt.Errorf("%s: %w", bucket, err)
			}
			defer clear(plain)
			return putSealed(fresh, key, place, value.Rev, plain, m)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// putSealed seals a value into a new file and counts it.
func putSealed(fresh engine.Fresh, key seal.Sealer, place seal.Place, rev uint64, plain []byte, m *manifest) error {
	sealed, err := key.Seal(place, rev, plain)
	if err != nil {
		return err
	}
	sum, err := key.Tag(place, rev, sealed)
	if err != nil {
		return err
	}
	m.add(sum)
	return fresh.Put(place.Bucket, place.Key, engine.Value{Rev: rev, Sealed: sealed})
}
