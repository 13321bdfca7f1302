package record

import "strings"

// litSentence says what lit the client up. What the gate hides from a review
// is not there; what is held gently is named with its reason.
func (v voice) litSentence(lit []Mark) string {
	var labels []string
	seen := map[string]bool{}
	unnamed := 0
	for _, m := range lit {
		label, hidden := v.markLabel(m)
		switch {
		case hidden:
		case label == "":
			unnamed++
		case !seen[Fold(label)]:
			seen[Fold(label)] = true
			labels = append(labels, label)
		}
	}
	whom := v.object()
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
func (v voice) markLabel(m Mark) (label string, hidden bool) {
	c := v.card
	if c == nil {
		return v.words(m.Words), false
	}
	if in := c.Interest(m.Interest); in != nil {
		switch c.Gate(in, OnReview) {
		case Hide:
			return "", true
		case ShowGently:
			return v.words(in.Name) + " (" + v.words(in.Reason()) + ")", false
		}
		return v.words(in.Name), false
	}
	switch c.GateWords(m.Words, OnReview) {
	case Hide:
		return "", true
	case ShowGently:
		return v.words(m.Words) + " (" + heldGently + ")", false
	}
	return v.words(m.Words), false
}

// doorSentence gives the words said at the door, and that there were some when
// they are not known or not to be shown.
func (v voice) doorSentence(door []Mark) string {
	var said []string
	for _, m := range door {
		if m.Words != "" && (v.card == nil || v.card.GateWords(m.Words, OnReview).May()) {
			said = append(said, `"`+v.words(m.Words)+`"`)
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
