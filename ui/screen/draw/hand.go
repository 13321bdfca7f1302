package draw

import (
	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
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
}

// handKey answers the picture letters, acting under the cursor.
func (m Model) handKey(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	last := m.session.Length() / 60
	switch {
	case keys.CursorBack.Is(msg):
		m.minute = max(0, m.minute-1)
	case keys.CursorOn.Is(msg):
		m.minute = min(last, m.minute+1)
	case keys.FiveBack.Is(msg):
		m.minute = max(0, m.minute-5)
	case keys.FiveOn.Is(msg):
		m.minute = min(last, m.minute+5)
	case keys.Tab.Is(msg):
		m.face, m.base = onLine, m.session
		m.line = m.line.Set(m.asLine())
		m.wrong, m.right = nil, true
	case keys.Enter.Is(msg):
		m.line, m.wrong = m.line.Set(m.asLine()), nil
		return m.keep()
	case keys.Back.Is(msg):
		m.line = m.line.Set(m.asLine())
		return m, nav.Send(nav.Back{})
	case keys.Undo.Is(msg):
		return m.undo(), nil
	case keys.Redo.Is(msg):
		return m.redo(), nil
	default:
		return m.change(msg), nil
	}
	return m, nil
}

// change answers the letters that change the picture.
func (m Model) change(msg tea.KeyPressMsg) Model {
	s := m.session.Clone()
	scale := record.FivePlaces
	if m.world.Config.ThreePlaces {
		scale = record.ThreePlaces
	}
	at := m.minute * 60
	switch {
	case keys.StepIn.Is(msg):
		s.DrawStep(m.minute, true, scale)
	case keys.StepOut.Is(msg):
		s.DrawStep(m.minute, false, scale)
	case keys.ToPlace.Is(msg):
		s.DrawPlace(m.minute, record.Place(msg.Code-'0'))
	case keys.LedClient.Is(msg):
		s.Lead(at+59, record.ByClient)
	case keys.LedMe.Is(msg):
		s.Lead(at+59, record.ByMe)
	case keys.LedBoth.Is(msg):
		s.Lead(at+59, record.Together)
	case keys.TakeMark.Is(msg):
		s.RemoveUnder(m.minute)
	default:
		return m.mark(msg, s, at)
	}
	return m.did(s)
}

func (m Model) mark(msg tea.KeyPressMsg, s *record.Session, at int) Model {
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

// did takes a changed picture, with the one before kept for undo.
func (m Model) did(s *record.Session) Model {
	m.past = append(m.past[:len(m.past):len(m.past)], m.session)
	m.future = nil
	m.session = s
	return m
}

func (m Model) undo() Model {
	if n := len(m.past); n > 0 {
		m.future = append(m.future[:len(m.future):len(m.future)], m.session)
		m.session, m.past = m.past[n-1], m.past[:n-1]
		return m
	}
	m.problem = "nothing to undo here"
	return m
}

func (m Model) redo() Model {
	if n := len(m.future); n > 0 {
		m.past = append(m.past[:len(m.past):len(m.past)], m.session)
		m.session, m.future = m.future[n-1], m.future[:n-1]
		return m
	}
	m.problem = "nothing to redo here"
	return m
}

// wordsKey answers keys while a mark made by hand is given its words.
func (m Model) wordsKey(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Back.Is(msg):
		m.face = byHand
		return m, nil
	case keys.Enter.Is(msg):
		m.face = byHand
		s := m.session.Clone()
		var interest record.ID
		words := m.words.Clean()
		if in := m.card.Named(0, words); in != nil && m.marked.Mark == record.LitUp {
			interest = in.ID
		}
		s.SetMark(m.marked, words, interest)
		return m.did(s), nil
	}
	return m.typed(msg)
}
