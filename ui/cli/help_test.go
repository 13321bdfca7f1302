package cli

import (
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// neverSaid are words and signs that an interface for this has no use for.
var neverSaid = regexp.MustCompile(`(?i)\b(should|must|failed|avoided|resistant|compliant|optimal|overdue|missed|patient|score|alert|risk)\b|!`)

// The one place where a word of that list says what the program is not for.
const notFor = "and not for risk or crisis notes"

// TestEveryCommandIsDescribed walks the whole tree: what each command is for,
// an example that names it, and wording that offers and never instructs.
func TestEveryCommandIsDescribed(t *testing.T) {
	a := &app{Env: scriptEnv()}
	var walk func(*cobra.Command)
	walk = func(c *cobra.Command) {
		for _, sub := range c.Commands() {
			walk(sub)
		}
		if c.Short == "" || c.Long == "" || !strings.Contains(c.Example, c.CommandPath()) {
			t.Errorf("%s has no description, or no example", c.CommandPath())
		}
		if strings.HasSuffix(c.Short, ".") || strings.ToLower(c.Short[:1]) != c.Short[:1] {
			t.Errorf("%s: %q is to be a line in lower case", c.CommandPath(), c.Short)
		}
		said := strings.Join([]string{c.Short, c.Long, c.Example}, "\n")
		c.LocalFlags().VisitAll(func(f *pflag.Flag) { said += "\n" + f.Usage })
		if word := neverSaid.FindString(strings.Replace(said, notFor, "", 1)); word != "" {
			t.Errorf("%s says %q", c.CommandPath(), word)
		}
		for line := range strings.Lines(c.Long) {
			if n := len([]rune(strings.TrimSuffix(line, "\n"))); n > 80 {
				t.Errorf("%s: a line of %d letters: %s", c.CommandPath(), n, line)
			}
		}
	}
	walk(a.root())
}
