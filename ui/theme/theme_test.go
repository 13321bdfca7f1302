package theme

import (
	"fmt"
	"image/color"
	"math"
	"strconv"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// luminance is the relative luminance of WCAG 2.2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v>>8) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// sixteen are the first sixteen colours as terminals have them from the
// start: those of xterm, and those of the VGA that many copy.
var sixteen = map[string][]string{
	"xterm": {"#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5", "#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff"},
	"vga":   {"#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa", "#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff"},
}

// cube is a colour of the 256 above the first sixteen.
func cube(n int) color.Color {
	if n >= 232 {
		v := uint8(8 + 10*(n-232))
		return color.RGBA{v, v, v, 255}
	}
	levels := []uint8{0, 95, 135, 175, 215, 255}
	n -= 16
	return color.RGBA{levels[n/36], levels[n/6%6], levels[n%6], 255}
}

// shades are the colours that a tint may come out as.
func shades(c tint) map[string]color.Color {
	found := map[string]color.Color{}
	if c.full != "" {
		found["full"] = lipgloss.Color(c.full)
	}
	if n, err := strconv.Atoi(c.ansi256); err == nil {
		found["256"] = cube(n)
	}
	if n, err := strconv.Atoi(c.ansi); err == nil {
		for name, colours := range sixteen {
			found["16 of "+name] = lipgloss.Color(colours[n])
		}
	}
	return found
}

// grounds are backgrounds that people have, and the text that goes with them:
// the dimmest that is usual.
var grounds = map[Mode]struct {
	text    string
	grounds []string
}{
	Dark:  {"#bfbfbf", []string{"#000000", "#1b1d23", "#282c34"}},
	Light: {"#4d4d4c", []string{"#ffffff", "#fdf6e3"}},
}

const least = 4.5

// TestContrast computes every pair of a colour of ours and what it may stand
// on.
func TestContrast(t *testing.T) {
	for mode, p := range palettes {
		front := map[string]tint{"dim": p.dim, "accent": p.accent, "warm": p.warm}
		for name, c := range front {
			for depth, shade := range shades(c) {
				for _, ground := range grounds[mode].grounds {
					check(t, fmt.Sprintf("%s: %s (%s) on %s", mode, name, depth, ground), shade, lipgloss.Color(ground))
				}
			}
		}
		text := lipgloss.Color(grounds[mode].text)
		backs := map[string]tint{"land": p.land}
		for i, c := range p.fill {
			backs[fmt.Sprintf("fill %d", i)] = c
		}
		for name, back := range backs {
			for depth, ground := range shades(back) {
				check(t, fmt.Sprintf("%s: text on %s (%s)", mode, name, depth), text, ground)
				for frontName, c := range front {
					if shade, same := shades(c)[depth]; same {
						check(t, fmt.Sprintf("%s: %s on %s (%s)", mode, frontName, name, depth), shade, ground)
					}
				}
			}
		}
	}
}

func check(t *testing.T, what string, a, b color.Color) {
	t.Helper()
	if c := contrast(a, b); c < least {
		t.Errorf("%s: %.2f to 1", what, c)
	}
}

// TestFillGrowsNoHeavier than text can bear, and is one hue: places differ by
// row.
func TestTheFillIsSeen(t *testing.T) {
	for mode, p := range palettes {
		for i := 1; i < len(p.fill); i++ {
			a, b := lipgloss.Color(p.fill[i-1].full), lipgloss.Color(p.fill[i].full)
			if a == b {
				t.Errorf("%s: fill %d is fill %d", mode, i-1, i)
			}
		}
	}
}

var profiles = []colorprofile.Profile{
	colorprofile.Unknown, colorprofile.NoTTY, colorprofile.ASCII, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor,
}

func (t Theme) all() map[string]lipgloss.Style {
	all := map[string]lipgloss.Style{"text": t.Text, "dim": t.Dim, "accent": t.Accent, "warm": t.Warm, "strong": t.Strong, "land": t.Land}
	for i, f := range t.Fill {
		all[fmt.Sprint("fill", i)] = f
	}
	return all
}

// TestNoColourWhereNoneIsWanted: a profile without colour, which NO_COLOR
// makes, gives the mono theme whatever was asked for.
func TestNoColourWhereNoneIsWanted(t *testing.T) {
	for _, mode := range Modes {
		for _, profile := range profiles {
			th := New(Mode(mode), profile, false)
			none := profile <= colorprofile.ASCII || mode == string(Mono)
			if none != (th.Mode == Mono) {
				t.Errorf("%s at %s is %s", mode, profile, th.Mode)
			}
			for name, style := range th.all() {
				if drawn := style.Render("x"); none && (strings.Contains(drawn, "3") || strings.Contains(drawn, "4")) {
					t.Errorf("%s at %s draws %s as %q", mode, profile, name, drawn)
				}
			}
		}
	}
}

// TestAColourIsNeverDeeperThanTheTerminal.
func TestAColourIsNeverDeeperThanTheTerminal(t *testing.T) {
	for _, mode := range []Mode{Auto, Dark, Light} {
		for name, style := range New(mode, colorprofile.ANSI, false).all() {
			if drawn := style.Render("x"); strings.Contains(drawn, ";5;") || strings.Contains(drawn, ";2;") {
				t.Errorf("%s: %s is drawn %q in sixteen colours", mode, name, drawn)
			}
		}
		for name, style := range New(mode, colorprofile.ANSI256, false).all() {
			if drawn := style.Render("x"); strings.Contains(drawn, ";2;") {
				t.Errorf("%s: %s is drawn %q in 256 colours", mode, name, drawn)
			}
		}
	}
}

// TestMarksAreToldByMoreThanHue: in mono what is marked by a colour elsewhere
// is marked by weight, or has a character of its own.
func TestMarksAreToldByMoreThanHue(t *testing.T) {
	th := New(Mono, colorprofile.TrueColor, false)
	if th.Accent.Render("x") == th.Text.Render("x") || th.Dim.Render("x") == th.Text.Render("x") || th.Strong.Render("x") == th.Text.Render("x") {
		t.Error("mono draws everything alike")
	}
}

// TestASCIIGlyphs: nothing of ours is outside ASCII where that is asked for.
func TestASCIIGlyphs(t *testing.T) {
	g := New(Dark, colorprofile.TrueColor, true).G
	drawn := strings.Join([]string{g.Bar, g.Dot, g.Rule, g.Column, g.More, g.Down, g.Up, g.Left, g.Right}, "") +
		lipgloss.NewStyle().Border(g.Frame).Render("x") + lipgloss.NewStyle().Border(g.Heavy).Render("x")
	for _, c := range drawn {
		if c >= 0x80 {
			t.Errorf("%q", c)
		}
	}
}
