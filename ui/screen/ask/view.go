package ask

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/ui/keys"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// Sizes from which the screen changes its looks.
const (
	framedFrom = 64 // cells, for cards rather than rows
	framedHigh = 20 // rows
	airyFrom   = 30 // rows, for cards with room in them
	widest     = 84 // cells of a card: what is read aloud is not read across a wide window
)

// look is how much room the screen gives itself. The first look that fits is
// taken.
type look struct {
	framed bool
	airy   bool // a blank row above and below the words of a card
	sparse bool // only the card under the cursor has a second line
	hand   bool // what is in hand has a row each
	tight  bool // no blank rows
}

func looks(w, h int) []look {
	rows := []look{{hand: true}, {}, {tight: true}}
	if w < framedFrom || h < framedHigh {
		return rows
	}
	framed := []look{{framed: true, hand: true}, {framed: true}, {framed: true, sparse: true}}
	if h >= airyFrom {
		framed = append([]look{{framed: true, airy: true, hand: true}}, framed...)
	}
	return append(framed, rows...)
}

// page is the body as one look draws it.
type page struct {
	top    []string // the moments, and what is to be known of the questions
	cards  []string
	hand   []string
	cursor *tea.Cursor // in the cards, where a question is re-worded
	on     int         // the first row of the card under the cursor
}

func (p page) height() int { return len(p.top) + len(p.cards) + len(p.hand) }

// View draws the three cards in h rows of at most w cells.
func (m Model) View(th theme.Theme, w, h int) (string, *tea.Cursor) {
	header := widget.Header(th, m.title(th, w), th.Dim.Render(m.where(th, w)), w)
	room := h - 3
	var p page
	for _, l := range looks(w, h) {
		p = m.page(th, w, h, l)
		if p.height() <= room {
			break
		}
	}
	body, cursor := p.within(room)
	return widget.Frame(th, w, h, header, body, m.footer(th, w)), cursor
}

// within lays the page into so many rows: what is in hand at the bottom, and
// where not all of it fits the card under the cursor in sight.
func (p page) within(room int) ([]string, *tea.Cursor) {
	cards, from := p.cards, 0
	if over := p.height() - room; over > 0 {
		from = max(0, min(p.on, over))
		cards = cards[from:min(len(cards), from+max(1, room-len(p.top)-len(p.hand)))]
	}
	body := append(append([]string{}, p.top...), cards...)
	spare := room - len(body) - len(p.hand)
	for range max(spare-1, min(spare, 1)) { // where there is more than one, one is left above the answer
		body = append(body, "")
	}
	body = append(body, p.hand...)
	if p.cursor == nil {
		return body, nil
	}
	return body, tea.NewCursor(p.cursor.X, 1+len(p.top)+p.cursor.Y-from)
}

func (m Model) page(th theme.Theme, w, h int, l look) page {
	p := page{top: m.top(th, w, h, l), hand: m.hand(th, w, l)}
	offers := m.offers()
	for i, o := range offers {
		on := i == m.at
		if on {
			p.on = len(p.cards)
		}
		rows, cursor := m.card3(th, w, l, i, o)
		if cursor != nil {
			cursor.Y += len(p.cards)
			p.cursor = cursor
		}
		p.cards = append(p.cards, rows...)
	}
	if len(offers) == 0 {
		p.cards = m.nothing(th, w)
	}
	return p
}

func (m Model) title(th theme.Theme, w int) string {
	name := "someone new"
	if m.card != nil {
		name = m.card.Called
	}
	what, about := "something small to ask", ""
	if w < framedFrom {
		what = "to ask"
	}
	if in := m.thing(); in != nil && w < framedFrom {
		what = "about " + in.Name
	} else if in != nil {
		about = " about " + in.Name
	}
	return widget.Titled(th, name, what, m.where(th, w), w) + about
}

// where is the setting and the season the questions are chosen for, and of
// someone new the age.
func (m Model) where(th theme.Theme, w int) string {
	words := []string{m.setting.String(), prompts.SeasonOf(m.world.Today(), m.world.Config.Southern)}
	if m.card == nil {
		words = append([]string{m.ages.String()}, words...)
		if w < framedFrom {
			words = words[:2]
		}
	}
	return strings.Join(words, " "+th.G.Dot+" ")
}

// label is a moment as it is said.
func label(moment prompts.Moment) string {
	if moment == prompts.Reconnecting {
		return "after a while"
	}
	return moment.String()
}

func (m Model) footer(th theme.Theme, w int) string {
	if m.reword != nil {
		keep := keys.Enter.As("enter take it in these words")
		if m.card == nil {
			keep = keys.Enter.As("enter keep it as your own")
		}
		return widget.Footer(th, w, []keys.Key{keep, keys.Back.As("esc for later"), keys.ClearLine.As("ctrl+u clear")})
	}
	var at []keys.Key
	switch {
	case m.room != nil:
		return widget.Footer(th, w, []keys.Key{letOneGo, keepAll})
	case len(m.offers()) == 0:
		at = []keys.Key{keys.Moment, keys.Back}
		if len(m.drawn()) > 0 {
			at = append([]keys.Key{keys.Others}, at...)
		}
	case m.card == nil:
		at = []keys.Key{keys.Others, keys.Moment, keys.Where, keys.HowOld, ownWords}
	default:
		at = []keys.Key{keys.Take, keys.Others, keys.Moment, keys.Reword, keys.NotThis}
		if w >= 100 {
			at = append(at, m.suits(), aboutThis)
		}
	}
	return widget.Footer(th, w, at, keys.Help.As("? more"))
}
