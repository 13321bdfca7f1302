package arc

import (
	"strconv"

	"rapport/store/record"
)

// rulerGap is the least distance in columns between two minutes on a ruler:
// three digits and some air.
const rulerGap = 6

// growth is by how many minutes a scale grows at a time once a session runs
// past its planned end.
const growth = 5

var rulerSteps = []int{5, 10, 15, 20, 30, 60, 120, 240, 480, 1440}

// Scale maps seconds of a session to columns and back. The zero Scale is not
// usable; it stands for "choose one".
type Scale struct {
	columns  int
	num, den int // num columns last den seconds
}

// Fit is the scale with the largest whole number of columns for every five
// minutes that shows minutes within columns. Where not even one column fits,
// a column is five minutes twice, three times and so on. Fit never returns
// more columns than asked for, and at least one.
func Fit(columns, minutes int) Scale {
	columns, minutes = max(columns, 1), max(minutes, 1)
	if per := columns * 5 / minutes; per > 0 {
		return Scale{columns: (per*minutes + 4) / 5, num: per, den: 5 * 60}
	}
	fives := (minutes + 4) / 5
	times := (fives + columns - 1) / columns
	return Scale{columns: (fives + times - 1) / times, num: 1, den: times * 5 * 60}
}

// Spread is the scale that shows minutes in exactly so many columns, whole
// per five minutes or not. Strips that stand under each other share one.
func Spread(columns, minutes int) Scale {
	columns, minutes = max(columns, 1), max(minutes, 1)
	return Scale{columns: columns, num: columns, den: minutes * 60}
}

// Minutes is how long a scale has to be for a session planned for so many
// minutes that has come to second: the planned length, and past it five
// minutes more at a time.
func Minutes(planned, second int) int {
	if planned <= 0 {
		planned = record.DefaultLength
	}
	over := second - planned*60
	if over <= 0 {
		return planned
	}
	steps := (over + growth*60 - 1) / (growth * 60)
	return planned + steps*growth
}

// Columns is how many columns the scale has.
func (s Scale) Columns() int { return s.columns }

// Column is where second stands, from 0 to Columns()-1; what lies outside is
// put at the nearer end.
func (s Scale) Column(second int) int {
	return min(max(s.at(second), 0), s.columns-1)
}

// Second is the first whole second that stands in column.
func (s Scale) Second(column int) int {
	return (column*s.den + s.num - 1) / s.num
}

// at is Column without ends: the column after the last is where the minute
// that closes the scale is written.
func (s Scale) at(second int) int { return second * s.num / s.den }

// last is the last column that a stretch from 0 to second touches.
func (s Scale) last(second int) int {
	if second <= 0 {
		return 0
	}
	return min((second*s.num-1)/s.den, s.columns-1)
}

// step is how many minutes lie between two numbers of the ruler.
func (s Scale) step() int {
	for _, minutes := range rulerSteps {
		if s.at(minutes*60) >= rulerGap {
			return minutes
		}
	}
	return rulerSteps[len(rulerSteps)-1]
}

// Ruler writes the minutes, each beginning in its column, in at most width
// cells. The minute that closes the scale stands just after its last column,
// so a ruler is up to three cells longer than the scale.
func (s Scale) Ruler(width int) string {
	return string(s.appendRuler(make([]byte, 0, max(width, 0)), width))
}

func (s Scale) appendRuler(row []byte, width int) []byte {
	from, step := len(row), s.step()
	for minute := 0; ; minute += step {
		column := s.at(minute * 60)
		if column > s.columns {
			return row
		}
		number := strconv.Itoa(minute)
		if column+len(number) > width {
			return row
		}
		for len(row)-from < column {
			row = append(row, ' ')
		}
		row = append(row, number...)
	}
}
