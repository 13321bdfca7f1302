package ui_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
	"unsafe"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui"
	"rapport/ui/config"
)

// machine is a computer's two clocks: the wall's, which anybody may set and which
// goes on while the machine sleeps, and the monotonic one, which does neither.
type machine struct {
	wall time.Time
	mono time.Duration
	zone *time.Location
}

// Now is the time as the standard library gives it: with both readings. No
// function of it makes a time whose readings disagree, as they do after a sleep,
// so the monotonic one is put in by hand.
func (m *machine) Now() time.Time {
	t := time.Now()
	t = t.Add(m.wall.Sub(t.Round(0)))
	parts := (*struct {
		wall uint64
		ext  int64
		loc  *time.Location
	})(unsafe.Pointer(&t))
	parts.ext, parts.loc = int64(m.mono), nil
	if m.zone != time.UTC {
		parts.loc = m.zone // In would drop the monotonic reading
	}
	return t
}

// TestAMachineHasTwoClocks: what the standard library makes of such times is
// what it makes of them on a laptop that slept.
func TestAMachineHasTwoClocks(t *testing.T) {
	m := machine{time.Date(2037, 3, 1, 1, 59, 0, 0, time.UTC), time.Hour, time.UTC}
	before := m.Now()
	m.wall, m.mono = m.wall.Add(time.Hour), m.mono+time.Second
	after := m.Now()
	if by := after.Sub(before); by != time.Second {
		t.Errorf("with the monotonic clock %v have passed, not a second", by)
	}
	if by := after.Round(0).Sub(before.Round(0)); by != time.Hour {
		t.Errorf("by the wall clock %v have passed, not an hour", by)
	}
}

// moments are when clocks do what clocks seldom do, just before they do it.
var moments = map[string][]string{
	"Europe/Berlin":       {"2026-03-29 01:55:00", "2026-10-25 02:55:00", "2026-12-31 23:57:00"},
	"America/New_York":    {"2026-03-08 01:56:00", "2026-11-01 01:56:00", "2027-12-31 23:58:00"},
	"Australia/Lord_Howe": {"2026-10-04 01:57:00", "2026-04-05 01:57:00"}, // by half an hour
	"Asia/Kathmandu":      {"2038-01-19 08:56:00"},                        // 03:14:07 in UTC
	"Pacific/Apia":        {"2011-12-29 23:55:00"},                        // the 30th was left out
	"UTC":                 {"2038-01-19 03:12:00", "2016-12-31 23:58:30", "2026-11-19 14:50:00", "2106-02-07 06:27:00"},
}

// waits is what is known, without the companion, of how long nobody has pressed
// a key: how far the wall clock went forward since the last one, or since it was
// last set back; how far in all; and what it says when asked.
type waits struct {
	key             time.Time
	forward, steady time.Duration
}

func (w *waits) moved(by time.Duration) {
	if by < 0 {
		w.steady = 0
		return
	}
	w.forward += by
	w.steady += by
}

// must reports whether it has to be shut by now, and may whether it may be.
func (w *waits) must(now time.Time, limit time.Duration) bool {
	return max(w.steady, now.Sub(w.key)) >= limit+time.Second
}
func (w *waits) may(limit time.Duration) bool { return w.forward >= limit }

// schedule is one run of a companion through what may happen to clocks.
type schedule struct {
	t        *testing.T
	rng      *rand.Rand
	r        *rig
	machine  *machine
	limit    time.Duration
	waits    waits
	shut     bool
	log      []string
	locks    int
	late     int
	furthest int // the most seconds of the hour that any key can have been pressed at
}

