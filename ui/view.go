package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"rapport/ui/crash"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// The smallest terminal a screen is drawn in.
const (
	leastWidth  = 40
	leastHeight = 12
)

// View draws the top screen, the overlay above it and the confirmation line.
// The alternate screen is always on: a frame left in the scrollback would be
// somebody's life in clear. The title says nothing but the program's name. The
// mouse is left alone, so that text can be selected, except over a picture:
// many terminals turn the wheel into arrow keys, and those would mark.
func (m Model) View() tea.View {
	content, cursor := m.guardedFrame()
	v := tea.NewView(content)
	v.AltScreen = true
	v.WindowTitle = "rapport"
	v.ReportFocus = true
	if m.onPicture() {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.KeyboardEnhancements.ReportAlternateKeys = true
	v.KeyboardEnhancements.ReportEventTypes = true // a key held down marks once
	v.Cursor = cursor
	return v
}

// guardedFrame is the frame, or nothing where drawing it goes wrong: the next
// message, within a second, closes the companion.
func (m Model) guardedFrame() (content string, cursor *tea.Cursor) {
	defer func() {
		if recover() != nil {
			m.fault.crash = crash.New()
			content, cursor = "", nil
		}
	}()
	if m.Crash() != nil {
		return "", nil
	}
	content, cursor = m.frame()
	return harmless(content, m.w, m.h), cursor
}

func (m Model) frame() (string, *tea.Cursor) {
	switch {
	case m.door != nil:
		return m.door.view(m.theme, m.w, m.h)
	case m.w < leastWidth || m.h < leastHeight:
		return tooSmall(m.theme, m.w, m.h), nil
	case m.dark:
		return m.clockAlone(), nil
	}
	content, cursor := m.top().view(m.theme, m.w, m.h)
	if m.over != nil {
		return m.overlaid(content)
	}
	if m.bottom != "" {
		rows := strings.Split(content, "\n")
		if at := m.h - 2; at < len(rows) {
			rows[at] = " " + widget.Cut(m.theme, m.bottom, m.w-2)
			content = strings.Join(rows, "\n")
		}
	}
	return content, cursor
}

func tooSmall(th theme.Theme, w, h int) string {
	rows := widget.Wrap("This window is too small to draw in: 40 by 12 is the least. Keys still work.", max(1, w-2))
	return strings.Join(rows[:min(len(rows), max(0, h))], "\n")
}

// clockAlone is the dark: the time, and whose window this is.
func (m Model) clockAlone() string {
	middle := func(s string) string { return strings.Repeat(" ", max(0, (m.w-len(s))/2)) }
	clock, name := m.world.Now.Format("15:04"), "rapport"
	return strings.Repeat("\n", max(0, m.h/2-2)) + middle(clock) + clock + "\n\n" + middle(name) + m.theme.Dim.Render(name)
}

// overRoom is the room that there is for an overlay.
func (m Model) overRoom() (w, h int) { return min(m.w-4, 76), min(m.h-2, 22) }

// overlaid composes the overlay over the screen. The canvas clips to the
// window; a compositor alone would grow to its layers.
func (m Model) overlaid(under string) (string, *tea.Cursor) {
	w, h := m.overRoom()
	box, cursor := m.over.view(m.theme, w, h)
	bw, bh := lipgloss.Width(box), lipgloss.Height(box)
	x, y := max(0, (m.w-bw)/2), max(0, (m.h-bh)/2)
	quiet := lipgloss.NewLayer(m.theme.Dim.Render(ansi.Strip(under))).Z(0)
	canvas := lipgloss.NewCanvas(m.w, m.h)
	canvas.Compose(lipgloss.NewCompositor(quiet, lipgloss.NewLayer(box).X(x).Y(y).Z(1)))
	if cursor != nil {
		cursor.X += x
		cursor.Y += y
	}
	return canvas.Render(), cursor
}
