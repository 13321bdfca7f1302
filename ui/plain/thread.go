package plain

import (
	"strings"

	"rapport/store/record"
)

// threadOf is in which months a thing came up and lit the client up, in a
// sentence: what the card shows as a row of months. One month alone says nothing
// that the dates do not.
func (s *sitting) threadOf(c *record.Card, in *record.Interest) string {
	months := c.Thread(in, s.load.Sessions(c.ID))
	if len(months) < 2 || !c.Gate(in, record.OnReview).May() {
		return ""
	}
	var came, lit []string
	for _, m := range months {
		name := m.Name()
		if year := m.First.Time().Year(); year != s.today().Time().Year() {
			name += m.First.Time().Format(" 2006")
		}
		switch {
		case m.Lit:
			lit = append(lit, name)
		case m.Came:
			came = append(came, name)
		}
	}
	var parts []string
	if len(came) > 0 {
		parts = append(parts, "came up in "+strings.Join(came, ", "))
	}
	if len(lit) > 0 {
		parts = append(parts, "lit "+c.Words().Object+" up in "+strings.Join(lit, ", "))
	}
	return sentence("month by month: " + strings.Join(parts, "; "))
}
