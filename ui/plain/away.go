package plain

import (
	"strconv"
	"time"

	"rapport/store/record"
)

// awayAfter is how long a lock may last before it is asked what happened
// meanwhile.
const awayAfter = 2 * time.Minute

// stillOpen says that an hour is open that the sitting did not begin, and asks
// what happened meanwhile.
func (s *sitting) stillOpen() error {
	h := s.load.OpenSession()
	s.goToHour(h)
	now, last := s.elapsed(h), h.Last().At
	s.say("An hour with %s is still open, begun %s.", s.openWith(h), s.begun(h))
	s.say("The last mark was at minute %d.", minute(h, last))
	s.say("1. we went on: it is minute %d now", minute(h, now))
	s.say("2. we paused: it is minute %d now", minute(h, last))
	s.say("3. we ended at the last mark, minute %d", minute(h, last))
	s.say("4. we ended at another minute")
	n, said, err := s.number("Which, 1 to 4, or nothing to decide later?", 4)
	if err != nil {
		return err
	}
	switch n {
	case 1:
		s.say("Going on.")
	case 2:
		err = s.marking(mark{label: "paused while away", do: func(h *record.Session, _ *record.Card) { h.AddPause(last, now) }})
	case 3:
		return s.endAt(last)
	case 4:
		second, err := s.endMinute(now)
		if err != nil {
			return err
		}
		if second >= 0 {
			return s.endAt(second)
		}
		s.say("It stays open.")
	default:
		s.room, s.client = s.rooms.home, record.ID{}
		s.say("It stays open; say hour to go back to it.")
		if said != "" && record.Fold(said) != "later" {
			return s.answer(said)
		}
	}
	return err
}

// openWith is with whom an hour is open.
func (s *sitting) openWith(h *record.Session) string {
	if c := s.load.Card(h.Client); c != nil {
		return s.config.Called(c)
	}
	return "someone"
}

// begun is when an hour began.
func (s *sitting) begun(h *record.Session) string {
	day := h.Date.Short(s.today())
	if h.Date == s.today() {
		day = "today"
	}
	if h.Start.IsZero() {
		return day
	}
	return day + " at " + h.Start.Format("15:04")
}

// endOther asks how the hour that is open ended, before another is begun: one
// hour is open at a time. It reports whether it ended.
func (s *sitting) endOther(h *record.Session) (bool, error) {
	client := s.client
	s.goToHour(h)
	now, last := s.elapsed(h), h.Last().At
	s.say("An hour with %s is still open, begun %s. One hour is open at a time.", s.openWith(h), s.begun(h))
	s.say("1. we ended at the last mark, minute %d", minute(h, last))
	s.say("2. we ended at another minute")
	n, said, err := s.number("Which, 1 or 2, or nothing to decide later?", 2)
	if err == nil && n == 2 {
		last, err = s.endMinute(now)
	}
	if err != nil {
		return false, err
	}
	if n > 0 && last >= 0 {
		err = s.endNow(last)
	}
	s.goTo(client)
	over := s.load.OpenSession() == nil
	if !over {
		s.say("No hour was begun; the other stays open.")
	}
	if err == nil && said != "" {
		err = s.answer(said)
	}
	return over, err
}

// endMinute asks for the minute at which the hour ended, in seconds; -1 for
// none.
func (s *sitting) endMinute(now int) (int, error) {
	for {
		line, err := s.ask("At which minute did it end?")
		if err != nil || line == "" {
			return -1, err
		}
		if n, err := strconv.Atoi(line); err == nil && n >= 0 && n*60 <= now {
			return n * 60, nil
		}
		s.say("Say a minute from 0 to %d, or nothing.", now/60)
	}
}
