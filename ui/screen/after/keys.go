package after

import (
	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/widget"
)

var (
	next     = keys.Enter.Meaning("on to the next").As("enter next")
	keep     = keys.Enter.Meaning("keep the line, and on to the next").As("enter next")
	skipKey  = keys.Tab.Meaning("leave this part as it is").As("tab skip")
	skipBack = keys.MomentUp.Meaning("the part before")
	doneKey  = keys.Back.Meaning("done; what was half typed is kept").As("esc done")
	neither  = keys.Back.Meaning("neither").As("esc neither")
	noReason = keys.Back.Meaning("no reason").As("esc no reason")
	putOn    = keys.Enter.Meaning("put it on the card").As("enter on the card")
	whole    = keys.RightArrow.Meaning("take what is offered into the line")
	onAgain  = keys.Undo.Meaning("carry on with the hour").As("u carry on with the hour")
	gently   = keys.Gently.As("g hold gently")
)

// standings are what may become of something set aside.
var standings = []struct {
	key keys.Key
	to  record.Standing
}{
	{gently, record.Gentle},
	{keys.NotOpen.Meaning("not to open"), record.Closed},
	{keys.Past, record.Past},
	{keys.Reopen, record.Open},
}

// Keys is the table help shows, of the keys that work on this row.
func (m Model) Keys() keys.Table {
	r := m.under()
	var at []keys.Key
	switch r.block {
	case theHour:
		at = []keys.Key{next}
	case inHand, sore, aside, lit:
		at = m.rowKeys(r)
		if r.block == aside {
			at = append(at, next)
		}
	}
	title := "the row under the cursor"
	if r.text {
		title = "the line"
		at = []keys.Key{keep}
		if r.key == freshKey {
			at = append(at, whole)
		}
		at = append(at, keys.UpArrow, keys.DownArrow)
	} else {
		at = append(at, keys.Up, keys.Down, m.undoKey(), keys.Redo, keys.Dark, keys.Find, keys.Help)
	}
	back := doneKey
	switch r.block {
	case sore:
		back = neither
	case reason:
		back = noReason
	}
	return keys.Table{Name: "after", Groups: []keys.Group{{Title: title, Keys: append(at, skipKey, skipBack, back)}}}
}

// rowKeys are the keys that settle a row, as they stand under it.
func (m Model) rowKeys(r row) []keys.Key {
	var at []keys.Key
	switch r.block {
	case inHand:
		for _, l := range widget.Landings {
			at = append(at, l.Key)
		}
	case sore:
		at = []keys.Key{gently, keys.NotOpen.Meaning("not to open")}
	case aside:
		for _, s := range standings {
			at = append(at, s.key)
		}
	case lit:
		at = []keys.Key{putOn}
	}
	return at
}

func (m Model) undoKey() keys.Key {
	if m.mayCarryOn() {
		return onAgain
	}
	return keys.Undo
}

func (m Model) key(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Tab.Is(msg):
		return m.skip(1), nil
	case skipBack.Is(msg):
		return m.skip(-1), nil
	case keys.Back.Is(msg):
		return m.back()
	case m.under().text:
		return m.lineKey(msg)
	case keys.Up.Is(msg):
		return m.move(m.at - 1), nil
	case keys.Down.Is(msg):
		return m.move(m.at + 1), nil
	case keys.Undo.Is(msg):
		return m.takeBack()
	case keys.Redo.Is(msg):
		m.steps = append(m.steps[:len(m.steps):len(m.steps)], 1)
		return m, nav.Send(nav.Redo{Client: m.to.Client})
	case msg.IsRepeat: // a key held down settles nothing
		return m, nil
	}
	return m.rowKey(msg, m.under())
}

// back closes what is offered behind a row, and otherwise the screen.
func (m Model) back() (Model, tea.Cmd) {
	switch r := m.under(); r.block {
	case sore:
		m.sore = nil
		return m.rebuild(), nil
	case reason:
		draft := nav.Draft{Key: m.draftKey(r.key), Text: m.lines[r.key].Value()}
		return m.withoutReason(r.thing.id).rebuild(), nav.Send(draft)
	}
	return m.done()
}

// rowKey answers the letters of a row that takes no words.
func (m Model) rowKey(msg tea.KeyPressMsg, r row) (Model, tea.Cmd) {
	switch r.block {
	case inHand:
		for _, l := range widget.Landings {
			if l.Key.Is(msg) {
				return m.land(r, l.Landed)
			}
		}
	case sore:
		if gently.Is(msg) || keys.NotOpen.Is(msg) {
			return m.soreTo(r.thing, gently.Is(msg))
		}
	case aside:
		for _, s := range standings {
			if s.key.Is(msg) {
				return m.stand(r, s.to)
			}
		}
	case lit:
		if putOn.Is(msg) {
			return m.putLit(r)
		}
	}
	if next.Is(msg) && (r.block == theHour || r.block == aside) {
		return m.onward(), nil
	}
	return m, nil
}

// lineKey answers keys on a row that takes words.
func (m Model) lineKey(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	r := m.under()
	switch {
	case keys.Enter.Is(msg):
		return m.enter(r)
	case keys.UpArrow.Is(msg):
		return m.move(m.at - 1), nil
	case keys.DownArrow.Is(msg):
		return m.move(m.at + 1), nil
	case r.key == freshKey && keys.RightArrow.Is(msg) && m.suggested() != "":
		return m.set(r.key, m.lines[r.key].Set(m.suggested())), nil
	case r.hidden && keys.ClearLine.Is(msg) && m.lines[r.key].Value() == "":
		m.letting = r.key
		return m, nil
	}
	return m.typed(msg)
}

func (m Model) typed(msg tea.Msg) (Model, tea.Cmd) {
	m.letting = ""
	key := m.under().key
	line, cmd := m.lines[key].Update(msg)
	return m.set(key, line), cmd
}
