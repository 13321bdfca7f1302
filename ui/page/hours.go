package page

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/arc"
	"rapport/ui/theme"
)

// What hours can be written as, beside the formats of a page.
const (
	SVG Format = ".svg"
	PNG Format = ".png"
)

// hourFormats are the formats for hours, as the endings of a file's name.
var hourFormats = []Format{Markdown, HTML, Text, SVG, PNG}

// HoursFormatOf is the format that a file's name asks for hours to be written
// in: a sheet as .md or .html, pictures as .svg or .png, words as .txt.
func HoursFormatOf(name string) (Format, error) {
	ending := Format(strings.ToLower(filepath.Ext(name)))
	switch {
	case slices.Contains(hourFormats, ending):
		return ending, nil
	case ending == "":
		return "", errors.New("hours are written as .md, .html, .svg, .png or .txt, and the name says none of them")
	}
	return "", fmt.Errorf("hours are written as .md, .html, .svg, .png or .txt, not as %s", record.CleanLine(string(ending)))
}

// Hours is one hour of a client or several, to be shown to somebody else: a
// supervisor, most often. Names are replaced unless asked for: the client's by
// an initial, those of other people by "a person". Clock times are left out
// always. What the gate lets no review show is on none of it.
type Hours struct {
	Card     *record.Card
	Sessions []*record.Session // in any order; they are written oldest first
	Names    bool              // keep names
	Dates    bool              // keep dates; else "week 1", "week 3"
	Three    bool              // the three-place form
	ASCII    bool              // of Markdown and words
	Look     arc.Look          // of pictures; a page is never dark
}

var errNoPicture = errors.New("there is no picture to write: the timeline was let go; .md, .html and .txt have what it told")

// Write is the hours in the format. Only a picture can fail. Of an hour whose
// timeline was let go there is none, and what it tells stands alone.
func (h Hours) Write(f Format) ([]byte, error) {
	s := h.sheet()
	if (f == SVG || f == PNG) && len(s.plates()) == 0 {
		return nil, errNoPicture
	}
	switch f {
	case SVG:
		return arc.SVG(s.plates(), h.Look), nil
	case PNG:
		return arc.PNG(s.plates(), h.Look)
	case HTML:
		return []byte(s.asHTML(h.printed())), nil
	case Text:
		return []byte(s.asText()), nil
	}
	return []byte(s.asMarkdown()), nil
}

// printed is the look of a picture on a page, which is made to be printed: light
// lines on a dark ground that no printer prints could not be seen.
func (h Hours) printed() arc.Look {
	if h.Look == theme.Look(theme.Dark) {
		return theme.Look(theme.Light)
	}
	return h.Look
}

// Draws reports whether every letter of the titles and marks is on a PNG.
func (h Hours) Draws() bool {
	for _, p := range h.sheet().plates() {
		if !arc.Draws(p.Title) || slices.ContainsFunc(p.Options.Marks, func(l arc.Label) bool { return !arc.Draws(l.Word) }) {
			return false
		}
	}
	return true
}

// sheet is the hours made ready: in order, seen through the gate, disguised.
type sheet struct {
	called, intro string
	hours         []told
	led           bool // somebody is said to have led
}

// title is what the sheet is of.
func (s *sheet) title() string {
	if len(s.hours) == 1 {
		return "An hour with " + s.called
	}
	return "Hours with " + s.called
}

// told is one hour of a sheet, every word of it fit to be shown.
type told struct {
	session *record.Session
	title   string // week, length, setting, how it was drawn
	options arc.Options
	gently  []string
	lines   []string // what it tells
	marks   string
	line    string
}

// teller prepares the hours of one sheet. Whoever is named in several of them
// is the same person in all.
type teller struct {
	Hours
	disguise *record.Disguise
	first    record.Date
}

