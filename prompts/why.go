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
		return in.Name + " lit " + d.card.Words().Object + " up on " + in.LastLit().Short(day)
	case StageOf(in, day) != Assert && !lastHeard(in).IsZero():
		return "last heard " + onOrIn(lastHeard(in), day) + ", so it may have changed"
	case !in.Asked.IsZero():
		return "not asked about since " + monthOrDay(in.Asked, day)
	case !lastHeard(in).IsZero():
		return "heard " + onOrIn(lastHeard(in), day)
	}
	return "not asked about yet"
}

// monthOrDay is a day as people speak of one: the month alone once it is some
// time ago, with the year when it is not this one.
func monthOrDay(then, today record.Date) string {
	t := then.Time()
	switch {
	case int(today-then) < 60:
		return then.Short(today)
	case t.Year() == today.Time().Year():
		return t.Month().String()
	}
	return t.Format("January 2006")
}

func onOrIn(then, today record.Date) string {
	if int(today-then) < 60 {
		return "on " + then.Short(today)
	}
	return "in " + monthOrDay(then, today)
}
