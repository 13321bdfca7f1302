package arc

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// PNG draws plates under each other, large enough to print: a row of eighty
// cells is a little more than the width of a page at two hundred points an
// inch.
func PNG(plates []Plate, look Look) ([]byte, error) {
	s := layout(plates, edge)
	c := &paper{image.NewRGBA(image.Rect(0, 0, s.width*cellX/2, s.height*cellY/2))}
	c.rect(image.Rect(0, 0, s.width, s.height), look.Paper)
	for _, g := range s.grounds {
		c.rect(image.Rect(g.x, g.y, g.x+g.w, g.y+g.h), look.back(g.back))
	}
	for _, l := range s.lines {
		c.line(l, &look)
	}
	for _, b := range s.bends {
		c.bend(b, look.Line)
	}
	for _, d := range s.beads {
		c.cover(d.x*halfX-halfX, d.y*halfY-halfX, 2*halfX, 2*halfX, look.Accent, around(float64(d.x*halfX), float64(d.y*halfY), beadSize))
	}
	for _, w := range s.words {
		c.word(w, look.front(w.front))
	}
	var out bytes.Buffer
	err := png.Encode(&out, c.RGBA)
	return out.Bytes(), err
}

const (
	halfX, halfY = cellX / 2, cellY / 2
	penSize      = 4.0 // pixels
	thinPen      = 2.0
	turn         = 8.0 // radius of a bend
	beadSize     = 16.0
)

// paper is the picture in pixels while it is drawn.
type paper struct{ *image.RGBA }

// rect fills a rectangle given in half cells.
func (c *paper) rect(r image.Rectangle, hex string) {
	r = image.Rect(r.Min.X*halfX, r.Min.Y*halfY, r.Max.X*halfX, r.Max.Y*halfY).Intersect(c.Bounds())
	ink := rgb(hex)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			c.SetRGBA(x, y, ink)
		}
	}
}

// line draws a straight piece. A broken one is two strokes a cell.
func (c *paper) line(l line, look *Look) {
	x0, y0, x1, y1 := float64(l.x0*halfX), float64(l.y0*halfY), float64(l.x1*halfX), float64(l.y1*halfY)
	pen, ink := penSize, look.front(l.front)
	if l.broken {
		pen = thinPen
	}
	distance := toSegment(x0, y0, x1, y1)
	if l.broken {
		whole := distance
		distance = func(x, y float64) float64 {
			along := math.Mod(x-x0+y-y0, halfX)
			if along < 0 || along >= halfX*0.45 {
				return penSize
			}
			return whole(x, y)
		}
	}
	grow := int(penSize)
	c.cover(int(x0)-grow, int(y0)-grow, int(x1-x0)+2*grow, int(y1-y0)+2*grow, ink, func(x, y float64) float64 { return pen/2 - distance(x, y) })
}

// bend draws a quarter turn: to the middle of two sides of its cell.
func (c *paper) bend(b bend, ink string) {
	x, y, dx, dy := float64(b.x*halfX), float64(b.y*halfY), 1.0, 1.0
	if b.ways&left != 0 {
		dx = -1
	}
	if b.ways&up != 0 {
		dy = -1
	}
	across := toSegment(x+dx*turn, y, x+dx*halfX, y)
	down := toSegment(x, y+dy*turn, x, y+dy*halfY)
	cx, cy := x+dx*turn, y+dy*turn
	c.cover((b.x-1)*halfX, (b.y-1)*halfY, cellX, cellY, ink, func(px, py float64) float64 {
		d := math.Min(across(px, py), down(px, py))
		if (px-cx)*dx <= 0 && (py-cy)*dy <= 0 {
			d = math.Min(d, math.Abs(math.Hypot(px-cx, py-cy)-turn))
		}
		return penSize/2 - d
	})
}

// cover lays ink on a part of the paper, as thick as inside says: a pixel whose
// middle lies half a pixel or more inside is covered whole.
func (c *paper) cover(x, y, w, h int, hex string, inside func(x, y float64) float64) {
	ink := rgb(hex)
	for py := y; py < y+h; py++ {
		for px := x; px < x+w; px++ {
			if by := inside(float64(px)+0.5, float64(py)+0.5) + 0.5; by > 0 {
				c.blend(px, py, ink, int(math.Min(by, 1)*255))
			}
		}
	}
}

func (c *paper) blend(x, y int, ink color.RGBA, by int) {
	if !(image.Point{X: x, Y: y}).In(c.Bounds()) {
		return
	}
	was := c.RGBAAt(x, y)
	mix := func(a, b uint8) uint8 { return uint8((int(a)*(255-by) + int(b)*by) / 255) }
	c.SetRGBA(x, y, color.RGBA{mix(was.R, ink.R), mix(was.G, ink.G), mix(was.B, ink.B), 255})
}

// word draws letters; an empty frame stands for one the typeface has not.
func (c *paper) word(w word, hex string) {
	ink, face, x := rgb(hex), typeface(), w.x*halfX
	for _, r := range w.text {
		cells := ansi.StringWidth(string(r))
		switch glyph := face[r]; {
		case glyph != nil:
			c.glyph(x, w.y*halfY, glyph, ink)
		case unicode.Is(unicode.M, r) || cells == 0:
			continue
		default:
			c.frame(x+3, w.y*halfY+8, cells*cellX-6, 22, ink)
		}
		x += max(cells, 1) * cellX
	}
}

func (c *paper) glyph(x, y int, glyph []byte, ink color.RGBA) {
	for i, two := range glyph {
		for j, by := range [2]byte{two >> 4, two & 15} {
			if by > 0 {
				c.blend(x+(2*i+j)%cellX, y+(2*i+j)/cellX, ink, int(by)*17)
			}
		}
	}
}

func (c *paper) frame(x, y, w, h int, ink color.RGBA) {
	for i := range w {
		c.blend(x+i, y, ink, 255)
		c.blend(x+i, y+h-1, ink, 255)
	}
	for i := range h {
		c.blend(x, y+i, ink, 255)
		c.blend(x+w-1, y+i, ink, 255)
	}
}

// toSegment measures how far a point is from a piece of a row or a column.
func toSegment(x0, y0, x1, y1 float64) func(x, y float64) float64 {
	return func(x, y float64) float64 {
		return math.Hypot(x-math.Min(math.Max(x, math.Min(x0, x1)), math.Max(x0, x1)), y-math.Min(math.Max(y, math.Min(y0, y1)), math.Max(y0, y1)))
	}
}

func around(cx, cy, size float64) func(x, y float64) float64 {
	return func(x, y float64) float64 { return size/2 - math.Hypot(x-cx, y-cy) }
}

// rgb reads #rrggbb; what is not that is black.
func rgb(hex string) color.RGBA {
	n, err := strconv.ParseUint(hex[min(1, len(hex)):], 16, 24)
	if err != nil {
		n = 0
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
}
