package cli

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestTablesFitTheTerminal(t *testing.T) {
	rows := [][]string{
		{"Maya", "pet", "Miso · orange tabby, eats salmon pâté, sleeps in the sink", "15 Nov", "lit her up"},
		{"陈静", "food", "noodles", "1 Jan", ""},
		{strings.Repeat("a very long name ", 4), "", "", "", "gently: died in March"},
	}
	for _, w := range []int{200, 120, 90, 80, 60} {
		for i, row := range strings.Split(strings.TrimSuffix(columns(narrowed(rows, w, "…")), "\n"), "\n") {
			if n := ansi.StringWidth(row); n > w && w >= 80 {
				t.Errorf("row %d takes %d cells of %d: %s", i, n, w, row)
			}
			if i == 0 && !strings.Contains(row, "Miso") {
				t.Errorf("in %d cells the name is gone: %s", w, row)
			}
		}
	}
	if whole := columns(narrowed(rows, 200, "…")); whole != columns(rows) {
		t.Errorf("cut where there is room:\n%s", whole)
	}
	if rows[0][2] != "Miso · orange tabby, eats salmon pâté, sleeps in the sink" {
		t.Error("the rows themselves are cut")
	}
}
