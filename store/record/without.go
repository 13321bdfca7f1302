package record

import "slices"

// Without is the caseload without some clients and all that is theirs but half-
// typed lines. The caseload itself is not changed.
func (l *Caseload) Without(clients []ID) *Caseload {
	if !slices.ContainsFunc(clients, func(id ID) bool { return l.byID[id] != nil }) {
		return l
	}
	var cards []*Card
	var sessions []*Session
	for _, c := range l.cards {
		if !slices.Contains(clients, c.ID) {
			cards = append(cards, c)
			sessions = append(sessions, l.sessions[c.ID]...)
		}
	}
	return NewCaseload(cards, sessions, l.Desk)
}
