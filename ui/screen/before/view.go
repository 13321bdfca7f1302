package before

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

const (
	indent = 6  // cells before what a heading holds
	whyAt  = 57 // the cell in which the reason of something to remember begins, or further to the right
)

// View draws the minute before in h rows of at most w cells.
func (m Model) View(th theme.Theme, w, h int) (string, *tea.Cursor) {
	room := h - 3
	var rows []string
	for _, lay := range []layout{{mostLines, true}, {mostLines, false}, {1, false}} {
		if rows = tight(m.rows(th, w, lay), room); len(rows) <= room {
			break
		}
	}
	rows = m.scrolled(th, rows, room)
	if len(rows) == 0 {
		rows = []string{"", "   " + th.Dim.Render("Nothing is known of "+m.card.Called+" yet, and that's fine.")}
	}
	header := widget.Header(th, m.title(th, w), th.Dim.Render(m.when(w)), w)
	var cursor *tea.Cursor
	if m.reason != nil {
		rows, cursor = m.withReason(th, w, room, rows)
	}
	return widget.Frame(th, w, h, header, rows, m.footer(th, w)), cursor
}

// footer names what goes with the line under the cursor, or with the client
// where it is on none.
func (m Model) footer(th theme.Theme, w int) string {
	l := m.here()
	at := []keys.Key{keys.Ask, keys.Start, add, keys.Gently, toCard, keys.Dark, keys.Back}
	switch {
	case m.reason != nil:
		return widget.Footer(th, w, []keys.Key{keys.Enter.As("enter keep"), keys.Back.As("esc for later"), keys.ClearLine.As("ctrl+u clear")})
	case !m.card.StillMeeting():
		at = at[2:]
	case l.part == promised:
		at = append([]keys.Key{open.As("enter done")}, at[:3]...)
	case l.part == notToOpen:
		at = append([]keys.Key{keys.Reopen}, at[:3]...)
	case l.part == atDoor:
		at = append([]keys.Key{keys.Carry}, at[:3]...)
	case !l.thing.IsZero():
		at = []keys.Key{keys.Ask, keys.Heard, keys.Lit, keys.Gently, keys.NotOpen, toCard}
	}
	return widget.Footer(th, w, at, keys.Help)
}

// mostLines is how many rows one line may take where there is room, and always
// under the cursor: a reason that is cut off does not say what not to stumble
// on.
const mostLines = 3

// layout is how generous a page is with its rows.
type layout struct {
	lines int  // rows that one line may take
	apart bool // each question in hand has a row of its own
}

// rows are all parts.
func (m Model) rows(th theme.Theme, w int, lay layout) []string {
	p := page{th: th, w: w, layout: lay}
	p.door(m)
	p.gently(m)
	p.notOpen(m)
	p.pace(m)
	p.recall(m)
	p.side(m)
	p.last(m)
	return p.rows
}

// scrolled shows the rows around the cursor where not all fit, which is only so
// in a small window, and says that there are more.
func (m Model) scrolled(th theme.Theme, rows []string, room int) []string {
	if len(rows) <= room {
		return rows
	}
	bar := widget.Bar(th, true)
	at := slices.IndexFunc(rows, func(row string) bool { return strings.HasPrefix(row, bar) })
	top := max(0, at-(room-1-mostLines)) + m.below
	top = min(top, len(rows)-room)
	shown := append([]string{}, rows[top:top+room]...)
	if top+room < len(rows) {
		shown[room-1] = "   " + th.Dim.Render(th.G.Down+" more")
	}
	return shown
}

// tight closes as many gaps as it takes, the last first, so that all of it
// stays on one screen.
func tight(rows []string, room int) []string {
	for i := len(rows) - 1; i >= 0 && len(rows) > room; i-- {
		if rows[i] == "" {
			rows = slices.Delete(rows, i, i+1)
		}
	}
	return rows
}

func (m Model) title(th theme.Theme, w int) string {
	var parts []string
	if m.card.Say != "" {
		parts = append(parts, "say "+m.card.Say)
	}
	if m.card.Pronouns != "" {
		parts = append(parts, m.card.Pronouns)
	}
	switch m.card.Client.Standing {
	case record.Died:
		parts = append(parts, "died")
	case record.Finished:
		parts = append(parts, "finished")
	case record.OnBreak:
		parts = append(parts, "on a break")
	}
	return th.Strong.Render(widget.Cut(th, m.card.Called, w/2)) + "   " + strings.Join(parts, " "+th.G.Dot+" ")
}

// when is "15:00, in 9 min", where the usual hour is known.
func (m Model) when(w int) string {
	at, known := m.usual()
	switch {
	case !known && w < 64:
		return m.world.Now.Format("15:04")
	case !known:
		return m.world.Now.Format("Mon 2 Jan  15:04")
	}
	switch left := int(at.Sub(m.world.Now.Truncate(time.Minute)).Minutes()); {
	case left == 0:
		return at.Format("15:04") + ", now"
	case left < 0:
		return fmt.Sprintf("%s, %d min ago", at.Format("15:04"), -left)
	case left < 60:
		return fmt.Sprintf("%s, in %d min", at.Format("15:04"), left)
	default:
		return at.Format("15:04")
	}
}
