package plain

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"rapport/store/record"
	"rapport/store/search"
)

// guess is an hour at the usual time if that has just gone by, and otherwise
// at the last full or half hour that fits.
func (s *sitting) guess(c *record.Card) *record.Session {
	now := s.spoken
	h := &record.Session{ID: record.NewID(), Client: c.ID, Setting: c.Setting, Planned: search.UsualLength(s.load.Sessions(c.ID), s.config.Length)}
	length := time.Duration(h.Planned) * time.Minute
	start := now.Add(-length).Truncate(time.Minute)
	start = start.Add(-time.Duration(start.Minute()%30) * time.Minute)
	if minutes, ok := search.UsualStart(s.load.Sessions(c.ID), s.today()); ok {
		usual := time.Date(now.Year(), now.Month(), now.Day(), 0, minutes, 0, 0, now.Location())
		if over := now.Sub(usual.Add(length)); over > -15*time.Minute && over < 4*time.Hour {
			start = usual
		}
	}
	h.Date, h.Start = record.DateOf(start), start
	return h
}

// when is the date, the start, the length and the setting of an hour.
func (s *sitting) when(h *record.Session) string {
	day := h.Date.Short(s.today())
	switch h.Date {
	case s.today():
		day = "today"
	case s.today() - 1:
		day = "yesterday"
	}
	if !h.Start.IsZero() && s.config.ClockTimes {
		day += " from " + h.Start.Format("15:04")
	}
	return fmt.Sprintf("%s, %s, %s", day, count(h.LengthMinutes(), "minute"), h.Setting)
}

// changeWhen reads a date, a clock time, a length in minutes and a setting in
// any order. What is not named stays.
func (s *sitting) changeWhen(d *drawing, words string) error {
	h := d.hour.Clone()
	clock := h.Start
	for _, word := range strings.Fields(strings.ToLower(words)) {
		setting, isSetting := record.ParseSetting(word)
		minutes, err := strconv.Atoi(word)
		at, clockErr := time.Parse("15:04", word)
		switch {
		case isSetting:
			h.Setting = setting
		case err == nil && minutes >= 5 && minutes <= 240:
			if err := h.SetLength(minutes); err != nil {
				return err
			}
		case clockErr == nil:
			clock = at
		default:
			day, err := record.ParseDate(word, s.today())
			if err != nil {
				return fmt.Errorf("%s is no date (2026-11-15, mon, 3d), clock time (15:00), length (50) or setting (room, video, phone, walk)", quoted(word))
			}
			h.Date = day
		}
	}
	if h.Date > s.today() {
		return fmt.Errorf("%s is still to come", h.Date)
	}
	if !clock.IsZero() {
		day := h.Date.Time()
		h.Start = time.Date(day.Year(), day.Month(), day.Day(), clock.Hour(), clock.Minute(), 0, 0, s.spoken.Location())
	}
	d.hour = h
	s.say("Now %s.", s.when(h))
	return nil
}
