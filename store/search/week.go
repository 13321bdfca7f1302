package search

import (
	"cmp"
	"slices"
	"time"

	"rapport/store/record"
)

// Hour is one line of a week: an hour that was, or one that usually is.
type Hour struct {
	Card *record.Card
	Day  record.Date
	// At is when it began or usually begins, in minutes from midnight; negative
	// where that is not known.
	At int
	// Session is the hour as it was drawn, nil when it was not; NotMet says that
	// there was none.
	Session *record.Session
	NotMet  bool
}

// Empty reports whether nothing is said of the hour yet.
func (h Hour) Empty() bool { return h.Session == nil && !h.NotMet }

// Monday is the first day of the week of a day.
func Monday(day record.Date) record.Date {
	return day - record.Date((int(day.Weekday())+6)%7)
}

// Week lists the hours of the week that begins with monday, as they follow one
// another, up to now: those that were, and where there was none those that
// usually are. As with Around it is a guess from when clients were here, and
// nothing is kept for it. The day is guessed from the days alone where clock
// times are not kept, or with clock false not to be shown. Nothing is guessed
// for clients on a break, finished or died.
func Week(load *record.Caseload, monday record.Date, now time.Time, clock bool) []Hour {
	var week []Hour
	today := record.DateOf(now)
	passed := now.Hour()*60 + now.Minute()
	for _, c := range load.Cards() {
		sessions := load.Sessions(c.ID)
		for day := monday; day < monday+7 && day <= today; day++ {
			were := hoursOn(c, sessions, day, clock)
			if len(were) > 0 {
				week = append(week, were...)
				continue
			}
			at, usually := usually(sessions, day, clock)
			guessed := usually && c.Client.Standing == record.Current && (day < today || at <= passed)
			if notMet := c.DidNotMeet(day); notMet || guessed {
				week = append(week, Hour{Card: c, Day: day, At: at, NotMet: notMet})
			}
		}
	}
	slices.SortStableFunc(week, func(a, b Hour) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.At, b.At)) })
	return week
}

// hoursOn are a client's hours of a day, in the order in which they were.
func hoursOn(c *record.Card, sessions []*record.Session, day record.Date, clock bool) []Hour {
	var were []Hour
	for _, s := range slices.Backward(sessions) {
		if s.Date != day {
			continue
		}
		at := unknown
		if clock && !s.Start.IsZero() {
			at = s.Start.Hour()*60 + s.Start.Minute()
		}
		were = append(were, Hour{Card: c, Day: day, At: at, Session: s})
	}
	return were
}

// unknown is the minute at which an hour begins that nobody knows.
const unknown = -1

// usually guesses whether a client's hour is on the day's weekday, and when.
func usually(sessions []*record.Session, day record.Date, clock bool) (at int, ok bool) {
	if at, ok := UsualStart(sessions, day); ok {
		if !clock {
			at = unknown
		}
		return at, true
	}
	return unknown, len(habit(sessions, day, func(*record.Session) bool { return true })) > 0
}

// UsualLength is how long an hour with a client is planned to be: as the last
// one was, if that was a usual length.
func UsualLength(sessions []*record.Session, otherwise int) int {
	if len(sessions) > 0 && slices.Contains(record.PlannedLengths, sessions[0].Planned) {
		return sessions[0].Planned
	}
	return otherwise
}
