package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"rapport/store/engine"
)

const (
	revSize   = 8
	maxBucket = 255  // bytes of a bucket's name
	maxKey    = 1024 // bytes of a key

	// A scan hands out values in batches that share their memory.
	batchBytes = 64 << 10
	batchItems = 256
)

// tx is a transaction, while its function runs.
type tx struct {
	c     *conn
	bolt  *bbolt.Tx
	ended bool
	fill  float64 // how full pages are made; 0 is bbolt's own measure
}

var (
	_ engine.Tx     = (*tx)(nil)
	_ engine.Reader = (*tx)(nil)
)

// do runs fn, which calls bbolt.
func (t *tx) do(fn func() error) error {
	if t.ended {
		return fmt.Errorf("%s: %w: the transaction has ended", t.c.path, engine.ErrClosed)
	}
	return t.c.guard(fn)
}

// commit makes the changes durable.
func (t *tx) commit() error {
	err := t.do(t.bolt.Commit)
	if err == nil {
		t.ended = true
	}
	return err
}

// end rolls back what was not committed.
func (t *tx) end() {
	if t.ended {
		return
	}
	_ = t.do(func() error {
		if t.bolt == nil || t.bolt.DB() == nil { // a commit that went wrong has rolled back
			return nil
		}
		return t.bolt.Rollback()
	})
	t.ended = true
}

// Health tells of a broken meta page.
func (t *tx) Health() engine.Health { return t.c.metas.health }

// State is the state of the file when it was opened.
func (t *tx) State() engine.State { return t.c.metas.state }

// Header returns the header. Every store has one, so that none is damage.
func (t *tx) Header() ([]byte, error) {
	header, err := t.own(headerKey)
	if errors.Is(err, engine.ErrNotFound) {
		return nil, fmt.Errorf("%s: %w", t.c.path, damaged("no header"))
	}
	return header, err
}

// own reads from the engine's own bucket.
func (t *tx) own(key []byte) (out []byte, err error) {
	err = t.do(func() error {
		b := t.bolt.Bucket(ownBucket)
		if b == nil {
			return engine.ErrNotFound
		}
		v := b.Get(key)
		if v == nil {
			return engine.ErrNotFound
		}
		out, err = t.copied(v)
		return err
	})
	return out, err
}

// copied takes bytes out of bbolt's memory. A length beyond the file's is
// damage, which would otherwise cost as much memory before it was noticed.
func (t *tx) copied(b []byte) ([]byte, error) {
	if uint64(len(b)) > t.c.metas.newest.high*pageSize && !t.bolt.Writable() {
		return nil, damaged("a value longer than the file")
	}
	return bytes.Clone(b), nil
}

// Get returns the value at a place.
func (t *tx) Get(bucket, key string) (v engine.Value, err error) {
	if err := checkPlace(bucket, key); err != nil {
		return engine.Value{}, err
	}
	err = t.do(func() error {
		b := t.bolt.Bucket([]byte(bucket))
		if b == nil {
			return engine.ErrNotFound
		}
		stored := b.Get([]byte(key))
		if stored == nil {
			return engine.ErrNotFound
		}
		own, err := t.copied(stored)
		if err != nil {
			return err
		}
		v, err = parseValue(own)
		return err
	})
	return v, err
}

// Put writes the value at a place.
func (t *tx) Put(bucket, key string, v engine.Value) error {
	if err := checkPlace(bucket, key); err != nil {
		return err
	}
	stored := make([]byte, revSize, revSize+len(v.Sealed)) // bbolt keeps it until the commit
	binary.BigEndian.PutUint64(stored, v.Rev)
	stored = append(stored, v.Sealed...)
	return t.do(func() error {
		b, err := t.bolt.CreateBucketIfNotExists([]byte(bucket))
		if err != nil {
			return err
		}
		if t.fill != 0 {
			b.FillPercent = t.fill
		}
		return b.Put([]byte(key), stored)
	})
}

// Delete removes the value at a place.
func (t *tx) Delete(bucket, key string) error {
	if err := checkPlace(bucket, key); err != nil {
		return err
	}
	return t.do(func() error {
		if b := t.bolt.Bucket([]byte(bucket)); b != nil {
			return b.Delete([]byte(key))
		}
		return nil
	})
}

// Buckets lists the buckets that hold something.
func (t *tx) Buckets() (names []string, err error) {
	err = t.do(func() error {
		return t.bolt.ForEach(func(name []byte, b *bbolt.Bucket) error {
			if first, _ := b.Cursor().First(); first != nil && name[0] != 0 {
				names = append(names, string(name))
			}
			return nil
		})
	})
	return names, err
}

// item is one value of a batch.
type item struct {
	key   string
	value engine.Value
}

// Scan calls fn for every value of a bucket. Values come out of bbolt a batch at
// a time, and fn runs between batches, outside the guard.
func (t *tx) Scan(bucket string, fn func(key string, v engine.Value) error) error {
	if err := checkPlace(bucket, "-"); err != nil {
		return err
	}
	for after := ""; ; {
		batch, err := t.batch(bucket, after)
		if err != nil {
			return err
		}
		for _, it := range batch {
			if err := fn(it.key, it.value); err != nil {
				return err
			}
		}
		if len(batch) == 0 {
			return nil
		}
		after = batch[len(batch)-1].key
	}
}

// batch reads the next values of a bucket, after a key. Keys that do not rise are
// damage: going on after the last of them, a scan might never end.
func (t *tx) batch(bucket, after string) (items []item, err error) {
	err = t.do(func() error {
		b := t.bolt.Bucket([]byte(bucket))
		if b == nil {
			return nil
		}
		var stored [][]byte
		size := 0
		c := b.Cursor()
		k, v := c.Seek([]byte(after))
		if after != "" && string(k) == after {
			k, v = c.Next()
		}
		for last := after; k != nil && len(items) < batchItems && size < batchBytes; k, v = c.Next() {
			if string(k) <= last {
				return damaged("a bucket's keys are out of order")
			}
			last = string(k)
			items = append(items, item{key: last})
			stored = append(stored, v)
			size += len(v)
		}
		return t.shareCopy(items, stored, size)
	})
	return items, err
}

// shareCopy copies the values of a batch into one piece of memory.
func (t *tx) shareCopy(items []item, stored [][]byte, size int) (err error) {
	if uint64(size) > t.c.metas.newest.high*pageSize && !t.bolt.Writable() {
		return damaged("values longer than the file")
	}
	own := make([]byte, 0, size)
	for i, v := range stored {
		from := len(own)
		own = append(own, v...)
		if items[i].value, err = parseValue(own[from:len(own):len(own)]); err != nil {
			return err
		}
	}
	return nil
}

// parseValue splits a stored value, without copying it.
func parseValue(b []byte) (engine.Value, error) {
	if len(b) < revSize {
		return engine.Value{}, damaged("a value of %d bytes", len(b))
	}
	return engine.Value{Rev: binary.BigEndian.Uint64(b), Sealed: b[revSize:]}, nil
}

func checkPlace(bucket, key string) error {
	if bucket == "" || len(bucket) > maxBucket || bucket[0] == 0 || key == "" || len(key) > maxKey {
		return fmt.Errorf("%w: %d and %d bytes", engine.ErrBadPlace, len(bucket), len(key))
	}
	return nil
}
