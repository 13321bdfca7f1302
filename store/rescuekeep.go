package store

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"rapport/store/engine"
	"rapport/store/engine/bolt"
	"rapport/store/record"
	"rapport/store/seal"
	"rapport/store/wire"
)

// decode reads what was found, leaves out what is no record, and makes of the
// rest what can be a vault: no code twice, no hour without a client.
func (r *rescue) decode() error {
	if r.newer != nil {
		return r.newer
	}
	all := map[record.ID]*record.Card{}
	var orphans []*record.Session
	var gone *entry
	for _, place := range r.places() {
		v := r.found[place]
		plain, err := r.key.Open(place, v.Rev, v.Sealed)
		if err != nil {
			return told(err)
		}
		e := &entry{rev: v.Rev}
		switch err := e.decode(place, plain); {
		case errors.Is(err, wire.ErrNewer):
			return told(err)
		case err != nil:
			delete(r.found, place)
			r.result.Exact = false
			continue
		}
		switch {
		case e.card != nil:
			all[e.card.ID] = e.card
		case e.session != nil:
			orphans = append(orphans, e.session) // until its client is known
		case e.desk != nil:
			r.result.Drafts = len(e.desk.Drafts) > 0
		case place == gonePlace:
			gone = e
		}
	}
	if gone != nil {
		orphans = r.staysErased(gone, all, orphans)
	}
	r.result.Cards, r.result.Hours, r.result.Kept, r.result.Listed = len(all), len(orphans), len(r.found), -1
	if r.list != nil {
		r.result.Listed, r.result.Written = int(r.list.count), time.Unix(r.list.written, 0)
	}
	r.uniqueCodes(all)
	r.standIns(all, orphans)
	return nil
}

// staysErased leaves out whoever was erased after what was found of them was
// written, and gives the hours that are left. Whoever came back since stays, and
// goes off the list.
func (r *rescue) staysErased(gone *entry, all map[record.ID]*record.Card, hours []*record.Session) []*record.Session {
	list := slices.Clone(gone.gone)
	gone.gone = slices.DeleteFunc(list, func(id record.ID) bool { return all[id] != nil && all[id].Rev > gone.rev })
	for _, id := range gone.gone {
		delete(all, id)
		delete(r.found, cardPlace(id))
	}
	if v := r.found[gonePlace]; v != nil {
		v.plain = wire.AppendGone(nil, gone.gone)
	}
	return slices.DeleteFunc(hours, func(s *record.Session) bool {
		erased := slices.Contains(gone.gone, s.Client)
		if erased {
			delete(r.found, sessionPlace(s.ID))
		}
		return erased
	})
}

// places are those of what was found, in order.
func (r *rescue) places() []seal.Place {
	places := make([]seal.Place, 0, len(r.found))
	for place := range r.found {
		places = append(places, place)
	}
	slices.SortFunc(places, func(a, b seal.Place) int {
		return cmp.Or(cmp.Compare(a.Bucket, b.Bucket), cmp.Compare(a.Key, b.Key))
	})
	return places
}

// uniqueCodes gives a card another code if one that was written later has its
// code by now.
func (r *rescue) uniqueCodes(all map[record.ID]*record.Card) {
	newest := make([]*record.Card, 0, len(all))
	for _, c := range all {
		newest = append(newest, c)
	}
	slices.SortFunc(newest, func(a, b *record.Card) int {
		return cmp.Or(cmp.Compare(b.Rev, a.Rev), a.ID.Compare(b.ID))
	})
	taken := codes{}
	for _, c := range newest {
		if taken[c.Code] {
			c.Code = record.SuggestCode(c.Code, taken.has)
			r.reseal(c)
			r.result.Renamed++
		}
		taken[c.Code] = true
	}
}

// standIns makes a card for every client who is known by hours alone.
func (r *rescue) standIns(all map[record.ID]*record.Card, hours []*record.Session) {
	taken := codes{}
	for _, c := range all {
		taken[c.Code] = true
	}
	slices.SortFunc(hours, func(a, b *record.Session) int { return a.ID.Compare(b.ID) })
	for _, s := range hours {
		if all[s.Client] != nil {
			continue
		}
		code := record.SuggestCode("lost", taken.has)
		taken[code] = true
		c := &record.Card{Client: record.Client{ID: s.Client, Code: code, Called: "card lost", Since: s.Date}}
		all[s.Client] = c
		r.reseal(c)
		r.result.StandIns++
	}
}

// codes are those that somebody has.
type codes map[string]bool

func (c codes) has(code string) bool { return c[code] }

// reseal has a card written anew, in place of what was found of it.
func (r *rescue) reseal(c *record.Card) {
	v := r.found[cardPlace(c.ID)]
	if v == nil {
		v = &relic{}
		r.found[cardPlace(c.ID)] = v
	}
	v.plain = wire.AppendCard(nil, c)
}

// write makes the new vault, under the old header and key if that can be, and
// reads it back whole.
func (r *rescue) write(to string, typed []byte, opt Options) error {
	header, key := r.header, r.key
	if !r.sound {
		var err error
		if header, key, r.result.Recovery, err = r.header.Rekey(typed, opt.cost()); err != nil {
			return toldHeader(err)
		}
		defer key.Wipe()
	}
	eng, err := bolt.Create(to, opt.engine(), func(fresh engine.Fresh) error {
		if err := fresh.SetHeader(header.Bytes()); err != nil {
			return err
		}
		m := manifest{generation: r.top}
		for _, place := range r.places() {
			if err := r.copyTo(fresh, key, place, &m); err != nil {
				return err
			}
		}
		return m.next(opt.now()).write(fresh, key)
	}, func(reader engine.Reader) error {
		_, err := load(reader, key, nil)
		return err
	})
	if err != nil {
		return err
	}
	return eng.Close()
}

// copyTo writes one value as it was found, sealed anew if key or words are other.
func (r *rescue) copyTo(fresh engine.Fresh, key *seal.Key, place seal.Place, m *manifest) error {
	v := r.found[place]
	switch {
	case v.plain != nil:
		return putSealed(fresh, key, place, r.top+1, v.plain, m)
	case key != r.key:
		plain, err := r.key.Open(place, v.Rev, v.Sealed)
		if err != nil {
			return err
		}
		defer clear(plain)
		return putSealed(fresh, key, place, v.Rev, plain, m)
	}
	tag, err := key.Tag(place, v.Rev, v.Sealed)
	if err != nil {
		return err
	}
	m.add(tag)
	return fresh.Put(place.Bucket, place.Key, v.Value)
}
