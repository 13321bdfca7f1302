package draw

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/nav"
)

// splitHere asks for the hour to be made two at the cursor, from *everything*:
// it is rare, and not what a letter is for.
type splitHere struct{}

// Actions are what *everything* offers here beyond the keys.
func (m Model) Actions() []nav.Action {
	if m.fresh || m.face != byHand {
		return nil
	}
	return []nav.Action{{Name: fmt.Sprintf("make two hours of this one, at minute %d", m.minute), Msg: splitHere{}}}
}

// split writes both hours at once, so that one step of undo makes them one
// again.
func (m Model) split() (Model, tea.Cmd) {
	first, second, ok := m.session.SplitAt(m.minute*60, record.LaterID(m.session.ID))
	if !ok {
		m.problem = "there is nothing on one side of this minute"
		return m, nil
	}
	m.line, m.wrong = m.line.Set(m.asLine()), nil
	label := fmt.Sprintf("two hours now, parted at minute %d", m.minute)
	return m, nav.Send(nav.Write{Client: first.Client, Label: label, Tag: keptHour{first.ID}, Do: func(tx record.Tx) error {
		if err := put(tx, first); err != nil {
			return err
		}
		return put(tx, second)
	}})
}
