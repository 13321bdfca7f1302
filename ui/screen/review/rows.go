package review

import (
	"fmt"
	"strings"

	"rapport/store/record"
	"rapport/ui/arc"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// row is an hour, or what stands between two: the year that begins below it,
// the weeks without one.
type row struct {
	hour      int // among the hours; negative between two
	year, gap string
}

// rowsOf lays out hours, newest first. Where a filter chose them the weeks
// between are not known to be without one, and nothing is said of them.
func rowsOf(hours []*record.Session, today record.Date, gaps bool) []row {
	rows := make([]row, 0, len(hours)+len(hours)/8)
	year, before := today.Time().Year(), record.Date(0)
	for i, s := range hours {
		between := row{hour: -1}
		if i > 0 && gaps {
			between.gap = record.WeeksBetween(before, s.Date)
		}
		if y := s.Date.Time().Year(); y != year {
			year, between.year = y, fmt.Sprint(y)
		}
		if between.gap != "" || between.year != "" {
			rows = append(rows, between)
		}
		rows = append(rows, row{hour: i})
		before = s.Date
	}
	return rows
}

// window is the rows that are seen, of so many: it moves on by half of itself
// at a time, so that most moves change two rows and not all.
func window(at, all, room int) (from, to int) {
	if all <= room {
		return 0, all
	}
	half := max(1, room/2)
	from = max(0, min((at-room/4)/half*half, all-room))
	if at < from || at >= from+room {
		from = max(0, min(at-room/2, all-room))
	}
	return from, from + room
}

// strips draws the hours around one of them, and nothing that is not seen.
func (m Model) strips(th theme.Theme, w, room, at int) []string {
	cursor := 0
	for i, r := range m.rows {
		if r.hour == at {
			cursor = i
			break
		}
	}
	from, to := window(cursor, len(m.rows), room)
	scale, drawn := m.scale(w), make([]string, 0, room)
	for _, r := range m.rows[from:to] {
		if r.hour < 0 {
			drawn = append(drawn, m.between(th, w, r))
		} else {
			drawn = append(drawn, m.strip(th, w, m.hours[r.hour], r.hour == at, scale))
		}
	}
	return drawn
}

func (m Model) between(th theme.Theme, w int, r row) string {
	if w < wide {
		return th.Dim.Render("   " + widget.PadLeft(th, r.year, 6) + " " + r.gap)
	}
	return th.Dim.Render(widget.Pad(th, "   "+widget.PadLeft(th, r.year, 6), stripAt) + r.gap)
}

// scale is the one minute scale that all strips share.
func (m Model) scale(w int) arc.Scale {
	columns := w - stripAt - margin
	if w < wide {
		columns = w - narrowAt
	}
	return arc.Fit(max(8, columns), m.minutes)
}

func (m Model) strip(th theme.Theme, w int, s *record.Session, on bool, scale arc.Scale) string {
	date := widget.PadLeft(th, s.Date.Time().Format("2 Jan"), 6)
	if on {
		date = th.Strong.Render(date)
	}
	sign := " "
	if s.ID == m.first {
		sign = th.Accent.Render("=")
	}
	row := widget.Bar(th, on) + sign + date + " "
	if w >= wide {
		row += " " + th.Dim.Render(widget.Pad(th, s.Setting.String(), 6)) + " "
	}
	row += widget.Pad(th, m.stripOf(th, s, scale), scale.Columns())
	if w >= wide {
		row += "  " + widget.Cut(th, m.sideMark(th, s), w-stripAt-scale.Columns()-2)
	}
	return strings.TrimRight(row, " ")
}

// stripOf is the strip of an hour, or where there is nothing to draw one from
// what is told of it in a clause.
func (m Model) stripOf(th theme.Theme, s *record.Session, scale arc.Scale) string {
	if s.Undrawn() {
		return th.Dim.Render(widget.Cut(th, s.ToldInOne(), scale.Columns()))
	}
	return arc.Strip(s, scale, m.drawing(th))
}

func (m Model) drawing(th theme.Theme) arc.Options {
	return arc.Options{ASCII: th.ASCII, Three: m.world.Config.ThreePlaces, Ink: th.Ink}
}

// litWords are what a picture may call something that lit the client up.
func (m Model) litWords(k record.Mark) string { return m.card.PictureWords(k, record.OnReview) }

// sideMark is what stands beside a strip: what lit up, or words at the door.
func (m Model) sideMark(th theme.Theme, s *record.Session) string {
	for _, k := range s.Marks {
		if k.Kind == record.LitUp {
			if words := m.litWords(k); words != "" {
				return th.Accent.Render("*") + " " + words
			}
		}
	}
	for _, k := range s.Marks {
		if k.Kind == record.Door {
			return th.Dim.Render("\" door")
		}
	}
	return ""
}
