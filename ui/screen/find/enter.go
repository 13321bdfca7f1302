package find

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/ui/nav"
)

// enter opens what is under the cursor, or makes it.
func (m Model) enter() (Model, tea.Cmd) {
	if m.at >= len(m.rows) {
		return m, nil
	}
	r := m.rows[m.at]
	switch r.does {
	case makes:
		return m, m.makeClient(r.words)
	case adds:
		return m, m.add(r)
	case resumes:
		return m.leave(nav.Live{Client: r.client})
	}
	if r.client.IsZero() {
		return m, nil
	}
	return m.leave(nav.Card{Client: r.client, Interest: r.interest})
}

// leave opens what was found. A line that adds is not done with yet.
func (m Model) leave(to nav.Route) (Model, tea.Cmd) {
	text := m.line.Value()
	m.opened = text != "" && !strings.HasPrefix(text, "+")
	return m, nav.Send(nav.Go{To: to})
}
