package store

import (
	"errors"
	"maps"
	"slices"

	"rapport/store/engine"
	"rapport/store/seal"
)

// snapshot is one state of a store, whole and still sealed, in memory. It is
// read as the store was, so that what takes long is done without the lock.
type snapshot struct {
	header []byte
	values map[string]map[string]engine.Value // by bucket and key
	health engine.Health
}

var _ engine.Reader = (*snapshot)(nil)

// freeze reads everything of one state. It judges nothing of it.
func freeze(r engine.Reader) (*snapshot, error) {
	s := &snapshot{values: map[string]map[string]engine.Value{}, health: r.Health()}
	var err error
	if s.header, err = r.Header(); err != nil {
		return nil, err
	}
	names, err := r.Buckets()
	if err != nil {
		return nil, err
	}
	for _, bucket := range names {
		kept := map[string]engine.Value{}
		err := r.Scan(bucket, func(key string, v engine.Value) error {
			kept[key] = v
			return nil
		})
		if err != nil {
			return nil, err
		}
		s.values[bucket] = kept
	}
	return s, nil
}

// frozen is a snapshot of what an engine has.
func frozen(eng engine.Engine) (s *snapshot, err error) {
	err = eng.View(func(r engine.Reader) (err error) {
		s, err = freeze(r)
		return err
	})
	return s, err
}

// frontOf is a snapshot of nothing but the header, the manifest and the list of
// the erased: enough to know a state by.
func frontOf(eng engine.Engine) (s *snapshot, err error) {
	err = eng.View(func(r engine.Reader) (err error) {
		s = &snapshot{values: map[string]map[string]engine.Value{}, health: r.Health()}
		if s.header, err = r.Header(); err != nil {
			return err
		}
		for _, at := range []seal.Place{manifestPlace, gonePlace} {
			v, err := r.Get(at.Bucket, at.Key)
			if err == nil {
				s.values[at.Bucket] = map[string]engine.Value{at.Key: v}
			} else if !errors.Is(err, engine.ErrNotFound) {
				return err
			}
		}
		return nil
	})
	return s, err
}

// Header is the header.
func (s *snapshot) Header() ([]byte, error) { return slices.Clone(s.header), nil }

// Get is the value at a place.
func (s *snapshot) Get(bucket, key string) (engine.Value, error) {
	v, ok := s.values[bucket][key]
	if !ok {
		return engine.Value{}, engine.ErrNotFound
	}
	return copied(v), nil
}

// Scan goes over a bucket in the order of its keys.
func (s *snapshot) Scan(bucket string, fn func(string, engine.Value) error) error {
	for _, key := range slices.Sorted(maps.Keys(s.values[bucket])) {
		if err := fn(key, copied(s.values[bucket][key])); err != nil {
			return err
		}
	}
	return nil
}

// Buckets are the buckets, in order.
func (s *snapshot) Buckets() ([]string, error) { return slices.Sorted(maps.Keys(s.values)), nil }

// State is none: a snapshot is compared with nothing.
func (s *snapshot) State() engine.State { return "" }

// Health is what was known of the store.
func (s *snapshot) Health() engine.Health { return s.health }

// copied is a value that belongs to whoever gets it: one that is opened in place
// is overwritten.
func copied(v engine.Value) engine.Value {
	return engine.Value{Rev: v.Rev, Sealed: slices.Clone(v.Sealed)}
}

// parsed is the header, read.
func (s *snapshot) parsed() (seal.Header, error) {
	h, err := seal.Parse(s.header)
	return h, toldHeader(err)
}
