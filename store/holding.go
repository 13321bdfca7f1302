package store

import (
	"hash/maphash"

	"rapport/store/engine"
	"rapport/store/record"
	"rapport/store/seal"
	"rapport/store/wire"
)

// holding is what an unlocked vault keeps in memory of one state: every
// record, and by what each value would be known again. It is not changed,
// apart from entries, which only the running operation looks at.
type holding struct {
	state    engine.State
	manifest manifest
	entries  map[seal.Place]*entry
	caseload *record.Caseload
}

// mark tells one sealed value from another: the authentication tag with which it
// ends, and a hash of all its bytes, since damage may leave the tag as it was. A
// value with the same revision and mark at the same place is the one that was
// opened. A mark is good in this process alone.
type mark struct {
	tag  [16]byte
	hash uint64
}

var hashSeed = maphash.MakeSeed()

func markOf(sealed []byte) (m mark) {
	copy(m.tag[:], sealed[max(0, len(sealed)-len(m.tag)):])
	m.hash = maphash.Bytes(hashSeed, sealed)
	return m
}

// entry is one opened value: one of card, session, desk and the erased.
type entry struct {
	rev     uint64
	mark    mark
	sum     seal.Sum // what it adds to the manifest
	card    *record.Card
	session *record.Session
	desk    *record.Desk
	gone    []record.ID
}

// decode reads the record from its opened bytes, which become part of it.
func (e *entry) decode(place seal.Place, plain []byte) (err error) {
	var id record.ID
	switch place.Bucket {
	case cards:
		if e.card, err = wire.Card(plain); err == nil {
			id, e.card.Rev = e.card.ID, e.rev
		}
	case sessions:
		if e.session, err = wire.Session(plain); err == nil {
			id, e.session.Rev = e.session.ID, e.rev
		}
	case desk:
		if e.desk, err = wire.Desk(plain); err == nil {
			e.desk.Rev = e.rev
		}
		return err
	case gone:
		e.gone, err = wire.Gone(plain)
		return err
	}
	if err == nil && string(id[:]) != place.Key {
		err = damaged("a record stands in the place of another")
	}
	return err
}

// same is the entry of a value that is as it was; nil if it is not, or if
// nothing is held.
func (h *holding) same(place seal.Place, v engine.Value) *entry {
	if h == nil {
		return nil
	}
	if e := h.entries[place]; e != nil && e.rev == v.Rev && e.mark == markOf(v.Sealed) {
		return e
	}
	return nil
}

// is reports whether this is the holding of the state.
func (h *holding) is(state engine.State) bool { return h != nil && state != "" && h.state == state }

// arrange makes the caseload of the entries.
func (h *holding) arrange() {
	var p pile
	for _, e := range h.entries {
		p.add(e)
	}
	h.caseload = p.caseload()
}

// pile collects the records of a caseload, in any order.
type pile struct {
	cards []*record.Card
	hours []*record.Session
	desk  *record.Desk
}

// add lays the entry's record on the pile.
func (p *pile) add(e *entry) {
	switch {
	case e.card != nil:
		p.cards = append(p.cards, e.card)
	case e.session != nil:
		p.hours = append(p.hours, e.session)
	case e.desk != nil:
		p.desk = e.desk
	}
}

func (p *pile) caseload() *record.Caseload { return record.NewCaseload(p.cards, p.hours, p.desk) }
