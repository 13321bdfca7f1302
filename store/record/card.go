package record

// Card is a client and everything that is known about them apart from the
// sessions. It is read, written and sealed as one value.
type Card struct {
	Client
	Interests []Interest
	// Rev is the revision under which the vault holds this card; the vault sets
	// it and refuses to write over a newer one. Zero is a card never written.
	Rev uint64
}

// Interest finds an interest by id; nil when the card has none.
func (c *Card) Interest(id ID) *Interest {
	for i := range c.Interests {
		if c.Interests[i].ID == id {
			return &c.Interests[i]
		}
	}
	return nil
}

// Named finds an interest of the kind by its folded name; nil when the card
// has none. Kind zero looks among all.
func (c *Card) Named(kind Kind, name string) *Interest {
	folded := Fold(name)
	for i := range c.Interests {
		in := &c.Interests[i]
		if (kind == 0 || in.Kind == kind) && Fold(in.Name) == folded {
			return in
		}
	}
	return nil
}

// Join lets two interests belong with each other, or with off no longer.
func (c *Card) Join(a, b ID, off bool) {
	for _, pair := range [][2]ID{{a, b}, {b, a}} {
		in := c.Interest(pair[0])
		if in == nil || a == b {
			continue
		}
		in.Links = without(in.Links, pair[1])
		if !off {
			in.Links = append(in.Links, pair[1])
		}
	}
}

// Remove takes an interest off the card, with what pointed at it. What was
// carried keeps its words.
func (c *Card) Remove(id ID) {
	kept := c.Interests[:0:0]
	for _, in := range c.Interests {
		if in.ID == id {
			continue
		}
		in.Links = without(in.Links, id)
		kept = append(kept, in)
	}
	c.Interests = kept
	held := c.InHand[:0:0]
	for _, h := range c.InHand {
		if h.Interest != id {
			held = append(held, h)
		}
	}
	c.InHand = held
	carried := c.Carried[:0:0]
	for _, k := range c.Carried {
		if k.Interest == id {
			k.Interest = ID{}
		}
		carried = append(carried, k)
	}
	c.Carried = carried
}

func without(ids []ID, id ID) []ID {
	kept := ids[:0:0]
	for _, have := range ids {
		if have != id {
			kept = append(kept, have)
		}
	}
	return kept
}

// Clone returns a copy that shares nothing that can be changed.
func (c *Card) Clone() *Card {
	out := &Card{Client: c.Client.Clone(), Rev: c.Rev}
	out.Interests = make([]Interest, len(c.Interests))
	for i, in := range c.Interests {
		out.Interests[i] = in.Clone()
	}
	return out
}
