package store

import "rapport/store/engine"

// Compact writes the file anew without what is no longer needed: room that was
// set free, and the sealed bytes of what was changed or removed since the last
// time. Every value is opened and checked on the way. ErrLocked, ErrDamaged.
func (v *Vault) Compact() error {
	v.op.Lock()
	defer v.op.Unlock()
	if err := v.writable(); err != nil {
		return err
	}
	return v.rewrite(func(old engine.Reader, fresh engine.Fresh) error {
		if _, err := load(old, v.key, nil); err != nil {
			return err
		}
		return engine.Copy(fresh, old, nil)
	}, nil)
}
