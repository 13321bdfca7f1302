package draw

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/widget"
)

var handMarks = []struct {
	key   keys.Key
	kind  record.MarkKind
	words bool
}{
	{keys.MarkLit, record.LitUp, true},
	{keys.Smiled, record.Laughed, false},
	{keys.QuietTime, record.Quiet, false},
	{keys.Ground, record.Grounding, false},
	{keys.ALot, record.ALot, false},
	{keys.FarAway, record.FarAway, false},
	{keys.Wobble, record.Wobble, false},
	{keys.Mended, record.Mended, false},
	{keys.DoorWords, record.Door, true},
	{keys.NoteMark, record.Note, true},
	{keys.AskLive, record.Tried, true},
}

func (m Model) mark(msg tea.KeyPressMsg, s *record.Session, at int) Model {
	if s.Ended {
		at = min(at, s.End)
	}
	for _, k := range handMarks {
		if !k.key.Is(msg) {
			continue
		}
		item := s.AddMark(record.Mark{At: at, Kind: k.kind})
		m = m.did(s)
		if k.words {
			m.marked, m.face, m.words = item, onWords, widget.NewLine("")
		}
		return m
	}
	return m
}

// halfWords are words of a mark that were left before they were kept.
type halfWords struct {
	of   record.Item
	text string
}

// wordHere opens the words of the mark under the cursor.
func (m Model) wordHere() Model {
	it, ok := m.session.Under(m.minute)
	if !ok || it.What != record.MarkItem {
		m.problem = "no mark stands at this minute"
		return m
	}
	text := m.seenWords(it)
	if m.half.of == it {
		text = m.half.text
	}
	m.marked, m.face, m.words = it, onWords, widget.NewLine(text)
	return m
}

// seenWords are the words of a mark, as far as they may be seen.
func (m Model) seenWords(it record.Item) string {
	for _, k := range slices.Backward(m.card.Seen(m.session).Marks) {
		if k.At == it.At && k.Kind == it.Mark {
			return k.Words
		}
	}
	return ""
}

// wordsKey answers keys while a mark made by hand is given its words.
func (m Model) wordsKey(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Back.Is(msg):
		m.face, m.half = byHand, halfWords{m.marked, m.words.Value()}
		return m, nil
	case keys.Enter.Is(msg):
		return m.keepWords(), nil
	}
	return m.typed(msg)
}

// keepWords gives the mark its words, and lets it name what they name. Words
// that were not changed are not touched: there may be more than is seen.
func (m Model) keepWords() Model {
	m.face = byHand
	if m.half.of == m.marked {
		m.half = halfWords{}
	}
	words := m.words.Clean()
	if words == m.seenWords(m.marked) {
		return m
	}
	s := m.session.Clone()
	s.SetMark(m.marked, words, record.ID{})
	s.LinkMarks(m.card)
	return m.did(s)
}

// wordsDraft is what was half typed of a mark's words, with the mark it is of.
func (m Model) wordsDraft() string {
	half := m.half
	if m.face == onWords {
		half = halfWords{m.marked, m.words.Value()}
	}
	if half.text == "" || m.face == onWords && half.text == m.seenWords(half.of) {
		return ""
	}
	return fmt.Sprintf("%d %d %s", half.of.At, half.of.Mark, half.text)
}

func readHalf(draft string) halfWords {
	parts := strings.SplitN(draft, " ", 3)
	if len(parts) < 3 {
		return halfWords{}
	}
	at, err := strconv.Atoi(parts[0])
	kind, err2 := strconv.ParseUint(parts[1], 10, 8)
	if err != nil || err2 != nil {
		return halfWords{}
	}
	return halfWords{record.Item{What: record.MarkItem, At: at, Mark: record.MarkKind(kind)}, parts[2]}
}
