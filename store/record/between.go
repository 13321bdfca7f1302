package record

// longestNoGap is how many weeks between two hours are nothing to speak of.
const longestNoGap = 2

// WeeksBetween says how many weeks lay between two hours, "four weeks between",
// or nothing where they were few. Nothing is made of it.
func WeeksBetween(newer, older Date) string {
	weeks := int(newer-older) / 7
	if weeks <= longestNoGap {
		return ""
	}
	return numberWord(weeks) + " weeks between"
}

// Undrawn reports whether nothing in the session has a place or a moment:
// nothing was marked, or its timeline was let go. A picture or a strip of it
// would say more than is known; what it tells is all there is.
func (s *Session) Undrawn() bool {
	if len(s.Moves)+len(s.Pauses) > 0 {
		return false
	}
	for _, m := range s.Marks {
		if m.At > 0 {
			return false
		}
	}
	return true
}
