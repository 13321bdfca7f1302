package record

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// What a date is to the client, by the words under its field "mark", and when
// it falls.

// marks are the words that say what a date is to the client, as they are
// written in a line that adds it.
var marks = []string{
	"hold gently", "held gently", "hold it gently", "to hold gently", "gently",
	"celebrate", "celebrated", "to celebrate", "happy", "good", "a good day", "a happy day", "known", "just known",
}

// isMark reports whether a phrase says what a date is to the client.
func isMark(phrase string) bool { return slices.Contains(marks, Fold(phrase)) }

// besideDay are words that may stand in a phrase that is nothing but a day.
var besideDay = []string{
	"the", "of", "on", "de", "el",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
}

// isDay reports whether a phrase is a day and says nothing else: "14 March",
// but not "14 candles".
func isDay(phrase string) bool {
	if _, ok := readDay(phrase); !ok {
		return false
	}
	return !slices.ContainsFunc(newWordText(phrase).words, func(word string) bool {
		_, month := monthNamed(word)
		_, number := numbered(word)
		return !month && !number && !slices.Contains(besideDay, word)
	})
}

// HoldsGently reports whether a date is one to hold gently, such as the day
// somebody died: the gate then treats it as something held gently.
func (in *Interest) HoldsGently() bool {
	if in.Kind != Milestone {
		return false
	}
	words := Fold(in.Field("mark"))
	return strings.Contains(words, "gentl") || words == "hold"
}

// Falls is the day nearest to the one given on which a date falls: the next
// one, or one that went by within the days of grace. It reads the words under
// "on", or with none there a name that is a day, as people note one:
// 2026-11-21, 21 Nov, November 21st, the 21st. A day and a month come round
// each year; a day alone is the first such day after it was first heard of,
// once. Words that name no day fall on none.
func (in *Interest) Falls(day Date, grace int) (Date, bool) {
	if in.Kind != Milestone {
		return 0, false
	}
	words := in.Field("on")
	if words == "" && isDay(in.Name) {
		words = in.Name
	}
	d, ok := readDay(words)
	if !ok {
		return 0, false
	}
	from := day - Date(grace)
	if d.month == 0 {
		return d.afterHearing(max(in.FirstHeard, 1), from)
	}
	for year := from.Time().Year(); ; year++ {
		if on := NewDate(year, d.month, d.day); on >= from && year >= d.year {
			return on, true
		}
	}
}

// noted is a day as it was noted; a month or year of 0 was not.
type noted struct {
	day, year int
	month     time.Month
}

// afterHearing is the first such day of a month on or after it was heard of,
// unless that went by before from.
func (d noted) afterHearing(heard, from Date) (Date, bool) {
	t := heard.Time()
	on := NewDate(t.Year(), t.Month(), d.day)
	if on < heard {
		on = NewDate(t.Year(), t.Month()+1, d.day)
	}
	return on, on >= from
}

func readDay(words string) (noted, bool) {
	if words == "" {
		return noted{}, false
	}
	if t, err := time.Parse(time.DateOnly, strings.TrimSpace(words)); err == nil {
		return noted{t.Day(), t.Year(), t.Month()}, true
	}
	var d noted
	for _, word := range newWordText(words).words {
		n, number := numbered(word)
		switch month, named := monthNamed(word); {
		case named:
			d.month = month
		case number && n >= 1 && n <= 31 && d.day == 0:
			d.day = n
		case number && n >= 1900 && n <= 2200:
			d.year = n
		}
	}
	if d.month == 0 {
		d.year = 0
	}
	return d, d.day > 0
}

// numbered reads 21, 21st, 2nd, 3rd and 4th.
func numbered(word string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimRight(word, "stndrh"))
	return n, err == nil
}

var spanishMonths = []string{
	"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
}

// SpanishMonth is the Spanish name of a month.
func SpanishMonth(m time.Month) string { return spanishMonths[m-1] }

// monthNamed finds a month by its English name, or the first three letters of
// it or more, or by its whole Spanish name.
func monthNamed(word string) (time.Month, bool) {
	if at := slices.Index(spanishMonths, word); at >= 0 {
		return time.Month(at + 1), true
	}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if len(word) >= 3 && strings.HasPrefix(name, word) {
			return m, true
		}
	}
	return 0, false
}
