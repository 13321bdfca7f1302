package arc

import (
	"slices"

	"github.com/charmbracelet/x/ansi"
)

// apart are the blanks between two marks of a cluster that is open, and between
// it and what comes after.
const apart = 2

// open opens the cluster under the cursor, and makes room for it: what stands
// in its way is folded together on its left and on its right.
func (p *picture) open(row []cluster) []cluster {
	if !p.ByHand {
		return row
	}
	cursor := Gutter + p.scale.Column(p.Cursor)
	at := slices.IndexFunc(row, func(c cluster) bool {
		return len(c.marks) > 1 && slices.ContainsFunc(c.marks, func(l Label) bool { return p.columnOf(l) == cursor })
	})
	if at < 0 {
		return row
	}
	before, c, after := row[:at], row[at], row[at+1:]
	left, right := folded(before), folded(after)
	room := p.Width - Gutter - left - right
	c.open = true
	long := p.told(&c, room).width()
	c.x = max(min(c.x, p.Width-right-long), Gutter+left)
	out := append(slices.Clone(foldLeft(before, c.x)), c)
	return append(out, foldRight(after, c.x+long+apart)...)
}

// folded is the room for clusters once they are one.
func folded(row []cluster) int {
	if len(row) == 0 {
		return 0
	}
	all := together(row)
	return all.least() + apart
}

func together(row []cluster) cluster {
	all := row[0]
	for _, c := range row[1:] {
		all.join(c)
	}
	return all
}

// foldLeft folds clusters until all end before x.
func foldLeft(row []cluster, x int) []cluster {
	for n := len(row); n > 0; n-- {
		last := together(row[n-1:])
		if last.x+last.claim() <= x || n == 1 {
			last.x = min(last.x, x-last.claim())
			return append(slices.Clone(row[:n-1]), last)
		}
	}
	return nil
}

// foldRight folds clusters until none begins before x.
func foldRight(row []cluster, x int) []cluster {
	for n := 1; n <= len(row); n++ {
		first := together(row[:n])
		first.x = max(first.x, x)
		if n == len(row) || first.x+first.claim() <= row[n].x {
			return append([]cluster{first}, row[n:]...)
		}
	}
	return nil
}

// told is a cluster that is open: each mark with its word, or where room does
// not hold that its sign, or at the very least how many there are.
func (p *picture) told(c *cluster, room int) textRow {
	for _, words := range []bool{true, false} {
		if row := p.side(c, words); row.width() <= room {
			return row
		}
	}
	return textRow{{c.x, c.count(), markInk}}
}

// side puts marks side by side from the place of the cluster on.
func (p *picture) side(c *cluster, words bool) textRow {
	row := make(textRow, 0, 2*len(c.marks))
	x := c.x
	for _, l := range c.marks {
		row = append(row, piece{x, signOf(l), inkOf(l)})
		x += 2
		if word := p.word(l); words && word != "" {
			row = append(row, piece{x, word, markInk})
			x += ansi.StringWidth(word) + apart
		}
	}
	return row
}
