package plain

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestByCodeNobodyIsNamed: every conversation again, with clients named by
// their codes. A page to give away has the name that it is given to, and the
// line that changes a name tells it.
func TestByCodeNobodyIsNamed(t *testing.T) {
	for name, prepare := range conversations {
		if name == "keepsake" || name == "about" {
			continue
		}
		text, err := os.ReadFile(filepath.Join("testdata", name+".in"))
		if err != nil {
			t.Fatal(err)
		}
		s := newScript(t, string(text))
		cards, hours := invented(t)
		s.vault = newMemory(cards, hours)
		d := s.deps()
		if prepare != nil {
			prepare(s, &d)
		}
		d.Config.ShowCodes = true
		_ = Run(d)
		for _, c := range cards {
			for line := range strings.Lines(s.said.String()) {
				if strings.Contains(line, c.Called) {
					t.Errorf("%s: %q", name, line)
				}
			}
		}
	}
}
