package after

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/widget"
)

// block is what a row is about.
type block uint8

const (
	theHour block = iota
	inHand
	sore // gently, not to open or neither, behind a question
	aside
	reason // why it is held gently, behind what was set aside
	lit
	carry
	heard
	oneLine
)

// part is the block that tab goes to: what is offered behind a row belongs to
// it.
func (b block) part() block {
	switch b {
	case sore:
		return inHand
	case reason:
		return aside
	}
	return b
}

// labels head the parts.
var labels = map[block]string{
	inHand: "in hand", aside: "set aside", lit: "lit up", carry: "carry", heard: "new", oneLine: "one line",
}

// row is one thing to settle.
type row struct {
	block   block
	key     string // the same row has the same key in the next picture
	held    record.Held
	thing   thing
	lit     prompts.LitWords
	carried record.Carry
	text    bool   // letters are words here
	stored  string // what the line says as it is kept
	hidden  bool   // something is kept here that is not to be seen
	gently  bool
}

const freshKey = "carry" // of the first carry line that is empty

func reasonKey(id record.ID) string { return reasonOf + id.String() }

const reasonOf = "reason/"

// list makes the rows of what there is to settle, without those on their way.
func (m Model) list() []row {
	rows := []row{{block: theHour, key: "hour"}}
	add := func(r row) {
		if !slices.Contains(m.sent, r.key) || r.text {
			rows = append(rows, r)
		}
	}
	if m.sore != nil {
		add(row{block: sore, key: "sore/" + m.sore.id.String(), thing: *m.sore})
	}
	for _, q := range m.after.InHand {
		add(row{block: inHand, key: fmt.Sprintf("hand/%s/%s/%s", q.Question, q.Interest, q.Text), held: q})
	}
	for _, t := range m.reasons {
		add(row{block: reason, key: reasonKey(t.id), thing: t, text: true})
	}
	for _, in := range m.after.Aside {
		add(row{block: aside, key: "aside/" + in.ID.String(), thing: thing{in.ID, in.Name}})
	}
	for _, k := range m.after.Lit {
		add(row{block: lit, key: fmt.Sprintf("lit/%d/%s", k.At, k.Mark.Words), lit: k})
	}
	for _, c := range m.after.Carried {
		add(row{
			block: carry, key: freshKey + "/" + c.Interest.String() + "/" + c.Words, carried: c.Carry,
			text: true, stored: c.Shown, hidden: c.Shown == "", gently: c.Gently,
		})
	}
	if len(m.after.Carried) < record.MaxCarried {
		add(row{block: carry, key: freshKey, text: true})
	}
	add(row{block: heard, key: "new", text: true})
	add(row{block: oneLine, key: "line", text: true, stored: m.after.Line.Words, hidden: m.after.Line.Hidden})
	return rows
}

// withLines gives every row that takes words its line: as it was left, or as
// it was half typed some time before, or as it is kept. One that says what was
// kept until now says what is kept since, after an undo above all. Words typed
// over something that is carried no longer go to the empty line.
func (m Model) withLines(before []row) Model {
	lines := map[string]widget.Line{}
	for _, key := range m.sent {
		if line, open := m.lines[key]; open {
			lines[key] = line
		}
	}
	for _, r := range m.rows {
		if !r.text {
			continue
		}
		line, open := m.lines[r.key]
		switch {
		case open && line.Value() == storedIn(before, r.key) && line.Value() != r.stored:
			line = widget.NewLine(r.stored)
		case open:
		case m.draft(r.key) != "":
			line = widget.NewLine(m.draft(r.key))
		default:
			line = widget.NewLine(r.stored)
		}
		lines[r.key] = line
	}
	for _, r := range before {
		words := m.lines[r.key].Value()
		fresh, room := lines[freshKey]
		_, stays := lines[r.key]
		if r.block == carry && !stays && words != r.stored && room && fresh.Value() == "" {
			lines[freshKey] = widget.NewLine(words)
		}
	}
	m.lines = lines
	return m
}

// storedIn is what was kept in the row of a key.
func storedIn(rows []row, key string) string {
	if at := slices.IndexFunc(rows, func(r row) bool { return r.key == key }); at >= 0 {
		return rows[at].stored
	}
	return ""
}

// draftKey names a line's draft. A reason is the same line, with the same draft,
// as on the card: its row does not come back here.
func (m Model) draftKey(key string) string {
	if thing, ok := strings.CutPrefix(key, reasonOf); ok {
		return fmt.Sprintf("card/%s/because/%s", m.to.Client, thing)
	}
	return fmt.Sprintf("after/%s/%s/%s", m.to.Client, m.to.Session, key)
}

func (m Model) draft(key string) string {
	if m.world.Drafts == nil {
		return ""
	}
	return m.world.Drafts(m.draftKey(key))
}

// Drafts are the lines half typed. One that says what is kept already was only
// looked at.
func (m Model) Drafts() []record.Draft {
	var drafts []record.Draft
	for _, r := range m.rows {
		if !r.text {
			continue
		}
		d := record.Draft{Key: m.draftKey(r.key), Text: m.lines[r.key].Value()}
		if d.Text == r.stored {
			d.Text = ""
		}
		drafts = append(drafts, d)
	}
	return drafts
}

// set puts another line in the place of a row's.
func (m Model) set(key string, line widget.Line) Model {
	m.lines = maps.Clone(m.lines)
	m.lines[key] = line
	return m
}

// suggested are the door words that the first empty carry line offers.
func (m Model) suggested() string {
	if len(m.after.Door) == 0 || m.lines[freshKey].Value() != "" {
		return ""
	}
	return m.after.Door[0]
}
