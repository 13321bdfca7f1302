package draw

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/nav"
)

// keptHour is the tag of the write that keeps the hour.
type keptHour struct{ id record.ID }

// keep writes the hour, and tells the card what lit the client up in it.
func (m Model) keep() (Model, tea.Cmd) {
	if m.wrong != nil {
		m.problem = m.wrong.Error()
		return m, nil
	}
	s := m.session.Clone()
	if m.fresh && !m.world.Config.ClockTimes {
		s.Start = time.Time{}
	}
	return m, nav.Send(m.write(s))
}

func (m Model) write(s *record.Session) nav.Write {
	label := fmt.Sprintf("kept: %s", s.Date.Short(m.world.Today()))
	return nav.Write{Client: s.Client, Label: label, Tag: keptHour{s.ID}, Do: func(tx record.Tx) error {
		put := s.Clone()
		if now, err := tx.Session(s.ID); err == nil {
			if now.Rev != s.Rev {
				return fmt.Errorf("this hour was changed elsewhere since it was opened here; esc, and open it again")
			}
			put.Redrawn = now.Redrawn || now.Live
		}
		if err := tx.PutSession(put); err != nil {
			return err
		}
		return record.ChangeCard(tx, s.Client, func(card *record.Card) error {
			for _, k := range s.Marks {
				if in := card.Interest(k.Interest); in != nil && k.Kind == record.LitUp {
					in.LitOn(s.Date)
				}
			}
			return nil
		})
	}}
}

// written goes on once the hour is on disk, to the minute after it, or where
// it was drawn before to the past hours; until then, and if it could
// not be written, everything stays as it was typed.
func (m Model) written(w nav.Written) (Model, tea.Cmd) {
	tag, mine := w.Tag.(keptHour)
	if !mine || w.Err != nil {
		return m, nil
	}
	m.line, m.face, m.began = m.line.Set(""), onLine, m.session
	if m.fresh {
		return m, nav.Send(nav.Turn{To: nav.After{Client: m.session.Client, Session: tag.id, Fresh: true}})
	}
	return m, nav.Send(nav.Turn{To: nav.Review{Client: m.session.Client, Session: tag.id}})
}
