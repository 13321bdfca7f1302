package store

import (
	"errors"
	"fmt"
	"time"

	"rapport/store/engine"
	"rapport/store/record"
	"rapport/store/seal"
)

// errNothing ends a change that changed nothing, so that nothing is written.
var errNothing = errors.New("nothing was changed")

// change is one change on the way: what it has read, what it is to write. It
// is made anew each time the engine runs the function.
type change struct {
	tx       engine.Tx
	state    engine.State // before the change
	key      seal.Sealer
	held     *holding // of that same state, or nil
	known    *holding // of any state, to spare opening codes again; or nil
	manifest manifest
	values   map[seal.Place]*value
	order    []*value             // as touched, so that writing has an order
	codes    map[string]record.ID // of all cards, when held does not tell
}

// value is one place that a change has touched.
type value struct {
	place  seal.Place
	before *engine.Value // nil if nothing stood there
	sum    seal.Sum      // what before adds to the manifest
	plain  []byte        // what is to stand there; nil if that has not changed
	gone   bool          // it is to be removed
	card   *record.Card  // the card that plain was made from
	after  *entry        // what was written
}

// begin starts a change on a store that is in the given state. What is known
// of the vault is believed only if it is of that state.
func begin(tx engine.Tx, state engine.State, key seal.Sealer, known *holding) (*change, error) {
	if err := checkKey(tx, key); err != nil {
		return nil, err
	}
	m, err := readManifest(tx, key)
	if err != nil {
		return nil, err
	}
	c := &change{tx: tx, state: state, key: key, known: known, manifest: m, values: map[seal.Place]*value{}}
	if known.is(state) {
		if known.manifest != m {
			return nil, damaged("the manifest is not the one written last")
		}
		c.held = known
	}
	return c, nil
}

// touch gives what stands at a place, reading it the first time.
func (c *change) touch(place seal.Place) (*value, error) {
	if v := c.values[place]; v != nil {
		return v, nil
	}
	v := &value{place: place}
	stored, err := c.tx.Get(place.Bucket, place.Key)
	switch {
	case err == nil:
		if v.sum, err = c.key.Tag(place, stored.Rev, stored.Sealed); err != nil {
			return nil, told(fmt.Errorf("%s: %w", place.Bucket, err))
		}
		v.before = &stored
	case !errors.Is(err, engine.ErrNotFound):
		return nil, told(err)
	}
	if err := c.expected(v); err != nil {
		return nil, err
	}
	c.values[place] = v
	c.order = append(c.order, v)
	return v, nil
}

// expected compares a value with what is held of the same state.
func (c *change) expected(v *value) error {
	if c.held == nil {
		return nil
	}
	had := c.held.entries[v.place]
	if (had == nil) != (v.before == nil) || had != nil && c.held.same(v.place, *v.before) == nil {
		return damaged("a value is not the one written last")
	}
	return nil
}

// rev is the revision of what stood at the place before the change, and that
// of every record read or written in it.
func (v *value) rev() uint64 {
	if v.before == nil {
		return 0
	}
	return v.before.Rev
}

// get gives the opened bytes at a place; ErrNotFound.
func (c *change) get(place seal.Place) (plain []byte, rev uint64, err error) {
	v, err := c.touch(place)
	switch {
	case err != nil:
		return nil, 0, err
	case v.plain != nil:
		return v.plain, v.rev(), nil
	case v.gone || v.before == nil:
		return nil, 0, ErrNotFound
	}
	if plain, err = c.key.Open(place, v.before.Rev, v.before.Sealed); err != nil {
		return nil, 0, told(fmt.Errorf("%s: %w", place.Bucket, err))
	}
	return plain, v.before.Rev, nil
}

// read opens the record at a place.
func (c *change) read(place seal.Place) (*entry, error) {
	plain, rev, err := c.get(place)
	if err != nil {
		return nil, err
	}
	e := &entry{rev: rev}
	return e, told(e.decode(place, plain))
}

// put stages a record that was read at the given revision; ErrStale.
func (c *change) put(place seal.Place, rev uint64, plain []byte) (*value, error) {
	v, err := c.touch(place)
	if err != nil {
		return nil, err
	}
	if rev != v.rev() {
		return nil, because(ErrStale, fmt.Errorf("%s: revision %d, and %d stands there", place.Bucket, rev, v.rev()))
	}
	v.plain, v.gone, v.card = plain, false, nil
	return v, nil
}

// remove stages the removal of a record; ErrNotFound.
func (c *change) remove(place seal.Place) error {
	v, err := c.touch(place)
	if err != nil {
		return err
	}
	if v.gone || v.before == nil && v.plain == nil {
		return ErrNotFound
	}
	v.plain, v.gone, v.card = nil, true, nil
	return nil
}

// write seals and writes what was staged, and the manifest. errNothing if
// nothing was.
func (c *change) write(now time.Time) error {
	m, touched := c.manifest, false
	for _, v := range c.order {
		if v.plain == nil && (!v.gone || v.before == nil) {
			continue
		}
		touched = true
		if v.before != nil {
			m.remove(v.sum)
		}
		if err := c.writeValue(v, &m); err != nil {
			return told(err)
		}
	}
	if !touched {
		return errNothing
	}
	c.manifest = m.next(now)
	return told(c.manifest.write(c.tx, c.key))
}

// writeValue seals and writes one value, and adds it to m. Its revision is the
// generation of the change: no value that ever stood there had it, not even one
// that was removed since.
func (c *change) writeValue(v *value, m *manifest) error {
	if v.plain == nil {
		return c.tx.Delete(v.place.Bucket, v.place.Key)
	}
	rev := c.manifest.generation + 1
	sealed, err := c.key.Seal(v.place, rev, v.plain)
	if err != nil {
		return err
	}
	sum, err := c.key.Tag(v.place, rev, sealed)
	if err != nil {
		return err
	}
	m.add(sum)
	v.after = &entry{rev: rev, mark: markOf(sealed), sum: sum}
	return c.tx.Put(v.place.Bucket, v.place.Key, engine.Value{Rev: rev, Sealed: sealed})
}
