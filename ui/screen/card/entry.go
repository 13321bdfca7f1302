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
	in := m.card.Interest(interest)
	switch {
	case p == editThing && in != nil:
		return record.FormatAddition(in)
	case p == because && in != nil:
		return in.Because
	case p == calledAs:
		return m.card.Called
	case p == sayAs:
		return m.card.Say
	case p == pronouns:
		return m.card.Pronouns
	case p == codeAs:
		return m.card.Code
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
	if words == "" && e.purpose != because && e.purpose != sayAs && e.purpose != pronouns {
		m.entry = nil
		return m, nav.Send(nav.Draft{Key: e.key(m.card.ID)})
	}
	label, do, err := m.meaning(e, words)
	if err != nil {
		e.problem = err.Error()
		m.entry = &e
		return m, nil
	}
	tag := kept{key: e.key(m.card.ID)}
	if e.purpose == addThing {
		tag.added = words
	}
	return m, tea.Batch(m.changeTagged(label, tag, do), nav.Send(nav.Draft{Key: tag.key}))
}

// meaning is the change that a line asks for.
func (m Model) meaning(e entry, words string) (string, func(*record.Card) error, error) {
	today := m.world.Today()
	switch e.purpose {
	case addThing, editThing:
		return m.thingMeaning(e, words)
	case noteThing:
		return "noted", onThing(e.interest, func(in *record.Interest) {
			in.Details = strings.TrimPrefix(in.Details+", "+words, ", ")
			in.HeardOn(today)
		}), nil
	case because:
		return "held gently", func(c *record.Card) error {
			if !c.SetStanding(e.interest, record.Gentle, words) {
				return errGone
			}
			return nil
		}, nil
	case mySide:
		return m.sideMeaning(words, today)
	case paceNote:
		return "kept", func(c *record.Card) error { c.Pace = append(c.Pace, words); return nil }, nil
	case closeTopic:
		return "not to open: " + words, func(c *record.Card) error { c.Closed = append(dropWord(c.Closed, words), words); return nil }, nil
	}
	return clientMeaning(e.purpose, words)
}

func onThing(id record.ID, do func(*record.Interest)) func(*record.Card) error {
	return func(c *record.Card) error {
		in := c.Interest(id)
		if in == nil {
			return errGone
		}
		do(in)
		return nil
	}
}

// thingMeaning reads the one-line form of an interest, added or edited.
func (m Model) thingMeaning(e entry, words string) (string, func(*record.Card) error, error) {
	a, err := record.ParseAdditionGuessing(words)
	if err != nil {
		return "", nil, err
	}
	today := m.world.Today()
	if e.purpose == addThing {
		return m.addedLabel(a), func(c *record.Card) error {
			c.Upsert(a, today)
			return nil
		}, nil
	}
	return "changed: " + a.Name, onThing(e.interest, func(in *record.Interest) {
		in.Kind, in.Name, in.Details, in.Fields = a.Kind, a.Name, a.Details, a.Fields
	}), nil
}

// addedLabel says what became of a line that adds: a new thing, one that is
// held gently from the start, or more about one that is there already.
func (m Model) addedLabel(a record.Addition) string {
	switch {
	case m.named(a) != nil:
		return "added to what is known of " + m.named(a).Name
	case a.Loss != "":
		return fmt.Sprintf("added, and held gently: %s, as %s; e corrects it", a.Name, a.Kind)
	}
	return fmt.Sprintf("added: %s, as %s; e corrects it", a.Name, a.Kind)
}

// named is the thing on the card that a line which adds is about.
func (m Model) named(a record.Addition) *record.Interest {
	in := m.card.Named(a.Kind, a.Name)
	if in == nil && a.Guess.Kind != 0 && !a.Guess.Sure {
		in = m.card.Named(0, a.Name)
	}
	return in
}

// onAdded puts the cursor on the thing that a line added, so that the letters
// mean it.
func (m Model) onAdded(words string) Model {
	if a, err := record.ParseAdditionGuessing(words); err == nil {
		if in := m.named(a); in != nil {
			m.at, m.right, m.open = m.indexOf(in.ID), false, true
		}
	}
	return m
}

// promised are the openings of something the clinician said they would do;
// anything else was told.
var promised = []string{"said I'd ", "said I would ", "said ", "I'll ", "will "}

// sideMeaning reads a line about the clinician: what was told, or what was
// promised. "told her:" in front is only how the card shows it.
func (m Model) sideMeaning(words string, today record.Date) (string, func(*record.Card) error, error) {
	words = strings.ReplaceAll(words, "’", "'")
	for _, opener := range promised {
		if len(words) > len(opener) && strings.EqualFold(words[:len(opener)], opener) {
			p := record.Promise{Words: words[len(opener):], On: today}
			return "kept: said I'd " + p.Words, func(c *record.Card) error { c.Promises = append(c.Promises, p); return nil }, nil
		}
	}
	for _, opener := range []string{"told " + m.card.Words().Object + ":", "told " + m.card.Words().Object + " ", "told "} {
		if len(words) > len(opener) && strings.EqualFold(words[:len(opener)], opener) {
			words = record.CleanLine(words[len(opener):])
			break
		}
	}
	told := record.Told{Words: words, On: today}
	return "kept: told " + told.Words, func(c *record.Card) error { c.MySide = append(c.MySide, told); return nil }, nil
}

func clientMeaning(p purpose, words string) (string, func(*record.Card) error, error) {
	switch p {
	case calledAs:
		return "called " + words, func(c *record.Card) error { c.Called = words; return nil }, nil
	case sayAs:
		return "kept", func(c *record.Card) error { c.Say = words; return nil }, nil
	case pronouns:
		return "kept", func(c *record.Card) error { c.Pronouns = words; return nil }, nil
	}
	code, err := record.ParseCode(words)
	if err != nil {
		return "", nil, err
	}
	return "code " + code, func(c *record.Card) error { c.Code = code; return nil }, nil
}
