package draw

import (
	"fmt"

	"rapport/store/record"
)

// nextShape puts the next usual shape in the line, a whole hour to change from
// there. It takes the place of nothing that was typed.
func (m Model) nextShape() Model {
	if m.line.Clean() != "" && !m.onShape() {
		m.problem = "usual shapes begin on an empty line; ctrl+u clears this one"
		return m
	}
	if m.line.Clean() == "" {
		m.shape = -1
	}
	all := record.Shapes(m.session.Planned)
	m.shape = (m.shape + 1) % len(all)
	m.line = m.line.Set(all[m.shape].Line)
	return m.read()
}

// onShape reports whether the line is a usual shape as it came.
func (m Model) onShape() bool {
	return m.shape >= 0 && m.line.Value() == record.Shapes(m.session.Planned)[m.shape].Line
}

// shapeWords name the shape, and say that there are others.
func (m Model) shapeWords() string {
	return fmt.Sprintf("%s   ctrl+t another", record.Shapes(m.session.Planned)[m.shape].Name)
}
