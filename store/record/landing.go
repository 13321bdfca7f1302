package record

import "errors"

// ErrCarriedFull is returned when a fourth thing is to be carried forward: ask
// which one to let go.
var ErrCarriedFull = errors.New("three things are carried forward already: let one go first")

// ErrHandFull is returned when a fourth question is to be taken in hand.
var ErrHandFull = errors.New("three questions are in hand already: put one back first")

// Land settles a question in hand on the day: it leaves the hand, and unless
// it was not asked (Unlanded) it joins the asked questions and its interest
// learns of it. Lit and fine move last heard; flat twice in a row lets an open
// interest rest; sore lets it rest at once, and the screen offers to hold it
// gently or close it. Landing the same question again on the day corrects it.
func (c *Card) Land(h Held, l Landing, day Date) {}

// TakeInHand takes a question in hand; one already in hand is put back
// instead. ErrHandFull when three are.
func (c *Card) TakeInHand(h Held) (held bool, err error) { return false, nil }

// CarryForward carries something into the next hour, or, when it is carried already,
// lets it go. ErrCarriedFull when three are.
func (c *Card) CarryForward(k Carry) (carried bool, err error) { return false, nil }

// SetStanding settles what may be done with an interest, with the reason in
// the clinician's words. It ends a setting aside, and takes questions about it
// out of hand unless it is open. It reports whether the card has the interest.
func (c *Card) SetStanding(id ID, st Standing, because string) bool { return false }

// SetAside takes an interest off every surface in the middle of an hour, until
// SetStanding settles it.
func (c *Card) SetAside(id ID, day Date) bool { return false }
