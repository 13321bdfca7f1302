package cli

import (
	"os"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/term"
)

// terminalWidth is how many cells wide the terminal is that the answer goes
// to, or 0 where it goes elsewhere.
func (a *app) terminalWidth() int {
	out, ok := a.Out.(*os.File)
	if !ok || !a.Terminal(a.Out) {
		return 0
	}
	w, _, err := term.GetSize(int(out.Fd()))
	if err != nil {
		return 0
	}
	return w
}

// table lines rows up. On a terminal its long cells give way, since a row that
// breaks is hard to read; into a pipe or a file every cell goes whole.
func (a *app) table(rows [][]string) string {
	if w := a.terminalWidth(); w > 0 {
		more := "…"
		if a.flags.ascii {
			more = "..."
		}
		rows = narrowed(rows, w, more)
	}
	return columns(rows)
}

// leastCell is how much of a long cell stays however narrow the terminal is.
const leastCell = 20

// narrowed cuts the widest columns until the rows fit into w cells.
func narrowed(rows [][]string, w int, more string) [][]string {
	for {
		widths := cellWidths(rows)
		total := 0
		for _, n := range widths {
			if n > 0 {
				total += n + 2
			}
		}
		over := total - 2 - w
		if over <= 0 {
			return rows
		}
		widest := slices.Index(widths, slices.Max(widths))
		if widths[widest] <= leastCell {
			return rows
		}
		rows = cutColumn(rows, widest, max(leastCell, widths[widest]-over), more)
	}
}

func cutColumn(rows [][]string, at, w int, more string) [][]string {
	cut := make([][]string, len(rows))
	for i, row := range rows {
		cut[i] = slices.Clone(row)
		if at < len(row) {
			cut[i][at] = ansi.Truncate(row[at], w, more)
		}
	}
	return cut
}

func cellWidths(rows [][]string) []int {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	return widths
}

// columns lines up rows by the cells that their letters take, two spaces
// between columns. A column that is empty in every row is left out.
func columns(rows [][]string) string {
	widths := cellWidths(rows)
	var b strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			if widths[i] > 0 {
				line.WriteString(cell + strings.Repeat(" ", widths[i]-ansi.StringWidth(cell)+2))
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}
