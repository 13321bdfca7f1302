package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"rapport/store/engine"
	"rapport/store/engine/bolt"
	"rapport/store/record"
	"rapport/store/seal"
)

// Vault is one vault file, locked or unlocked. It may be used from several
// goroutines; its operations then stand in a row.
type Vault struct {
	path   string // whole
	opt    Options
	eng    engine.Engine
	copied bool // a backup, which is read and never written

	op     sync.Mutex // held by the operation that runs
	key    *seal.Key  // nil while locked
	damage error      // once set, nothing more is written

	held   atomic.Pointer[holding] // nil while locked; changed under op
	behind atomic.Bool             // the last change may be missing
	wrote  atomic.Bool             // a change was made through this Vault
}

// Format keeps a vault out of every fmt verb.
func (v *Vault) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, seal.Elided) }

// Exists reports whether anything stands at the path: a vault, or something
// that a vault is not to be made over.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// Create makes a new vault, with its folder if need be, and unlocks it. The
// recovery code is to be shown once and is kept nowhere. ErrExists if there is
// any file at the path; ErrEmptyPassphrase.
func Create(path string, passphrase []byte, opt Options) (*Vault, Recovery, error) {
	if Exists(path) {
		return nil, Recovery{}, because(ErrExists, fmt.Errorf("%s: %w", path, fs.ErrExist))
	}
	header, key, recovery, err := seal.New(passphrase, opt.cost())
	if err != nil {
		return nil, Recovery{}, told(err)
	}
	v := &Vault{path: whole(path), opt: opt, key: key}
	fill := func(fresh engine.Fresh) error {
		if err := fresh.SetHeader(header.Bytes()); err != nil {
			return err
		}
		return manifest{}.next(opt.now()).write(fresh, key)
	}
	var h *holding
	v.eng, err = bolt.Create(path, opt.engine(), fill, func(r engine.Reader) (err error) {
		h, err = load(r, key, nil)
		return err
	})
	if err != nil {
		key.Wipe()
		return nil, Recovery{}, told(err)
	}
	v.held.Store(h)
	return v, recovery, nil
}

// Open looks at an existing vault and leaves it locked. ErrNoVault,
// ErrEmptyFile, ErrSymlink, ErrNotOurs, ErrDamaged.
func Open(path string, opt Options) (*Vault, error) {
	eng, err := bolt.Open(path, opt.engine())
	if err != nil {
		return nil, told(err)
	}
	return &Vault{path: whole(path), opt: opt, eng: eng}, nil
}

// Unlock opens an existing vault with its passphrase, or with its recovery
// code typed in the passphrase's place. The errors are those of Open and of
// Vault.Unlock.
func Unlock(path string, passphrase []byte, opt Options) (*Vault, error) {
	v, err := Open(path, opt)
	if err != nil {
		return nil, err
	}
	if err := v.Unlock(passphrase); err != nil {
		return nil, err
	}
	return v, nil
}

// whole is a path that stays good when the working folder changes.
func whole(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}

// Path is the vault's file.
func (v *Vault) Path() string { return v.path }

// Unlocked reports whether the vault holds its key.
func (v *Vault) Unlocked() bool { return v.held.Load() != nil }

// Lock drops the data key and every record, when the running operation has
// ended. What was handed out before stays with those who hold it.
func (v *Vault) Lock() {
	v.op.Lock()
	defer v.op.Unlock()
	v.drop()
}

func (v *Vault) drop() {
	if v.key != nil {
		v.key.Wipe()
	}
	v.key = nil
	v.held.Store(nil)
}

// Close locks the vault for good. Hands that were kept answer ErrLocked.
func (v *Vault) Close() error {
	v.Lock()
	return told(v.eng.Close())
}

// Warning is ErrBehind while one of two copies of the file's newest state is
// broken: what can be read is whole, but the last change may be missing. The
// next change writes the file anew and ends it. Otherwise nil.
func (v *Vault) Warning() error {
	if v.behind.Load() {
		return ErrBehind
	}
	return nil
}

// Written is when the newest change that this vault has seen was made; the
// zero time if it is locked.
func (v *Vault) Written() time.Time {
	if h := v.held.Load(); h != nil {
		return time.Unix(h.manifest.written, 0)
	}
	return time.Time{}
}

// Changed reports whether the file is in another state than the one last
// read: another program wrote. It needs no key, waits for nothing, and is
// cheap enough for every second. ErrLocked.
func (v *Vault) Changed() (bool, error) {
	h := v.held.Load()
	if h == nil {
		return false, ErrLocked
	}
	changed, err := v.eng.Changed(h.state)
	return changed, told(err)
}

// Caseload is everything in the vault. It is read anew only if the file has
// changed, and then only the values that are not as they were. ErrLocked,
// ErrRekeyed, ErrDamaged; the caseload held before stays good.
func (v *Vault) Caseload() (*record.Caseload, error) {
	if h := v.held.Load(); h != nil {
		if changed, err := v.eng.Changed(h.state); err == nil && !changed {
			return h.caseload, nil
		}
	}
	v.op.Lock()
	defer v.op.Unlock()
	h := v.held.Load()
	if h == nil {
		return nil, ErrLocked
	}
	if changed, err := v.eng.Changed(h.state); err != nil {
		return nil, told(err)
	} else if !changed {
		return h.caseload, nil
	}
	h, err := v.read(v.key, h)
	if err != nil {
		return nil, v.noted(err)
	}
	v.held.Store(h)
	return h.caseload, nil
}

// noted gives an error its fault and remembers damage, after which nothing
// more is written.
func (v *Vault) noted(err error) error {
	err = told(err)
	if errors.Is(err, ErrDamaged) {
		v.damage = err
	}
	return err
}

// writable says whether anything may be written. Called under op.
func (v *Vault) writable() error {
	if v.key == nil {
		return ErrLocked
	}
	return v.damage
}
