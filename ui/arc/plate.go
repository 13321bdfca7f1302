package arc

import (
	"slices"

	"rapport/store/record"
)

// Look is the colours of a picture that leaves the terminal, as #rrggbb. A
// terminal has its own text colour and ground; paper has to be given them.
type Look struct {
	Paper, Text             string
	Line, Dim, Accent, Mark string
	Warm                    string
	Fill                    [4]string
}

func (k *Look) front(f foreground) string {
	switch f {
	case lineInk:
		return k.Line
	case dimInk, stripInk:
		return k.Dim
	case accentInk:
		return k.Accent
	case markInk:
		return k.Mark
	}
	return k.Text
}

func (k *Look) back(b background) string {
	if b >= fillGround {
		return k.Fill[b-fillGround]
	}
	return k.Warm
}

// Plate is one picture of a file, with a line of words above it. The title is
// one clean line.
type Plate struct {
	Title   string
	Session *record.Session
	Options Options
}

// edge is the empty cells around a file of plates, and gap the rows between two.
const (
	edge = 1
	gap  = 1
)

// layout puts plates under each other, with an edge of so many cells around
// them. A picture for which there is no room is left out; Options.Width says how
// much there is.
func layout(plates []Plate, edge int) *shapes {
	all := &shapes{}
	y := edge
	for i, plate := range plates {
		if i > 0 {
			y += gap
		}
		if plate.Title != "" {
			all.write(2*(edge+margin), 2*y, plate.Title, plain)
			all.width = max(all.width, 2*plate.Options.Width)
			y += 1 + gap
		}
		plate.Options.ASCII = false
		p := plan(plate.Session, plate.Options)
		if p == nil {
			continue
		}
		p.draw()
		p.texts = slices.DeleteFunc(p.texts, func(row textRow) bool { return len(row) == 0 })
		one := p.shapes()
		all.add(one, 2*edge, 2*y)
		y += one.height / 2
	}
	all.width += 4 * edge
	all.height = 2 * (y + edge)
	return all
}

// add puts the other shapes on these, moved.
func (s *shapes) add(o *shapes, dx, dy int) {
	s.width = max(s.width, o.width)
	for _, g := range o.grounds {
		g.x, g.y = g.x+dx, g.y+dy
		s.grounds = append(s.grounds, g)
	}
	for _, l := range o.lines {
		l.x0, l.x1, l.y0, l.y1 = l.x0+dx, l.x1+dx, l.y0+dy, l.y1+dy
		s.lines = append(s.lines, l)
	}
	for _, b := range o.bends {
		b.x, b.y = b.x+dx, b.y+dy
		s.bends = append(s.bends, b)
	}
	for _, b := range o.beads {
		b.x, b.y = b.x+dx, b.y+dy
		s.beads = append(s.beads, b)
	}
	for _, w := range o.words {
		w.x, w.y = w.x+dx, w.y+dy
		s.words = append(s.words, w)
	}
}
