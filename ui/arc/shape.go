package arc

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Shapes are what the cells of a picture say, for whoever draws with a pen
// instead of characters. Lengths are in half cells, so that the middle of a
// cell, where the line runs, is a whole number. They are read from the same
// canvas a terminal shows, and hold nothing that is not on it.
type shapes struct {
	width, height int
	grounds       []ground
	lines         []line
	bends         []bend
	beads         []bead
	words         []word
}

// ground is a rectangle of one background.
type ground struct {
	x, y, w, h int
	back       background
}

// line is a straight piece of the step line, along a row or down a column; or
// of one that is only hinted at, in short strokes or points.
type line struct {
	x0, y0, x1, y1 int
	front          foreground
	broken         bool
}

// bend is a quarter turn of the line around the middle of a cell.
type bend struct {
	x, y int
	ways uint8
}

// bead is the now point.
type bead struct{ x, y int }

// word is text without a blank in it; x and y are the corner of its first cell.
type word struct {
	x, y, cells int
	text        string
	front       foreground
}

// shapes reads the picture back from its cells.
func (p *picture) shapes() *shapes {
	s := &shapes{width: 2 * p.width, height: 2 * (p.rows + len(p.texts))}
	s.readGrounds(p.canvas)
	for y := range p.rows {
		s.readRow(p.canvas, y, p.glyphs)
	}
	for x := range p.width {
		s.readColumn(p.canvas, x, p.glyphs)
	}
	for i, row := range p.texts {
		for _, piece := range row {
			s.write(2*piece.x, 2*(p.rows+i), piece.text, piece.front)
		}
	}
	return s
}

// readRow reads what runs along row y.
func (s *shapes) readRow(c *canvas, y int, g *glyphs) {
	run := runner{add: func(from, to int, kind rune) {
		s.lines = append(s.lines, line{from, 2*y + 1, to, 2*y + 1, inkOfRun(kind), kind == g.paused})
	}}
	for x, at := range c.row(y) {
		ways := at.ways & anyWay
		switch {
		case at.char == g.paused && at.ways == 0 && at.front == dimInk:
			run.reach(2*x, 2*x+2, g.paused)
		case at.ways == left, ways == right, ways&left != 0 && ways&right != 0:
			run.reach(2*x, 2*x+2, g.join[left])
		case isBend(ways):
			s.bends = append(s.bends, bend{2*x + 1, 2*y + 1, ways})
		case ways&left != 0:
			run.reach(2*x, 2*x+1, g.join[left])
		case ways&right != 0:
			run.reach(2*x+1, 2*x+2, g.join[left])
		case at.ways == 0 && at.char != 0 && at.char != g.landing && at.char != g.cursor:
			s.write(2*x, 2*y, string(at.char), at.front)
		}
		if at.char == g.now && at.front == accentInk {
			s.beads = append(s.beads, bead{2*x + 1, 2*y + 1})
		}
	}
	run.end()
}

// readColumn reads what runs down column x.
func (s *shapes) readColumn(c *canvas, x int, g *glyphs) {
	front := dimInk
	run := runner{add: func(from, to int, kind rune) {
		l := line{2*x + 1, from, 2*x + 1, to, lineInk, false}
		if kind == g.landing {
			l.front, l.broken = front, true
		}
		s.lines = append(s.lines, l)
	}}
	for y := range c.height {
		at := c.row(y)[x]
		ways := at.ways & anyWay
		switch {
		case at.ways == 0 && (at.char == g.landing || at.char == g.cursor):
			front = at.front
			run.reach(2*y, 2*y+2, g.landing)
		case isBend(ways):
		case ways&up != 0 && ways&down != 0:
			run.reach(2*y, 2*y+2, g.join[up])
		case ways&up != 0:
			run.reach(2*y, 2*y+1, g.join[up])
		case ways&down != 0:
			run.reach(2*y+1, 2*y+2, g.join[up])
		}
	}
	run.end()
}

func isBend(ways uint8) bool {
	return ways == left|down || ways == left|up || ways == right|down || ways == right|up
}

func inkOfRun(kind rune) foreground {
	if kind == boxGlyphs.paused {
		return dimInk
	}
	return lineInk
}

// runner joins what touches into one stretch.
type runner struct {
	from, to int
	kind     rune
	add      func(from, to int, kind rune)
}

func (r *runner) reach(from, to int, kind rune) {
	if r.kind == kind && r.to == from {
		r.to = to
		return
	}
	r.end()
	r.from, r.to, r.kind = from, to, kind
}

func (r *runner) end() {
	if r.kind != 0 {
		r.add(r.from, r.to, r.kind)
	}
	r.kind = 0
}

// write puts text down word by word, each at its own cell: a typeface that is a
// little narrower or wider then does not move what comes after.
func (s *shapes) write(x, y int, text string, front foreground) {
	for text != "" {
		trimmed := strings.TrimLeft(text, " ")
		x += 2 * (len(text) - len(trimmed))
		one, _, _ := strings.Cut(trimmed, " ")
		if one == "" {
			return
		}
		cells := ansi.StringWidth(one)
		if n := len(s.words); n > 0 && len(one) == len(trimmed) && s.words[n-1].follows(x, y, front) {
			s.words[n-1].text += one
			s.words[n-1].cells += cells
		} else {
			s.words = append(s.words, word{x, y, cells, one, front})
		}
		x, text = x+2*cells, trimmed[len(one):]
	}
}

func (w word) follows(x, y int, front foreground) bool {
	return w.y == y && w.x+2*w.cells == x && w.front == front
}
