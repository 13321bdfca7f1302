package record

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a day in the clinician's own calendar, without a time or a zone:
// the number of days since 31 December 1969, so that the zero Date is "no
// date" and 1 January 1970 is 1. Dates compare and subtract as integers.
type Date int32

const secondsPerDay = 24 * 60 * 60

// DateOf is the day on which t falls in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return NewDate(y, m, d)
}

// NewDate makes a Date; months and days out of range carry over as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return Date(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()/secondsPerDay + 1)
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == 0 }

// Time is midnight of the day in UTC, for formatting and arithmetic only.
func (d Date) Time() time.Time { return time.Unix(int64(d-1)*secondsPerDay, 0).UTC() }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// String is the ISO form 2026-11-15, or nothing for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// Short is the form screens use: "12 Nov", with the year when it is not today's.
func (d Date) Short(today Date) string {
	switch {
	case d.IsZero():
		return ""
	case d.Time().Year() == today.Time().Year():
		return d.Time().Format("2 Jan")
	default:
		return d.Time().Format("2 Jan 2006")
	}
}

// MarshalJSON prints "2026-11-15", or null for the zero Date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return strconv.AppendQuote(nil, d.String()), nil
}

// UnmarshalJSON is the reverse of MarshalJSON. Its error repeats nothing.
func (d *Date) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*d = 0
		return nil
	}
	s, err := strconv.Unquote(string(b))
	if err != nil {
		return err
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return errors.New("a date is not written as 2026-11-15 is")
	}
	*d = DateOf(t)
	return nil
}

var weekdays = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// ParseDate reads a date as people type it: 2026-11-15, today, yesterday, a
// weekday (the last one, today included: mon, monday) or a number of days ago
// (3d).
func ParseDate(s string, today Date) (Date, error) {
	word := strings.ToLower(strings.TrimSpace(s))
	switch word {
	case "today":
		return today, nil
	case "yesterday":
		return today - 1, nil
	}
	if n, err := strconv.Atoi(strings.TrimSuffix(word, "d")); err == nil && strings.HasSuffix(word, "d") && n >= 0 && n <= 3660 {
		return today - Date(n), nil
	}
	for i, name := range weekdays {
		full := strings.ToLower(time.Weekday(i).String())
		if len(word) >= 3 && strings.HasPrefix(full, word) && strings.HasPrefix(word, name) {
			back := (int(today.Weekday()) - i + 7) % 7
			return today - Date(back), nil
		}
	}
	if t, err := time.Parse(time.DateOnly, word); err == nil && t.Year() >= 1970 {
		return DateOf(t), nil
	}
	return 0, fmt.Errorf("%q is not a date: write 2026-11-15, today, yesterday, mon or 3d", s)
}
