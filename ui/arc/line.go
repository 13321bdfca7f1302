package arc

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
