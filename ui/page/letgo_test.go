package page

import (
	"strings"
	"testing"

	"rapport/store/record"
)

// TestHoursLetGoHaveWordsAndNoPicture: what such an hour told stands on the
// sheet with its notes, nobody named; a picture of it alone is refused, and one
// with another hour is of that other.
func TestHoursLetGoHaveWordsAndNoPicture(t *testing.T) {
	h := hoursOf(t)
	let := h.Sessions[0]
	let.KeepOnly(record.Keeping{})
	for _, f := range []Format{Markdown, HTML, Text} {
		got := written(t, Hours{Card: h.Card, Sessions: h.Sessions[:1], Look: h.Look}, f)
		for _, want := range []string{"its timeline let go", "t go in.", "M led the way toward it.", "We ended on everyday ground.", "Noted: ", "M named"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s has no %q:\n%s", f, want, got)
			}
		}
		for _, never := range []string{"<svg", "╮", "wine", "Okafor", "at 0 ", "0 to 50"} {
			if strings.Contains(strings.ReplaceAll(got, "&nbsp;", " "), never) {
				t.Errorf("%s has %q:\n%s", f, never, got)
			}
		}
	}
	for _, f := range []Format{SVG, PNG} {
		if _, err := (Hours{Card: h.Card, Sessions: []*record.Session{let}, Look: h.Look}).Write(f); err == nil {
			t.Errorf("%s: a picture of nothing was written", f)
		}
	}
	if svg := written(t, h, SVG); !strings.Contains(svg, "week 1") || strings.Contains(svg, "week 3") {
		t.Errorf("of both, the picture is\n%s", svg)
	}
}
