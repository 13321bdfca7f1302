package wire

import (
	"rapport/store/record"

	"google.golang.org/protobuf/encoding/protowire"
)

func (w *writer) interest(in *record.Interest) {
	w.id(interestID, in.ID)
	w.enum(interestKind, kindNumber[in.Kind])
	w.text(interestName, in.Name)
	w.text(interestDetails, in.Details)
	for _, f := range in.Fields {
		w.pair(interestField, f.Key, f.Value)
	}
	w.enum(interestStanding, uint8(in.Standing))
	w.text(interestBecause, in.Because)
	for _, t := range in.Touches {
		w.element(interestTouches, string(t))
	}
	for _, id := range in.Links {
		w.idElement(interestLinks, id)
	}
	w.date(interestFirstHeard, in.FirstHeard)
	w.date(interestHeard, in.Heard)
	w.date(interestAsked, in.Asked)
	w.enum(interestLanded, uint8(in.Landed))
	w.number(interestFlats, int64(in.Flats))
	w.dates(interestLit, in.Lit)
	w.date(interestSetAside, in.SetAside)
}

// sizes tells a reader how much the interests hold together.
func (w *writer) sizes(list []record.Interest) {
	var fields, touches, links, lit int
	for i := range list {
		fields += len(list[i].Fields)
		touches += len(list[i].Touches)
		links += len(list[i].Links)
		lit += len(list[i].Lit)
	}
	if fields+touches+links+lit == 0 {
		return
	}
	at := w.begin(cardSizes)
	for _, n := range []int{fields, touches, links, lit} {
		w.buf = protowire.AppendVarint(w.buf, uint64(n))
	}
	w.end(at)
}

// sizes makes the shared arrays as large as they will need to be. It is a
// hint from outside: taken once, and never for more than the bytes could hold.
func (r *cardReader) sizes() {
	in := r.sub()
	if r.sized {
		return
	}
	r.sized = true
	room := func(least int) int {
		if in.pos >= in.end {
			return 0
		}
		return int(min(in.varint(), uint64(len(r.data)/least)))
	}
	// the fewest bytes that one element takes
	r.fields = sized[record.Field](room(2))
	r.touches = sized[record.Touch](room(2))
	r.links = sized[record.ID](room(2 + len(record.ID{})))
	r.lit = sized[record.Date](room(1))
	r.took(&in)
}

// interest reads one interest to the end of the card's list, which has room.
func (r *cardReader) interest() {
	c := r.sub()
	r.card.Interests = append(r.card.Interests, record.Interest{})
	in := &r.card.Interests[len(r.card.Interests)-1]
	fields, touches, links, lit := len(r.fields), len(r.touches), len(r.links), len(r.lit)
	for c.next() {
		switch c.num {
		case interestID:
			in.ID = c.id()
		case interestKind:
			in.Kind = kindOf[c.enum()]
		case interestName:
			in.Name = c.str()
		case interestDetails:
			in.Details = c.str()
		case interestField:
			key, value := c.pair()
			r.fields = append(r.fields, record.Field{Key: key, Value: value})
		case interestStanding:
			in.Standing = record.Standing(c.enum())
		case interestBecause:
			in.Because = c.str()
		case interestTouches:
			r.touches = append(r.touches, record.Touch(c.str()))
		case interestLinks:
			r.links = append(r.links, c.id())
		case interestFirstHeard:
			in.FirstHeard = c.date()
		case interestHeard:
			in.Heard = c.date()
		case interestAsked:
			in.Asked = c.date()
		case interestLanded:
			in.Landed = record.Landing(c.enum())
		case interestFlats:
			in.Flats = c.int()
		case interestLit:
			r.lit = c.dates(r.lit)
		case interestSetAside:
			in.SetAside = c.date()
		}
	}
	in.Fields = stretch(r.fields, fields)
	in.Touches = stretch(r.touches, touches)
	in.Links = stretch(r.links, links)
	in.Lit = stretch(r.lit, lit)
	r.took(&c)
}

// stretch is what was added to all since from, with no room behind it, so that
// a later append cannot reach into the neighbour's; nil for nothing.
func stretch[T any](all []T, from int) []T {
	if from == len(all) {
		return nil
	}
	return all[from:len(all):len(all)]
}
