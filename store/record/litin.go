package record

import "slices"

// LitIn keeps on the card which things lit the client up in an hour, in place
// of what an earlier form of the hour said: its day may be another now, and a
// mark may be gone. Earlier is nil for a new hour. A day on which a question
// about the thing landed so stays.
func (c *Card) LitIn(s, earlier *Session) {
	if earlier != nil {
		for i := range c.Interests {
			in := &c.Interests[i]
			if earlier.lights(in.ID) && !(s.Date == earlier.Date && s.lights(in.ID)) && !c.landedLit(in.ID, earlier.Date) {
				in.Lit = slices.DeleteFunc(slices.Clone(in.Lit), func(d Date) bool { return d == earlier.Date })
			}
		}
	}
	for i := range c.Interests {
		if in := &c.Interests[i]; s.lights(in.ID) {
			in.LitOn(s.Date)
		}
	}
}

// lights reports whether the thing lit the client up in the hour.
func (s *Session) lights(interest ID) bool {
	return slices.ContainsFunc(s.Marks, func(m Mark) bool { return m.Kind == LitUp && m.Interest == interest })
}

func (c *Card) landedLit(interest ID, day Date) bool {
	return slices.ContainsFunc(c.Asked, func(a Asked) bool { return a.Interest == interest && a.On == day && a.Landed == Lit })
}
