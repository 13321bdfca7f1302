package arc

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Styles are the colours of a picture, for a theme to fill in. Warm and Fill
// give a background and nothing else, so that a line can be drawn on them. A
// style may have colours and weight; borders, padding and width mean nothing
// here. The zero value draws without colour.
type Styles struct {
	Line   lipgloss.Style    // the step line
	Dim    lipgloss.Style    // row labels, ruler, the start of the landing, pauses
	Accent lipgloss.Style    // the now point, the cursor column, what lit up
	Mark   lipgloss.Style    // the other marks, and all words of marks
	Strip  lipgloss.Style    // the strip of one row
	Warm   lipgloss.Style    // background of the last stretch before the planned end
	Fill   [4]lipgloss.Style // backgrounds between the out row and the line, out to deep
}

type foreground uint8

const (
	plain foreground = iota
	lineInk
	dimInk
	accentInk
	markInk
	stripInk
	foregrounds
)

// background is 0 for none, warmGround, or fillGround and the three after it.
type background uint8

const (
	warmGround background = iota + 1
	fillGround
	backgrounds = fillGround + 4
)

const reset = "\x1b[m"

// Ink is Styles made ready for drawing: one escape sequence for each pair of
// foreground and background. Make it when the theme changes and keep it; it is
// never changed. A nil Ink draws without any escape sequence.
type Ink struct {
	start [foregrounds][backgrounds]string
}

// NewInk makes styles ready.
func NewInk(s Styles) *Ink {
	front := [foregrounds]string{
		lineInk: opening(s.Line), dimInk: opening(s.Dim), accentInk: opening(s.Accent),
		markInk: opening(s.Mark), stripInk: opening(s.Strip),
	}
	back := [backgrounds]string{warmGround: opening(s.Warm)}
	for i, style := range s.Fill {
		back[int(fillGround)+i] = opening(style)
	}
	var ink Ink
	for f := range front {
		for b := range back {
			ink.start[f][b] = back[b] + front[f]
		}
	}
	return &ink
}

// opening is the escape sequence a style writes before its text.
func opening(s lipgloss.Style) string {
	before, _, _ := strings.Cut(s.Render("x"), "x")
	return before
}

func (k *Ink) sequence(f foreground, b background) string {
	if k == nil {
		return ""
	}
	return k.start[f][b]
}

// shows reports whether a blank cell on b looks different from an empty one.
func (k *Ink) shows(b background) bool { return k.sequence(plain, b) != "" }

// appendText adds text in one foreground.
func (k *Ink) appendText(row []byte, f foreground, text string) []byte {
	start := k.sequence(f, 0)
	row = append(append(row, start...), text...)
	if start != "" {
		row = append(row, reset...)
	}
	return row
}