func newSchedule(t *testing.T, seed uint64) *schedule {
	s := &schedule{t: t, rng: rand.New(rand.NewPCG(seed, 14))}
	zones := []string{"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "UTC"}
	name := zones[s.rng.IntN(len(zones))]
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	at := moments[name][s.rng.IntN(len(moments[name]))]
	wall, err := time.ParseInLocation(time.DateTime, at, zone)
	if err != nil {
		t.Fatal(err)
	}
	s.machine = &machine{wall: wall.UTC(), mono: time.Duration(s.rng.Int64N(int64(100 * time.Hour))), zone: zone}
	minutes := []int{1, 1, 2, 3, 5}[s.rng.IntN(5)]
	s.limit = time.Duration(minutes) * time.Minute
	s.r = newRig(t, func(d *ui.Deps) { d.Now = s.machine.Now }, settings(func(c *config.Config) {
		c.IdleMinutes, c.HideUnfocused = minutes, s.rng.IntN(2) == 0
	}))
	s.note("seed %d: %s in %s, locks after %v", seed, at, name, s.limit)
	s.touched()
	if s.rng.IntN(2) == 0 {
		s.press("maya", "tab", "s")
		s.note("an hour")
	}
	return s
}

func (s *schedule) note(format string, args ...any) {
	s.log = append(s.log, fmt.Sprintf(format, args...))
}

// pass lets the wall clock go on, with or without the monotonic one.
func (s *schedule) pass(by time.Duration, asleep bool) {
	s.machine.wall = s.machine.wall.Add(by)
	if !asleep {
		s.machine.mono += max(by, 0)
	}
	s.waits.moved(by)
}

func (s *schedule) touched() { s.waits = waits{key: s.machine.wall} }

// press presses keys, each a moment after the one before. One that comes when
// it has to be shut already is nobody's who is still here; nor is one that comes
// in the second in which it may be, and finds it shut.
func (s *schedule) press(keys ...string) {
	for _, key := range keys {
		s.pass(150*time.Millisecond, false)
		gone, may := s.waits.must(s.machine.wall, s.limit) || s.r.root().Shut(), s.waits.may(s.limit)
		if hour := s.r.disk.caseload().OpenSession(); hour != nil {
			s.furthest = max(s.furthest, int(s.machine.wall.Sub(hour.Start)/time.Second)+1)
		}
		s.r.keys(key)
		if !gone && (!may || !s.r.root().Shut()) {
			s.touched()
		}
		s.look("after " + key)
	}
}

// look compares the companion with what is known without it.
func (s *schedule) look(when string) {
	s.t.Helper()
	shut := s.r.root().Shut()
	if shut && !s.shut {
		s.locks++
		if !s.waits.may(s.limit) {
			s.fail("%s it shut after only %v", when, s.waits.forward)
		}
		s.r.hides(clientsWords...)
	}
	if !shut && s.waits.must(s.machine.wall, s.limit) {
		s.late++
		s.fail("%s it is open still, after %v by the clock", when, s.machine.wall.Sub(s.waits.key))
	}
	s.shut = shut
	hour := s.r.disk.caseload().OpenSession()
	if hour == nil {
		return
	}
	over := hour.Start.Add(time.Duration(hour.Planned+15) * time.Minute)
	if s.waits.must(s.machine.wall, s.limit) && !s.machine.wall.Before(over.Add(time.Second)) && !s.r.root().Locked() {
		s.late++
		s.fail("%s the hour is over since %v, nobody is here, and it is not locked", when, s.machine.wall.Sub(over))
	}
}

func (s *schedule) fail(format string, args ...any) {
	s.t.Helper()
	s.t.Fatalf(format+"\n%s", append(args, strings.Join(s.log, "\n"))...)
}

// seconds let time go by as it does, with a tick a second.
func (s *schedule) seconds(n int) {
	for range n {
		s.pass(time.Second, false)
		s.r.tick()
		s.look("a tick")
	}
}

// wakes is what comes first after a clock has leapt: the tick that was due, or
// somebody.
func (s *schedule) wakes() {
	s.pass(time.Duration(s.rng.IntN(1000))*time.Millisecond, false)
	switch s.rng.IntN(4) {
	case 0:
		s.press("down")
	case 1:
		s.r.send(tea.FocusMsg{})
		s.look("focus")
	case 2:
		s.r.send(tea.ResumeMsg{})
		s.look("resume")
	default:
		s.r.tick()
		s.look("the first tick")
	}
}

// leap is how far somebody sets a clock, or a lid stays closed.
func (s *schedule) leap() time.Duration {
	most := []time.Duration{2 * time.Second, time.Minute, 10 * time.Minute, 3 * time.Hour, 50 * time.Hour, 400 * 24 * time.Hour}[s.rng.IntN(6)]
	return time.Second + time.Duration(s.rng.Int64N(int64(most)))
}

func (s *schedule) step() {
	switch s.rng.IntN(11) {
	case 0, 1:
		n := s.rng.IntN(int(s.limit/time.Second) + 30)
		s.note("%d seconds", n)
		s.seconds(n)
	case 2: // to the edge of the limit, and over it or not
		n := max(0, int((s.limit-s.waits.forward)/time.Second)-2+s.rng.IntN(4))
		s.note("%d seconds, to the limit", n)
		s.seconds(n)
	case 3: // somebody types for longer than the limit
		s.note("typing")
		for range s.rng.IntN(60) {
			s.seconds(s.rng.IntN(9))
			s.press([]string{"down", "up", "q"}[s.rng.IntN(3)])
		}
	case 4:
		by := s.leap()
		s.note("set forward by %v", by)
		s.pass(by, true)
		s.wakes()
	case 5, 6:
		by := -s.leap()
		s.note("set back by %v", -by)
		s.pass(by, true)
		s.wakes()
	case 7:
		by := s.leap()
		s.note("asleep for %v", by)
		s.pass(by, true)
		s.wakes()
	case 8: // a leap second, as a second that comes twice
		s.note("a second twice")
		s.pass(-time.Second, true)
		s.seconds(1)
	case 9:
		s.note("another window")
		s.r.send(tea.BlurMsg{})
		s.seconds(s.rng.IntN(30))
		s.r.send(tea.FocusMsg{})
		s.look("focus")
	default:
		s.note("opened again")
		s.reopen()
	}
}

// reopen gives the passphrase where it is asked for, and shows what a key hid.
func (s *schedule) reopen() {
	root := s.r.root()
	if !root.Shut() {
		s.press("ctrl+o", "ctrl+o")
		return
	}
	s.seconds(1)
	if !s.r.root().Locked() {
		s.r.keys("b")
	}
	s.r.keys("ctrl+u", passphrase, "enter") // somebody may have typed on at the lock
	if s.r.root().Shut() {
		s.fail("the passphrase does not open it:\n%s", s.r.frame(80, 24))
	}
	s.shut = false
	s.touched()
	if hour := s.r.disk.caseload().OpenSession(); hour != nil {
		s.press("1") // we went on
	}
}

var minuteShown = regexp.MustCompile(`(-?\d+) min `)

// sane holds the minutes of an hour to what a clock can have said.
func (s *schedule) sane() {
	hour := s.r.disk.caseload().OpenSession()
	if hour == nil {
		return
	}
	if err := hour.Check(); err != nil {
		s.fail("the hour on disk: %v", err)
	}
	last := 0
	for _, at := range ats(hour) {
		if at < 0 || at > s.furthest {
			s.fail("something is marked at second %d, and no key was pressed after second %d", at, s.furthest)
		}
		last = max(last, at)
	}
	shown := minuteShown.FindStringSubmatch(strings.SplitN(s.r.frame(80, 24).String(), "\n", 2)[0])
	if shown == nil {
		return
	}
	minute, _ := strconv.Atoi(shown[1])
	most := max(last, int(s.machine.wall.Sub(hour.Start)/time.Second))
	if minute < 0 || minute > most/60 || minute < last/60-pausedMinutes(hour) {
		s.fail("it is minute %d, the clock says second %d, and the last mark is at second %d", minute, most, last)
	}
}

func ats(h *record.Session) []int {
	var all []int
	for _, m := range h.Moves {
		all = append(all, m.At)
	}
	for _, m := range h.Marks {
		all = append(all, m.At)
	}
	return all
}

func pausedMinutes(h *record.Session) int {
	n := 0
	for _, p := range h.Pauses {
		n += max(0, p.To-p.From)/60 + 1
	}
	return n
}

// TestClocks: schedules of ticks, keys, sleep, clocks that are set forward and
// back, change to summer time and from it, end a year or 2038, with and without
// an hour open. The companion is shut within the idle limit and a second after
// the last key or after waking, never before the clock has gone on for so long,
// and never because it was set back; the minutes of an hour are what a clock can
// have said. What is expected is worked out here, from the steps alone.
func TestClocks(t *testing.T) {
	t.Parallel()
	n := map[string]int{"": 12, "ci": 100, "release": 1000}[os.Getenv("RAPPORT_SWEEP")]
	locks, late := 0, 0
	for seed := range uint64(n) {
		s := newSchedule(t, seed)
		for range 10 + s.rng.IntN(20) {
			s.step()
			s.seconds(1) // what is shown is a tick old at most
			s.sane()
		}
		locks += s.locks
		late += s.late
	}
	t.Logf("%d schedules, %d locks, %d late", n, locks, late)
}
