package arc

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rapport/store/record"
)

var paperLook = Look{
	Paper: "#ffffff", Text: "#222222", Line: "#010203", Dim: "#575c63", Accent: "#0a5f57", Mark: "#575c63", Warm: "#f4ebdf",
	Fill: [4]string{"#f1f5f4", "#e9f0ee", "#e1ebe8", "#d9e5e2"},
}

// plates are an hour with everything on it, one that goes on, and one in three
// places.
func plates() []Plate {
	one, o := full()
	o.Width, o.Height = 80, 12
	two, live := maya()
	three, small := drawn()
	small.Three, small.Height = true, 8
	return []Plate{{"M · week 1", one, o}, {"M · week 2", two, live}, {"", three, small}}
}

func TestSVG(t *testing.T) {
	golden(t, "hours.svg", []string{strings.TrimSuffix(string(SVG(plates(), paperLook)), "\n")})
	golden(t, "figure.svg", []string{strings.TrimSuffix(string(Figure(plates()[:1], paperLook)), "\n")})
}

// TestPNG compares pixels: how they are packed is the library's affair.
func TestPNG(t *testing.T) {
	got, err := PNG(plates(), paperLook)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join("testdata", "hours.png")
	if *update {
		if err := os.WriteFile(name, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := decoded(t, got), decoded(t, want); a.Bounds() != b.Bounds() || !bytes.Equal(a.Pix, b.Pix) {
		t.Error("the picture is another")
	}
}

func decoded(t *testing.T, data []byte) *image.RGBA {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewRGBA(img.Bounds())
	for y := range out.Bounds().Dy() {
		for x := range out.Bounds().Dx() {
			out.Set(x, y, img.At(x, y))
		}
	}
	return out
}

var (
	alongRow = regexp.MustCompile(`M(\d+) (\d+)H(\d+)`)
	roundBit = regexp.MustCompile(`M(\d+) (\d+)Q`)
)

// svgLeaves are the heights at which the line of an SVG crosses x.
func svgLeaves(svg string, x int) []int {
	var ys []int
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	for _, m := range alongRow.FindAllStringSubmatch(svg, -1) {
		if number(m[1]) <= x && x <= number(m[3]) {
			ys = append(ys, number(m[2]))
		}
	}
	for _, m := range roundBit.FindAllStringSubmatch(svg, -1) {
		if number(m[1]) == x {
			ys = append(ys, number(m[2]))
		}
	}
	slices.Sort(ys)
	return slices.Compact(ys)
}

// pngLeaves are the rows of cells in whose middle a PNG has the line at x.
func pngLeaves(img *image.RGBA, x int) []int {
	line := rgb(paperLook.Line)
	var ys []int
	for y := cellY / 2; y < img.Bounds().Dy(); y += cellY {
		if img.RGBAAt(x, y) == line {
			ys = append(ys, y)
		}
	}
	return ys
}

// TestEveryPictureShowsTheSameSteps reads SVG and PNG back: between any two
// columns the line is where the hour was, and nowhere else.
func TestEveryPictureShowsTheSameSteps(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := range 12 {
		s := anyHour(r)
		s.Pauses = nil // a pause is drawn thin
		o := Options{Width: 60 + r.IntN(60), Height: 5 + r.IntN(12), Three: r.IntN(3) == 0}
		plate := []Plate{{"", s, o}}
		data, err := PNG(plate, paperLook)
		if err != nil {
			t.Fatal(err)
		}
		svg, img := string(SVG(plate, paperLook)), decoded(t, data)
		p := plan(s, o)
		for x := range p.scale.last(p.end) {
			row := edge + p.axis.row(placeAt(s, min(p.scale.Second(x+1)-1, p.end)))*p.pitch
			column := edge + Gutter + x + 1
			if got, want := svgLeaves(svg, column*2*unitX), (2*row+1)*unitY; len(got) != 1 || got[0] != want {
				t.Fatalf("hour %d, column %d: the SVG has the line at %v, want %d", n, x, got, want)
			}
			if got, want := pngLeaves(img, column*cellX), row*cellY+cellY/2; len(got) != 1 || got[0] != want {
				t.Fatalf("hour %d, column %d: the PNG has the line at %v, want %d", n, x, got, want)
			}
		}
	}
}

// TestSVGIsWellFormed whatever the words are, and holds nothing but drawing.
func TestSVGIsWellFormed(t *testing.T) {
	for _, words := range []string{"<script>x</script>", `"><a href="x">`, "]]>", "&amp;", "'", "--", "土の匂い", "{{x}}"} {
		s, o := drawn()
		o.Marks = []Label{label(3, record.LitUp, words)}
		d := xml.NewDecoder(bytes.NewReader(SVG([]Plate{{words, s, o}}, paperLook)))
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%q: %v", words, err)
			}
			if start, ok := token.(xml.StartElement); ok && !slices.Contains([]string{"svg", "desc", "rect", "path", "circle", "text"}, start.Name.Local) {
				t.Errorf("%q becomes <%s>", words, start.Name.Local)
			}
		}
	}
}

// TestPlatesWithoutRoom: nothing to draw is an empty file, not a panic.
func TestPlatesWithoutRoom(t *testing.T) {
	for _, p := range [][]Plate{nil, {{"M", session(), Options{Width: 3}}}, {{"", &record.Session{}, Options{Width: 24}}}} {
		SVG(p, paperLook)
		if _, err := PNG(p, paperLook); err != nil {
			t.Errorf("%d plates: %v", len(p), err)
		}
	}
}

func TestColours(t *testing.T) {
	for hex, want := range map[string]string{"#ffffff": "255 255 255", "#0a5f57": "10 95 87", "": "0 0 0", "ink": "0 0 0"} {
		c := rgb(hex)
		if got := fmt.Sprint(c.R, " ", c.G, " ", c.B); got != want {
			t.Errorf("%q is %s", hex, got)
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := PNG(plates()[:1], paperLook); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSVG(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		SVG(plates()[:1], paperLook)
	}
}
