package store

import (
	"errors"

	"rapport/store/engine"
	"rapport/store/seal"
	"rapport/store/wire"
)

// Fault is one thing that can be wrong with a vault, told in one sentence:
// what it is, and what to do about it. Tell them apart with errors.Is and the
// variables below; errors.As with a *Fault gives the two halves.
type Fault struct{ What, Do string }

func (f *Fault) Error() string { return f.What + ": " + f.Do }

// Done reports whether what was asked for was done all the same, so that doing it
// again would do it twice. For whoever does not know this package, see undo.Done.
func (f *Fault) Done() bool { return f == ErrUnsure }

// The faults of a vault. An error of this package has the sentence of its
// fault, and keeps what lay beneath it for errors.Is and errors.As.
var (
	ErrNoVault = &Fault{"there is no vault here", "make one with rapport init, or name another file with --vault"}
	ErrExists  = &Fault{"there is already a file here", "choose another name, or move that file away first"}
	ErrInUse   = &Fault{"the vault is in use by another program", "wait until that is done, then try again"}
	// ErrWrongPassphrase: no slot opens, neither to a passphrase nor to a code that
	// is not the vault's, nor to any where the header was altered. A slip of a
	// finger is by far the likeliest, so that it does not begin with damage.
	ErrWrongPassphrase = &Fault{"this does not open the vault", "type it again, or use the recovery code with rapport recover; if neither opens it, a backup may"}
	ErrEmptyPassphrase = &Fault{"the passphrase is empty", "choose one of several words"}
	ErrNotRecovery     = &Fault{"these are not the eight words of a recovery code", "compare them with what was written down when the vault was made"}
	ErrNotPassphrase   = &Fault{"this is the recovery code, which a new key makes void", "type the passphrase; if it is forgotten, set a new one first with rapport recover"}
	ErrLocked          = &Fault{"the vault is locked", "unlock it with the passphrase"}
	// ErrKeyring: there is no slot for a keyring, or this machine's keyring does
	// not give what opens it. Reason tells which.
	ErrKeyring = &Fault{"the keyring does not open this vault", "the passphrase does, as before"}
	// ErrRekeyed: the data key is another than the one held: the vault was given
	// a new key, or another vault stands in its place.
	ErrRekeyed = &Fault{"the vault has a new key since it was unlocked", "enter the passphrase again"}
	ErrDamaged = &Fault{"the vault is damaged", "keep it as it is; rapport restore puts a backup back, rapport rescue saves what still opens"}
	// ErrAltered is ErrDamaged too: the header is not the one this program wrote.
	ErrAltered   = &Fault{"the vault's header was altered", "keep it as it is, and put a backup back with rapport restore"}
	ErrEmptyFile = &Fault{"the vault file is empty", "something emptied it; put a backup back with rapport restore, or move it away to begin anew"}
	// ErrNothingLeft: not one value opens.
	ErrNothingLeft = &Fault{"nothing in this file can be read any more", "keep it as it is, and put back a copy made earlier"}
	ErrNewer       = &Fault{"the vault was written by a newer version of rapport", "update this program"}
	// ErrBehind is a warning, see Vault.Warning.
	ErrBehind    = &Fault{"the last change may be missing", "look at what was written last; the next change makes the file whole again"}
	ErrStale     = &Fault{"this was changed elsewhere in the meantime", "look at it again, then make the change"}
	ErrCodeTaken = &Fault{"another client has this code", "choose another code"}
	ErrNotFound  = &Fault{"it is not in the vault", "it may have been removed elsewhere; look at the list again"}
	ErrFull      = &Fault{"there is no room to write", "make room on the disk, then try again; what was there is unchanged"}
	// ErrDisk: the system gave an error that says nothing more. What was to be
	// changed is as it was, or as it was to become.
	ErrDisk = &Fault{"the vault's file could not be read or written", "see that the disk is there and well, look at what was written last, then try again"}
	// ErrUnsure: done, unlike with every other fault.
	ErrUnsure   = &Fault{"this is done, and the disk did not say that it will stay", "see that the disk is well; after a loss of power it may be as it was before"}
	ErrReadOnly = &Fault{"the vault cannot be written to", "look at who may write to the file and its folder"}
	ErrSymlink  = &Fault{"the vault file is a symbolic link", "name the file itself"}
	ErrNoBackup = &Fault{"there is no such backup", "rapport check lists those that there are"}
	// The faults of a backup are those of a vault too, for errors.Is.
	ErrBackupEmpty   = &Fault{"the backup is an empty file", "choose another; rapport check tells which are whole"}
	ErrBackupDamaged = &Fault{"the backup is damaged", "choose another; rapport check tells which are whole"}
	ErrBackupNewer   = &Fault{"the backup was written by a newer version of rapport", "update this program"}
	ErrNotBackup     = &Fault{"this is not the file of a backup", "name the file itself, one that belongs to you alone"}
	// ErrBackupPlace: nothing can be written there.
	ErrBackupPlace = &Fault{"the folder of the backups cannot be written to", "look at who may write to it, and whether it is a folder"}
	// ErrForeign: restoring would put somebody else's caseload in the place of this.
	ErrForeign = &Fault{"this is a backup of another vault", "restore it to a file of its own, named with --vault"}
	ErrNotOurs = &Fault{"the vault file is not safe to use", "it is to be a plain file that belongs to you alone"}
)

