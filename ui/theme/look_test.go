package theme

import (
	"testing"

	"charm.land/lipgloss/v2"
)

// TestLooksCanBeRead: every colour of a picture on paper reaches the contrast of
// text on every ground it may stand on.
func TestLooksCanBeRead(t *testing.T) {
	for _, mode := range []Mode{Light, Dark, Mono, Auto, ""} {
		look := Look(mode)
		grounds := append([]string{look.Paper, look.Warm}, look.Fill[:]...)
		for name, front := range map[string]string{"text": look.Text, "line": look.Line, "dim": look.Dim, "accent": look.Accent, "mark": look.Mark} {
			for _, ground := range grounds {
				if got := contrast(lipgloss.Color(front), lipgloss.Color(ground)); got < least {
					t.Errorf("%s: %s on %s is %.1f", mode, name, ground, got)
				}
			}
		}
	}
	if Look("") != Look(Light) || Look(Dark) == Look(Light) || Look(Mono) == Look(Light) {
		t.Error("a look is not its own")
	}
}
