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

// width is how many cells the row takes from its first piece on.
func (r textRow) width() int {
	if len(r) == 0 {
		return 0
	}
	end := r[len(r)-1]
	return end.x + ansi.StringWidth(end.text) - r[0].x
}

func (r textRow) append(row []byte, ink *Ink) []byte {
	x := 0
	for _, p := range r {
		row = ink.appendText(pad(row, p.x-x), p.front, p.text)
		x = p.x + ansi.StringWidth(p.text)
	}
	return row
}

// markRows lays out all marks. Every mark is there: with its word, as a sign,
// or counted; and those under the cursor each with its own.
func (p *picture) markRows() []textRow {
	out := make([]textRow, p.MarkRows)
	if p.MarkRows == 0 || len(p.Marks) == 0 {
		return out
	}
	for i, marks := range p.deal() {
		row := make([]cluster, len(marks))
		for j := range marks {
			row[j] = cluster{x: p.columnOf(marks[j]), marks: marks[j : j+1]}
		}
		out[i] = p.layRow(p.open(p.merge(row)))
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
		room := p.Width - c.x
		if i+1 < len(row) {
			room = row[i+1].x - c.x - 1
		} else if before := p.wordBefore(c, free); before != nil {
			return append(out, before...)
		}
		out = p.appendCluster(out, c, room)
		end := out[len(out)-1]
		free = end.x + ansi.StringWidth(end.text) + 3
	}
	return out
}

// wordBefore is the last mark of a row with its word before its sign, where
// there is no room for it after; else nothing.
func (p *picture) wordBefore(c cluster, free int) textRow {
	l := c.marks[0]
	word := p.word(l)
	long := ansi.StringWidth(word)
	if len(c.marks) > 1 || long == 0 || p.Width-c.x >= 2+long || c.x-1-long < free {
		return nil
	}
	return textRow{{c.x - 1 - long, word, markInk}, {c.x, signOf(l), inkOf(l)}}
}

// appendCluster writes a sign with its word if room cells hold it, with its
// word cut if they hold most of it, else the sign; or a count.
func (p *picture) appendCluster(out textRow, c cluster, room int) textRow {
	if c.open {
		return append(out, p.told(&c, room)...)
	}
	l, more := c.lead(), ""
	word := p.word(l)
	if n := len(c.marks); n > 1 {
		more = " +" + strconv.Itoa(n-1)
		if word == "" || room < 2+ansi.StringWidth(word)+len(more) {
			return append(out, piece{c.x, c.count(), markInk})
		}
	}
	out = append(out, piece{c.x, signOf(l), inkOf(l)})
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
