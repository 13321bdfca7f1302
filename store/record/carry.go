package record

import (
	"errors"
	"slices"
)

// ErrCarriedFull is returned when a fourth thing is to be carried forward: ask
// which one to let go.
var ErrCarriedFull = errors.New("three things are carried forward already: let one go first")

// ErrHandFull is returned when a fourth question is to be taken in hand.
var ErrHandFull = errors.New("three questions are in hand already: put one back first")

// ErrNotOnCard is returned when a thing was taken off the card meanwhile.
var ErrNotOnCard = errors.New("this is no longer on the card")

// CarryForward carries something into the next hour, or, when it is carried
// already, lets it go: the same interest, or of mere words the same words. It
// reports whether it is carried now; ErrCarriedFull when three are.
func (c *Card) CarryForward(k Carry) (carried bool, err error) {
	if at := slices.IndexFunc(c.Carried, k.Same); at >= 0 {
		c.Carried = slices.Delete(slices.Clone(c.Carried), at, at+1)
		return false, nil
	}
	if len(c.Carried) >= MaxCarried {
		return false, ErrCarriedFull
	}
	c.Carried = append(slices.Clone(c.Carried), k)
	return true, nil
}

// Same reports whether two things carried are one: the same interest, or of mere
// words the same words.
func (k Carry) Same(other Carry) bool {
	if k.Interest != other.Interest {
		return false
	}
	return !k.Interest.IsZero() || Fold(k.Words) == Fold(other.Words)
}

// TakeInHand takes a question in hand; one already in hand is put back
// instead. It reports whether it is in hand now; ErrHandFull when three are.
func (c *Card) TakeInHand(h Held) (held bool, err error) {
	if slices.ContainsFunc(c.InHand, h.Same) {
		c.putBack(h)
		return false, nil
	}
	if len(c.InHand) >= MaxInHand {
		return false, ErrHandFull
	}
	c.InHand = append(slices.Clone(c.InHand), h)
	return true, nil
}

// SetStanding settles what may be done with an interest, with the reason in
// the clinician's words. It ends a setting aside, and takes questions about it
// out of hand unless it is open again. Opening it begins anew: how often it
// fell flat, that it did not sit well, and that a date was marked to hold
// gently, hold it back no longer. It reports whether the card has the interest.
func (c *Card) SetStanding(id ID, st Standing, because string) bool {
	in := c.Interest(id)
	if in == nil {
		return false
	}
	in.Standing, in.Because, in.SetAside = st, because, 0
	if st == Open {
		in.Because, in.Flats = "", 0
		if in.Landed == Sore {
			in.Landed = Unlanded
		}
		if in.HoldsGently() {
			in.SetField("mark", "")
		}
		return true
	}
	c.dropHeldAbout(id)
	return true
}

// SetAside takes an interest out of the hour it is in the middle of, until
// SetStanding settles what it is. It reports whether the card has the interest.
func (c *Card) SetAside(id ID, day Date) bool {
	in := c.Interest(id)
	if in == nil {
		return false
	}
	in.SetAside = day
	c.dropHeldAbout(id)
	return true
}

func (c *Card) dropHeldAbout(id ID) {
	c.InHand = slices.DeleteFunc(slices.Clone(c.InHand), func(h Held) bool { return h.Interest == id })
}
