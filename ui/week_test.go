package ui_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rapport/store/record"
	"rapport/ui/config"
)

// weekDisk is a Friday-afternoon caseload: Ana on Tuesdays at ten, Wren on
// Mondays at nine and Wednesdays at five, Zoë on Tuesdays at four.
func weekDisk() *disk {
	today := record.DateOf(thursday)
	var cards []*record.Card
	var hours []*record.Session
	begin := func(n byte, code, called string, starts ...string) {
		c := &record.Card{Client: record.Client{ID: record.ID{1, 15: n}, Code: code, Called: called, Since: today - 90}}
		cards = append(cards, c)
		for i, start := range starts {
			at, err := time.ParseInLocation("2006-01-02 15:04", start, zone)
			if err != nil {
				panic(err)
			}
			hours = append(hours, &record.Session{
				ID: record.ID{2, n, 15: byte(i + 1)}, Client: c.ID, Date: record.DateOf(at), Start: at, Planned: 50, Ended: true, End: 3000,
				Live: true, Moves: []record.Move{{At: 600, Place: record.In}, {At: 1800, Place: record.Out}},
			})
		}
	}
	begin(1, "ana", "Ana", "2026-11-10 10:00", "2026-11-03 10:00")
	begin(2, "wren", "Wren", "2026-11-11 17:15", "2026-11-09 09:00", "2026-11-04 17:15", "2026-11-02 09:00")
	begin(3, "zoe", "Zoë", "2026-11-10 16:00", "2026-11-03 16:00")
	return newDisk(cards, hours)
}

func weekRig(t *testing.T) *rig {
	r := newRigOn(t, weekDisk())
	r.keys("ctrl+p", "week", "enter")
	r.shows("the week", "Mon 16 to Fri 20 Nov", "▌ Mon   09:00   Wren")
	r.presses = 0
	return r
}

// newest is the newest hour of a client on the disk.
func (r *rig) newest(code string) *record.Session {
	r.t.Helper()
	return r.disk.caseload().Sessions(r.client(code).ID)[0]
}

// TestTheWeek is drawn hour by hour, in sixteen keys each; what is kept has the
// day and the start that were guessed.
func TestTheWeek(t *testing.T) {
	r := weekRig(t)
	const line = "8n 15i 33e 41o*"
	for range 4 {
		r.keys(line, "enter")
	}
	if r.presses != 4*16 {
		t.Errorf("%d keys, not 16 an hour", r.presses)
	}
	for code, start := range map[string]string{"ana": "2026-11-17 10:00", "wren": "2026-11-18 17:15", "zoe": "2026-11-17 16:00"} {
		s := r.newest(code)
		if s.Start.Format("2006-01-02 15:04") != start || s.Live || record.FormatLine(s) != "8 near, 15 in, 33 edge, 41 out*" {
			t.Errorf("%s: %+v", code, s)
		}
	}
	if n := strings.Count(r.frame(80, 24).String(), "drawn"); n != 4 {
		t.Errorf("%d rows say drawn", n)
	}
	r.says("kept: Wren, Wed 18 Nov")
	r.keys("8n", "enter") // nothing is empty: nothing is typed
	r.hides("8n")
}

// TestTheWeekGoesOn to the next that is empty, past what is drawn and where we
// did not meet, and from the top again.
func TestTheWeekGoesOn(t *testing.T) {
	r := weekRig(t)
	r.keys("down", "ctrl+x")
	r.shows("Ana     we did not meet")
	r.says("we did not meet: Ana, Tue 17 Nov")
	r.keys("down", "down", "8n", "enter")
	r.shows("▌ Mon   09:00   Wren")
	r.keys("8n", "enter")
	r.shows("▌       16:00   Zoë", "Wren    drawn")
	r.keys("enter") // left as it is, it is the only one
	r.shows("▌       16:00   Zoë")
}

