package engine

import "errors"

// What an engine answers when it cannot do what was asked. Callers branch on
// them with errors.Is; the message of the wrapping error names the file.
var (
	// ErrNotFound: no value at this place.
	ErrNotFound = errors.New("nothing is stored there")
	// ErrNoStore: there is no store at this path.
	ErrNoStore = errors.New("there is no vault here")
	// ErrExists: there is something at this path already; it is left alone.
	ErrExists = errors.New("there is already a file here")
	// ErrInUse: the lock was not to be had in the time given.
	ErrInUse = errors.New("the vault is in use by another program")
	// ErrDamaged: the store's bytes are not what was written.
	ErrDamaged = errors.New("the vault is damaged")
	// ErrEmpty: the file has size 0. It is never made anew: something emptied it.
	ErrEmpty = errors.New("the vault file is empty")
	// ErrBehind: one of two copies of the newest state is broken; Update is
	// refused until a Rewrite.
	ErrBehind = errors.New("the last change may be missing")
	// ErrFull: no room (disk, quota, or a limit on the size of files). The store
	// is as it was before.
	ErrFull = errors.New("the disk is full")
	// ErrSymlink: the path, or its lock, is a symbolic link.
	ErrSymlink = errors.New("the vault file is a symbolic link")
	// ErrNotOurs: not a regular file, another user's, or readable by others and
	// not to be changed.
	ErrNotOurs = errors.New("the vault file is not safe to use")
	// ErrReadOnly: the file or its folder cannot be written to.
	ErrReadOnly = errors.New("the vault cannot be written to")
	// ErrDisk: the system could not do what was asked of a file, for no reason that
	// has a name here. The store is as it was; after an Update that could not be
	// committed, it may be as it was to become.
	ErrDisk = errors.New("the system could not read or write the file")
	// ErrUnsure: what was asked is done, and may be undone again by a loss of power.
	ErrUnsure = errors.New("it is done, and not surely for good")
	// ErrNewer: written by a newer version of this program.
	ErrNewer = errors.New("the vault was written by a newer version of this program")
	// ErrClosed: the engine was closed.
	ErrClosed = errors.New("the vault is closed")
	// ErrBadPlace: a bucket or key that cannot be stored: empty or too long.
	ErrBadPlace = errors.New("a bucket or key is empty or too long")
)
