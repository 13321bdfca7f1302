package store

import (
	"bytes"

	"rapport/store/engine"
	"rapport/store/record"
	"rapport/store/seal"
	"rapport/store/wire"
)

// restoring is what is written of a backup into a vault.
type restoring struct {
	from   *holding
	erased []record.ID
	desk   *record.Desk
	// now and old are what the vault holds, if that can be read: what is the same
	// in both stays as it stands, so that whoever has it on screen can go on.
	now *holding
	old engine.Reader
}

// caseload is what the vault will hold, but for the revisions.
func (r *restoring) caseload() *record.Caseload { return r.from.caseload.Without(r.erased) }

// write writes a new file, and seals what is not there yet at a generation that
// is higher than that of either store, so that no revision is ever used twice at
// a place.
func (r *restoring) write(fresh engine.Fresh, header []byte, key *seal.Key, generation uint64, now int64) error {
	if err := fresh.SetHeader(header); err != nil {
		return err
	}
	w := &rewriter{fresh: fresh, key: key, manifest: manifest{generation: generation + 1}}
	all := r.caseload()
	for _, c := range all.Cards() {
		r.put(w, cardPlace(c.ID), wire.AppendCard(nil, c))
		for _, s := range all.Sessions(c.ID) {
			r.put(w, sessionPlace(s.ID), wire.AppendSession(nil, s))
		}
	}
	left := r.desk
	for _, client := range r.erased {
		left = withoutDrafts(left, client, r.from.caseload.Sessions(client))
	}
	if len(left.Drafts) > 0 {
		r.put(w, deskPlace, wire.AppendDesk(nil, left))
	}
	if len(r.erased) > 0 {
		r.put(w, gonePlace, wire.AppendGone(nil, r.erased))
	}
	return w.finish(now)
}

// put writes one value: the one that stands there, if that says the same.
func (r *restoring) put(w *rewriter, place seal.Place, plain []byte) {
	if r.now == nil || !bytes.Equal(r.now.entries[place].plain(), plain) {
		w.put(place, plain)
		return
	}
	v, err := r.old.Get(place.Bucket, place.Key)
	if err == nil {
		err = w.fresh.Put(place.Bucket, place.Key, v)
	}
	if w.err == nil {
		w.err = err
	}
	w.manifest.add(r.now.entries[place].sum)
}

// plain is the bytes of an entry's record; none of no entry.
func (e *entry) plain() []byte {
	switch {
	case e == nil:
		return nil
	case e.card != nil:
		return wire.AppendCard(nil, e.card)
	case e.session != nil:
		return wire.AppendSession(nil, e.session)
	case e.desk != nil:
		return wire.AppendDesk(nil, e.desk)
	}
	return wire.AppendGone(nil, e.gone)
}
