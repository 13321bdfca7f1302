package prompts

import (
	"rapport/store/record"
)

// Dates are remembered near the day, and never counted down to. One to
// celebrate and one that is only known are worded alike, by their day; one to
// hold gently is the gate's, and stands among what is held gently.

const (
	dateSoon  = 7 // days ahead from which a date is remembered
	datePast  = 2 // days behind for which it still is
	aWeekAway = 6 // days for which a weekday says enough
)

// dates recalls one date that is near, the nearest first.
func (r *recall) dates() {
	var near *record.Interest
	var on record.Date
	for i := range r.card.Interests {
		in := &r.card.Interests[i]
		day, ok := fallsNear(in, r.day)
		if ok && (near == nil || day < on) && r.open(in) && !r.isCarried(in) {
			near, on = in, day
		}
	}
	if near != nil {
		r.add(near, nearDay(on, r.day))
	}
}

// fallsNear is the day of a date that is near, if it is one.
func fallsNear(in *record.Interest, day record.Date) (record.Date, bool) {
	on, ok := in.Falls(day, datePast)
	return on, ok && int(on-day) <= dateSoon
}

// nearDay is a day near today as people say it.
func nearDay(on, today record.Date) string {
	switch days := int(on - today); {
	case days == 0:
		return "today"
	case days == 1:
		return "tomorrow"
	case days == -1:
		return "yesterday"
	case days < 0:
		return "was on " + on.Weekday().String()
	case days <= aWeekAway:
		return "on " + on.Weekday().String()
	}
	return "on " + on.Short(today)
}
