package draw

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/widget"
)

// toWhen opens the line of when it was, as it was left or as it is.
func (m Model) toWhen() Model {
	text := m.unread
	if text == "" {
		text = m.whenText()
	}
	m.face, m.when = onWhen, widget.NewLine(text)
	return m
}

// whenText is the date, start, length and setting as one line to edit.
func (m Model) whenText() string {
	s := m.session
	parts := []string{m.day()}
	if !s.Start.IsZero() {
		parts = append(parts, s.Start.Format("15:04"))
	}
	return strings.Join(append(parts, strconv.Itoa(s.LengthMinutes()), s.Setting.String()), " ")
}

func (m Model) day() string {
	switch today := m.world.Today(); m.session.Date {
	case today:
		return "today"
	case today - 1:
		return "yesterday"
	default:
		return m.session.Date.String()
	}
}

func (m Model) whenKeys(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Back.Is(msg):
		m.face, m.unread = onLine, m.when.Value()
		if m.unread == m.whenText() {
			m.unread = ""
		}
		return m, nil
	case keys.Enter.Is(msg), keys.DownArrow.Is(msg), keys.Tab.Is(msg):
		return m.keepWhen(), nil
	}
	return m.typed(msg)
}

// keepWhen takes when it was. Another end stands in the line as well.
func (m Model) keepWhen() Model {
	s, err := m.readWhen(m.when.Clean())
	switch {
	case err != nil:
		m.problem = err.Error()
		return m
	case s.End != m.session.End && m.wrong != nil:
		m.problem = "the line is not right yet, and the end stands in it"
		return m
	}
	ended := s.End != m.session.End
	m.session, m.face, m.unread = s, onLine, ""
	if ended {
		m.base = s
		m.line = m.line.Set(m.asLine())
	}
	return m
}

// readWhen reads the words in any order: a date, a clock time, a length in
// minutes, a setting. What is not named stays.
func (m Model) readWhen(text string) (*record.Session, error) {
	s := m.session.Clone()
	clock := s.Start
	for _, word := range strings.Fields(strings.ToLower(text)) {
		setting, isSetting := record.ParseSetting(word)
		minutes, err := strconv.Atoi(word)
		at, clockErr := time.Parse("15:04", word)
		switch {
		case isSetting:
			s.Setting = setting
		case err == nil && minutes >= 5 && minutes <= 240:
			if err := s.SetLength(minutes); err != nil {
				return nil, err
			}
		case clockErr == nil:
			clock = at
		default:
			day, err := record.ParseDate(word, m.world.Today())
			if err != nil {
				return nil, fmt.Errorf("%q is no date, clock time, length or setting: mon 15:00 50 video", word)
			}
			s.Date = day
		}
	}
	if s.Date > m.world.Today() {
		return nil, fmt.Errorf("%s is still to come", s.Date)
	}
	if !clock.IsZero() {
		d := s.Date.Time()
		s.Start = time.Date(d.Year(), d.Month(), d.Day(), clock.Hour(), clock.Minute(), 0, 0, m.world.Now.Location())
	}
	return s, nil
}
