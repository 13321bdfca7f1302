package search

import (
	"cmp"
	"slices"
	"time"

	"rapport/store/record"
)

// Slot is a client as find offers them before anything is typed.
type Slot struct {
	Card *record.Card
	// At is when their hour usually begins today; zero in Lately.
	At time.Time
	// Seen is the day they were last seen, zero when they never were.
	Seen record.Date
}

// What "around now" reaches over.
const (
	aroundMost  = 4                // clients offered
	aroundSince = 30 * time.Minute // before now
)

// Around lists the clients whose last hours began on this day of the week,
// from half an hour ago onwards, soonest first, four at most. It is a guess
// from when they were here, and nothing is kept for it: without clock times
// there is nobody. Whoever was here today already or did not come, and clients
// on a break, finished or died, are not among them.
func Around(load *record.Caseload, now time.Time) []Slot {
	var slots []Slot
	today := record.DateOf(now)
	for _, c := range load.Cards() {
		start, ok := UsualStart(load.Sessions(c.ID), today)
		if !ok || c.Client.Standing != record.Current {
			continue
		}
		seen := load.LastSeen(c.ID)
		at := time.Date(now.Year(), now.Month(), now.Day(), 0, start, 0, 0, now.Location())
		if seen != today && !c.DidNotMeet(today) && !at.Before(now.Add(-aroundSince)) {
			slots = append(slots, Slot{Card: c, At: at, Seen: seen})
		}
	}
	slices.SortStableFunc(slots, func(a, b Slot) int { return a.At.Compare(b.At) })
	return slots[:min(len(slots), aroundMost)]
}

// Lately lists current clients by when they were last seen, newest first,
// without those in around; limit at most, or all when limit is 0 or less. A
// client never seen yet stands where the day their card was made puts them.
func Lately(load *record.Caseload, around []Slot, limit int) []Slot {
	var slots []Slot
	for _, c := range load.Cards() {
		offered := slices.ContainsFunc(around, func(s Slot) bool { return s.Card.ID == c.ID })
		if c.Client.Standing == record.Current && !offered {
			slots = append(slots, Slot{Card: c, Seen: load.LastSeen(c.ID)})
		}
	}
	slices.SortStableFunc(slots, func(a, b Slot) int { return cmp.Compare(b.lastKnown(), a.lastKnown()) })
	if limit > 0 && len(slots) > limit {
		slots = slots[:limit]
	}
	return slots
}

func (s Slot) lastKnown() record.Date {
	if s.Seen.IsZero() {
		return s.Card.Since
	}
	return s.Seen
}

// What a usual hour is told from.
const (
	recentHours = 4       // as many of the last hours with a clock time
	recentDays  = 13 * 7  // and none longer ago than a season
	sameHour    = 15      // minutes that two starts of one hour may lie apart
	startStep   = 5       // minutes; hours are agreed in such steps
	dayMinutes  = 24 * 60 // minutes
)

// UsualStart guesses when a client's hour begins on the day's weekday, in
// minutes from midnight by the clock where the hours were held. Sessions are
// theirs, newest first. Of their last four hours before the day the newest,
// or two at least, have to have been on that weekday; one that was moved for
// once makes no habit for longer than until the next. Not ok means that there
// is nothing to guess from.
func UsualStart(sessions []*record.Session, day record.Date) (minutes int, ok bool) {
	var starts []int // on that weekday, newest first
	for _, s := range habit(sessions, day, func(s *record.Session) bool { return !s.Start.IsZero() }) {
		starts = append(starts, s.Start.Hour()*60+s.Start.Minute())
	}
	if len(starts) == 0 {
		return 0, false
	}
	return usual(starts), true
}

// habit is those of a client's last four hours before the day that were on its
// weekday, newest first; none where they make no habit. Only hours that count
// are looked at.
func habit(sessions []*record.Session, day record.Date, counts func(*record.Session) bool) []*record.Session {
	var on []*record.Session
	newest := false
	hours := 0
	for _, s := range sessions {
		if day-s.Date > recentDays {
			break
		}
		if !counts(s) || s.Date >= day {
			continue
		}
		if s.Date.Weekday() == day.Weekday() {
			newest = newest || hours == 0
			on = append(on, s)
		}
		if hours++; hours == recentHours {
			break
		}
	}
	if len(on) < 2 && !newest {
		return nil
	}
	return on
}

// usual is the start that most of these agree on, the newest of equals, and
// the middle of those that agree.
func usual(starts []int) int {
	var most []int
	for _, at := range starts {
		var near []int
		for _, other := range starts {
			if max(at-other, other-at) <= sameHour {
				near = append(near, other)
			}
		}
		if len(near) > len(most) {
			most = near
		}
	}
	slices.Sort(most)
	middle := most[len(most)/2]
	return (middle + startStep/2) / startStep * startStep % dayMinutes
}
