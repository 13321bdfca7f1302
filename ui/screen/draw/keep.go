package draw

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/nav"
)

// keptHour is the tag of the write that keeps the hour.
type keptHour struct{ id record.ID }

// keep writes the hour, and tells the card what lit the client up in it. One
// that was only looked at is not written.
func (m Model) keep() (Model, tea.Cmd) {
	if m.wrong != nil {
		m.problem = m.wrong.Error()
		return m, nil
	}
	s := m.session.Clone()
	if m.fresh {
		s.KeepOnly(m.world.Config.Keeping())
	}
	if !m.fresh && s.SameDrawing(m.began) && !m.whenChanged(s) {
		return m.kept(s.ID)
	}
	label := fmt.Sprintf("kept: %s", s.Date.Short(m.world.Today()))
	return m, nav.Send(nav.Write{Client: s.Client, Label: label, Tag: keptHour{s.ID}, Do: func(tx record.Tx) error { return put(tx, s) }})
}

// put writes an hour, unless it moved on since it was opened. What was drawn
// live and is drawn otherwise now says so from then on.
func put(tx record.Tx, s *record.Session) error {
	hour := s.Clone()
	now, err := tx.Session(s.ID)
	if err != nil {
		now = nil
	} else {
		if now.Rev != s.Rev {
			return errors.New("this hour was changed elsewhere since it was opened here; esc, and open it again")
		}
		hour.Redrawn = now.Redrawn || now.Live && !now.SameDrawing(s)
	}
	if err := tx.PutSession(hour); err != nil {
		return err
	}
	return record.ChangeCard(tx, s.Client, func(card *record.Card) error {
		card.LitIn(s, now)
		return nil
	})
}

// written goes on once the hour is on disk; until then, and if it could not be
// written, everything stays as it was typed.
func (m Model) written(w nav.Written) (Model, tea.Cmd) {
	tag, mine := w.Tag.(keptHour)
	if !mine || w.Err != nil {
		return m, nil
	}
	return m.kept(tag.id)
}

// kept leads to the minute after an hour that is new, and to the past hours
// where it was drawn before. Nothing of it is half typed any more.
func (m Model) kept(id record.ID) (Model, tea.Cmd) {
	m.line, m.face, m.began = m.line.Set(""), onLine, m.session
	m.unread, m.half = "", halfWords{}
	switch {
	case m.back:
		return m, nav.Send(nav.Back{})
	case m.fresh:
		return m, nav.Send(nav.Turn{To: nav.After{Client: m.session.Client, Session: id, Fresh: true}})
	}
	return m, nav.Send(nav.Turn{To: nav.Review{Client: m.session.Client, Session: id}})
}
