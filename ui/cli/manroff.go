package cli

import (
	"fmt"
	"strings"
)

// roffSigns are the signs that mean something to roff, or that it would print
// as something typographic (groff_char(7)).
var roffSigns = map[rune]string{
	'\\': `\e`, '-': `\-`, '\'': `\(aq`, '`': `\(ga`, '^': `\(ha`, '~': `\(ti`, '"': `\(dq`,
}

// roff makes text fit to stand in a page: plain ASCII, whatever it holds, so
// that no reader has to guess its encoding.
func roff(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch sign, is := roffSigns[r]; {
		case is:
			b.WriteString(sign)
		case r < 0x80:
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\[u%04X]`, r)
		}
	}
	return b.String()
}
