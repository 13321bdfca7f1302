package after

import (
	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// View draws the minute after in h rows of at most w cells.
func (m Model) View(th theme.Theme, w, h int) (string, *tea.Cursor) {
	if m.gone {
		return widget.Frame(th, w, h, "", nil, widget.Footer(th, w, []keys.Key{doneKey})), nil
	}
	p := page{th: th, w: w, at: textAt}
	if w < wide {
		p.at = textNarrow
	}
	p.draw(m)
	rows, top := p.fitted(h-3, m.at)
	body := make([]string, len(rows))
	var cursor *tea.Cursor
	for i, r := range rows {
		body[i] = r.text
		if r.cursor > 0 {
			cursor = tea.NewCursor(r.cursor, 1+i)
		}
	}
	if top+len(rows) < len(p.rows) && len(body) > 0 && cursor == nil {
		body[len(body)-1] = "   " + th.Dim.Render(th.G.Down+" more")
	}
	header := widget.Header(th, m.title(th, w), th.Dim.Render(m.aboutIt(th, w)), w)
	return widget.Frame(th, w, h, header, body, m.footer(th, w)), cursor
}

func (m Model) title(th theme.Theme, w int) string {
	return widget.Titled(th, m.card.Called, "the minute after", m.aboutIt(th, w), w)
}

// aboutIt says that all of it can be left, and of an hour that is some time
// ago which one it is.
func (m Model) aboutIt(th theme.Theme, w int) string {
	day := m.after.Hour.Date.Short(m.world.Today())
	switch {
	case w < wide && m.to.Fresh:
		return ""
	case w < wide:
		return day
	case m.to.Fresh:
		return "all of it can be left"
	}
	return day + " " + th.G.Dot + " all of it can be left"
}

// words are what a row that takes none says.
func (m Model) words(th theme.Theme, r row) string {
	switch r.block {
	case inHand:
		return "\"" + r.held.Text + "\""
	case sore:
		return r.thing.name + ", which did not sit well"
	case aside:
		return r.thing.name + ", while we talked"
	}
	return "* " + r.lit.Mark.Words + " " + th.G.Dot + " not on the card yet"
}

// empty is what stands dim in an empty line.
func (m Model) empty(r row) string {
	switch {
	case r.hidden:
		return prompts.NotShown
	case r.key == freshKey:
		return m.suggested()
	case r.block == heard:
		return "anything heard:  pet Miso, has a sore paw"
	case r.block == reason:
		return "what happened, in your words; it can stay empty"
	}
	return "what was here today"
}

// note is what is to be known of a line: what is wrong with it, what enter
// would do, that it is held gently.
func (m Model) note(r row, on bool) string {
	words := m.lines[r.key].Clean()
	switch {
	case on && m.problem != "":
		return m.problem
	case on && m.letting == r.key:
		return "enter lets go of it, unseen"
	case on && r.key == freshKey && m.suggested() != "":
		return "enter carries it"
	case r.gently && words == r.stored:
		return "~ gently"
	case on && r.block == heard && words != "":
		if a, err := record.ParseAdditionGuessing(words); err == nil && a.Guess.Kind != 0 {
			return "taken as " + a.Kind.String() + "; another kind in front corrects it"
		}
	}
	return ""
}

// firstOf is the first row of a part.
func (m Model) firstOf(b block) int {
	for i, r := range m.rows {
		if r.block == b {
			return i
		}
	}
	return 0
}

func (m Model) footer(th theme.Theme, w int) string {
	r := m.under()
	var at, end []keys.Key
	if m.mayCarryOn() {
		end = append(end, onAgain)
		if w < wide {
			end[0] = onAgain.As("u carry on")
		}
	}
	switch {
	case r.text && len(end) > 0 && w >= wide:
		end = []keys.Key{keys.Everything.As("ctrl+p carry on with the hour")}
		at = []keys.Key{keep, skipKey, m.backKey()}
	case r.text:
		at, end = []keys.Key{keep, skipKey, m.backKey(), keys.ClearLine.As("ctrl+u clear")}, nil
	case len(end) == 0:
		end = append(end, keys.Help)
		at = []keys.Key{skipKey, m.backKey(), keys.Undo.As("u undo"), keys.Dark}
	default:
		at = []keys.Key{skipKey, m.backKey()}
	}
	if !r.text && (r.block == theHour || r.block == aside) {
		at = append([]keys.Key{next}, at...)
	}
	return widget.Footer(th, w, at, end...)
}

// backKey is esc as it works on this row.
func (m Model) backKey() keys.Key {
	switch m.under().block {
	case sore:
		return neither
	case reason:
		return noReason
	}
	return doneKey
}
