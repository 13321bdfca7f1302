package arc

import "rapport/store/record"

// drawLine draws the steps, and the ground between them and the out row.
func (p *picture) drawLine() {
	last := p.scale.last(p.end)
	if p.Live {
		last = p.scale.Column(p.end)
	}
	line := columns(p.session, p.end, p.axis, p.scale, last)
	for x, c := range line {
		p.fill(Gutter+x, c)
		p.drawColumn(Gutter+x, c, !p.Live || x < last)
	}
	if p.Live {
		p.put(Gutter+last, line[last].exit*p.pitch, p.glyphs.now, accentInk)
	}
	for x := range line {
		if p.Width >= ledFrom {
			p.drawLed(x, line[x], last)
		}
	}
}

// ledSigns say who led a move, by the keys that mark it.
var ledSigns = map[record.Led]rune{record.ByClient: 'c', record.ByMe: 'm', record.Together: 't'}

// ledFrom is the width from which a picture says who led. In a narrower one the
// steps stand too close for letters between them.
const ledFrom = 40

// drawLed puts who led beside an upright: on its left, which is always drawn
// already, else on its right. It never takes a cell of anything else; where
// there is no room it is left to the words.
func (p *picture) drawLed(x int, c column, last int) {
	sign, said := ledSigns[c.led]
	if !said || c.entry == c.exit {
		return
	}
	from, to := c.entry*p.pitch, c.exit*p.pitch
	way := 1
	if to < from {
		way = -1
	}
	for y := from + way; y != to; y += way {
		if p.putFree(Gutter+x-1, y, sign) || x+1 < last && p.putFree(Gutter+x+1, y, sign) {
			return
		}
	}
	_ = p.putFree(Gutter+x-1, to, sign) || x+1 < last && p.putFree(Gutter+x+1, from, sign)
}

// putFree puts a letter in a cell if nothing stands there.
func (p *picture) putFree(x, y int, char rune) bool {
	if p.row(y)[x].char != 0 {
		return false
	}
	p.put(x, y, char, dimInk)
	return true
}

// drawColumn draws what the line does in column x. It goes on to the right
// unless it ends there.
func (p *picture) drawColumn(x int, c column, goesOn bool) {
	if c.top == c.bottom && c.paused {
		p.put(x, c.exit*p.pitch, p.glyphs.paused, dimInk)
		return
	}
	for y := c.top * p.pitch; y <= c.bottom*p.pitch; y++ {
		ways := uint8(0)
		if y == c.entry*p.pitch {
			ways |= left
		}
		switch {
		case y == c.exit*p.pitch && goesOn:
			ways |= right
		case y == c.exit*p.pitch:
			ways |= stops
		}
		if y > c.top*p.pitch {
			ways |= up
		}
		if y < c.bottom*p.pitch {
			ways |= down
		}
		p.put(x, y, p.glyphs.join[ways&anyWay], lineInk)
		p.row(y)[x].ways = ways
	}
}

// fill colours what lies between the out row and the line, uprights and the
// line's own cells included. Each place has its shade, and the rows on the way
// to it have the same. A pause is time spent nowhere, and is left empty.
func (p *picture) fill(x int, c column) {
	if c.paused {
		return
	}
	for y := 1; y <= c.bottom*p.pitch; y++ {
		shade := (y - 1) / p.pitch
		if p.Three {
			shade = shade*2 + 1
		}
		p.row(y)[x].back = fillGround + background(shade)
	}
}