// beneath says which fault an error of the packages below is. The order
// matters where one error is two.
var beneath = []struct {
	lower error
	fault *Fault
}{
	{wire.ErrNewer, ErrNewer},
	{engine.ErrNewer, ErrNewer},
	{seal.ErrNewer, ErrNewer},
	{wire.ErrMalformed, ErrDamaged},
	{engine.ErrDamaged, ErrDamaged},
	{seal.ErrDamaged, ErrDamaged},
	{seal.ErrAltered, ErrDamaged},
	{seal.ErrWrongPassphrase, ErrWrongPassphrase},
	{seal.ErrEmptyPassphrase, ErrEmptyPassphrase},
	{seal.ErrOtherKey, ErrRekeyed},
	{seal.ErrWiped, ErrLocked},
	{engine.ErrClosed, ErrLocked},
	{engine.ErrUnsure, ErrUnsure},
	{engine.ErrNoStore, ErrNoVault},
	{engine.ErrExists, ErrExists},
	{engine.ErrInUse, ErrInUse},
	{engine.ErrEmpty, ErrEmptyFile},
	{engine.ErrBehind, ErrBehind},
	{engine.ErrFull, ErrFull},
	{engine.ErrReadOnly, ErrReadOnly},
	{engine.ErrSymlink, ErrSymlink},
	{engine.ErrNotOurs, ErrNotOurs},
	{engine.ErrNotFound, ErrNotFound},
	{engine.ErrDisk, ErrDisk},
}

// failure is a fault with what caused it. It reads as the fault alone; the
// cause can hold paths and page numbers.
type failure struct {
	fault *Fault
	cause error
}

func (f *failure) Error() string { return f.fault.Error() }

func (f *failure) Unwrap() []error { return []error{f.fault, f.cause} }

// because is a fault with its cause.
func because(fault *Fault, cause error) error { return &failure{fault, cause} }

// told gives an error its fault, unless it has one. An error of no known sort,
// such as that of a function given to Update, stays as it is.
func told(err error) error {
	var have *Fault
	if err == nil || errors.As(err, &have) {
		return err
	}
	for _, b := range beneath {
		if errors.Is(err, b.lower) {
			return because(b.fault, err)
		}
	}
	return err
}

// toldHeader is told for what comes of reading or opening a header, where an
// alteration is not a matter of one value.
func toldHeader(err error) error {
	if errors.Is(err, seal.ErrAltered) {
		return because(ErrAltered, because(ErrDamaged, err))
	}
	return told(err)
}

// damaged is ErrDamaged for a reason of this package's own.
func damaged(reason string) error { return because(ErrDamaged, errors.New(reason)) }

// Reason is what lay beneath an error of this package, for a report on damage;
// empty if there is nothing more to say. It can name files, and no client.
func Reason(err error) string {
	var f *failure
	for errors.As(err, &f) {
		err = f.cause
		if next := new(failure); !errors.As(err, &next) {
			return err.Error()
		}
	}
	return ""
}
