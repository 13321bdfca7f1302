package review

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/page"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// out is what is about to be written to a file outside the vault: an hour or
// several, as a sheet, a picture or words. Names are replaced unless they are
// asked for.
type out struct {
	at      int  // among the ways of writing
	several bool // more than the hour under the cursor
	names   bool
	file    string
	problem string
	waiting bool // for the file to be there
}

// ways are what can be written, as somebody would ask for it.
var ways = []struct {
	format page.Format
	words  string
}{
	{page.HTML, "a supervision sheet, to print"},
	{page.Markdown, "the same sheet as Markdown"},
	{page.SVG, "the picture alone"},
	{page.PNG, "the picture as an image"},
	{page.Text, "in words alone"},
}

// aFile names nobody.
const aFile = "hour"

// mostHours is how many hours one file has: more than anybody talks through.
const mostHours = 12

func (m Model) openOut() Model {
	m.out = &out{file: aFile + string(ways[0].format)}
	return m
}

// scope is the hours that may be written, and how that is said: the two that
// stand above each other; or the one under the cursor, or several.
func (m Model) scope(several bool) ([]*record.Session, string) {
	here, day := m.hour(), m.hour().Date.Short(m.world.Today())
	switch {
	case m.beside:
		return []*record.Session{m.firstHour(), here}, "the two hours"
	case !several:
		return []*record.Session{here}, "the hour of " + day
	case m.filter != "" && len(m.hours) > mostHours:
		return m.hours[:mostHours], fmt.Sprintf("the %d newest that the filter finds", mostHours)
	case m.filter != "":
		return m.hours, fmt.Sprintf("the %d that the filter finds", len(m.hours))
	}
	hours := m.hours[m.at:min(len(m.hours), m.at+3)]
	return hours, fmt.Sprintf("the hour of %s and the %d before it", day, len(hours)-1)
}

// choice reports whether there is more than one hour that may be written.
func (m Model) choice() bool {
	several, _ := m.scope(true)
	return !m.beside && len(several) > 1
}

// outLoaded keeps what is about to be written where the records changed.
func (m Model) outLoaded() Model {
	if m.out != nil && m.hour() == nil {
		m.out = nil
	}
	return m
}

// keyInOut answers keys while it is asked what is to be written.
func (m Model) keyInOut(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	o := *m.out
	o.problem = ""
	switch {
	case m.out.waiting:
		return m, nil
	case keys.Back.Is(msg):
		m.out = nil
		return m, nil
	case keys.Up.Is(msg):
		o = o.turned(max(0, o.at-1))
	case keys.Down.Is(msg):
		o = o.turned(min(len(ways)-1, o.at+1))
	case (scopeOn.Is(msg) || scopeBack.Is(msg)) && m.choice():
		o.several = !o.several
	case withNames.Is(msg):
		o.names = !o.names
	case fileName.Is(msg):
		return m.openName(), nil
	case writeOut.Is(msg):
		return m.write(o)
	default:
		return m, nil
	}
	m.out = &o
	return m, nil
}

// turned writes in another way, with the file's name to match.
func (o out) turned(at int) out {
	o.file = strings.TrimSuffix(o.file, string(ways[o.at].format)) + string(ways[at].format)
	o.at = at
	return o
}

// openName opens the line for the file's name, with what was half typed in it.
func (m Model) openName() Model {
	text := m.file
	if text == "" {
		text = m.out.file
	}
	m.line = &line{purpose: naming, had: m.out.file, in: widget.NewLine(text)}
	return m
}

// keyInName answers keys in that line. A name says what is written.
func (m Model) keyInName(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case m.out.waiting:
		return m, nil
	case keys.Back.Is(msg):
		m = m.remembered()
		m.line = nil
		return m, nav.Send(nav.Draft{Key: m.draftKey("file"), Text: m.file})
	case !writeOut.Is(msg):
		o := *m.out
		o.problem = ""
		m.out = &o
		return m.typed(msg)
	}
	o := *m.out
	if name := m.line.in.Clean(); name != "" {
		o.file = name
	}
	format, err := page.HoursFormatOf(o.file)
	if err != nil {
		o.problem = err.Error()
		m.out = &o
		return m, nil
	}
	for i, way := range ways {
		if way.format == format {
			o.at = i
		}
	}
	return m.write(o)
}

// wrote is the tag of hours that were given away to be written.
type wrote struct{ file string }

// write gives the hours to be written. What was asked stays on the screen until
// the file is there.
func (m Model) write(o out) (Model, tea.Cmd) {
	hours, _ := m.scope(o.several)
	format, err := page.HoursFormatOf(o.file)
	if err != nil {
		o.problem = err.Error()
		m.out = &o
		return m, nil
	}
	data, err := m.page(o, hours).Write(format)
	if err != nil {
		o.problem = err.Error()
		m.out = &o
		return m, nil
	}
	o.waiting = true
	m.out = &o
	return m, nav.Send(nav.WriteOut{Path: o.file, Data: data, Tag: wrote{o.file}, Label: "written to " + o.file + "; that file is not sealed"})
}

// page is the hours as they are written: on paper in light colours, unless a
// picture is asked for in the terminal's own.
func (m Model) page(o out, hours []*record.Session) page.Hours {
	c := m.world.Config
	mode := theme.Mode(c.Theme)
	if ways[o.at].format == page.HTML && mode == theme.Dark {
		mode = theme.Light
	}
	return page.Hours{Card: m.world.Caseload.Card(m.card.ID), Sessions: slices.Clone(hours), Names: o.names, Three: c.ThreePlaces, ASCII: c.ASCII, Look: theme.Look(mode)}
}

// outWritten closes the question once the file is there. Where it is not, the
// line for its name is open, to choose another.
func (m Model) outWritten(tag wrote, err error) (Model, tea.Cmd) {
	if m.out == nil || !m.out.waiting {
		return m, nil
	}
	if err == nil {
		m.out, m.line, m.file = nil, nil, ""
		return m, nav.Send(nav.Draft{Key: m.draftKey("file")})
	}
	o := *m.out
	o.waiting, o.file = false, tag.file
	m.out = &o
	if m.line == nil {
		m = m.openName()
		m.line.in = widget.NewLine(tag.file)
	}
	return m, nil
}
