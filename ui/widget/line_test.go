package widget

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rapport/ui/theme"
)

func TestLineShowsItsCursor(t *testing.T) {
	long := strings.Repeat("abcdefghi ", 8) + "the end"
	for name, c := range map[string]struct {
		text string
		left int // how often the cursor is moved back from the end
		w    int
		row  string
		x    int
	}{
		"a line that fits":            {"pet Miso", 0, 20, "pet Miso", 8},
		"a cursor inside it":          {"pet Miso", 4, 20, "pet Miso", 4},
		"wide characters":             {"陈静 ok", 0, 20, "陈静 ok", 7},
		"behind a wide character":     {"陈静 ok", 3, 20, "陈静 ok", 4},
		"a combining character":       {"नेहा", 0, 20, "नेहा", Width("नेहा")},
		"nothing":                     {"", 0, 20, "", 0},
		"too long, cursor at the end": {long, 0, 20, long[len(long)-19:], 19},
		"too long, cursor at start":   {long, len(long), 20, long[:20], 0},
		"too long, cursor inside":     {long, 30, 20, long[len(long)-30-14 : len(long)-30+6], 14},
		"exactly as long":             {long[:19], 0, 20, long[:19], 19},
		"one too long":                {long[:20], 0, 20, long[1:20], 19},
		"wide, across the edge":       {strings.Repeat("静", 15), 0, 20, strings.Repeat("静", 9), 18},
	} {
		l := NewLine(c.text)
		for range c.left {
			l, _ = l.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
		}
		row, x := l.View(theme.Theme{}, c.w)
		if row != c.row || x != c.x {
			t.Errorf("%s: %q with the cursor at %d, wanted %q at %d", name, row, x, c.row, c.x)
		}
		if Width(row) > c.w {
			t.Errorf("%s: %d cells of %d", name, Width(row), c.w)
		}
	}
}

func TestSecretShowsOnlyItsLength(t *testing.T) {
	l := NewSecret()
	for _, r := range "gehé" {
		l, _ = l.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	if row, x := l.View(theme.Theme{}, 20); row != "****" || x != 4 {
		t.Errorf("%q with the cursor at %d", row, x)
	}
}