// TestWeDidNotMeet is said of a row, taken back with the same key, and kept
// with the client; what was half typed there is there again.
func TestWeDidNotMeet(t *testing.T) {
	r := weekRig(t)
	r.keys("8n 15", "ctrl+x")
	r.shows("Wren    we did not meet")
	monday := record.DateOf(thursday) - 3
	if got := r.client("wren").NotMet; !slices.Equal(got, []record.Date{monday}) {
		t.Errorf("%v", got)
	}
	r.keys("9") // no letters here
	r.hides("8n 15")
	r.keys("ctrl+x")
	r.says("taken back: Wren, Mon 16 Nov")
	r.shows("Wren    8n 15")
	if got := r.client("wren").NotMet; len(got) != 0 {
		t.Errorf("%v", got)
	}
	r.keys("i", "enter", "up", "ctrl+x")
	r.shows("there was an hour, and it is drawn")
	r.keys("ctrl+p", "undo", "enter")
	r.says("undone: kept: Wren, Mon 16 Nov")
}

// TestOnlyOneShape stands in the week, and a row says nothing but how its hour
// was drawn.
func TestOnlyOneShape(t *testing.T) {
	r := weekRig(t)
	for range 4 {
		r.keys("8n 15i 33e 41o* \"her quilt\"", "enter")
	}
	for range 6 {
		shapes := 0
		for _, row := range r.frame(80, 24).rows {
			if strings.ContainsAny(row, "▇▅▃▂▁") {
				shapes++
			}
		}
		if shapes != 1 {
			t.Errorf("%d shapes:\n%s", shapes, r.frame(80, 24))
		}
		r.hides("quilt")
		r.shows("Something lit")
		r.keys("up")
	}
}

// TestTheStripKeepsItsLastRightForm while a step is typed; enter on one that is
// not whole says what may follow.
func TestTheStripKeepsItsLastRightForm(t *testing.T) {
	r := weekRig(t)
	r.keys("8n 15i 33e")
	right := r.frame(80, 24).rows[3]
	for _, key := range []string{" ", "4", "1"} {
		r.keys(key)
		if got := r.frame(80, 24).rows[3]; got != right {
			t.Errorf("after %q it is %q, was %q", key, got, right)
		}
	}
	r.keys("enter")
	r.shows("^", " a place (out, near, edge, in, deep or 0 to 4) or a mark")
	r.keys("x")
	f := r.frame(80, 24)
	line, caret := f.rows[2], f.rows[3]
	if len([]rune(line))-1 != slices.Index([]rune(caret), '^') {
		t.Errorf("the caret is not under the x:\n%s", f)
	}
	r.keys("enter")
	if s := r.newest("wren"); s.Date == record.DateOf(thursday)-3 {
		t.Error("a wrong line was kept")
	}
}

// TestRowsKeepTheirLines, each its own, also over the lock, and show them.
func TestRowsKeepTheirLines(t *testing.T) {
	r := weekRig(t)
	r.keys("8n 15", "down", "9n", "down", "pgup", "pgdown")
	r.shows("Wren    8n 15", "Ana     9n")
	r.keys("ctrl+l")
	r.jump(time.Second)
	r.keys(passphrase, "enter", "ctrl+p", "week", "enter")
	r.shows("Wren    8n 15", "Ana     9n")
	r.keys("i", "enter", "i", "ctrl+u", "10n", "enter")
	if got := record.FormatLine(r.newest("ana")); got != "10 near" {
		t.Error(got)
	}
	r.keys("ctrl+l")
	if n := len(r.disk.desk.Drafts); n != 0 {
		t.Errorf("still sealed: %v", r.disk.desk.Drafts)
	}
}

// TestARowThatCouldNotBeWritten keeps its line, and what is typed meanwhile
// goes to the next.
func TestARowThatCouldNotBeWritten(t *testing.T) {
	r := weekRig(t)
	r.hold()
	r.keys("8n 15i", "enter", "9n")
	r.shows("Wren    8n 15i", "Ana     9n")
	r.keys("up", "x")
	r.hides("8n 15ix")
	r.disk.fail = errFull
	r.free()
	r.disk.fail = nil
	r.shows("Wren    8n 15i", "Ana     9n")
	r.keys("enter")
	r.says("kept: Wren, Mon 16 Nov")
	r.shows("Ana     9n")
}

