// Bare is the least that a list in a terminal can be with the library that the
// companion is drawn with: some rows and a cursor, no vault, no keys but two.
// It is what the first frame of the companion is measured against.
package main

import (
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
)

type model struct{ at, rows int }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.rows = msg.Height
	case tea.KeyPressMsg:
		if msg.String() == "ctrl+c" {
			return m, tea.Quit
		}
		m.at++
	}
	return m, nil
}

func (m model) View() tea.View {
	var b strings.Builder
	for i := range m.rows {
		bar := "  "
		if i == m.at {
			bar = "> "
		}
		fmt.Fprintf(&b, "%sclient %d\n", bar, i+1)
	}
	v := tea.NewView(strings.TrimSuffix(b.String(), "\n"))
	v.AltScreen = true
	return v
}

func main() {
	if _, err := tea.NewProgram(model{}).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
