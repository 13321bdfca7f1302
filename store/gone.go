package store

import (
	"errors"
	"fmt"
	"slices"

	"rapport/store/engine"
	"rapport/store/record"
	"rapport/store/seal"
	"rapport/store/wire"
)

// The vault remembers by their ids, and by nothing else, which clients were
// erased, so that a backup which still holds one of them does not bring them
// back. The list is one sealed value, covered by the manifest like any other.

// erased lists the clients who were erased.
func (h *holding) erased() []record.ID {
	if e := h.entries[gonePlace]; e != nil {
		return e.gone
	}
	return nil
}

// withErased is a list with more clients in it, each once.
func withErased(list []record.ID, more ...record.ID) []record.ID {
	list = slices.Concat(list, more)
	slices.SortFunc(list, record.ID.Compare)
	return slices.Compact(list)
}

// comesBack takes a client off the list: a card that was made anew under the
// same id, as an import does, is there because somebody wanted it.
func (c *change) comesBack(client record.ID) error {
	plain, rev, err := c.get(gonePlace)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	ids, err := wire.Gone(plain)
	if err != nil {
		return told(err)
	}
	left := slices.DeleteFunc(slices.Clone(ids), func(id record.ID) bool { return id == client })
	if len(left) == len(ids) {
		return nil
	}
	_, err = c.put(gonePlace, rev, wire.AppendGone(nil, left))
	return err
}

// without copies everything of a store but what belongs to some clients, lists
// them as erased, and writes the desk and the manifest that go with what is
// left. The clients need not be there.
func (h *holding) without(clients []record.ID, key seal.Sealer, old engine.Reader, fresh engine.Fresh, now int64) error {
	goes := map[seal.Place]bool{manifestPlace: true, gonePlace: true}
	left := h.caseload.Desk
	for _, client := range clients {
		goes[cardPlace(client)] = true
		hours := h.caseload.Sessions(client)
		for _, s := range hours {
			goes[sessionPlace(s.ID)] = true
		}
		left = withoutDrafts(left, client, hours)
	}
	newDesk := len(left.Drafts) < len(h.caseload.Desk.Drafts)
	goes[deskPlace] = newDesk
	err := engine.Copy(fresh, old, func(bucket, key string) bool { return !goes[seal.Place{Bucket: bucket, Key: key}] })
	if err != nil {
		return err
	}
	w := rewriter{fresh: fresh, key: key, manifest: h.manifest.after()}
	for place, is := range goes {
		if e := h.entries[place]; is && e != nil {
			w.manifest.remove(e.sum)
		}
	}
	if newDesk {
		w.put(deskPlace, wire.AppendDesk(nil, left))
	}
	w.put(gonePlace, wire.AppendGone(nil, withErased(h.erased(), clients...)))
	return w.finish(now)
}

// rewriter seals values into a fresh store, all of them at the generation of
// its manifest, and counts them in. The first error stays.
type rewriter struct {
	fresh    engine.Fresh
	key      seal.Sealer
	manifest manifest
	err      error
}

func (w *rewriter) put(place seal.Place, plain []byte) {
	if w.err != nil {
		return
	}
	w.err = putSealed(w.fresh, w.key, place, w.manifest.generation, plain, &w.manifest)
}

// finish writes the manifest.
func (w *rewriter) finish(now int64) error {
	if w.err != nil {
		return fmt.Errorf("writing anew: %w", w.err)
	}
	w.manifest.written = now
	return w.manifest.write(w.fresh, w.key)
}
