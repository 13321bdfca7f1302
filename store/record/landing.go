package record

import "slices"

// Reasons given to an interest that rests by itself.
const (
	becauseFlat = "fell flat twice"
	becauseWorn = "worn for now"
	becauseSore = "did not sit well"
)

// restsAfter is the number of landings in a row that fell flat after which an
// interest rests. A joke wears out the first time.
const restsAfter = 2

// Land settles a question in hand on the day: it leaves the hand, and unless
// it was not asked (Unlanded) it joins the asked questions and its interest
// learns of it. Lit and fine move last heard; flat twice in a row lets an open
// interest rest, a joke at once; sore lets it rest at once, and the screen offers to hold it
// gently or close it. Landing the same question again on the day corrects the
// landing, except that a day on which it lit the client up stays one.
func (c *Card) Land(h Held, l Landing, day Date) {
	c.putBack(h)
	if l == Unlanded {
		return
	}
	asked := Asked{Question: h.Question, Interest: h.Interest, On: day, Landed: l}
	in := c.Interest(h.Interest)
	if at := c.askedOn(h, day); at >= 0 {
		if in != nil {
			in.unland(c.Asked[at].Landed)
		}
		c.Asked = slices.Delete(slices.Clone(c.Asked), at, at+1)
	}
	c.Asked = append(c.Asked, asked)
	if in != nil {
		in.land(l, day)
	}
}

// Tried keeps a question in hand that was asked in the hour, so that how it
// landed may still be said when the hour is over. Where three others are in
// hand there is no room for it.
func (c *Card) Tried(h Held) {
	if len(c.InHand) < MaxInHand && !slices.ContainsFunc(c.InHand, h.Same) {
		c.InHand = append(slices.Clone(c.InHand), h)
	}
}

// AskedUnsaid settles a question that was asked on the day, and nobody said how
// it landed: it leaves the hand, it was asked, and nothing else comes of it.
func (c *Card) AskedUnsaid(h Held, day Date) {
	c.putBack(h)
	if c.askedOn(h, day) < 0 {
		c.Asked = append(slices.Clone(c.Asked), Asked{Question: h.Question, Interest: h.Interest, On: day})
	}
	if in := c.Interest(h.Interest); in != nil {
		in.Asked = max(in.Asked, day)
	}
}

// askedOn is where the question stands among those asked on the day, or -1.
func (c *Card) askedOn(h Held, day Date) int {
	return slices.IndexFunc(c.Asked, func(a Asked) bool {
		return a.On == day && a.Question == h.Question && a.Interest == h.Interest
	})
}

func (in *Interest) land(l Landing, day Date) {
	in.Asked = max(in.Asked, day)
	in.Landed = l
	switch l {
	case Lit:
		in.LitOn(day)
		in.Flats = 0
	case Fine:
		in.HeardOn(day)
		in.Flats = 0
	case Flat:
		in.Flats++
		switch {
		case in.Kind == Joke:
			in.rest(becauseWorn)
		case in.Flats >= restsAfter:
			in.rest(becauseFlat)
		}
	case Sore:
		in.rest(becauseSore)
	}
}

// rest lets an open interest rest; what is held more closely stays so.
func (in *Interest) rest(because string) {
	if in.Standing == Open {
		in.Standing, in.Because = Resting, because
	}
}

// unland takes back what a landing did by itself, before another is given.
func (in *Interest) unland(l Landing) {
	if l == Flat {
		in.Flats = max(in.Flats-1, 0)
	}
	byItself := l == Flat && (in.Because == becauseFlat || in.Because == becauseWorn) || l == Sore && in.Because == becauseSore
	if in.Standing == Resting && byItself {
		in.Standing, in.Because = Open, ""
	}
}

// putBack takes a question out of hand.
func (c *Card) putBack(h Held) {
	c.InHand = slices.DeleteFunc(slices.Clone(c.InHand), h.Same)
}

// Same reports whether two questions in hand are one: the same question of the
// bank about the same thing, or, of one's own, the same words.
func (h Held) Same(other Held) bool {
	if h.Question == "" && other.Question == "" {
		return Fold(h.Text) == Fold(other.Text)
	}
	return h.Question == other.Question && h.Interest == other.Interest
}
