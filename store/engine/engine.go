// Package engine is the small interface under the vault: a place that keeps
// sealed values by bucket and key, and one opaque header beside them.
//
// Rules, for every engine:
//
//   - Nothing here is in clear but the header, which is opaque, and each value's
//     revision number. An engine never sees a key, a passphrase or a record, and
//     is not told which client a value belongs to: keys are random.
//   - An engine keeps the revision with the value and gives both back; it does
//     not judge it. Whether a revision is stale, and whether a value is the one
//     that belongs there, is for the vault, which binds revision and place into
//     the sealed bytes and into a manifest.
//   - What View and Update read is one consistent state. Update is all or
//     nothing, and durable when it returns nil.
//   - A function given to View, Update or Rewrite has no effect outside: an
//     engine that has to try again may run it more than once. It does not call
//     its engine again (it would wait for itself, and answer ErrInUse). The
//     Reader and the Tx are of no use once it has returned.
//   - Bytes handed out are the caller's own; bytes handed in are copied.
//   - The header is written only into a fresh store (Create of an engine,
//     Rewrite, Replace), so that no key slot that was replaced stays readable in
//     pages that were set free.
//
// Package conform holds the tests that every engine passes.
package engine

// State names one state of what an engine keeps, without saying anything about
// it: equal states have equal contents. It is compared, and nothing else. The
// zero State is no state: everything differs from it.
type State string

// Value is what stands at one place: a revision, in clear, and sealed bytes.
type Value struct {
	Rev    uint64
	Sealed []byte
}

// Reader reads one consistent state.
type Reader interface {
	// Header returns the header that the fresh store was given; ErrDamaged if
	// there is none.
	Header() ([]byte, error)
	// Get returns the value at a place, or ErrNotFound.
	Get(bucket, key string) (Value, error)
	// Scan calls fn for every value of a bucket in the order of their keys, and
	// ends at the first error of fn, which it returns. A bucket that was never
	// written to has no values. In an Update, fn does not change the bucket.
	Scan(bucket string, fn func(key string, v Value) error) error
	// Buckets lists, in order, the buckets that hold at least one value.
	Buckets() ([]string, error)
	// State is the state being read; in an Update, that before the change.
	State() State
	// Health tells what the engine knows to be wrong though it can be read.
	Health() Health
}

// Tx reads and changes. Reads see the transaction's own changes.
type Tx interface {
	Reader
	// Put writes the value at a place, in place of what stood there.
	Put(bucket, key string, v Value) error
	// Delete removes the value at a place; none there is no error. Its bytes may
	// stay in the store until a Rewrite.
	Delete(bucket, key string) error
}

// Fresh is a transaction on a new, empty store.
type Fresh interface {
	Tx
	// SetHeader gives the new store its header. A store without one is refused.
	SetHeader(header []byte) error
}

// Health is what may be wrong with a store that can still be read.
type Health int

const (
	// Sound: nothing is known to be wrong.
	Sound Health = iota
	// Behind: one of two copies of the newest state is broken, so that the last
	// change may be missing. Update answers ErrBehind; a Rewrite makes it sound.
	Behind
)

// Engine keeps sealed values. It may be used from several goroutines; its
// operations then stand in a row. Other engines, in this process or another,
// may keep the same store at the same time.
type Engine interface {
	// View runs fn on one state. It changes nothing.
	View(fn func(Reader) error) error
	// Update runs fn and makes its changes durable, all of them, or none when fn
	// returns an error. It returns the state that it made. ErrInUse also when
	// somebody put another store in the place of this one meanwhile: the change is
	// not in it.
	Update(fn func(Tx) error) (State, error)
	// Changed says whether the store is in another state than the given one. It
	// waits for no lock and is cheap enough to be asked each second; it may say
	// so wrongly, and the next View tells. It does not judge the contents.
	Changed(since State) (bool, error)
	// Rewrite makes a new store from an old one: fill reads the old state and
	// writes everything that is to remain, the header too (Copy does both);
	// verify reads the result back; then it takes the place of the old one in
	// one step. Nothing of the old store that fill did not write remains. An
	// error, or a crash, leaves the old store as it was.
	Rewrite(fill func(old Reader, fresh Fresh) error, verify func(Reader) error) (State, error)
	// Replace is a Rewrite that never looks at the old store, which may be
	// damaged: for restoring.
	Replace(fill func(Fresh) error, verify func(Reader) error) (State, error)
	// Check looks at the whole of the store's own structure, which View and
	// Update look at only in part, and answers ErrDamaged with what it found. A
	// vault checks when it is opened, before it writes. It cannot judge values.
	Check() error
	// Close ends the use of the engine. It waits for a running operation.
	Close() error
}

// Copy writes the header and every value of one store into a fresh one. With
// keep not nil, only the places for which it returns true are copied.
func Copy(fresh Fresh, old Reader, keep func(bucket, key string) bool) error {
	header, err := old.Header()
	if err != nil {
		return err
	}
	if err := fresh.SetHeader(header); err != nil {
		return err
	}
	buckets, err := old.Buckets()
	if err != nil {
		return err
	}
	for _, bucket := range buckets {
		err := old.Scan(bucket, func(key string, v Value) error {
			if keep != nil && !keep(bucket, key) {
				return nil
			}
			return fresh.Put(bucket, key, v)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
