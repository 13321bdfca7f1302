package store

import (
	"errors"
	"fmt"
	"strings"

	"rapport/store/engine"
	"rapport/store/record"
	"rapport/store/seal"
)

// rewrite makes a new file: fill writes it from the old one, then it is read
// back, every value opened and checked against its manifest, and also looks at
// what came of it. Only then does it take the old one's place. With ErrUnsure it
// has. Called under op.
func (v *Vault) rewrite(fill func(engine.Reader, engine.Fresh) error, also func(engine.Reader, *holding) error) error {
	return v.rewriteUnder(v.key, fill, also)
}

// rewriteUnder is rewrite for a new file that is sealed with the given key.
func (v *Vault) rewriteUnder(key *seal.Key, fill func(engine.Reader, engine.Fresh) error, also func(engine.Reader, *holding) error) error {
	var h *holding
	state, err := v.eng.Rewrite(fill, func(r engine.Reader) (err error) {
		if h, err = load(r, key, nil); err != nil {
			return err
		}
		if also == nil {
			return nil
		}
		return also(r, h)
	})
	if err != nil && !errors.Is(err, engine.ErrUnsure) {
		return v.noted(err)
	}
	h.state = state
	v.held.Store(h)
	v.behind.Store(false)
	return told(err)
}

// Erase removes a client and all their sessions, and with them the half-typed
// lines on the desk whose key names one of them by id. The file is written
// anew, so that no sealed byte of them stays in it, and so are the backups
// beside it that hold them: see EraseEverywhere, which tells what became of
// those. ErrNotFound; ErrDamaged.
func (v *Vault) Erase(client record.ID) error {
	_, err := v.EraseEverywhere(client)
	return err
}

// eraseHere is Erase in the vault's own file.
func (v *Vault) eraseHere(client record.ID) error {
	v.op.Lock()
	defer v.op.Unlock()
	if err := v.writable(); err != nil {
		return err
	}
	return v.rewrite(func(old engine.Reader, fresh engine.Fresh) error {
		h, err := load(old, v.key, nil)
		if err != nil {
			return err
		}
		if h.caseload.Card(client) == nil {
			return ErrNotFound
		}
		return h.without([]record.ID{client}, v.key, old, fresh, v.opt.now().Unix())
	}, func(_ engine.Reader, h *holding) error { return h.lacks(client) })
}

// lacks makes sure that nothing of a client is left.
func (h *holding) lacks(client record.ID) error {
	if h.caseload.Card(client) != nil || len(h.caseload.Sessions(client)) != 0 {
		return errors.New("the new file still holds the client")
	}
	return nil
}

// withoutDrafts is the desk without the lines whose key names the client or
// one of the sessions.
func withoutDrafts(d *record.Desk, client record.ID, hours []*record.Session) *record.Desk {
	names := []string{client.String()}
	for _, s := range hours {
		names = append(names, s.ID.String())
	}
	left := &record.Desk{}
	for _, draft := range d.Drafts {
		if !containsAny(draft.Key, names) {
			left.Drafts = append(left.Drafts, draft)
		}
	}
	return left
}

func containsAny(s string, names []string) bool {
	for _, name := range names {
		if strings.Contains(s, name) {
			return true
		}
	}
	return false
}

// replaceHeader rewrites the file with another header for the same key. was
// is the header that it was made from: if another stands there by now, nothing
// is done, and ErrStale.
func (v *Vault) replaceHeader(was, is seal.Header) error {
	return v.rewrite(func(old engine.Reader, fresh engine.Fresh) error {
		if err := stillHas(old, was); err != nil {
			return err
		}
		if _, err := load(old, v.key, nil); err != nil {
			return err
		}
		return engine.Copy(fresh, otherHeader{old, is.Bytes()}, nil)
	}, func(r engine.Reader, _ *holding) error { return tookOver(r, is) })
}

// stillHas makes sure that a header is the one that another was made from:
// ErrStale if it was replaced meanwhile.
func stillHas(old engine.Reader, was seal.Header) error {
	stands, err := old.Header()
	if err == nil && string(stands) != string(was.Bytes()) {
		err = because(ErrStale, errors.New("the header"))
	}
	return err
}

// tookOver makes sure that a new file has the header that it was given, each of
// whose slots was opened when it was made. The old file stands until then.
func tookOver(r engine.Reader, is seal.Header) error {
	stands, err := r.Header()
	if err == nil && string(stands) != string(is.Bytes()) {
		err = fmt.Errorf("the new file has another header: %w", engine.ErrDamaged)
	}
	return err
}

// otherHeader reads as a store with another header, so that the old header is
// never written into the new file.
type otherHeader struct {
	engine.Reader
	header []byte
}

func (o otherHeader) Header() ([]byte, error) { return o.header, nil }
