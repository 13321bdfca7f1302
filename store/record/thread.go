package record

import (
	"cmp"
	"slices"
)

// Month is a month in the thread of a thing: whether it came up, whether it
// lit the client up, and where that is told.
type Month struct {
	First Date // of the month
	Came  bool // it was spoken of
	Lit   bool // it lit the client up, which is also coming up
	Day   Date // the newest day of that: on which it lit, else on which it came up
	Hour  ID   // the hour of that month to look at: one that names it; zero without any
}

// Thread is when a thing came up and when it lit the client up, a month at a
// time, from the first that is known to the one of the last sign. Months
// without a sign are among them and mean nothing: nobody has to have spoken of
// the cat. It is made of what is kept of the thing itself (first heard, heard,
// asked, lit) and of the marks that name it in hours that are over. A thing of
// which no day is known has none.
func (c *Card) Thread(in *Interest, hours []*Session) []Month {
	signs := signsOf(in, hours)
	if len(signs) == 0 {
		return nil
	}
	slices.SortStableFunc(signs, func(a, b sign) int { return cmp.Compare(a.day, b.day) })
	last := signs[len(signs)-1].day
	signs = slices.DeleteFunc(signs, func(s sign) bool { return last-s.day > longestThread })
	var months []Month
	for first := signs[0].day.month(); first <= last; first = first.nextMonth() {
		months = append(months, Month{First: first})
	}
	at := 0
	for _, s := range signs {
		for s.day >= months[at].First.nextMonth() {
			at++
		}
		months[at].take(s)
	}
	return months
}

// longestThread is how far back a thread goes, in days: longer than any work
// together, and no length that a date mistyped in an import could make.
const longestThread = 30 * 366

// sign is a day on which a thing came up, and the hour that says so.
type sign struct {
	day  Date
	lit  bool
	hour ID
}

func signsOf(in *Interest, hours []*Session) []sign {
	var signs []sign
	on := map[Date]ID{} // the hours of a day, for what is known of the thing alone
	for _, s := range hours {
		if s.Open() {
			continue
		}
		on[s.Date] = s.ID
		for _, m := range s.Marks {
			if m.Interest == in.ID {
				signs = append(signs, sign{s.Date, m.Kind == LitUp || m.Landed == Lit, s.ID})
			}
		}
	}
	for _, day := range in.Lit {
		signs = append(signs, sign{day, true, on[day]})
	}
	for _, day := range []Date{in.FirstHeard, in.Heard, in.Asked} {
		signs = append(signs, sign{day, false, on[day]})
	}
	return slices.DeleteFunc(signs, func(s sign) bool { return s.day.IsZero() })
}

// take counts a sign into its month. Of several the one that lit is told, then
// the newest; an hour that is there is kept where a later sign has none.
func (m *Month) take(s sign) {
	better := s.lit || !m.Lit
	m.Came, m.Lit = true, m.Lit || s.lit
	if better {
		m.Day = s.day
	}
	if !s.hour.IsZero() && (better || m.Hour.IsZero()) {
		m.Hour = s.hour
	}
}

// month is the first day of the date's month, nextMonth that of the next.
func (d Date) month() Date {
	y, m, _ := d.Time().Date()
	return NewDate(y, m, 1)
}

func (d Date) nextMonth() Date {
	y, m, _ := d.Time().Date()
	return NewDate(y, m+1, 1)
}

// Name is the month in three letters: "Mar".
func (m Month) Name() string { return m.First.Time().Format("Jan") }
