package seal

import "errors"

// What can be wrong with a header or a value. Callers branch on them with
// errors.Is.
var (
	// ErrDamaged: a header whose checksum is wrong, or a sealed value too short
	// to be one.
	ErrDamaged = errors.New("the bytes are damaged")
	// ErrWrongPassphrase: the header is undamaged, and no slot opens.
	ErrWrongPassphrase = errors.New("wrong passphrase, or the header was altered")
	// ErrAltered: a header with a good checksum that this program did not write,
	// or a value that is not the one sealed for this place and revision.
	ErrAltered = errors.New("the bytes were altered")
	// ErrNewer: a header of a later format.
	ErrNewer = errors.New("written by a newer version of this program")
	// ErrCost: a cost of key derivation outside the limits.
	ErrCost = errors.New("the cost of key derivation is outside the limits")
	// ErrEmptyPassphrase: a new passphrase with nothing in it.
	ErrEmptyPassphrase = errors.New("the passphrase is empty")
	// ErrNoKeyring: the header has no slot for a keyring.
	ErrNoKeyring = errors.New("the header has no slot for a keyring")
	// ErrNotSecret: what came out of a keyring does not open the header's slot.
	ErrNotSecret = errors.New("the secret is not that of the keyring's slot")
	// ErrOtherKey: the key is another vault's, or older than a rekey.
	ErrOtherKey = errors.New("the key belongs to another vault, or to before a rekey")
	// ErrNotHeld: a narrowed key was asked about a place that it was not given.
	ErrNotHeld = errors.New("the key of this place is not held")
	// ErrWiped: the key was wiped.
	ErrWiped = errors.New("the key was wiped")
)
