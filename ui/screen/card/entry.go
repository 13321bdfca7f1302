package card

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/widget"
)

// purpose is what a line on this screen is for.
type purpose uint8

const (
	addThing purpose = iota
	editThing
	noteThing
	because // the reason for holding something gently
	mySide
	paceNote
	closeTopic
	calledAs
	sayAs
	pronouns
	codeAs
	putAs // how questions are put: age, place, language, what is left out
)

// purposes say how each line is labelled, and what may stand in it.
var purposes = map[purpose]struct{ name, label, hint string }{
	addThing:   {"add", "add", "pet Miso, orange tabby, eats salmon"},
	editThing:  {"edit", "edit", "kind name, details"},
	noteThing:  {"note", "note", "one line about it"},
	because:    {"because", "reason", "what happened, in your words; it can stay empty"},
	mySide:     {"side", "my side", "I can't whistle; or: said I'd hear side two"},
	paceNote:   {"pace", "pace", "ten minutes of chat first"},
	closeTopic: {"close", "not to open", "a topic, such as alcohol, or words of theirs"},
	calledAs:   {"called", "called", "what you call them"},
	sayAs:      {"say", "say", "how the name is said"},
	pronouns:   {"pronouns", "pronouns", "she/her, he/him, they/them or theirs"},
	codeAs:     {"code", "code", "2 to 12 letters or digits"},
	putAs:      {"put", "questions", "teen, video, es tu, without sight"},
}

// openLine asks the card to open a line, from *everything*.
type openLine struct{ purpose purpose }

// entry is an open line.
type entry struct {
	purpose  purpose
	interest record.ID
	line     widget.Line
	problem  string
}

// kept is the tag of the write that a line asked for, with its words where it
// adds a thing.
type kept struct{ key, added string }

func (e *entry) key(client record.ID) string {
	return fmt.Sprintf("card/%s/%s/%s", client, purposes[e.purpose].name, e.interest)
}

// openEntry opens a line with what was half typed in it last time, or with
// what is there to be edited.
func (m Model) openEntry(p purpose, interest record.ID) Model {
	e := &entry{purpose: p, interest: interest}
	text := ""
	if m.world.Drafts != nil {
		text = m.world.Drafts(e.key(m.card.ID))
	}
	if text == "" {
		text = m.now(p, interest)
	}
	e.line = widget.NewLine(text)
	m.entry = e
	return m
}

// draft is the open line as it is kept for later. One that says what is there
// already was only looked at.
func (m Model) draft() nav.Draft {
	d := nav.Draft{Key: m.entry.key(m.card.ID), Text: m.entry.line.Value()}
	if d.Text == m.now(m.entry.purpose, m.entry.interest) {
		d.Text = ""
	}
	return d
}

// now is what the line edits, as it stands.
func (m Model) now(p purpose, interest record.ID) string {
	card := m.world.Caseload.Card(m.card.ID) // whose own name is edited, however screens name them
	in := card.Interest(interest)
	switch {
	case p == editThing && in != nil:
		return record.FormatAddition(in)
	case p == because && in != nil:
		return in.Because
	case p == calledAs:
		return card.Called
	case p == sayAs:
		return card.Say
	case p == pronouns:
		return card.Pronouns
	case p == codeAs:
		return card.Code
	case p == putAs:
		return card.FormatPut()
	}
	return ""
}

// note is what stands above the line: what may stand in it, and while a thing
// is typed, what it would be kept as. A kind that was guessed is corrected by
// typing another in front.
func (e *entry) note(hint string) string {
	words := e.line.Clean()
	if words == "" {
		return hint
	}
	if e.purpose != addThing && e.purpose != editThing {
		return ""
	}
	a, err := record.ParseAdditionGuessing(words)
	if err != nil {
		return err.Error()
	}
	as := "as " + a.Kind.String()
	if a.Guess.Kind != 0 {
		as = "taken as " + a.Kind.String() + "; another kind in front corrects it"
	}
	in := record.Interest{Kind: a.Kind, Name: a.Name, Details: a.Details, Fields: a.Fields}
	return strings.Join(append([]string{a.Name}, in.Phrases()...), " · ") + "   " + as
}

func (m Model) keyInLine(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Enter.Is(msg):
		return m.keep()
	case keys.Back.Is(msg):
		draft := m.draft()
		m.entry = nil
		return m, nav.Send(draft)
	}
	return m.typed(msg)
}

func (m Model) typed(msg tea.Msg) (Model, tea.Cmd) {
	e := *m.entry
	line, cmd := e.line.Update(msg)
	e.line, e.problem = line, ""
	m.entry = &e
	return m, cmd
}

// keep asks for what the line says. It stays open until that is on disk.
func (m Model) keep() (Model, tea.Cmd) {
	e := *m.entry
	words := e.line.Clean()
	if words == "" && e.purpose != because && e.purpose != sayAs && e.purpose != pronouns && e.purpose != putAs {
		m.entry = nil
		return m, nav.Send(nav.Draft{Key: e.key(m.card.ID)})
	}
	label, do, err := m.meaning(e, words)
	if err != nil {
		e.problem = err.Error()
		m.entry = &e
		return m, nil
	}
	w, tag := nav.OnCard(m.card.ID, label, do), kept{key: e.key(m.card.ID)}
	if e.purpose == addThing {
		tag.added, w.Next = words, "e corrects it"
	}
	w.Tag = tag
	return m, tea.Batch(nav.Send(w), nav.Send(nav.Draft{Key: tag.key}))
}
