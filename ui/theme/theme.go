// Package theme names every colour, weight and glyph of the interface by what
// it means, never by its hue, and is the only place where one is chosen.
//
// There is one accent, one dim and one warm tint; everything else is the
// terminal's own text colour on the terminal's own background. Nothing is told
// by colour alone: each mark is also a character, and the selected row has a
// bar and bold weight. Every pair of text and background reaches a contrast
// of 4.5:1 (WCAG 2.2, 1.4.3), which a test computes.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"rapport/ui/arc"
)

// Mode is the kind of background the theme is made for.
type Mode string

// The modes. Auto is dark until the terminal says that it is light.
const (
	Auto  Mode = "auto"
	Dark  Mode = "dark"
	Light Mode = "light"
	Mono  Mode = "mono"
)

// Modes lists the words that choose a mode.
var Modes = []string{string(Auto), string(Dark), string(Light), string(Mono)}

// Theme is what a screen draws with.
type Theme struct {
	Text   lipgloss.Style // what is read
	Dim    lipgloss.Style // dates, headings, rulers, strips
	Accent lipgloss.Style // the cursor bar, the now point, what is lit
	Warm   lipgloss.Style // held gently
	Strong lipgloss.Style // the client's name, the question under the cursor, the selected row
	// Land is the background of the last ten minutes; Fill are the backgrounds
	// between the out row and the line, from near to deep.
	Land lipgloss.Style
	Fill [4]lipgloss.Style

	Ink   *arc.Ink // the same colours, ready for drawing sessions
	G     Glyphs
	Mode  Mode
	ASCII bool
}

// Glyphs are the characters of our own drawing.
type Glyphs struct {
	Bar, Dot, Rule, Column, More, Down, Up, Left, Right string
	Frame, Heavy                                        lipgloss.Border
}

var (
	drawn = Glyphs{
		Bar: "▌", Dot: "·", Rule: "─", Column: "│", More: "…", Down: "↓", Up: "↑", Left: "←", Right: "→",
		Frame: lipgloss.RoundedBorder(), Heavy: lipgloss.ThickBorder(),
	}
	typed = Glyphs{
		Bar: ">", Dot: "-", Rule: "-", Column: "|", More: "...", Down: "v", Up: "^", Left: "<", Right: ">",
		Frame: lipgloss.ASCIIBorder(), Heavy: heavyASCII,
	}
	heavyASCII = lipgloss.Border{
		Top: "=", Bottom: "=", Left: "#", Right: "#", TopLeft: "#", TopRight: "#", BottomLeft: "#", BottomRight: "#",
	}
)

// tint is one colour at the three depths a terminal may have. None is the
// terminal's own.
type tint struct{ ansi, ansi256, full string }

// palette is what a mode chooses.
type palette struct {
	dim, accent, warm tint
	land              tint
	fill              [4]tint
	paper, text       string // where there is no terminal to have its own
}

var palettes = map[Mode]palette{
	Dark: {
		dim: tint{"7", "248", "#a3a8b0"}, accent: tint{"14", "115", "#86cfbf"}, warm: tint{"11", "180", "#dcb27e"},
		land:  tint{"", "235", "#2c2722"},
		fill:  [4]tint{{"", "", "#1f262a"}, {"", "", "#212d31"}, {"", "", "#233439"}, {"", "", "#253b41"}},
		paper: "#14171a", text: "#e4e6e8",
	},
	Light: {
		dim: tint{"", "240", "#575c63"}, accent: tint{"4", "23", "#0a5f57"}, warm: tint{"1", "94", "#84480a"},
		land:  tint{"", "255", "#f4ebdf"},
		fill:  [4]tint{{"", "", "#f1f5f4"}, {"", "", "#e9f0ee"}, {"", "", "#e1ebe8"}, {"", "", "#d9e5e2"}},
		paper: "#ffffff", text: "#22262b",
	},
}

// New makes a theme for a mode (Auto is taken as Dark) at the colour depth
// that the terminal has. A terminal without colour gets the mono theme.
func New(mode Mode, profile colorprofile.Profile, ascii bool) Theme {
	if mode == Auto || mode == "" {
		mode = Dark
	}
	if profile <= colorprofile.ASCII {
		mode = Mono
	}
	t := Theme{G: drawn, Mode: mode, ASCII: ascii}
	if ascii {
		t.G = typed
	}
	plain := lipgloss.NewStyle()
	t.Text, t.Strong = plain, plain.Bold(true)
	t.Land = plain
	t.Fill = [4]lipgloss.Style{plain, plain, plain, plain}
	p, coloured := palettes[mode]
	if !coloured {
		t.Dim, t.Accent, t.Warm = plain.Faint(true), plain.Bold(true), plain
		return t.inked()
	}
	at := func(c tint) color.Color {
		return lipgloss.Complete(profile)(lipgloss.Color(c.ansi), lipgloss.Color(c.ansi256), lipgloss.Color(c.full))
	}
	t.Dim, t.Accent, t.Warm = plain.Foreground(at(p.dim)), plain.Foreground(at(p.accent)), plain.Foreground(at(p.warm))
	t.Land = plain.Background(at(p.land))
	for i, c := range p.fill {
		t.Fill[i] = plain.Background(at(c))
	}
	return t.inked()
}

func (t Theme) inked() Theme {
	t.Ink = arc.NewInk(arc.Styles{Line: t.Text, Dim: t.Dim, Accent: t.Accent, Mark: t.Dim, Strip: t.Dim, Warm: t.Land, Fill: t.Fill})
	return t
}
