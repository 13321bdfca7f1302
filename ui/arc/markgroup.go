package arc

import (
	"strconv"

	"github.com/charmbracelet/x/ansi"

	"rapport/store/record"
)

// cluster is marks that stand in one place of a row: one, or several that the
// scale cannot tell apart. They follow each other in time.
type cluster struct {
	x     int
	marks []Label
	open  bool // the cursor is on it: all are told, as far as there is room
}

// lead is the mark that is named for all: what lit up before anything else.
func (c *cluster) lead() Label {
	for _, l := range c.marks {
		if l.Kind == record.LitUp {
			return l
		}
	}
	return c.marks[0]
}

// count is how many there are: "3*" of one kind, "+3" of several.
func (c *cluster) count() string {
	n := strconv.Itoa(len(c.marks))
	for _, l := range c.marks {
		if l.Kind != c.marks[0].Kind {
			return "+" + n
		}
	}
	return n + signOf(c.marks[0])
}

// join takes in the next cluster, whose marks follow in the same row.
func (c *cluster) join(next cluster) {
	c.marks = c.marks[:len(c.marks)+len(next.marks)]
}

// least is the fewest cells in which a cluster can be read.
func (c *cluster) least() int {
	if len(c.marks) == 1 {
		return 1
	}
	return len(c.count())
}

// claim is how far from a cluster the next may stand: several end with a blank,
// or what comes after would be read as theirs.
func (c *cluster) claim() int {
	if len(c.marks) == 1 {
		return 1
	}
	return c.least() + 1
}

// columnOf is where a mark stands: past the scale at its end, and never past
// the edge of the picture.
func (p *picture) columnOf(l Label) int {
	return min(Gutter+max(p.scale.at(l.At), 0), p.Width-1)
}

// deal gives every mark a row: the first where it stands clear of the words
// before it, else the one where the mark before it is farthest away.
func (p *picture) deal() [][]Label {
	rows := make([][]Label, p.MarkRows)
	ends, last := make([]int, p.MarkRows), make([]int, p.MarkRows)
	for _, label := range p.Marks {
		if p.Live && label.At > p.end {
			continue
		}
		x := p.columnOf(label)
		best := 0
		for i := range rows {
			if ends[i] <= x {
				best = i
				break
			}
			if last[i] < last[best] {
				best = i
			}
		}
		rows[best] = append(rows[best], label)
		ends[best], last[best] = x+ansi.StringWidth(p.full(label))+1, x
	}
	return rows
}

// merge joins neighbours until each cluster has room for its least form, and
// none goes past the edge.
func (p *picture) merge(row []cluster) []cluster {
	out := row[:0]
	for _, c := range row {
		out = append(out, c)
		for n := len(out) - 1; n > 0 && out[n-1].x+out[n-1].claim() > out[n].x; n-- {
			out[n-1].join(out[n])
			out = out[:n]
		}
	}
	for n := len(out) - 1; n >= 0; n-- {
		out[n].x = min(out[n].x, p.Width-out[n].least())
		if n == 0 || out[n-1].x+out[n-1].claim() <= out[n].x {
			return out
		}
		out[n-1].join(out[n])
		out = out[:n]
	}
	return out
}
