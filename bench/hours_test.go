package main

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// years is a client who has come for seven years, and another.
var years = size{clients: 2, interests: 40, hours: 300}

// press gives a key to the companion, and what comes of it at once.
func press(m tea.Model, key tea.KeyPressMsg) tea.Model {
	m, cmd := m.Update(key)
	if cmd == nil {
		return m
	}
	msgs := []tea.Msg{cmd()}
	for len(msgs) > 0 {
		msg := msgs[0]
		msgs = msgs[1:]
		if batch, ok := msg.(tea.BatchMsg); ok {
			for _, c := range batch {
				if c != nil {
					msgs = append(msgs, c())
				}
			}
			continue
		}
		m, _ = m.Update(msg)
	}
	return m
}

func letter(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Text: string(r)} }

// pastHours is the companion at a client's past hours.
func pastHours(b *testing.B) (card, hours tea.Model) {
	b.Helper()
	card = companion(b, years)
	card, _ = card.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	card = press(card, tea.KeyPressMsg{Code: tea.KeyEnter})
	hours = press(card, letter('v'))
	if content := hours.View().Content; !strings.Contains(content, "300 together") {
		b.Fatalf("these are not the past hours:\n%s", content)
	}
	return card, hours
}

// BenchmarkPastHours is opening 300 past hours, from the key to the frame; a
// move among them; the whole way down; and a letter of a filter.
func BenchmarkPastHours(b *testing.B) {
	card, hours := pastHours(b)
	b.Run("open", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			press(card, letter('v')).View()
		}
	})
	b.Run("move", func(b *testing.B) {
		b.ReportAllocs()
		m := hours
		for i := 0; b.Loop(); i++ {
			key := tea.KeyPressMsg{Code: tea.KeyDown}
			if i/299%2 == 1 {
				key = tea.KeyPressMsg{Code: tea.KeyUp}
			}
			m, _ = m.Update(key)
			m.View()
		}
	})
	b.Run("lists", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			press(hours, letter(' ')).View()
		}
	})
	b.Run("filter", func(b *testing.B) {
		b.ReportAllocs()
		m := press(hours, letter('/'))
		for b.Loop() {
			press(m, letter('o')).View()
		}
	})
}
