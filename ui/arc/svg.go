package arc

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"rapport/store/record"
)

// One half cell on the paper of an SVG, in its units.
const (
	unitX, unitY = 5, 10
	radius       = 5
	stroke       = "1.8"
	thin         = "1.1"
)

// typefaces are monospaced ones that are on most machines, so that columns are
// columns; the file brings none of its own.
const typefaces = "ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono','Courier New',monospace"

// SVG draws plates under each other as one file that needs nothing beside it:
// no script, no style, no typeface, no address.
func SVG(plates []Plate, look Look) []byte {
	s := layout(plates, edge)
	var b bytes.Buffer
	s.svgOpen(&b, `xmlns="http://www.w3.org/2000/svg" `, 0, plates)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="%s"/>`+"\n", s.width*unitX, s.height*unitY, look.Paper)
	s.svg(&b, &look)
	return b.Bytes()
}

// Figure draws plates as SVG does, to stand within a page of HTML: on the page's
// own ground and flush with its words, and without the name of its language,
// which looks like an address.
func Figure(plates []Plate, look Look) []byte {
	s := layout(plates, 0)
	var b bytes.Buffer
	s.svgOpen(&b, "", 2*margin*unitX, plates)
	s.svg(&b, &look)
	return b.Bytes()
}

// svgOpen begins the picture at a column, and says in words what is on it.
func (s *shapes) svgOpen(b *bytes.Buffer, language string, from int, plates []Plate) {
	w, h := s.width*unitX-from, s.height*unitY
	fmt.Fprintf(b, `<svg %sviewBox="%d 0 %d %d" width="%d" height="%d" role="img" font-family="%s" font-size="16">`+"\n<desc>", language, from, w, h, w, h, typefaces)
	for i, plate := range plates {
		if i > 0 {
			b.WriteString(" ")
		}
		if plate.Title != "" {
			escape(b, plate.Title+". ")
		}
		escape(b, strings.Join(Words(plate.Session, plate.Options), " "))
	}
	b.WriteString("</desc>\n")
}

// escape writes words that are nothing but words: the five signs are all that
// means something between two tags, and what XML does not know is taken out.
func escape(b *bytes.Buffer, words string) {
	b.WriteString(html.EscapeString(record.CleanLine(words)))
}

// svg draws the shapes and closes the picture.
func (s *shapes) svg(b *bytes.Buffer, look *Look) {
	for _, g := range s.grounds {
		fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s" shape-rendering="crispEdges"/>`+"\n", g.x*unitX, g.y*unitY, g.w*unitX, g.h*unitY, look.back(g.back))
	}
	s.svgBroken(b, look)
	s.svgLine(b, look)
	for _, d := range s.beads {
		fmt.Fprintf(b, `<circle cx="%d" cy="%d" r="4" fill="%s"/>`+"\n", d.x*unitX, d.y*unitY, look.Accent)
	}
	for _, t := range s.words {
		fmt.Fprintf(b, `<text x="%d" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs" fill="%s">`, t.x*unitX, t.y*unitY+15, 2*t.cells*unitX, look.front(t.front))
		escape(b, t.text)
		b.WriteString("</text>\n")
	}
	b.WriteString("</svg>\n")
}

// svgLine is the whole step line as one path, so that its pieces join.
func (s *shapes) svgLine(b *bytes.Buffer, look *Look) {
	var d bytes.Buffer
	for _, l := range s.lines {
		switch {
		case l.broken:
		case l.y0 == l.y1:
			fmt.Fprintf(&d, "M%d %dH%d", l.x0*unitX, l.y0*unitY, l.x1*unitX)
		default:
			fmt.Fprintf(&d, "M%d %dV%d", l.x0*unitX, l.y0*unitY, l.y1*unitY)
		}
	}
	for _, c := range s.bends {
		x, y, dx, dy := c.x*unitX, c.y*unitY, unitX, unitY
		if c.ways&left != 0 {
			dx = -unitX
		}
		if c.ways&up != 0 {
			dy = -unitY
		}
		fmt.Fprintf(&d, "M%d %dQ%d %d %d %dV%d", x+dx, y, x, y, x, y+sign(dy)*radius, y+dy)
	}
	if d.Len() > 0 {
		fmt.Fprintf(b, `<path d="%s" fill="none" stroke="%s" stroke-width="%s" stroke-linecap="round"/>`+"\n", d.Bytes(), look.Line, stroke)
	}
}

// svgBroken draws pauses, and the start of the landing.
func (s *shapes) svgBroken(b *bytes.Buffer, look *Look) {
	for _, l := range s.lines {
		if !l.broken {
			continue
		}
		fmt.Fprintf(b, `<path d="M%d %dL%d %d" fill="none" stroke="%s" stroke-width="%s" stroke-dasharray="2 3"/>`+"\n",
			l.x0*unitX, l.y0*unitY, l.x1*unitX, l.y1*unitY, look.front(l.front), thin)
	}
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}