func (h Hours) sheet() *sheet {
	t := &teller{Hours: h, disguise: record.NewDisguise(h.Card)}
	hours := slices.Clone(h.Sessions)
	slices.SortStableFunc(hours, func(a, b *record.Session) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), a.Start.Compare(b.Start))
	})
	out := &sheet{called: t.called(), intro: "Names are replaced, and clock times left out."}
	if h.Names {
		out.intro = "Names are as they are on the card; clock times are left out."
	}
	for i, s := range hours {
		if i == 0 {
			t.first = s.Date
		}
		out.hours = append(out.hours, t.hour(s, len(hours)))
		out.led = out.led || slices.ContainsFunc(s.Moves, func(m record.Move) bool { return m.Led != record.Unsaid })
	}
	return out
}

func (t *teller) called() string {
	if t.Names {
		return record.CleanLine(t.Card.Called)
	}
	return t.disguise.Client()
}

// words are words of the client's or the clinician's, as they are shown.
func (t *teller) words(s string) string {
	if t.Names {
		return record.CleanLine(s)
	}
	return t.disguise.Words(s)
}

func (t *teller) hour(s *record.Session, of int) told {
	seen := t.Card.Seen(s)
	out := told{session: seen, title: t.titleOf(s, of), lines: t.lines(s), marks: arc.MarkWords(t.labels(seen, t.saying))}
	for _, line := range prompts.GentlyIn(s, t.Card) {
		out.gently = append(out.gently, t.words(line))
	}
	if t.Card.GateWords(seen.Line, record.OnReview) == record.ShowPlain {
		out.line = oneLine(t.words(seen.Line))
	}
	out.options = arc.Options{
		Width: 80, Height: heightOf(of), Ruler: true, MarkRows: 2, Three: t.Three, ASCII: t.ASCII,
		Marks: t.labels(seen, nil), Live: s.Open(), Now: s.Last().At,
	}
	if s.Let != nil {
		out.marks = t.notesLeft(seen)
	}
	return out
}

// notesLeft are the notes of an hour that has no picture to hold them. What
// lit the client up and the words at the door are told already.
func (t *teller) notesLeft(seen *record.Session) string {
	var notes []string
	for _, words := range seen.NotesLeft() {
		if t.Card.GateWords(words, record.OnReview) == record.ShowPlain {
			notes = append(notes, t.words(words))
		}
	}
	if len(notes) == 0 {
		return ""
	}
	return "Noted: " + strings.Join(notes, "; ") + "."
}

// oneLine is the clinician's own line, told apart from what we say.
func oneLine(words string) string {
	if words == "" {
		return ""
	}
	return "In one line: " + words
}

// heightOf is how tall each of so many pictures is, so that up to four with what
// they tell fit on one side of paper.
func heightOf(hours int) int {
	switch hours {
	case 1:
		return 16
	case 2:
		return 12
	}
	return 8
}

// lines are what the hour tells, of one that is still open only that it is.
func (t *teller) lines(s *record.Session) []string {
	switch {
	case s.Open():
		return []string{"The hour is still open."}
	case t.Names:
		return s.Told(t.Card)
	}
	return s.ToldAs(t.Card, t.disguise)
}

// titleOf is when an hour was, how long, where and how it was drawn. One hour
// by itself is in no week.
func (t *teller) titleOf(s *record.Session, of int) string {
	var parts []string
	switch {
	case t.Dates:
		parts = append(parts, s.Date.String())
	case of > 1:
		parts = append(parts, fmt.Sprintf("week %d", int(s.Date-t.first)/7+1))
	}
	how, length := "drawn afterwards", s.Length()
	switch {
	case s.Open():
		how, length = "still open", s.Last().At
	case s.Live && s.Redrawn:
		how = "drawn live, changed afterwards"
	case s.Live:
		how = "drawn live"
	}
	if s.Let != nil {
		how += ", its timeline let go"
	}
	dot := " · "
	if t.ASCII {
		dot = " - "
	}
	return strings.Join(append(parts, fmt.Sprintf("%d min", (length+30)/60), s.Setting.String(), how), dot)
}

// plates are the pictures, each with whose hour it was and when.
func (s *sheet) plates() []arc.Plate {
	var out []arc.Plate
	for _, h := range s.hours {
		if h.session.Let == nil {
			out = append(out, arc.Plate{Title: s.called + " · " + h.title, Session: h.session, Options: h.options})
		}
	}
	return out
}
