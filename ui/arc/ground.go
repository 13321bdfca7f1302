package arc

// readGrounds finds the rectangles of one background. A terminal can colour
// whole cells only; here the fill ends where the line runs, and each place's
// shade begins where the place is drawn.
func (s *shapes) readGrounds(c *canvas) {
	halves := newHalves(c)
	open := map[[2]int]int{} // from where to where along a row: which ground, so far
	for y := range 2 * c.height {
		still := map[[2]int]int{}
		for x := 0; x < 2*c.width; {
			from, back := x, halves[y][x]
			for x < 2*c.width && halves[y][x] == back {
				x++
			}
			if back == 0 {
				continue
			}
			at := [2]int{from, x}
			if i, ok := open[at]; ok && s.grounds[i].back == back {
				s.grounds[i].h++
				still[at] = i
				continue
			}
			still[at] = len(s.grounds)
			s.grounds = append(s.grounds, ground{from, y, x - from, 1, back})
		}
		open = still
	}
}

// newHalves is the background of every quarter of a cell, row by row.
func newHalves(c *canvas) [][]background {
	rows := make([][]background, 2*c.height)
	for y := range rows {
		rows[y] = make([]background, 2*c.width)
		for x := range rows[y] {
			rows[y][x] = c.row(y / 2)[x/2].under
		}
	}
	for x := range c.width {
		fillHalves(c, rows, x)
	}
	return rows
}

// fillHalves fills down column x from the out row until the line has gone by,
// on its left and on its right; where the line stops, its right is empty.
func fillHalves(c *canvas, rows [][]background, x int) {
	leftOpen, rightOpen := true, true
	for y := range c.height {
		rightOpen = rightOpen && c.row(y)[x].ways&stops == 0
	}
	paint := func(y int, back background) {
		if back < fillGround {
			return
		}
		if leftOpen {
			rows[y][2*x] = back
		}
		if rightOpen {
			rows[y][2*x+1] = back
		}
	}
	for y := range c.height {
		at := c.row(y)[x]
		paint(2*y, at.back)
		leftOpen = leftOpen && at.ways&left == 0
		rightOpen = rightOpen && at.ways&right == 0
		if y+1 < c.height {
			paint(2*y+1, c.row(y + 1)[x].back)
		}
	}
}
