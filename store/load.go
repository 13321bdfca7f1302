package store

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"rapport/store/engine"
	"rapport/store/seal"
)

// Two goroutines open values from this many sealed bytes on, each taking the
// next stretch of values that nobody has taken.
const (
	parallelFrom = 256 << 10
	stretch      = 32
)

// sealedValue is a value as the engine gave it, and where it stood.
type sealedValue struct {
	place seal.Place
	engine.Value
}

// contents is everything that one state of a store holds, still sealed.
type contents struct {
	state    engine.State
	health   engine.Health
	manifest manifest
	values   []sealedValue
	bytes    int
}

// gather reads everything of one state and opens the manifest.
func gather(r engine.Reader, key seal.Sealer) (*contents, error) {
	if err := checkKey(r, key); err != nil {
		return nil, err
	}
	c := &contents{state: r.State(), health: r.Health()}
	var err error
	if c.manifest, err = readManifest(r, key); err != nil {
		return nil, err
	}
	names, err := r.Buckets()
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if name != manifests && !slices.Contains(buckets, name) {
			return nil, damaged("there is a bucket that does not belong")
		}
	}
	if err := onlyManifest(r); err != nil {
		return nil, err
	}
	for _, bucket := range buckets {
		err := r.Scan(bucket, func(k string, value engine.Value) error {
			c.values = append(c.values, sealedValue{seal.Place{Bucket: bucket, Key: k}, value})
			c.bytes += len(value.Sealed)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return c, nil
}

// onlyManifest makes sure that beside the manifest there is not another.
func onlyManifest(r engine.Reader) error {
	return r.Scan(manifestPlace.Bucket, func(k string, _ engine.Value) error {
		if k != manifestPlace.Key {
			return damaged("there is more than one manifest")
		}
		return nil
	})
}

// read loads the vault's present state. The file's lock is held while it is
// gathered, and not while it is opened. Called under op.
func (v *Vault) read(key *seal.Key, known *holding) (*holding, error) {
	var c *contents
	err := v.eng.View(func(r engine.Reader) (err error) {
		c, err = gather(r, key)
		return err
	})
	if err != nil {
		return nil, err
	}
	h, err := c.open(key, known)
	if err == nil {
		v.behind.Store(c.health == engine.Behind)
	}
	return h, err
}

// load gathers and opens at once, for reading inside a rewrite.
func load(r engine.Reader, key seal.Sealer, known *holding) (*holding, error) {
	c, err := gather(r, key)
	if err != nil {
		return nil, err
	}
	return c.open(key, known)
}

// open opens every value, apart from those that are as they were when known
// was made, and checks all of them against the manifest.
func (c *contents) open(key seal.Sealer, known *holding) (*holding, error) {
	entries := make([]*entry, len(c.values))
	var next atomic.Int64
	work := func() error {
		for {
			from := int(next.Add(stretch)) - stretch
			if from >= len(c.values) {
				return nil
			}
			for i := from; i < min(from+stretch, len(c.values)); i++ {
				var err error
				if entries[i], err = openEntry(key, c.values[i], known); err != nil {
					return err
				}
			}
		}
	}
	if err := inParallel(work, c.bytes); err != nil {
		return nil, err
	}
	return c.hold(entries)
}

// inParallel runs work once, or twice side by side when there is enough to do. A
// panic beside comes out here, where somebody can recover from it.
func inParallel(work func() error, bytes int) error {
	if bytes < parallelFrom || runtime.GOMAXPROCS(0) < 2 {
		return work()
	}
	var other error
	var fault any
	var wg sync.WaitGroup
	wg.Go(func() {
		defer func() { fault = recover() }()
		other = work()
	})
	err := work()
	wg.Wait()
	if fault != nil {
		panic(fault)
	}
	if err == nil {
		err = other
	}
	return err
}

// hold checks the opened values against the manifest and arranges them.
func (c *contents) hold(entries []*entry) (*holding, error) {
	var counted manifest
	h := &holding{state: c.state, manifest: c.manifest, entries: make(map[seal.Place]*entry, len(entries))}
	for i, e := range entries {
		counted.add(e.sum)
		h.entries[c.values[i].place] = e
	}
	if err := c.manifest.covers(counted); err != nil {
		return nil, err
	}
	h.arrange()
	return h, nil
}

// openEntry opens one value, or takes over what is known of it.
func openEntry(key seal.Sealer, v sealedValue, known *holding) (*entry, error) {
	if e := known.same(v.place, v.Value); e != nil {
		return e, nil
	}
	sum, err := key.Tag(v.place, v.Rev, v.Sealed)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", v.place.Bucket, err)
	}
	e := &entry{rev: v.Rev, mark: markOf(v.Sealed), sum: sum}
	plain, err := key.OpenInPlace(v.place, v.Rev, v.Sealed)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", v.place.Bucket, err)
	}
	return e, e.decode(v.place, plain)
}
