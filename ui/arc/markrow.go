package arc

import (
	"strconv"

	"github.com/charmbracelet/x/ansi"

	"rapport/store/record"
)

const (
	// wordsFrom is the width from which marks have words. A picture narrower
	// than this stands beside something else, and signs say enough.
	wordsFrom = 48
	// shortest is the fewest cells a word is cut to; below it only the sign
	// stands.
	shortest = 4
)

// textRow is one row of text, from left to right, nothing overlapping.
type textRow []piece

type piece struct {
	x     int
	text  string
	front foreground
}

func (r textRow) append(row []byte, ink *Ink) []byte {
	x := 0
	for _, p := range r {
		row = ink.appendText(pad(row, p.x-x), p.front, p.text)
		x = p.x + ansi.StringWidth(p.text)
	}
	return row
}

// cluster is marks that stand in one place of a row: one, or several that the
// scale cannot tell apart. Of several the first is named, what lit up before
// anything else.
type cluster struct {
	x, n int
	Label
}

func (c cluster) count() string { return "+" + strconv.Itoa(c.n) }

// least is the fewest cells in which a cluster can be read.
func (c cluster) least() int {
	if c.n == 1 {
		return 1
	}
	return len(c.count())
}

func (c *cluster) join(other cluster) {
	if other.Kind == record.LitUp && c.Kind != record.LitUp {
		c.Label = other.Label
	}
	c.n += other.n
}

// markRows lays out all marks. Every mark is there: with its word, as a sign,
// or counted.
func (p *picture) markRows() []textRow {
	out := make([]textRow, p.MarkRows)
	if p.MarkRows == 0 || len(p.Marks) == 0 {
		return out
	}
	for i, row := range p.deal() {
		out[i] = p.layRow(merge(row, p.Width))
	}
	return out
}

// deal gives every mark a row: the first where it stands clear of the words
// before it, else the one where the mark before it is farthest away.
func (p *picture) deal() [][]cluster {
	rows := make([][]cluster, p.MarkRows)
	ends := make([]int, p.MarkRows)
	for _, label := range p.Marks {
		if p.Live && label.At > p.end {
			continue
		}
		x := min(Gutter+max(p.scale.at(label.At), 0), p.Width-1)
		best := 0
		for i := range rows {
			if ends[i] <= x {
				best = i
				break
			}
			if rows[i][len(rows[i])-1].x < rows[best][len(rows[best])-1].x {
				best = i
			}
		}
		rows[best] = append(rows[best], cluster{x, 1, label})
		ends[best] = x + ansi.StringWidth(p.full(label)) + 1
	}
	return rows
}

// merge joins neighbours until each cluster has room for its least form, and
// none goes past width.
func merge(row []cluster, width int) []cluster {
	out := row[:0]
	for _, c := range row {
		out = append(out, c)
		for n := len(out) - 1; n > 0 && out[n-1].x+out[n-1].least() > out[n].x; n-- {
			out[n-1].join(out[n])
			out = out[:n]
		}
	}
	for n := len(out) - 1; n >= 0; n-- {
		out[n].x = min(out[n].x, width-out[n].least())
		if n == 0 || out[n-1].x+out[n-1].least() <= out[n].x {
			return out
		}
		out[n-1].join(out[n])
		out = out[:n]
	}
	return out
}

// layRow gives each cluster what fits before the next. A word that the edge of
// the picture would cut stands before its sign, if it is clear there of what
// comes before: words said at the door are often the last thing marked.
func (p *picture) layRow(row []cluster) textRow {
	out := make(textRow, 0, 2*len(row))
	free := Gutter
	for i, c := range row {
		if i+1 < len(row) {
			out = p.appendCluster(out, c, row[i+1].x-c.x-1)
			end := out[len(out)-1]
			free = end.x + ansi.StringWidth(end.text) + 3
			continue
		}
		word, room := p.word(c.Label), p.Width-c.x
		long := ansi.StringWidth(word)
		if c.n == 1 && long > 0 && room < 2+long && c.x-1-long >= free {
			return append(out, piece{c.x - 1 - long, word, markInk}, piece{c.x, signOf(c.Label), inkOf(c.Label)})
		}
		out = p.appendCluster(out, c, room)
	}
	return out
}

// appendCluster writes a sign with its word if room cells hold it, with its
// word cut if they hold most of it, else the sign; or a count.
func (p *picture) appendCluster(out textRow, c cluster, room int) textRow {
	word, more := p.word(c.Label), ""
	if c.n > 1 {
		more = " +" + strconv.Itoa(c.n-1)
		if word == "" || room < 2+ansi.StringWidth(word)+len(more) {
			return append(out, piece{c.x, c.count(), markInk})
		}
	}
	out = append(out, piece{c.x, signOf(c.Label), inkOf(c.Label)})
	if room -= 2; word == "" || room < min(shortest, ansi.StringWidth(word)) {
		return out
	}
	if more == "" {
		word = ansi.Truncate(word, room, p.glyphs.cut)
	}
	return append(out, piece{c.x + 2, word + more, markInk})
}

func (p *picture) word(l Label) string {
	if p.Width < wordsFrom {
		return ""
	}
	return l.Word
}

func (p *picture) full(l Label) string {
	word := p.word(l)
	if word == "" {
		return signOf(l)
	}
	return signOf(l) + " " + word
}

func signOf(l Label) string { return markingOf(l.Kind).sign }

func inkOf(l Label) foreground {
	if l.Kind == record.LitUp {
		return accentInk
	}
	return markInk
}
