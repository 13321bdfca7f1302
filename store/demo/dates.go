package demo

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"rapport/store/record"
)

// usual is when a client usually comes. Days are working days ahead of today,
// so that whichever day it is somebody comes today, and nobody on a weekend
// unless today is one.
type usual struct {
	ahead  int // 0 is today's weekday, 1 the next working day's
	hour   int
	minute int
	noTime bool // clock times are not kept for this client
}

// parseUsual reads "+1 16:00" or "+1 16:00 noclock".
func parseUsual(s string) (usual, error) {
	var u usual
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 3 || len(words) == 3 && words[2] != "noclock" {
		return u, fmt.Errorf("%q is not a usual hour: write it as +1 16:00", s)
	}
	at, err := time.Parse("15:04", words[1])
	if err != nil {
		return u, fmt.Errorf("%q is not a time: write it as 16:00", words[1])
	}
	ahead, err := strconv.Atoi(words[0])
	if err != nil || ahead < 0 || ahead > 4 {
		return u, fmt.Errorf("%q is not 0 to 4 working days ahead: write it as +1", words[0])
	}
	return usual{ahead: ahead, hour: at.Hour(), minute: at.Minute(), noTime: len(words) == 3}, nil
}

// day is the day that u falls on, today or in the seven days after it.
func (u usual) day(today record.Date) record.Date {
	day := today
	for left := u.ahead; left > 0; left-- {
		for day++; day.Weekday() == time.Saturday || day.Weekday() == time.Sunday; {
			day++
		}
	}
	return day
}

var hole = regexp.MustCompile(`\{(\S+) (\S+)\}`)

// fill writes the days that words speak of: {sat nth} is the coming
// Saturday's "21st", {8mo month} the month eight months ago. The other forms
// form is "date" (21 Nov), the other span +9d, in nine days.
func fill(words string, today record.Date) (string, error) {
	var wrong error
	out := hole.ReplaceAllStringFunc(words, func(s string) string {
		m := hole.FindStringSubmatch(s)
		day, ok := reach(m[1], today)
		form := inWords(day, m[2])
		if !ok || form == "" {
			wrong = fmt.Errorf("%s is not a day: write it as {sat nth} or {8mo month}", s)
		}
		return form
	})
	return out, wrong
}

var reachForm = regexp.MustCompile(`^(\+\d+d|\d+mo)$`)

// reach finds the day a span away from today; a weekday's name is the coming
// one, never today.
func reach(span string, today record.Date) (record.Date, bool) {
	for day := today + 1; day <= today+7; day++ {
		if strings.EqualFold(day.Weekday().String()[:3], span) {
			return day, true
		}
	}
	if !reachForm.MatchString(span) {
		return 0, false
	}
	n, err := strconv.Atoi(strings.Trim(span, "+dmo"))
	if err != nil || n > 999 {
		return 0, false
	}
	if strings.HasPrefix(span, "+") {
		return today + record.Date(n), true
	}
	y, month, _ := today.Time().Date() // the first of it, since not every month has a 31st
	return record.NewDate(y, month-time.Month(n), 1), true
}

func inWords(day record.Date, form string) string {
	switch form {
	case "nth":
		return ordinal(day.Time().Day())
	case "date":
		return day.Time().Format("2 Jan")
	case "month":
		return day.Time().Month().String()
	}
	return ""
}

func ordinal(n int) string {
	ending := "th"
	switch {
	case n%100 >= 11 && n%100 <= 13:
	case n%10 == 1:
		ending = "st"
	case n%10 == 2:
		ending = "nd"
	case n%10 == 3:
		ending = "rd"
	}
	return strconv.Itoa(n) + ending
}
