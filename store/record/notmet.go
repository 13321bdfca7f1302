package record

import "slices"

// DidNotMeet reports whether the day is one on which an hour usually happens
// and did not.
func (c *Client) DidNotMeet(day Date) bool { return slices.Contains(c.NotMet, day) }

// ToggleNotMet says that we did not meet on the day, and said again takes that
// back. It reports whether it is said now. The days are kept so that a week
// gone by asks nothing twice; nothing counts them.
func (c *Client) ToggleNotMet(day Date) bool {
	if at := slices.Index(c.NotMet, day); at >= 0 {
		c.NotMet = slices.Delete(slices.Clone(c.NotMet), at, at+1)
		return false
	}
	c.NotMet = append(slices.Clone(c.NotMet), day)
	slices.Sort(c.NotMet)
	return true
}
