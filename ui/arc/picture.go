package arc

import "rapport/store/record"

const (
	// Gutter is how many cells stand left of minute 0: a margin of one, and the
	// row labels. A strip that begins in column x has its picture under it when
	// the picture is drawn from column x-Gutter.
	Gutter = 8
	margin = 1
	// minColumns is the narrowest line worth having beside labels.
	minColumns = 4
)

// Options say how a picture is drawn. Lengths are in cells, times in seconds
// from the start unless said otherwise.
type Options struct {
	// Width is the most cells a row may have; Height the most rows, ruler and
	// marks included. The places are drawn as far apart as Height lets them;
	// 0 puts them in neighbouring rows. Where height is short, marks go first
	// and then the ruler; where the places do not fit, only a strip is drawn.
	Width, Height int
	// Scale, if set, is used instead of the one that fits, so that the picture
	// stands under strips on that scale.
	Scale Scale

	Three bool // the three-place form: out, edge, in
	ASCII bool // nothing outside ASCII, except in words of marks

	Ruler    bool
	MarkRows int // rows for marks under the ruler, used or not
	Marks    []Label

	// Live ends the line at Now, with a point, and draws nothing after it.
	Live bool
	Now  int
	// Landing is how many minutes before the planned end a line is drawn down
	// the picture, and from there on the ground is warm; 0 is none.
	Landing int

	// ByHand shows the cursor column at Cursor.
	ByHand bool
	Cursor int

	Ink *Ink // nil: no colours
}

// Picture draws the session. Rows have no blanks at their end; there may be
// fewer than Height, and none of an hour whose timeline was let go.
func Picture(s *record.Session, o Options) []string {
	if s.Let != nil {
		return nil
	}
	p := plan(s, o)
	if p == nil {
		return small(s, o)
	}
	return p.draw().write()
}

// draw draws what is planned; what stands under the places is laid out last.
func (p *picture) draw() *picture {
	p.drawLabels()
	p.drawLanding()
	p.drawLine()
	p.drawCursor()
	if p.Ruler {
		p.texts = append(p.texts, textRow{{Gutter, p.scale.Ruler(p.Width - Gutter), dimInk}})
	}
	p.texts = append(p.texts, p.markRows()...)
	return p
}

// ScaleOf is the scale Picture draws the session on. A screen that moves a
// cursor asks it which column a second is in, and the reverse.
func ScaleOf(s *record.Session, o Options) Scale {
	if o.Scale.columns > 0 {
		return o.Scale
	}
	minutes := Minutes(s.Planned, end(s, o))
	return Fit(o.Width-Gutter-digits(minutes), minutes)
}

// digits is the room that the number closing the ruler needs.
func digits(minutes int) int {
	if minutes >= 100 {
		return 3
	}
	return 2
}

// end is the second up to which the line is drawn.
func end(s *record.Session, o Options) int {
	if o.Live {
		return max(o.Now, 0)
	}
	return max(s.Length(), 0)
}

// picture is one picture while it is drawn.
type picture struct {
	Options
	session *record.Session
	axis    axis
	glyphs  *glyphs
	scale   Scale
	end     int // seconds
	pitch   int // rows from one place to the next
	rows    int // rows of the places
	*canvas
	texts []textRow // the rows under the places
}

// plan decides sizes; it is nil where the places do not fit.
func plan(s *record.Session, o Options) *picture {
	p := &picture{Options: o, session: s, axis: axis{o.Three}, glyphs: glyphsFor(o.ASCII), scale: ScaleOf(s, o), end: end(s, o)}
	places := len(p.axis.places())
	if o.Width < Gutter+minColumns || Gutter+p.scale.columns > o.Width || o.Height > 0 && o.Height < places {
		return nil
	}
	p.MarkRows = max(o.MarkRows, 0)
	p.pitch = 1
	if o.Height > 0 {
		p.MarkRows = min(p.MarkRows, o.Height-places)
		if o.Ruler && p.MarkRows == o.Height-places {
			p.MarkRows = max(p.MarkRows-1, 0)
			p.Ruler = o.Height > places
		}
		p.pitch = (o.Height - p.MarkRows - p.rulerRows() - 1) / (places - 1)
	}
	p.rows = (places-1)*p.pitch + 1
	p.canvas = newCanvas(o.Width, p.rows)
	return p
}

func (p *picture) rulerRows() int {
	if p.Ruler {
		return 1
	}
	return 0
}

// small is what is left of a picture where there is no room for one.
func small(s *record.Session, o Options) []string {
	scale := o.Scale
	if scale.columns == 0 || scale.columns > o.Width {
		scale = Fit(o.Width, Minutes(s.Planned, end(s, o)))
	}
	if o.Width < 1 {
		return nil
	}
	return []string{strip(s, scale, end(s, o), o)}
}

func (p *picture) drawLabels() {
	for i, place := range p.axis.places() {
		p.text(margin, i*p.pitch, place.String(), dimInk)
	}
}

// drawLanding comes before the line, which goes over it.
func (p *picture) drawLanding() {
	planned := p.session.Planned
	if p.Landing <= 0 || p.Landing >= planned {
		return
	}
	first := p.scale.at((planned - p.Landing) * 60)
	after := min(p.scale.last(planned*60)+1, p.scale.columns)
	for y := range p.rows {
		for x := first; x < after; x++ {
			at := &p.row(y)[Gutter+x]
			at.back, at.under = warmGround, warmGround
		}
		if first < after {
			p.put(Gutter+first, y, p.glyphs.landing, dimInk)
		}
	}
}

// drawCursor never covers the line: there it only takes the accent.
func (p *picture) drawCursor() {
	if !p.ByHand {
		return
	}
	x := Gutter + p.scale.Column(p.Cursor)
	for y := range p.rows {
		at := &p.row(y)[x]
		if at.char == 0 || at.char == p.glyphs.landing {
			at.char = p.glyphs.cursor
		}
		at.front = accentInk
	}
}

// write puts all rows into one string, and returns the pieces of it.
func (p *picture) write() []string {
	lines := make([]string, 0, p.rows+len(p.texts))
	ends := make([]int, 0, cap(lines))
	all := make([]byte, 0, cap(lines)*p.width*3/2)
	for y := range p.rows {
		all = p.appendRow(all, y, p.Ink)
		ends = append(ends, len(all))
	}
	for _, row := range p.texts {
		all = row.append(all, p.Ink)
		ends = append(ends, len(all))
	}
	from, text := 0, string(all)
	for _, to := range ends {
		lines = append(lines, text[from:to])
		from = to
	}
	return lines
}

func pad(row []byte, n int) []byte {
	for range n {
		row = append(row, ' ')
	}
	return row
}
