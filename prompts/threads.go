package prompts

import (
	"cmp"
	"slices"

	"rapport/store/record"
)

// A thread is something the client mentioned once, that nobody followed. It is
// offered as curiosity and never as something owed: a thread that is left
// alone for a year is history like anything else.

const (
	threadAfter = 14 // days after which something mentioned once is a thread
	threadUntil = year
)

// isThread reports whether the interest was mentioned once, a while ago, and
// neither lit the client up nor was asked about since. A date is known, not
// followed; and what is asked about only when pointed at is left alone.
func isThread(in *record.Interest, day record.Date) bool {
	if in.Kind == record.Milestone || onlyWhenPointedAt(in) {
		return false
	}
	heard := lastHeard(in)
	once := in.FirstHeard.IsZero() || in.FirstHeard == in.Heard
	age := int(day - heard)
	return once && !heard.IsZero() && len(in.Lit) == 0 && in.Asked.IsZero() && age >= threadAfter && age <= threadUntil
}

// Threads are the things a client mentioned once that may be asked about, the
// newest first.
func Threads(card *record.Card, day record.Date) []*record.Interest {
	var found []*record.Interest
	for i := range card.Interests {
		if in := &card.Interests[i]; isThread(in, day) && !card.Shadowed(in) && card.Gate(in, record.OnAsk) == record.MayAsk {
			found = append(found, in)
		}
	}
	slices.SortStableFunc(found, func(a, b *record.Interest) int { return cmp.Compare(lastHeard(b), lastHeard(a)) })
	return found
}

// threads recalls what was mentioned once, until there are so many things.
func (r *recall) threads(most int) {
	if len(r.found) >= most {
		return
	}
	for _, in := range Threads(r.card, r.day) {
		if len(r.found) < most && r.open(in) && !r.isCarried(in) {
			r.add(in, "mentioned once, "+shortDay(lastHeard(in), r.day))
		}
	}
}
