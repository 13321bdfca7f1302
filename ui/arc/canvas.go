package arc

import "unicode/utf8"

// cell is one character of a canvas; the zero cell is empty. All characters
// drawn on a canvas are one cell wide: words of marks never go here.
type cell struct {
	char  rune
	ways  uint8 // where the step line leaves it; 0 where it does not pass
	front foreground
	back  background // what a terminal shows
	under background // what is there without the fill
}

// canvas is the part of a picture that is drawn in any order.
type canvas struct {
	width, height int
	cells         []cell
}

func newCanvas(width, height int) *canvas {
	return &canvas{width: width, height: height, cells: make([]cell, width*height)}
}

func (c *canvas) row(y int) []cell { return c.cells[y*c.width : (y+1)*c.width] }

func (c *canvas) put(x, y int, char rune, front foreground) {
	at := &c.row(y)[x]
	at.char, at.front = char, front
}

func (c *canvas) text(x, y int, s string, front foreground) {
	for i, char := range []byte(s) {
		c.put(x+i, y, rune(char), front)
	}
}

// appendRow writes row y with as few escape sequences as its colours need, and
// leaves away what is empty at its end.
func (c *canvas) appendRow(out []byte, y int, ink *Ink) []byte {
	row := c.row(y)
	for len(row) > 0 && row[len(row)-1].char == 0 && !ink.shows(row[len(row)-1].back) {
		row = row[:len(row)-1]
	}
	open := ""
	for _, at := range row {
		if at.char == 0 {
			at.char, at.front = ' ', plain
		}
		if start := ink.sequence(at.front, at.back); start != open {
			if open != "" {
				out = append(out, reset...)
			}
			out, open = append(out, start...), start
		}
		out = utf8.AppendRune(out, at.char)
	}
	if open != "" {
		out = append(out, reset...)
	}
	return out
}
