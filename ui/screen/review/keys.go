package review

import (
	"rapport/ui/keys"
)

var (
	openHour  = keys.Enter.Meaning("open the hour: look closer, or change it").As("enter open")
	showLists = keys.Lit.Meaning("what lit them up, what was lighter, words at the door, notes: across time").As("space lit up")
	editHour  = keys.Edit.Meaning("change the hour")
	filterKey = keys.Filter
	putAway   = keys.Beside.Meaning("put the two hours away").As("= put away")

	toHour    = keys.Enter.Meaning("that hour").As("enter that hour")
	otherOn   = keys.Right.Meaning("the next list").As("← → lists")
	otherBk   = keys.Left.Meaning("the list before")
	toCard    = keys.Tab.Meaning("the card, with this thing under the cursor").As("tab card")
	toHours   = keys.Hours.Meaning("back to the hours")
	keepLine  = keys.Enter.Meaning("keep what was typed").As("enter keep")
	later     = keys.Back.As("esc for later")
	clear     = keys.ClearLine.As("ctrl+u clear")
	writeOut  = keys.Enter.Meaning("write the file").As("enter write")
	withNames = keys.Note.Meaning("names: replaced, or as they are on the card").As("n names")
	fileName  = keys.Edit.Meaning("the file's name").As("e file")
	scopeOn   = keys.Right.Meaning("one hour, or several").As("← → hours")
	scopeBack = keys.Left.Meaning("one hour, or several")

	stand    = keys.Enter.Meaning("let the filter stand").As("enter keep")
	unfilter = keys.Back.Meaning("no filter; what was half typed is there again at /").As("esc no filter")
)

// Keys is the table help shows.
func (m Model) Keys() keys.Table {
	var at []keys.Key
	moving := []keys.Key{keys.Up, keys.Down, keys.PageUp, keys.PageDown}
	switch {
	case m.line != nil && m.line.purpose == filtering:
		at = []keys.Key{stand, unfilter, keys.UpArrow, keys.DownArrow}
	case m.line != nil && m.line.purpose == naming:
		at = []keys.Key{writeOut, keys.Back}
	case m.line != nil:
		at = []keys.Key{keepLine, keys.Back}
	case m.out != nil:
		at = []keys.Key{keys.Up, keys.Down, scopeBack, scopeOn, withNames, fileName, writeOut, keys.Dark, keys.Find, keys.Back, keys.Help}
	case m.beside:
		at = append(append(moving, openHour, editHour, putAway, keys.Out, keys.Undo, keys.Redo), keys.Dark, keys.Find, keys.Back, keys.Help)
	case m.list != nil:
		at = append(append(moving, otherBk, otherOn, toHour), thingKeys...)
		at = append(at, toHours, filterKey, keys.Undo, keys.Redo, keys.Dark, keys.Back, keys.Help)
	case len(m.all) == 0:
		at = []keys.Key{keys.Draw, keys.Undo, keys.Redo, keys.Dark, keys.Find, keys.Back, keys.Help}
	default:
		at = append(append(moving, openHour, showLists, editHour, keys.Out, filterKey, keys.Beside, keys.Draw, keys.Undo, keys.Redo), keys.Dark, keys.Back, keys.Help)
	}
	return keys.Table{Name: "past hours", Groups: []keys.Group{{Title: "here", Keys: at}}}
}

// foot names the keys that do something now.
func (m Model) foot(w int) []keys.Key {
	switch {
	case m.out != nil:
		return m.outFoot()
	case m.line != nil && m.line.purpose == filtering:
		return []keys.Key{stand, unfilter, clear}
	case m.line != nil:
		return []keys.Key{keepLine, later, clear}
	case m.beside:
		return []keys.Key{keys.Up.As("↑ ↓ another hour"), openHour, putAway, keys.Out, keys.Back}
	case m.list != nil && m.entry() != nil && m.entry().thing == nil:
		return []keys.Key{toHour, toCard, keys.Carry, otherOn, keys.Back}
	case m.list != nil:
		return []keys.Key{toHour, toCard, keys.Ask, otherOn, keys.Gently, keys.Back}
	case len(m.hours) > 0:
		return []keys.Key{openHour, m.showLists(w), keys.Edit, keys.Out, filterKey, keys.Beside}
	case m.filter != "":
		return []keys.Key{filterKey, keys.Back.As("esc no filter")}
	case m.card.StillMeeting():
		return []keys.Key{keys.Draw.As("d draw one"), keys.Back}
	}
	return []keys.Key{keys.Back}
}

// longestObject is how long a word may be that the footer says for them.
const longestObject = 8

// showLists is the key with whom it lit up, where that is a short word.
func (m Model) showLists(w int) keys.Key {
	if whom := m.card.Words().Object; w >= wide && len(whom) <= longestObject {
		return showLists.As("space what lit " + whom + " up")
	}
	return showLists
}

// thingKeys are the letters for the thing under the cursor of a list.
var thingKeys = []keys.Key{
	toCard, keys.Ask, keys.Heard, keys.Lit, keys.Gently, keys.NotOpen, keys.Rest, keys.Past, keys.Reopen, keys.Carry,
}
