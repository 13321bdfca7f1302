package before

import (
	"rapport/store/record"
	"rapport/ui/nav"
)

// Actions are what *everything* offers here beyond the keys.
func (m Model) Actions() []nav.Action {
	s := m.before.Last
	if s == nil || m.card.Client.Standing == record.Died {
		return nil
	}
	return []nav.Action{{Name: nav.MinuteAfter, Msg: nav.Go{To: nav.After{Client: m.card.ID, Session: s.ID}}}}
}
