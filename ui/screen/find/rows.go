package find

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rapport/store/record"
	"rapport/store/search"
	"rapport/ui/nav"
)

// what enter does on a row.
type act uint8

const (
	opens   act = iota
	makes       // a new client
	adds        // what was typed behind +
	resumes     // the hour that is open
)

// row is one line of the list.
type row struct {
	heading          string // shown above the row when it differs from the row before
	client, interest record.ID
	name, kind       string
	text             []string // joined with the theme's dot
	date, mark       string
	gentle           bool
	does             act
	words            string
	addition         record.Addition
}

func (r row) same(o row) bool {
	return r.client == o.client && r.interest == o.interest && r.does == o.does && !r.client.IsZero()
}

// mostLately is how many clients seen lately are offered; a window shows as
// many as it has room for.
const mostLately = 30

// offered are the rows of an empty line: the hour that is open, around now,
// then lately.
func offered(w nav.World) []row {
	rows := openHour(w)
	offer := func(heading string, c *record.Card, kind string) {
		if len(rows) > 0 && rows[0].does == resumes && rows[0].client == c.ID {
			return
		}
		rows = append(rows, row{heading: heading, client: c.ID, name: w.Config.Called(c), kind: kind, text: loves(c)})
	}
	slots := search.Around(w.Caseload, w.Now)
	for _, s := range slots {
		offer("around now, on "+w.Now.Weekday().String()+"s", s.Card, s.At.Format("15:04"))
	}
	for _, s := range search.Lately(w.Caseload, slots, mostLately) {
		offer("lately", s.Card, ago(s.Seen, w.Today()))
	}
	return rows
}

// openHour is the row that leads back to the hour that is open, if one is.
func openHour(w nav.World) []row {
	s := w.Caseload.OpenSession()
	if s == nil || w.Caseload.Card(s.Client) == nil {
		return nil
	}
	c := w.Caseload.Card(s.Client)
	return []row{{heading: "an hour is open", client: c.ID, name: w.Config.Called(c), kind: s.Start.Format("15:04"), text: loves(c), does: resumes}}
}

// loves are the first open things of a card in a row, what lit up last first.
func loves(c *record.Card) []string {
	var names []string
	for _, in := range loved(c) {
		names = append(names, in.Name)
	}
	if len(names) == 0 {
		return []string{"still getting to know"}
	}
	return names
}

// loved are at most four open things: those that lit the client up last, then
// those heard of last.
func loved(c *record.Card) []*record.Interest {
	all := make([]*record.Interest, len(c.Interests))
	for i := range c.Interests {
		all[i] = &c.Interests[i]
	}
	slices.SortStableFunc(all, func(a, b *record.Interest) int {
		return cmp.Or(cmp.Compare(b.LastLit(), a.LastLit()), cmp.Compare(b.Heard, a.Heard))
	})
	var open []*record.Interest
	for _, in := range all { // the gate is asked only about as many as are wanted
		if v := c.Gate(in, record.OnFind); v == record.ShowPlain || v == record.ShowPast {
			open = append(open, in)
		}
		if len(open) == 4 {
			break
		}
	}
	return open
}

// ago is how the list says when someone was last here.
func ago(day, today record.Date) string {
	switch d := int(today - day); {
	case day.IsZero():
		return "new"
	case d == 0:
		return "today"
	case d > 0 && d < 7:
		return day.Time().Format("Mon")
	default:
		return day.Short(today)
	}
}

func hitRow(w nav.World, h search.Hit) row {
	r := row{client: h.Card.ID, name: w.Config.Called(h.Card)}
	if h.Interest == nil {
		r.kind, r.text = "client", loves(h.Card)
		r.date = dayMonth(h.Heard)
		if h.Verdict == record.ShowPast {
			r.mark = h.Card.Client.Standing.String()
		}
		return r
	}
	in := h.Interest
	r.interest, r.kind, r.text, r.date = in.ID, in.Kind.String(), line(in), dayMonth(in.Heard)
	switch {
	case h.Verdict == record.ShowGently:
		r.mark, r.gentle = "~ gently", true
	case h.Verdict == record.ShowPast:
		r.mark = "used to"
	case !in.LastLit().IsZero():
		r.mark = "* lit"
	}
	return r
}

func dayMonth(d record.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format("2 Jan")
}

// line is an interest in one row: its name and what is known of it, or, held
// gently, the reason.
func line(in *record.Interest) []string {
	rest := strings.Join(in.Phrases(), ", ")
	if in.Standing == record.Gentle && in.Because != "" {
		rest = in.Because
	}
	if rest == "" {
		return []string{in.Name}
	}
	return []string{in.Name, rest}
}

func newClientRow(words string) row {
	name := record.CleanLine(words)
	return row{name: "+", kind: "new", text: []string{fmt.Sprintf("a client called %q", name)}, does: makes, words: name}
}
