package card

import (
	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// longestName is how long a name may be that the legend says.
const longestName = 16

// legend says what the marks beside the dates mean.
func (m Model) legend() string {
	words := "* lit up"
	if whom := m.card.Words().Object; widget.Width(whom) <= longestName {
		words = "* lit " + whom + " up"
	}
	if m.card.Client.Standing != record.Died {
		words += "   ? may have changed"
	}
	return words + "   ~ gently: known, not asked"
}

var (
	letOne  = letGo.As("1 2 3 let that one go")
	keepAll = keys.Back.As("esc keep all three")
	goBack  = keys.Left.As("← back")
)

// upperFooter is the row above the footer, which a confirmation replaces: what
// the letters do to the thing under the cursor.
func (m Model) upperFooter(th theme.Theme, w int) string {
	it := m.current()
	if m.choosing != nil || m.thread != nil || it == nil || it.interest == nil {
		return ""
	}
	at := []keys.Key{keys.Ask, keys.Add, keys.Heard, keys.Lit, keys.Gently, keys.NotOpen, keys.Edit}
	if !m.card.StillMeeting() {
		at = at[1:]
	}
	if m.card.Client.Standing == record.Died {
		at = []keys.Key{keys.Add, keys.Gently, keys.NotOpen, keys.Edit}
	}
	return widget.Footer(th, w, at)
}

func (m Model) footer(th theme.Theme, w int) string {
	switch {
	case m.entry != nil:
		return widget.Footer(th, w, []keys.Key{keys.Enter.As("enter keep"), keys.Back.As("esc for later"), keys.ClearLine.As("ctrl+u clear")})
	case m.choosing != nil:
		return widget.Footer(th, w, []keys.Key{letOne, keepAll})
	case m.thread != nil:
		return widget.Footer(th, w, []keys.Key{monthBack, monthHour, keys.Back.As("esc back to it")}, more)
	case m.right:
		return widget.Footer(th, w, append([]keys.Key{goBack}, m.asideKeys()...), more)
	case w < wide:
		return widget.Footer(th, w, []keys.Key{keys.Ask, keys.Add, keys.Lit, keys.Gently}, keys.Help)
	}
	it := m.current()
	at := []keys.Key{toTab, keys.Start.As("s session"), keys.Draw, keys.Hours, keys.Carry, keys.Dark}
	switch {
	case !m.card.StillMeeting():
		at = []keys.Key{toTab, keys.Hours, keys.Dark}
	case it == nil:
		at = append([]keys.Key{keys.Add, keys.Ask}, at[:4]...)
	case it.interest == nil:
		at = append([]keys.Key{keys.Reopen}, at[:4]...)
	}
	return widget.Footer(th, w, at, more)
}

// asideKeys are the keys that do something to the line under the cursor in the
// right column.
func (m Model) asideKeys() []keys.Key {
	rows := m.asides()
	if m.aside >= len(rows) {
		return nil
	}
	switch a := rows[m.aside]; {
	case a.session != nil:
		return []keys.Key{openAside.As("enter open")}
	case a.carry >= 0:
		return []keys.Key{letAside.As("c carry no more")}
	case a.promise >= 0:
		return []keys.Key{openAside.As("enter done"), takeAside.As("x take away")}
	case a.pace >= 0, a.told >= 0:
		return []keys.Key{takeAside.As("x take away")}
	}
	return nil
}
