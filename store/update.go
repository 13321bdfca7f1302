package store

import (
	"errors"
	"maps"

	"rapport/store/engine"
	"rapport/store/record"
	"rapport/store/seal"
)

// Update runs fn on freshly read values, under the lock, and makes what it put
// durable: all of it, or nothing when fn or anything else gives an error. fn
// may be run again, so it has no effect outside; it does not call the vault.
// What fn puts gets a new revision, which the next Caseload shows; the records
// handed to it are not touched.
//
// ErrLocked, ErrInUse, ErrRekeyed, ErrFull, ErrDisk, ErrUnsure, ErrReadOnly,
// ErrDamaged, what the methods of record.Tx give, and fn's own error as it is.
func (v *Vault) Update(fn func(record.Tx) error) error {
	v.op.Lock()
	defer v.op.Unlock()
	if err := v.writable(); err != nil {
		return err
	}
	var c *change
	state, err := v.eng.Update(func(tx engine.Tx) (err error) {
		c, err = v.run(tx, tx.State(), fn)
		return err
	})
	switch {
	case err == nil:
		v.wrote.Store(true)
		v.moveOn(c, state)
		return nil
	case errors.Is(err, errNothing):
		return nil
	case errors.Is(err, engine.ErrBehind):
		return v.rewriteWith(fn)
	}
	return v.noted(err)
}

// run runs fn as a change and writes what it staged.
func (v *Vault) run(tx engine.Tx, state engine.State, fn func(record.Tx) error) (*change, error) {
	c, err := begin(tx, state, v.key, v.held.Load())
	if err != nil {
		return nil, err
	}
	if err := fn(c); err != nil {
		return nil, err
	}
	return c, c.write(v.opt.now())
}

// rewriteWith makes a change together with a new file, because one copy of the
// old one's newest state is broken. What is there is verified whole before.
func (v *Vault) rewriteWith(fn func(record.Tx) error) error {
	err := v.rewrite(func(old engine.Reader, fresh engine.Fresh) error {
		if _, err := load(old, v.key, nil); err != nil {
			return err
		}
		if err := engine.Copy(fresh, old, nil); err != nil {
			return err
		}
		_, err := v.run(fresh, old.State(), fn)
		return err
	}, nil)
	switch {
	case err == nil:
		v.wrote.Store(true)
	case errors.Is(err, errNothing):
		return nil
	}
	return err
}

// moveOn takes a committed change into what is held. If another program had
// written before it, the next Caseload reads what is new.
func (v *Vault) moveOn(c *change, state engine.State) {
	if c.held == nil || state == "" {
		return
	}
	h, err := c.held.with(c, state)
	if err != nil {
		return // the next Caseload reads it all from the file
	}
	v.held.Store(h)
}

// with is the holding after a change. It takes over the entries of the one
// before it, which is good for its caseload only from then on.
func (h *holding) with(c *change, state engine.State) (*holding, error) {
	next := &holding{state: state, manifest: c.manifest, entries: h.entries}
	changed := map[seal.Place]*entry{}
	for _, v := range c.order {
		switch {
		case v.after != nil:
			if err := v.after.decode(v.place, v.plain); err != nil {
				return nil, err
			}
			changed[v.place] = v.after
		case v.gone && v.before != nil:
			changed[v.place] = nil
		}
	}
	next.caseload = moved(h.caseload, changed)
	maps.Copy(next.entries, changed)
	maps.DeleteFunc(changed, func(_ seal.Place, e *entry) bool { return e != nil })
	for place := range changed {
		delete(next.entries, place)
	}
	return next, nil
}

// moved is a caseload with some records replaced, added or (nil) removed.
func moved(old *record.Caseload, changed map[seal.Place]*entry) *record.Caseload {
	p := pile{
		cards: make([]*record.Card, 0, len(old.Cards())+1),
		hours: make([]*record.Session, 0, old.AllSessions()+1),
		desk:  old.Desk,
	}
	for _, card := range old.Cards() {
		if _, is := changed[cardPlace(card.ID)]; !is {
			p.cards = append(p.cards, card)
		}
		for _, s := range old.Sessions(card.ID) {
			if _, is := changed[sessionPlace(s.ID)]; !is {
				p.hours = append(p.hours, s)
			}
		}
	}
	for _, e := range changed {
		if e != nil {
			p.add(e)
		}
	}
	return p.caseload()
}
