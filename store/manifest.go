package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"rapport/store/engine"
	"rapport/store/seal"
)

// manifestVersion is the newest arrangement of a vault that this package knows,
// and the one it writes. 2 has, over 1, a list of the clients who were erased.
const manifestVersion = 2

const manifestSize = 1 + 8 + 8 + 8 + 32

// manifest says what a vault holds, so that a missing, doubled, exchanged or
// old value is noticed. It is sealed at its own place, with its generation as
// the revision.
type manifest struct {
	count      uint64   // values, the manifest apart
	sum        seal.Sum // of their tags
	generation uint64   // changes ever made, the making of the vault included
	written    int64    // when, in seconds since 1970; 0 if not known
}

func (m manifest) bytes() []byte {
	b := make([]byte, 0, manifestSize)
	b = append(b, manifestVersion)
	b = binary.BigEndian.AppendUint64(b, m.count)
	b = binary.BigEndian.AppendUint64(b, m.generation)
	b = binary.BigEndian.AppendUint64(b, uint64(m.written))
	sum := m.sum.Bytes()
	return append(b, sum[:]...)
}

func parseManifest(b []byte) (manifest, error) {
	switch {
	case len(b) > 0 && b[0] > manifestVersion:
		return manifest{}, because(ErrNewer, fmt.Errorf("manifest %d", b[0]))
	case len(b) != manifestSize || b[0] == 0:
		return manifest{}, damaged("the manifest is not in its form")
	}
	return manifest{
		count:      binary.BigEndian.Uint64(b[1:]),
		generation: binary.BigEndian.Uint64(b[9:]),
		written:    int64(binary.BigEndian.Uint64(b[17:])),
		sum:        seal.SumOf([32]byte(b[25:])),
	}, nil
}

// add and remove count a value in and out.
func (m *manifest) add(tag seal.Sum)    { m.count, m.sum = m.count+1, m.sum.Add(tag) }
func (m *manifest) remove(tag seal.Sum) { m.count, m.sum = m.count-1, m.sum.Sub(tag) }

// covers reports whether the other, counted up from values, is what m says.
func (m manifest) covers(counted manifest) error {
	switch {
	case counted.count < m.count:
		return damaged(fmt.Sprintf("%d values are missing", m.count-counted.count))
	case counted.count > m.count:
		return damaged(fmt.Sprintf("%d values are too many", counted.count-m.count))
	case !counted.sum.Equal(m.sum):
		return damaged("a value is not the one written last")
	}
	return nil
}

// next is the manifest of the change after this one.
func (m manifest) next(now time.Time) manifest {
	m.generation++
	m.written = now.Unix()
	return m
}

// after is the manifest of the next change, not dated yet.
func (m manifest) after() manifest {
	m.generation++
	return m
}

// readManifest reads and opens the manifest.
func readManifest(r engine.Reader, key seal.Sealer) (manifest, error) {
	v, err := r.Get(manifestPlace.Bucket, manifestPlace.Key)
	if errors.Is(err, engine.ErrNotFound) {
		return manifest{}, damaged("the manifest is missing")
	}
	if err != nil {
		return manifest{}, told(err)
	}
	plain, err := key.Open(manifestPlace, v.Rev, v.Sealed)
	if err != nil {
		return manifest{}, told(fmt.Errorf("manifest: %w", err))
	}
	m, err := parseManifest(plain)
	if err == nil && m.generation != v.Rev {
		err = damaged("the manifest is of another generation")
	}
	return m, err
}

// write seals the manifest and puts it in its place.
func (m manifest) write(tx engine.Tx, key seal.Sealer) error {
	sealed, err := key.Seal(manifestPlace, m.generation, m.bytes())
	if err != nil {
		return err
	}
	return tx.Put(manifestPlace.Bucket, manifestPlace.Key, engine.Value{Rev: m.generation, Sealed: sealed})
}
