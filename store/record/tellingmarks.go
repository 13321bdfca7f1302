package record

import "strings"

// litSentence says what lit the client up. What the gate hides from a review
// is not there; what is held gently is named with its reason.
func litSentence(c *Card, lit []Mark) string {
	var labels []string
	seen := map[string]bool{}
	unnamed := 0
	for _, m := range lit {
		label, hidden := markLabel(c, m)
		switch {
		case hidden:
		case label == "":
			unnamed++
		case !seen[Fold(label)]:
			seen[Fold(label)] = true
			labels = append(labels, label)
		}
	}
	whom := "the client"
	if c != nil {
		whom = c.Words().Object
	}
	switch {
	case len(labels) == 0 && unnamed == 0:
		return ""
	case len(labels) == 0 && unnamed == 1:
		return "Something lit " + whom + " up."
	case len(labels) == 0:
		return "Something lit " + whom + " up, " + times(unnamed) + "."
	case unnamed > 0:
		labels = append(labels, "something else")
	}
	return startSentence(listed(labels)) + " lit " + whom + " up."
}

// markLabel is what a mark may be called in a telling: its interest's name, or
// its words, or nothing when it has none.
func markLabel(c *Card, m Mark) (label string, hidden bool) {
	if c == nil {
		return m.Words, false
	}
	if in := c.Interest(m.Interest); in != nil {
		switch c.Gate(in, OnReview) {
		case Hide:
			return "", true
		case ShowGently:
			return in.Name + " (" + in.Reason() + ")", false
		}
		return in.Name, false
	}
	switch c.GateWords(m.Words, OnReview) {
	case Hide:
		return "", true
	case ShowGently:
		return m.Words + " (" + heldGently + ")", false
	}
	return m.Words, false
}

// doorSentence gives the words said at the door, and that there were some when
// they are not known or not to be shown.
func doorSentence(c *Card, door []Mark) string {
	var said []string
	for _, m := range door {
		if m.Words != "" && (c == nil || c.GateWords(m.Words, OnReview).May()) {
			said = append(said, `"`+m.Words+`"`)
		}
	}
	switch {
	case len(said) > 0:
		return "At the door: " + strings.Join(said, ", ") + "."
	case len(door) > 0:
		return "There were words at the door."
	}
	return ""
}
