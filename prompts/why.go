package prompts

import (
	"slices"

	"rapport/store/record"
)

// why says in one line why a question is in the set: the nearest true reason.
// It never counts days, so that nothing reads as late.
func (d *draw) why(q *Question, in *record.Interest) string {
	day := d.req.Day
	switch {
	case in == nil && d.card != nil && slices.Contains(d.card.Favored, q.ID):
		return "one that suits " + d.card.Words().Object
	case in == nil:
		return "from the general bank"
	case d.carries(in.ID):
		return "carried forward"
	case !in.LastLit().IsZero():
		return in.Name + " lit " + d.card.Words().Object + onDay(" up ", in.LastLit(), day)
	case isThread(in, day):
		return onOrIn("mentioned once, ", lastHeard(in), day)
	case StageOf(in, day, d.req.Stale) != Assert && !lastHeard(in).IsZero():
		return onOrIn("last heard ", lastHeard(in), day) + ", so it may have changed"
	case !in.Asked.IsZero():
		return onOrIn("last asked about ", in.Asked, day)
	case !lastHeard(in).IsZero():
		return onOrIn("last heard ", lastHeard(in), day)
	}
	return "not asked about yet"
}

// lately is the number of days for which a day is told by its date, and after
// which by its month.
const lately = 60

// monthOf is a month as people speak of one, with the year when it is not this
// one.
func monthOf(then, today record.Date) string {
	if then.Time().Year() == today.Time().Year() {
		return then.Time().Month().String()
	}
	return then.Time().Format("January 2006")
}

// onDay is words, and then the day as people speak of one.
func onDay(words string, then, today record.Date) string {
	if then == today {
		return words + "today"
	}
	return words + "on " + then.Short(today)
}

// onOrIn is onDay, and for a day some while ago its month.
func onOrIn(words string, then, today record.Date) string {
	if int(today-then) < lately {
		return onDay(words, then, today)
	}
	return words + "in " + monthOf(then, today)
}
