package ui_test

import (
	"fmt"
	"image/color"
	"path/filepath"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
)

// styles is how the screens are coloured and weighed, one file a theme: under
// each scene the stretches of a row that are not plain text.
type styles struct {
	digests map[string]*strings.Builder
	scenes  int
}

var themes = []string{"dark", "light", "mono"}

func newStyles() *styles {
	s := &styles{digests: map[string]*strings.Builder{}}
	for _, theme := range themes {
		s.digests[theme] = &strings.Builder{}
	}
	return s
}

// add draws a scene in every theme. What is drawn is the same in all of them,
// and in mono nothing is coloured.
func (st *styles) add(t *testing.T, s scene, r *rig) {
	t.Helper()
	st.scenes++
	words := ""
	for _, theme := range themes {
		r.themed(theme, false, false)
		f := r.frame(80, 24)
		switch drawn := f.String(); {
		case words == "":
			words = drawn
		case words != drawn && s.name != "settings": // which names the theme
			t.Errorf("the %s theme draws other characters:\n%s", theme, f)
		}
		digest := f.styles()
		if theme == "mono" && strings.Contains(digest, "#") {
			t.Errorf("mono is coloured:\n%s", digest)
		}
		fmt.Fprintf(st.digests[theme], "=== %s\n%s", s.name, digest)
	}
}

// compare is done when every scene was added: not when some were left out
// with -run.
func (st *styles) compare(t *testing.T) {
	t.Helper()
	if st.scenes < len(scenes) {
		return
	}
	for theme, digest := range st.digests {
		golden(t, filepath.Join("styles", theme+".txt"), digest.String())
	}
}

// styles lists, row by row, the stretches of cells that have a style.
func (f frame) styles() string {
	var out strings.Builder
	for y, row := range f.cells {
		var stretches []string
		for x := 0; x < len(row); {
			look := lookOf(row[x])
			from := x
			for x < len(row) && (lookOf(row[x]) == look || row[x].Width == 0 && x > from) {
				x++
			}
			if look != "" {
				stretches = append(stretches, fmt.Sprintf("%d-%d %s", from, x-1, look))
			}
		}
		if len(stretches) > 0 {
			fmt.Fprintf(&out, "%2d  %s\n", y, strings.Join(stretches, " | "))
		}
	}
	return out.String()
}

func lookOf(c uv.Cell) string {
	var parts []string
	attrs := []struct {
		bit  uint8
		name string
	}{{uv.AttrBold, "bold"}, {uv.AttrFaint, "faint"}, {uv.AttrReverse, "reverse"}, {uv.AttrItalic, "italic"}, {uv.AttrBlink, "blink"}}
	for _, a := range attrs {
		if c.Style.Attrs&a.bit != 0 {
			parts = append(parts, a.name)
		}
	}
	if c.Style.Fg != nil {
		parts = append(parts, hex(c.Style.Fg))
	}
	if c.Style.Bg != nil {
		parts = append(parts, "on "+hex(c.Style.Bg))
	}
	return strings.Join(parts, " ")
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
