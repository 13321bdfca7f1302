package week

import (
	"fmt"
	"maps"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/store/search"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

// Update takes keys, and what the root tells.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case nav.Loaded:
		m.world = msg.World
		return m.load(), nil
	case nav.Tick:
		m.world.Now = msg.Now
		return m, nil
	case nav.Written:
		return m.written(msg), nil
	case tea.KeyPressMsg:
		if m.away {
			m = m.open()
		}
		m.problem = ""
		return m.pressed(msg)
	case tea.PasteMsg:
		return m.lettered(msg)
	}
	return m, nil
}

func (m Model) pressed(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Back.Is(msg):
		return m, nav.Send(nav.Back{})
	case keys.UpArrow.Is(msg):
		return m.to(m.at - 1), nil
	case keys.DownArrow.Is(msg):
		return m.to(m.at + 1), nil
	case keys.FiveBack.Is(msg):
		return m.week(-7), nil
	case keys.FiveOn.Is(msg):
		return m.week(7), nil
	case keys.Help.Is(msg) && m.line.Value() == "": // no line begins with it
		return m, nav.Send(nav.Help{})
	case m.hour() == nil:
		return m, nil
	case keys.Enter.Is(msg):
		return m.enter()
	case keys.NotMet.Is(msg):
		return m.toggleNotMet()
	case keys.Tab.Is(msg):
		return m.inFull()
	}
	return m.lettered(msg)
}

func (m Model) lettered(msg tea.Msg) (Model, tea.Cmd) {
	if !m.canType() {
		return m, nil
	}
	before := m.line.Value()
	var cmd tea.Cmd
	m.line, cmd = m.line.Update(msg)
	if m.line.Value() == before {
		return m, cmd
	}
	return m.read(), cmd
}

func (m Model) to(at int) Model {
	m.at = max(0, min(len(m.hours)-1, at))
	return m.open()
}

// week goes to a week before or after, none of them still to come.
func (m Model) week(days record.Date) Model {
	if m.monday+days > search.Monday(m.world.Today()) {
		return m
	}
	m.monday += days
	m.hours = nil
	return m.load().firstEmpty()
}

// next goes to the next hour that is empty, from the top again after the last;
// with none the cursor stays.
func (m Model) next() Model {
	for i := 1; i < len(m.hours); i++ {
		at := (m.at + i) % len(m.hours)
		if h := m.hours[at]; h.Empty() && !m.keeping[keyOf(h)] {
			return m.to(at)
		}
	}
	return m.open()
}

// keptHour is the tag of the write that keeps a row's hour.
type keptHour struct{ key string }

// enter keeps the line of the row and goes on. The row shows its line until
// it is on disk, and takes no letters.
func (m Model) enter() (Model, tea.Cmd) {
	switch {
	case !m.canType(), m.line.Clean() == "":
		return m.next(), nil
	case m.wrong != nil:
		m.asked = true
		return m, nil
	}
	h := *m.hour()
	s := m.session(h, m.right)
	s.ID = record.NewID()
	key := keyOf(h)
	m.keeping = maps.Clone(m.keeping)
	m.keeping[key] = true
	keep := m.world.Config.Keeping()
	label := fmt.Sprintf("kept: %s, %s", m.world.Config.Called(h.Card), dayWords(h.Day))
	write := nav.Write{Client: h.Card.ID, Label: label, Tag: keptHour{key}, Do: func(tx record.Tx) error {
		return record.ChangeCard(tx, s.Client, func(card *record.Card) error {
			put := s.Clone()
			put.LinkMarks(card)
			card.LitIn(put, nil)
			put.KeepOnly(keep)
			return tx.PutSession(put)
		})
	}}
	return m.next(), nav.Send(write)
}

// session is the hour of a row as a line says it went.
func (m Model) session(h search.Hour, line record.Line) *record.Session {
	s := &record.Session{
		Client: h.Card.ID, Date: h.Day, Setting: h.Card.Setting,
		Planned: search.UsualLength(m.world.Caseload.Sessions(h.Card.ID), m.world.Config.Length),
	}
	if h.At >= 0 && m.world.Config.ClockTimes {
		d := h.Day.Time()
		s.Start = time.Date(d.Year(), d.Month(), d.Day(), 0, h.At, 0, 0, m.world.Now.Location())
	}
	line.Apply(s)
	return s.Clone()
}

// written lets the line of a row go once its hour is on disk. Where it could
// not be written the line is still there.
func (m Model) written(w nav.Written) Model {
	tag, mine := w.Tag.(keptHour)
	if !mine {
		return m
	}
	m.keeping = maps.Clone(m.keeping)
	delete(m.keeping, tag.key)
	if w.Err == nil {
		m.typed = maps.Clone(m.typed)
		m.typed[tag.key] = ""
	}
	if h := m.hour(); h != nil && keyOf(*h) == tag.key || h != nil && h.Session != nil {
		return m.open()
	}
	return m
}

// toggleNotMet says that there was no hour, and again takes that back.
func (m Model) toggleNotMet() (Model, tea.Cmd) {
	h := *m.hour()
	if h.Session != nil || m.keeping[keyOf(h)] {
		m.problem = "there was an hour, and it is drawn"
		return m, nil
	}
	label := fmt.Sprintf("we did not meet: %s, %s", m.world.Config.Called(h.Card), dayWords(h.Day))
	if h.NotMet {
		label = fmt.Sprintf("taken back: %s, %s", m.world.Config.Called(h.Card), dayWords(h.Day))
	}
	return m, nav.Send(nav.Write{Client: h.Card.ID, Label: label, Do: func(tx record.Tx) error {
		return record.ChangeCard(tx, h.Card.ID, func(card *record.Card) error {
			if card.DidNotMeet(h.Day) == h.NotMet {
				card.ToggleNotMet(h.Day)
			}
			return nil
		})
	}})
}

// inFull opens the hour of the row where all of it can be changed: one that is
// drawn, or this line as far as it is typed.
func (m Model) inFull() (Model, tea.Cmd) {
	h := *m.hour()
	switch {
	case h.Session != nil && h.Session.Open():
		return m, nav.Send(nav.Go{To: nav.Live{Client: h.Card.ID, Session: h.Session.ID}})
	case h.Session != nil:
		return m, nav.Send(nav.Go{To: nav.Draw{Client: h.Card.ID, Session: h.Session.ID, Return: true}})
	case !m.canType():
		return m, nil
	}
	to := nav.Draw{Client: h.Card.ID, On: h.Day, At: h.At, Draft: keyOf(h), Line: m.line.Value(), Return: true}
	m.typed = maps.Clone(m.typed)
	delete(m.typed, keyOf(h)) // from here on it is that screen's
	m.away = true
	return m, nav.Send(nav.Go{To: to})
}

// dayWords are a day as a row has it: Tue 17 Nov.
func dayWords(d record.Date) string { return d.Time().Format("Mon 2 Jan") }
