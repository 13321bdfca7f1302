package store

import (
	"fmt"
	"io"

	"rapport/store/engine"
	"rapport/store/record"
	"rapport/store/seal"
)

// Hand reads and writes one session and nothing else: it is what stays while
// an hour is open and the rest of the vault is locked. It holds the keys of
// that session and of the manifest, from which no other key can be made. It
// may be used from several goroutines.
type Hand struct {
	eng   engine.Engine
	opt   Options
	key   *seal.Narrow
	place seal.Place
}

// Format keeps a hand out of every fmt verb.
func (h *Hand) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, seal.Elided) }

// Keep makes a hand for one session, which stays good when the vault is
// locked. ErrLocked, ErrNotFound.
func (v *Vault) Keep(session record.ID) (*Hand, error) {
	v.op.Lock()
	defer v.op.Unlock()
	if v.key == nil {
		return nil, ErrLocked
	}
	place := sessionPlace(session)
	key, err := v.key.Narrow(place, manifestPlace)
	if err != nil {
		return nil, told(err)
	}
	h := &Hand{eng: v.eng, opt: v.opt, key: key, place: place}
	if _, err := h.Session(); err != nil {
		h.Drop()
		return nil, err
	}
	return h, nil
}

// Drop forgets the keys. Everything answers ErrLocked from then on.
func (h *Hand) Drop() { h.key.Wipe() }

// Session reads the session as it now stands. ErrNotFound if it was removed;
// ErrRekeyed, ErrDamaged, ErrInUse.
func (h *Hand) Session() (*record.Session, error) {
	e := &entry{}
	err := h.eng.View(func(r engine.Reader) error {
		if err := checkKey(r, h.key); err != nil {
			return err
		}
		stored, err := r.Get(h.place.Bucket, h.place.Key)
		if err != nil {
			return err
		}
		plain, err := h.key.Open(h.place, stored.Rev, stored.Sealed)
		if err != nil {
			return err
		}
		e.rev = stored.Rev
		return e.decode(h.place, plain)
	})
	if err != nil {
		return nil, told(err)
	}
	return e.session, nil
}

// Update runs fn on the freshly read session and writes it, durably. fn may be
// run again, so it has no effect outside; it leaves the session's id and client
// alone. The errors are those of Vault.Update; ErrBehind if the file has first
// to be made whole by a change of the unlocked vault.
func (h *Hand) Update(fn func(*record.Session) error) error {
	_, err := h.eng.Update(func(tx engine.Tx) error {
		c, err := begin(tx, tx.State(), h.key, nil)
		if err != nil {
			return err
		}
		s, err := c.Session(record.ID([]byte(h.place.Key)))
		if err != nil {
			return err
		}
		id, client := s.ID, s.Client
		if err := fn(s); err != nil {
			return err
		}
		s.ID, s.Client = id, client
		if err := c.PutSession(s); err != nil {
			return err
		}
		return c.write(h.opt.now())
	})
	return told(err)
}
