package before

import (
	"rapport/store/record"
	"rapport/ui/nav"
)

// Actions are what *everything* offers here beyond the keys.
func (m Model) Actions() []nav.Action {
	actions := []nav.Action{{Name: "a keepsake", Msg: nav.Go{To: nav.Keepsake{Client: m.card.ID}}}}
	s := m.before.Last
	if s == nil || m.card.Client.Standing == record.Died {
		return actions
	}
	return append(actions, nav.Action{Name: nav.MinuteAfter, Msg: nav.Go{To: nav.After{Client: m.card.ID, Session: s.ID}}})
}