// TestARowInFull takes its day, start and line along, can be changed there in
// everything, and leads back to the week.
func TestARowInFull(t *testing.T) {
	r := weekRig(t)
	r.keys("8n 15i", "tab")
	r.shows("Wren   drawn afterwards", "16 Nov from 09:00 · 50 min", "line   8n 15i")
	r.keys(" 33", "esc")
	r.shows("the week", "Wren    8n 15i 33")
	r.keys("e", "tab", "up", "ctrl+u", "tue 11:30 45", "enter", "enter")
	r.shows("the week", "Tue   10:00   Ana", "11:30   Wren    drawn")
	if s := r.newest("wren"); s.Date != record.DateOf(thursday)-2 || s.Start.Format("15:04") != "11:30" || s.Planned != 45 {
		t.Errorf("%+v", s)
	}
	r.shows("▌ Mon   09:00   Wren") // the guess is still one
	r.hides("8n 15i")
	r.keys("down", "down", "tab")
	r.shows("Wren   an hour from before", "8 near, 15 in, 33 edge")
	r.keys("enter")
	r.shows("the week")
}

// TestTheWeekBefore, and none after this one.
func TestTheWeekBefore(t *testing.T) {
	r := weekRig(t)
	r.keys("pgdown")
	r.shows("Mon 16 to Fri 20 Nov")
	r.keys("pgup")
	r.shows("Mon 9 to Fri 13 Nov", "▌ Mon   09:00   Wren    live", "We went in once")
	r.keys("pgup", "pgup")
	r.shows("Mon 26 to Fri 30 Oct", "Nothing to guess this week from")
	r.keys("pgdown")
	r.shows("Mon 2 to Fri 6 Nov", "Zoë     live")
}

// TestTheWeekWithoutClockTimes guesses days, says so, and keeps no start.
func TestTheWeekWithoutClockTimes(t *testing.T) {
	r := newRigOn(t, weekDisk(), settings(func(c *config.Config) { c.ClockTimes = false }))
	r.keys("ctrl+p", "week", "enter")
	r.shows("▌ Mon   Wren", "Days are guessed from when you usually meet; clock times are not kept.")
	r.hides("09:00", "10:00")
	r.keys("8n", "enter")
	if s := r.newest("wren"); s.Date != record.DateOf(thursday)-3 || !s.Start.IsZero() {
		t.Errorf("%+v", s)
	}
}

// TestWhatLitUpInTheWeek is on the card, as if it had been drawn anywhere else.
func TestWhatLitUpInTheWeek(t *testing.T) {
	d := demoDisk(t)
	r := newRigOn(t, d)
	r.jump(3 * time.Hour) // locked meanwhile
	r.tick()
	r.jump(time.Second)
	r.keys(passphrase, "enter")
	r.keys("ctrl+p", "week", "enter")
	for i := 0; i < 40 && !r.onRow("Maya"); i++ {
		r.keys("down")
	}
	if !r.onRow("Maya") {
		t.Fatalf("Maya has no row:\n%s", r.frame(80, 40))
	}
	r.keys(`8n 41o* "Miso"`, "enter")
	s := r.newest("maya")
	if in := r.thing("maya", "Miso"); s.Date != record.DateOf(thursday) || s.Marks[0].Interest != in.ID || in.LastLit() != s.Date {
		t.Errorf("%+v, lit %v", s.Marks, in.Lit)
	}
}

// onRow reports whether the cursor is on a row with the name.
func (r *rig) onRow(name string) bool {
	return slices.ContainsFunc(r.frame(80, 24).rows, func(row string) bool {
		return strings.Contains(row, "▌") && strings.Contains(row, name)
	})
}

// TestAClearedRowIsClearInFull: what was sealed of it does not come back.
func TestAClearedRowIsClearInFull(t *testing.T) {
	r := weekRig(t)
	r.keys("8n 15i", "ctrl+l")
	r.jump(time.Second)
	r.keys(passphrase, "enter", "ctrl+p", "week", "enter")
	r.shows("Wren    8n 15i")
	r.keys("ctrl+u", "tab")
	r.shows("minute and place: 8n 15i 33e 41o*   ctrl+t has usual shapes")
	r.keys("9i", "esc")
	r.shows("Wren    9i")
}
