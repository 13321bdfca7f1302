package prompts

import (
	"slices"

	"rapport/store/record"
)

// Moment is the part of an hour a question suits.
type Moment uint8

// The moments.
const (
	Opening      Moment = iota // the first minutes
	Out                        // stepping out to everyday ground
	Between                    // lighter things on the way
	Closing                    // the last minutes
	Reconnecting               // after a while apart
)

var momentWords = [...]string{"opening", "out", "between", "closing", "reconnecting"}

// String is the word commands, banks and JSON use.
func (m Moment) String() string {
	if int(m) < len(momentWords) {
		return momentWords[m]
	}
	return momentWords[0]
}

// ParseMoment finds a moment by name.
func ParseMoment(s string) (Moment, bool) {
	i := slices.Index(momentWords[:], s)
	return Moment(max(i, 0)), i >= 0
}

// Moments lists them in the order in which they come in an hour.
func Moments() []Moment { return []Moment{Opening, Out, Between, Closing, Reconnecting} }

// MomentNames lists the words ParseMoment knows.
func MomentNames() []string { return momentWords[:] }

// The closed lists of tags. A word outside them is an error in a bank. Needs
// are what a question asks of a client's senses; a client's own list of needs
// is written in the same words.
var (
	tones   = []string{"plain", "playful", "noticing", "teach-me", "quiet"}
	energy  = []string{"low", "mid", "high"}
	needs   = record.NeedNames()
	seasons = []string{"spring", "summer", "autumn", "winter"}
)

// SeasonOf is the season of a day: spring, summer, autumn or winter. Spring,
// summer and autumn begin with March, June and September; winter begins in
// the middle of November, when the gardens of most banks' readers have
// stopped. South turns the year round for the southern hemisphere.
func SeasonOf(day record.Date, south bool) string {
	t := day.Time()
	month := int(t.Month())
	if month == 11 && t.Day() >= 15 {
		month = 12
	}
	quarter := (month%12)/3 + 3 // winter is 3, spring 4
	if south {
		quarter += 2
	}
	return seasons[quarter%4]
}
