// Package lock is the door: the passphrase asked for, and on first run a few
// plain pages that say what this is, take a passphrase twice, and show the
// recovery code once and ask one word of it back.
//
// It knows no record. What is typed here leaves only in nav.Unlock and
// nav.Create, as bytes that the root wipes.
package lock

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/config"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// Options say at which door we stand.
type Options struct {
	First bool // there is no vault yet
	Again bool // it locked: something was open before
	Demo  bool // an invented caseload is being opened
	Door  bool // it stands before an hour that goes on in the dark
	// Rekeyed: the vault was given another key while it was open.
	Rekeyed bool
	// Config holds what first run asks about: what is kept of an hour.
	Config config.Config
}

type page uint8

const (
	unlocking page = iota
	welcome
	keeping
	choosing
	repeating
	making
	showing
	asking
)

// Model is the lock screen.
type Model struct {
	record.Elision
	opts   Options
	page   page
	line   widget.Line
	first  string // the passphrase as first typed
	words  []string
	asked  int // which word of the recovery code is asked back
	top    int // the first row shown, where a page is longer than the window
	busy   bool
	answer string        // what went wrong, in a sentence
	pause  time.Duration // until the next try
}

// New makes the door.
func New(opts Options) Model {
	m := Model{opts: opts, line: widget.NewSecret()}
	if opts.First {
		m.page = welcome
	}
	return m
}

// Typing is always true where something is asked: no letter is a key here.
func (m Model) Typing() bool { return true }

// Keys is the table help shows.
func (m Model) Keys() keys.Table {
	return keys.Table{Name: "lock", Groups: []keys.Group{{Title: "here", Keys: []keys.Key{
		keys.Enter, keys.Back, keys.UpArrow, keys.DownArrow, keys.ClearLine, keys.Quit,
	}}}}
}

// Update takes keys, pastes and the root's answers.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case nav.Unlocked:
		m.busy, m.pause = false, msg.Pause
		if msg.Err != nil {
			m.answer = msg.Err.Error()
		}
		return m, nil
	case nav.Pause:
		m.pause = msg.Left
		return m, nil
	case nav.Created:
		return m.created(msg), nil
	case tea.KeyPressMsg:
		if m.busy {
			return m, nil
		}
		switch {
		case keys.Enter.Is(msg):
			return m.enter()
		case keys.Back.Is(msg):
			return m.back(), nil
		}
	}
	switch press, isKey := msg.(tea.KeyPressMsg); {
	case m.page == keeping && isKey:
		return m.keep(press)
	case m.reading():
		return m.scroll(msg), nil
	}
	if m.busy {
		return m, nil
	}
	line, cmd := m.line.Update(msg)
	if line.Value() != m.line.Value() {
		m.answer = ""
	}
	m.line = line
	return m, cmd
}

// reading reports whether the page is only to be read.
func (m Model) reading() bool {
	return m.page == welcome || m.page == keeping || m.page == showing
}

// longest is more rows than a page that is only read has in any window.
const longest = 40

func (m Model) scroll(msg tea.Msg) Model {
	if press, ok := msg.(tea.KeyPressMsg); ok && keys.DownArrow.Is(press) {
		m.top = min(longest, m.top+1)
	} else if ok && keys.UpArrow.Is(press) {
		m.top = max(0, m.top-1)
	}
	return m
}

// enter goes on from the page that is shown.
func (m Model) enter() (Model, tea.Cmd) {
	typed := m.line.Value()
	switch m.page {
	case unlocking:
		if typed == "" && !(m.opts.Demo && m.opts.Again) {
			return m, nil
		}
		m.busy, m.answer = true, ""
		m.line = widget.NewSecret()
		return m, nav.Send(nav.Unlock{Passphrase: []byte(typed)})
	case welcome:
		m.page, m.top = keeping, 0
	case keeping:
		m.page = choosing
	case choosing:
		if say := tooShort(typed); say != "" {
			m.answer = say
			return m, nil
		}
		m.first, m.line, m.page, m.answer = typed, widget.NewSecret(), repeating, ""
	case repeating:
		return m.repeat(typed)
	case showing:
		m.page, m.line = asking, widget.NewLine("")
	case asking:
		if !strings.EqualFold(strings.TrimSpace(typed), m.words[m.asked]) {
			m.answer = "That is another word. esc shows the code once more."
			return m, nil
		}
		m.words, m.busy = nil, true
		return m, nav.Send(nav.Enter{})
	}
	return m, nil
}

func (m Model) repeat(typed string) (Model, tea.Cmd) {
	if typed != m.first {
		m.first, m.line, m.page = "", widget.NewSecret(), choosing
		m.answer = "The two were not the same. Nothing was made; type it again."
		return m, nil
	}
	m.first, m.line = "", widget.NewSecret()
	m.page, m.busy = making, true
	return m, nav.Send(nav.Create{Passphrase: []byte(typed)})
}

func (m Model) back() Model {
	m.answer = ""
	switch m.page {
	case repeating, choosing:
		m.first, m.line, m.page, m.top = "", widget.NewSecret(), keeping, 0
	case keeping:
		m.page, m.top = welcome, 0
	case asking:
		m.page = showing
	case unlocking:
		m.line = widget.NewSecret()
	}
	return m
}

// created shows the recovery code, or says why there is no vault.
func (m Model) created(c nav.Created) Model {
	m.busy = false
	if c.Err != nil {
		m.page, m.answer, m.line = choosing, c.Err.Error(), widget.NewSecret()
		return m
	}
	m.words = strings.FieldsFunc(c.Recovery, func(r rune) bool { return r == ' ' || r == '-' })
	m.asked = len(c.Recovery) % max(1, len(m.words))
	m.page, m.top = showing, 0
	return m
}

// View draws the door in h rows of at most w cells.
func (m Model) View(th theme.Theme, w, h int) (string, *tea.Cursor) {
	body, cursor := m.body(th, w-6)
	rows := []string{""}
	for _, row := range body {
		rows = append(rows, "   "+row)
	}
	if cursor != nil {
		cursor.X += 3
		cursor.Y += 2
		if cursor.X >= w || cursor.Y >= h { // a window in which it cannot be seen
			cursor = nil
		}
	}
	if m.answer != "" {
		for _, row := range widget.Wrap(m.answer, w-6) {
			rows = append(rows, "   "+th.Warm.Render(row))
		}
	}
	if over := len(rows) - (h - 3); over > 0 && m.reading() {
		rows = rows[min(m.top, over):]
		if m.top < over {
			rows = append(rows[:max(0, h-4):max(0, h-4)], "   "+th.Dim.Render(th.G.Down+" more"))
		}
	}
	header := widget.Header(th, th.Strong.Render("rapport"), "", w)
	return widget.Frame(th, w, h, header, rows, widget.Footer(th, w, m.foot())), cursor
}

func (m Model) foot() []keys.Key {
	quit := keys.Quit.As("ctrl+c quit")
	if m.opts.Door {
		return []keys.Key{keys.Enter.As("enter open"), keys.Back.As("esc the clock"), quit}
	}
	switch m.page {
	case unlocking:
		return []keys.Key{keys.Enter.As("enter open"), quit}
	case keeping:
		return []keys.Key{change, keys.Enter.As("enter go on"), keys.Back, quit}
	case welcome, showing:
		return []keys.Key{keys.Enter.As("enter go on"), quit}
	case asking:
		return []keys.Key{keys.Enter.As("enter open"), keys.Back.As("esc show the code again"), quit}
	case making:
		return []keys.Key{quit}
	default:
		return []keys.Key{keys.Enter.As("enter go on"), keys.Back, quit}
	}
}
