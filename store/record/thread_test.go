package record

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestAThreadIsOneMonthAfterAnother: from the first sign to the last, with what
// each month had and the hour that tells it.
func TestAThreadIsOneMonthAfterAnother(t *testing.T) {
	c := maya()
	miso := c.with(Pet, "Miso")
	day := func(m time.Month, d int) Date { return NewDate(2026, m, d) }
	hours := []*Session{ // newest first
		{ID: ID{9}, Date: day(9, 24), Live: true, Marks: []Mark{{Kind: LitUp, Interest: miso}}}, // still open
		{ID: ID{8}, Date: day(8, 27), Marks: []Mark{{Kind: LitUp, Interest: miso}}},
		{ID: ID{7}, Date: day(8, 6), Marks: []Mark{{Kind: Note, Interest: miso}}},
		{ID: ID{6}, Date: day(6, 4), Marks: []Mark{{Kind: Tried, Interest: miso, Landed: Flat}}},
		{ID: ID{5}, Date: day(5, 28), Marks: []Mark{{Kind: Tried, Interest: miso, Landed: Fine}}},
		{ID: ID{4}, Date: day(5, 7), Marks: []Mark{{Kind: LitUp, Interest: miso}}},
		{ID: ID{3}, Date: day(4, 9), Marks: []Mark{{Kind: LitUp, Words: "another"}}},
		{ID: ID{2}, Date: day(3, 5)},
	}
	in := c.Interest(miso)
	in.FirstHeard, in.Heard, in.Asked = day(3, 5), day(9, 10), day(6, 4)
	in.Lit = []Date{day(5, 7), day(8, 27), day(9, 3)}
	want := []Month{
		{First: day(3, 1), Came: true, Day: day(3, 5), Hour: ID{2}},
		{First: day(4, 1)},
		{First: day(5, 1), Came: true, Lit: true, Day: day(5, 7), Hour: ID{4}},
		{First: day(6, 1), Came: true, Day: day(6, 4), Hour: ID{6}},
		{First: day(7, 1)},
		{First: day(8, 1), Came: true, Lit: true, Day: day(8, 27), Hour: ID{8}},
		{First: day(9, 1), Came: true, Lit: true, Day: day(9, 3)}, // no hour of it is over
	}
	if got := c.Thread(in, hours); !slices.Equal(got, want) {
		t.Errorf("the thread is\n%v\nnot\n%v", got, want)
	}
	if got := c.Thread(&Interest{ID: ID{1}}, hours); got != nil {
		t.Errorf("a thing nobody spoke of has %v", got)
	}
}

// TestEveryMonthOfAThread comes after the one before, has a sign exactly where
// there is one, and leads to an hour of its own.
func TestEveryMonthOfAThread(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := maya()
		id := c.with(Pet, "Miso")
		in := c.Interest(id)
		date := rapid.Custom(func(rt *rapid.T) Date { return Date(rapid.IntRange(0, 1500).Draw(rt, "day")) })
		in.FirstHeard, in.Heard, in.Asked = date.Draw(rt, "first"), date.Draw(rt, "heard"), date.Draw(rt, "asked")
		for _, d := range rapid.SliceOf(date).Draw(rt, "lit") {
			if d > 0 {
				in.LitOn(d)
			}
		}
		signs := map[Date]bool{} // and whether it lit
		for _, d := range []Date{in.FirstHeard, in.Heard, in.Asked} {
			if d > 0 {
				signs[d] = false
			}
		}
		for _, d := range in.Lit {
			signs[d] = true
		}
		var hours []*Session
		for i, d := range rapid.SliceOf(date).Draw(rt, "hours") {
			s := &Session{ID: ID{7, byte(i)}, Date: d + 1, Marks: []Mark{{Kind: rapid.SampledFrom([]MarkKind{LitUp, Note, Tried}).Draw(rt, "kind"), Interest: id}}}
			hours = append(hours, s)
			signs[s.Date] = signs[s.Date] || s.Marks[0].Kind == LitUp
		}
		came := map[string]bool{}
		for d, lit := range signs {
			month := d.String()[:7]
			came[month] = came[month] || lit
		}
		months := c.Thread(in, hours)
		for i, m := range months {
			if i > 0 && m.First != months[i-1].First.nextMonth() {
				rt.Fatalf("%s follows %s", m.First, months[i-1].First)
			}
			lit, there := came[m.First.String()[:7]]
			if m.Came != there || m.Lit != lit {
				rt.Fatalf("%s: came %v, lit %v, wanted %v and %v", m.First, m.Came, m.Lit, there, lit)
			}
			delete(came, m.First.String()[:7])
			if at := slices.IndexFunc(hours, func(s *Session) bool { return s.ID == m.Hour }); at >= 0 && hours[at].Date.month() != m.First {
				rt.Fatalf("%s leads to an hour of %s", m.First, hours[at].Date)
			}
			if m.Came && m.Day.month() != m.First {
				rt.Fatalf("%s tells of %s", m.First, m.Day)
			}
		}
		if len(came) > 0 {
			rt.Fatalf("no month for %v", came)
		}
	})
}

// TestAThreadHasAnEnd: a date that nobody can have meant makes no endless row.
func TestAThreadHasAnEnd(t *testing.T) {
	in := &Interest{ID: ID{1}, FirstHeard: 1, Heard: NewDate(9999, time.May, 1)}
	if n := len(maya().Thread(in, nil)); n != 1 {
		t.Errorf("%d months", n)
	}
}
