package plain

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"rapport/store/record"
	"rapport/store/search"
)

// week tells the hours of this week that usually happen, or with before those
// of the week before; said again with before it goes one further back. A row
// says only live, drawn, that we did not meet, or nothing.
func (s *sitting) week(which string) error {
	this := search.Monday(s.today())
	switch word := record.Fold(which); {
	case word == "":
		s.monday = this
	case strings.HasPrefix("before", word) || word == "last":
		if s.monday.IsZero() {
			s.monday = this
		}
		s.monday -= 7
	default:
		return errors.New("say week, or week before")
	}
	s.room, s.client, s.thing = s.rooms.home, record.ID{}, record.ID{}
	s.newList()
	hours := s.weekHours()
	s.say("The week from %s to %s.", s.monday.Time().Format("Monday 2 January"), (s.monday + 6).Time().Format("Monday 2 January"))
	if len(hours) == 0 {
		s.say("Nothing to guess it from: hours are told here once somebody was here on the same day of an earlier week.")
		return nil
	}
	for _, h := range hours {
		s.item(s.toWeekHour(h), "%s%s", s.hourOfWeek(h), stateOf(h))
	}
	guessed := "Hours are guessed from when you usually meet."
	if !s.config.ClockTimes {
		guessed = "Days are guessed from when you usually meet; clock times are not kept."
	}
	s.say("%s A number draws one, not met and a number says that we did not meet, week before goes back. Any of them can be left.", guessed)
	return nil
}

func (s *sitting) weekHours() []search.Hour {
	return search.Week(s.load, s.monday, s.deps.Now(), s.config.ClockTimes)
}

// hourOfWeek names an hour: Tuesday 10:00, Ana.
func (s *sitting) hourOfWeek(h search.Hour) string {
	day := h.Day.Weekday().String()
	if h.At >= 0 {
		day += fmt.Sprintf(" %02d:%02d", h.At/60, h.At%60)
	}
	return day + ", " + s.config.Called(h.Card)
}

func stateOf(h search.Hour) string {
	switch {
	case h.Session != nil && h.Session.Live:
		return ": live"
	case h.Session != nil:
		return ": drawn"
	case h.NotMet:
		return ": we did not meet"
	}
	return ""
}

// toWeekHour is a list's line about an hour of the week.
func (s *sitting) toWeekHour(h search.Hour) pick {
	if h.Session != nil {
		return s.toHourTold(h.Card, h.Session)
	}
	return pick{client: h.Card.ID, day: h.Day, do: func(s *sitting) error { return s.drawInWeek(h) }}
}

// drawInWeek draws an hour that was empty when the week was told, and says
// which is the next.
func (s *sitting) drawInWeek(was search.Hour) error {
	h, ok := s.sameHour(was)
	switch {
	case !ok:
		return refuse("this hour is in the week no longer; say week to hear it anew")
	case h.NotMet:
		return refuse("we did not meet then; not met and the number takes that back")
	case h.Session != nil:
		return refuse("this hour is drawn; say week to hear it anew")
	}
	hour := &record.Session{
		ID: record.NewID(), Client: h.Card.ID, Date: h.Day, Setting: h.Card.Setting,
		Planned: search.UsualLength(s.load.Sessions(h.Card.ID), s.config.Length),
	}
	if h.At >= 0 {
		d := h.Day.Time()
		hour.Start = time.Date(d.Year(), d.Month(), d.Day(), 0, h.At, 0, 0, s.deps.Now().Location())
	}
	s.goTo(h.Card.ID)
	d := &drawing{hour: hour, fresh: true, week: true, key: "week/" + h.Card.ID.String() + "/" + h.Day.String()}
	s.say("%s, %s.", s.config.Called(h.Card), s.when(hour))
	s.takeUp(d)
	err := s.drawLine(d, "")
	if s.vault != nil {
		s.room, s.client, s.thing = s.rooms.home, record.ID{}, record.ID{}
		if err == nil {
			s.nextInWeek(h)
		}
	}
	return err
}

// sameHour is the hour of a client and day as it is now.
func (s *sitting) sameHour(was search.Hour) (search.Hour, bool) {
	for _, h := range s.weekHours() {
		if h.Card.ID == was.Card.ID && h.Day == was.Day {
			return h, true
		}
	}
	return search.Hour{}, false
}

// nextInWeek says the number of the next hour that is empty, from the top
// again after the last.
func (s *sitting) nextInWeek(was search.Hour) {
	from := 0
	for i, p := range s.list {
		if p.client == was.Card.ID && p.day == was.Day {
			from = i + 1
		}
	}
	now := s.weekHours()
	for i := range len(s.list) - 1 {
		at := (from + i) % len(s.list)
		for _, h := range now {
			if p := s.list[at]; h.Empty() && h.Card.ID == p.client && h.Day == p.day {
				s.say("Next: %d, %s.", at+1, s.hourOfWeek(h))
				return
			}
		}
	}
}

// notMet says that there was no hour, by its number in the week told, and said
// again takes that back.
func (s *sitting) notMet(number string) error {
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(s.list) || s.list[n-1].day.IsZero() {
		return errors.New("say week first, then not met and the number of an hour that is not drawn")
	}
	p := s.list[n-1]
	_, err = s.write(p.client, func(tx record.Tx) (string, error) {
		c, err := tx.Card(p.client)
		if err != nil {
			return "", err
		}
		label := "taken back: " + s.config.Called(c) + ", " + p.day.Weekday().String()
		if c.ToggleNotMet(p.day) {
			label = "we did not meet: " + s.config.Called(c) + ", " + p.day.Weekday().String()
		}
		return label, tx.PutCard(c)
	})
	return err
}
