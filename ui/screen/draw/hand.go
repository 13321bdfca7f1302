package draw

import (
	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

// toHand goes on by hand, with what the line changed as one step to undo.
func (m Model) toHand() Model {
	if !m.session.SameDrawing(m.base) {
		m.past, m.future = append(m.past[:len(m.past):len(m.past)], m.base), nil
	}
	m.face, m.minute = byHand, min(m.session.Last().At/60, m.lastMinute())
	return m
}

// toLine goes on in the line, rewritten to match.
func (m Model) toLine() Model {
	m.face, m.base = onLine, m.session
	m.line = m.line.Set(m.asLine())
	m.wrong, m.right = nil, true
	return m
}

// lastMinute is how far the cursor goes: to the end of the picture.
func (m Model) lastMinute() int { return max(m.session.Length()/60, m.session.Planned) }

// handKey answers the picture letters, acting under the cursor.
func (m Model) handKey(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	last := m.lastMinute()
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
		return m.toLine(), nil
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
	case keys.NudgeBack.Is(msg):
		return m.nudge(-60), nil
	case keys.NudgeOn.Is(msg):
		return m.nudge(60), nil
	case msg.IsRepeat: // a key held down marks once
	case keys.WordMark.Is(msg):
		return m.wordHere(), nil
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
	case keys.Pause.Is(msg):
		if !s.PauseUnder(m.minute) {
			m.problem = "there is a pause already; x takes it away under either end of it"
			return m
		}
	case keys.End.Is(msg):
		return m.endHere(s)
	case keys.TakeMark.Is(msg):
		m.take(s)
	default:
		return m.mark(msg, s, at)
	}
	return m.did(s)
}

// take removes what stands under the cursor: a mark, a move, a pause, or the
// end, which an hour that was drawn live keeps.
func (m Model) take(s *record.Session) {
	if _, ok := s.RemoveUnder(m.minute); !ok && s.Ended && !s.Live && s.End/60 == m.minute {
		s.Reopen()
	}
}

// endHere lets the hour end at the cursor, unless something comes after.
func (m Model) endHere(s *record.Session) Model {
	at := m.minute * 60
	if s.Last().At > at {
		m.problem = "something is marked after this minute; x takes it away there"
		return m
	}
	s.EndAt(at)
	return m.did(s)
}

// nudge moves what is under the cursor, and the cursor with it. A move stays
// between its neighbours.
func (m Model) nudge(by int) Model {
	s := m.session.Clone()
	it, ok := s.Under(m.minute)
	if !ok {
		m.problem = "nothing is marked at this minute"
		return m
	}
	limit := m.lastMinute() * 60
	if s.Ended {
		limit = s.End
	}
	moved, ok := s.Nudge(it, by, limit)
	if !ok || !s.Live && moved.At != it.At+by { // an hour drawn by hand has whole minutes
		m.problem = "something else stands there"
		return m
	}
	m.minute = moved.At / 60
	return m.did(s)
}

// did takes a changed picture, with the one before kept for undo. A picture
// that is as it was is no step.
func (m Model) did(s *record.Session) Model {
	if s.SameDrawing(m.session) {
		return m
	}
	m.past = append(m.past[:len(m.past):len(m.past)], m.session)
	m.future = nil
	m.session = s
	return m
}

func (m Model) undo() Model {
	if n := len(m.past); n > 0 {
		m.future = append(m.future[:len(m.future):len(m.future)], m.session)
		return m.stepTo(m.past[n-1], m.past[:n-1], m.future)
	}
	m.problem = "nothing to undo here"
	return m
}

func (m Model) redo() Model {
	if n := len(m.future); n > 0 {
		m.past = append(m.past[:len(m.past):len(m.past)], m.session)
		return m.stepTo(m.future[n-1], m.past, m.future[:n-1])
	}
	m.problem = "nothing to redo here"
	return m
}

// stepTo shows an earlier or later picture of the hour; when and where it was
// stays as it is.
func (m Model) stepTo(s *record.Session, past, future []*record.Session) Model {
	to := s.Clone()
	to.Date, to.Start, to.Planned, to.Setting = m.session.Date, m.session.Start, m.session.Planned, m.session.Setting
	m.session, m.past, m.future = to, past, future
	m.minute = min(m.minute, m.lastMinute())
	return m
}
