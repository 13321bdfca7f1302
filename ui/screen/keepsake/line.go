package keepsake

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/page"
	"rapport/ui/widget"
)

// purpose is what the open line is for.
type purpose uint8

const (
	changing purpose = iota // the row under the cursor
	adding                  // a new row, where the cursor is
	naming                  // the file
)

// line is the open line.
type line struct {
	purpose purpose
	said    string // what it began from; nothing for a new row
	key     string // under which what is half typed is remembered
	in      widget.Line
	problem string
	waiting bool // for the file to be written
}

// defaultFile names nobody, and prints.
const defaultFile = "keepsake.html"

const (
	heldBack = "this names something that is held back"
	unsealed = "The file is not sealed: anyone who has it can read it. .html prints; or .md, .txt"
)

// open opens a line with what was half typed in it last time, or with what is
// there.
func (m Model) open(p purpose, said string) Model {
	l := &line{purpose: p, said: said, key: "=" + said}
	switch p {
	case adding:
		l.said, l.key = "", "+"+said
	case naming:
		l.key = ""
	}
	text := m.half[l.key]
	if p == naming {
		text = m.file
	}
	if text == "" {
		text = l.said
	}
	l.in = widget.NewLine(text)
	m.line = l
	return m
}

// add opens a row below the cursor. It is on the page once it is kept.
func (m Model) add() (Model, tea.Cmd) {
	at := m.page.below(m.at)
	over := m.page.over(at)
	m.at = at
	return m.open(adding, over), nil
}

// name asks what the file is to be called.
func (m Model) name() (Model, tea.Cmd) {
	if m.page.keepsake(m.language).Empty() {
		return m, nav.Send(nav.Say{Words: "nothing stands on the page yet; + adds a line"})
	}
	return m.open(naming, defaultFile), nil
}

func (m Model) keyInLine(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case m.line.waiting:
		return m, nil
	case keys.Enter.Is(msg) && m.line.purpose == naming:
		return m.write()
	case keys.Enter.Is(msg):
		return m.keep()
	case keys.Back.Is(msg):
		m = m.remembered()
		m.line = nil
		return m.clamped(), nil
	}
	return m.typed(msg)
}

func (m Model) typed(msg tea.Msg) (Model, tea.Cmd) {
	l := *m.line
	in, cmd := l.in.Update(msg)
	l.in, l.problem = in, ""
	m.line = &l
	return m, cmd
}

// remembered is the screen with what is half typed in the open line laid by. A
// line that says what was there already was only looked at.
func (m Model) remembered() Model {
	if m.line == nil {
		return m
	}
	text := m.line.in.Value()
	if text == m.line.said {
		text = ""
	}
	if m.line.purpose == naming {
		m.file = text
		return m
	}
	return m.laidBy(m.line.key, text)
}

func (m Model) laidBy(key, text string) Model {
	half := make(map[string]string, len(m.half)+1)
	for k, v := range m.half {
		half[k] = v
	}
	half[key] = text
	if text == "" {
		delete(half, key)
	}
	m.half = half
	return m
}

func (m Model) problem(words string) (Model, tea.Cmd) {
	l := *m.line
	l.problem, l.waiting = words, false
	m.line = &l
	return m, nil
}

// keep puts the words into the page. A line that was emptied goes.
func (m Model) keep() (Model, tea.Cmd) {
	l := *m.line
	words := l.in.Clean()
	r := row{sort: entry, words: words}
	if l.purpose == changing {
		r = m.page[m.at]
		r.words = words
	}
	if words != "" && !m.may(r) {
		return m.problem(heldBack)
	}
	m = m.laidBy(l.key, "")
	m.line = nil
	switch {
	case words == l.said, words == "" && r.sort == heading:
		return m.clamped(), nil
	case words == "":
		return m.edited(m.page.without(m.at), m.at), nav.Send(nav.Say{Words: "taken away; u brings it back"})
	case l.purpose == adding:
		return m.edited(slices.Insert(slices.Clone(m.page), m.at, r), m.at), nil
	}
	return m.edited(m.page.with(m.at, words), m.at), nil
}

// out is the tag of a page that was given away to be written.
type out struct{ page string }

// write gives the page to be written. The line stays open until it is.
func (m Model) write() (Model, tea.Cmd) {
	name := m.line.in.Clean()
	if name == "" {
		name = defaultFile
	}
	format, err := page.FormatOf(name)
	if err != nil {
		return m.problem(err.Error())
	}
	m, _ = m.problem("")
	m.line.waiting = true
	return m, nav.Send(nav.WriteOut{
		Path: name, Data: page.Write(m.page.keepsake(m.language), format), Tag: out{m.page.draft()},
		Label: "written to " + name + "; that file is not sealed",
	})
}

// written closes the line once the file is there, and lets go of the draft.
func (m Model) written(tag out, err error) (Model, tea.Cmd) {
	if err == nil {
		m.kept, m.file = tag.page, ""
	}
	if m.line == nil || m.line.purpose != naming {
		return m, nil
	}
	if err != nil {
		return m.problem("")
	}
	m.line = nil
	return m, nil
}
