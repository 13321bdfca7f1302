package ui_test

import (
	"time"

	"pgregory.net/rapid"

	"rapport/store/record"
	"rapport/ui"
	"rapport/ui/config"
	"rapport/ui/nav"
)

// scene is one thing a person sees: how it comes about, and what is drawn of
// it.
type scene struct {
	name string
	make func(t rapid.TB) *rig
	// line is true where a line is open, an overlay stands, nothing is drawn but
	// one sentence, or keys take two rows: the row above the footer may then be
	// taken.
	line bool
	// ascii and three add the same scene in plain characters and with three
	// places.
	ascii, three bool
}

// at begins at home and presses keys.
func at(keys ...string) func(rapid.TB) *rig {
	return func(t rapid.TB) *rig {
		r := newRig(t)
		r.keys(keys...)
		return r
	}
}

// from begins at a rig made in another way.
func from(with func(*ui.Deps), keys ...string) func(rapid.TB) *rig {
	return func(t rapid.TB) *rig {
		r := newRig(t, with)
		r.jump(time.Second) // a door that has just opened takes no key
		r.keys(keys...)
		return r
	}
}

// patiently lets half an hour pass without a key.
func patiently(c *config.Config) { c.IdleMinutes = 60 }

// hourAt31 is Maya's hour at minute 31: in and out, with marks on the way.
func hourAt31(t rapid.TB) *rig {
	r := newRig(t, settings(patiently))
	r.startLive()
	minute := 0
	for _, mark := range []struct {
		at   int
		keys []string
	}{
		{6, []string{"space", "tab", "Miso", "enter"}},
		{8, []string{"1"}},
		{12, []string{"2"}},
		{16, []string{"3"}},
		{21, []string{"4"}},
		{23, []string{"q"}},
		{25, []string{"3"}},
		{29, []string{"2", "c"}},
	} {
		r.pass(time.Duration(mark.at-minute) * time.Minute)
		minute = mark.at
		r.keys(mark.keys...)
	}
	r.pass(2 * time.Minute)
	r.send(nav.Say{})
	return r
}

func inTheHour(keys ...string) func(rapid.TB) *rig {
	return func(t rapid.TB) *rig {
		r := hourAt31(t)
		r.keys(keys...)
		return r
	}
}

// away is an hour come back to after the lid was closed for 35 minutes.
func awayFor35(t rapid.TB) *rig {
	r := newRig(t)
	r.startLive()
	r.pass(8 * time.Minute)
	r.keys("1")
	r.pass(4 * time.Minute)
	r.keys("ctrl+l")
	r.jump(35 * time.Minute)
	r.keys(passphrase, "enter")
	return r
}

// beforeAnother is another client's hour begun while one is open.
func beforeAnother(t rapid.TB) *rig {
	r := hourAt31(t)
	r.keys("/", "theo", "enter", "s")
	return r
}

// aKeepsake is the page to give away to Maya, after some keys.
func aKeepsake(keys ...string) func(rapid.TB) *rig {
	return at(append([]string{"maya", "enter", "ctrl+p", "keepsake", "enter"}, keys...)...)
}

// inTheWeek is the week of the invented caseload, after some keys.
func inTheWeek(keys ...string) func(rapid.TB) *rig {
	return at(append([]string{"ctrl+p", "week", "enter"}, keys...)...)
}

// inWelsh asks Maya in a language that has no questions.
func inWelsh(t rapid.TB) *rig {
	r := newRig(t)
	id := r.client("maya").ID
	r.elsewhere(func(tx record.Tx) error {
		return record.ChangeCard(tx, id, func(c *record.Card) error {
			c.Language = "cy"
			return nil
		})
	})
	r.pass(2 * time.Second)
	r.keys("maya", "tab", "a")
	return r
}

// paused is a lock screen that waits before it takes a passphrase again.
func paused(t rapid.TB) *rig {
	r := newRig(t, locked)
	r.jump(time.Second)
	for range 5 {
		r.jump(time.Minute)
		r.keys("not this one", "enter")
	}
	return r
}

// rekeyed is a vault that was given another key while it was open.
func rekeyed(t rapid.TB) *rig {
	r := newRig(t)
	r.keys("maya", "enter")
	r.disk.rekey()
	r.pass(time.Second)
	return r
}

func emptyVault(t rapid.TB) *rig { return newRigOn(t, newDisk(nil, nil)) }

var scenes = []scene{
	{name: "first_welcome", make: from(first), ascii: true},
	{name: "first_keeping", make: from(first, "enter")},
	{name: "first_keeping_let", make: from(first, "enter", "1", "2")},
	{name: "first_choose", make: from(first, "enter", "enter", "blue kettle"), line: true},
	{name: "first_again", make: from(first, "enter", "enter", passphrase, "enter"), line: true},
	{name: "first_code", make: from(first, "enter", "enter", passphrase, "enter", passphrase, "enter")},
	{name: "first_word", make: from(first, "enter", "enter", passphrase, "enter", passphrase, "enter", "enter"), line: true},
	{name: "lock", make: from(locked), line: true},
	{name: "lock_wrong", make: from(locked, "not this one", "enter"), line: true},
	{name: "lock_pause", make: paused, line: true},
	{name: "lock_rekeyed", make: rekeyed, line: true},
	{name: "find", make: at(), ascii: true, three: true},
	{name: "find_typed", make: at("mis", "down", "up"), ascii: true},
	{name: "find_nothing", make: at("qqqq")},
	{name: "find_add", make: at("+ maya band the Slits, first album")},
	{name: "find_empty", make: emptyVault},
	{name: "card", make: at("maya", "enter"), line: true, ascii: true, three: true},
	{name: "card_right", make: at("maya", "enter", "right", "down", "down")},
	{name: "card_thread", make: at("maya", "enter", "enter", "left"), ascii: true},
	{name: "card_line", make: at("maya", "enter", "+", "pet Mi"), line: true, ascii: true},
	{name: "before", make: at("tab"), ascii: true, three: true},
	{name: "before_line", make: at("maya", "tab", "down", "down", "g", "ctrl+u", "died in Mar"), line: true},
	{name: "before_on", make: at("maya", "tab", "down", "down", "down")},
	{name: "ask", make: at("maya", "enter", "a"), ascii: true},
	{name: "ask_in_hand", make: at("maya", "tab", "a", "1", "f", "down", "2", "up", "enter"), ascii: true},
	{name: "ask_fourth", make: at("maya", "tab", "a", "1", "2", "3", "right", "1"), line: true},
	{name: "ask_line", make: at("maya", "tab", "a", "down", "e"), line: true},
	{name: "ask_why_not", make: at("biscuit", "enter", "a")},
	{name: "ask_nothing", make: inWelsh},
	{name: "ask_someone_new", make: at("ctrl+p", "questions", "enter")},
	{name: "live", make: hourAt31, ascii: true, three: true},
	{name: "live_asking", make: inTheHour("a"), line: true},
	{name: "live_landing", make: inTheHour("a", "1"), line: true},
	{name: "live_naming", make: inTheHour("space", "tab", "all"), line: true},
	{name: "live_lighter", make: inTheHour("tab", "right")},
	{name: "live_away", make: awayFor35},
	{name: "live_other", make: beforeAnother},
	{name: "dark", make: inTheHour("b"), line: true},
	{name: "draw", make: at("maya", "enter", "d", `8n c 15i 24d 29i 33e 41o* "Miso" 47 door "she may move"`), line: true, ascii: true, three: true},
	{name: "draw_wrong", make: at("maya", "enter", "d", "8n 15x"), line: true},
	{name: "draw_by_hand", make: at("maya", "enter", "d", "8n 15i 33e 41o", "tab", "left", "left"), line: true, ascii: true},
	{name: "draw_on_a_mark", make: at("maya", "enter", "d", `8n c 15i 24d 29i 33e 41o* "Miso" 47 door "she may move"`, "tab", "left", "left", "left", "left", "left", "left"), line: true},
	{name: "draw_shape", make: at("maya", "enter", "d", "ctrl+t", "ctrl+t"), line: true},
	{name: "draw_when", make: at("maya", "enter", "d", "up"), line: true},
	{name: "after", make: minuteAfter(), ascii: true, three: true},
	{name: "after_sore", make: minuteAfter("x")},
	{name: "after_aside", make: minuteAfter("tab"), ascii: true},
	{name: "after_reason", make: minuteAfter("tab", "g")},
	{name: "after_carry", make: minuteAfter("tab", "tab", "tab"), ascii: true},
	{name: "after_new", make: minuteAfter("tab", "tab", "tab", "tab", "Pip, a snail")},
	{name: "after_later", make: at("maya", "enter", "ctrl+p", "minute after", "enter")},
	{name: "week", make: inTheWeek("8n 15i 33e 41o*"), ascii: true, three: true},
	{name: "week_wrong", make: inTheWeek("8n 15x")},
	{name: "week_not_met", make: inTheWeek("8n 15", "down", "ctrl+x"), line: true},
	{name: "week_before", make: inTheWeek("pgup", "down"), ascii: true},
	{name: "week_without_clock", make: from(settings(func(c *config.Config) { c.ClockTimes = false }), "ctrl+p", "week", "enter", "8n")},
	{name: "week_nothing", make: func(t rapid.TB) *rig {
		r := emptyVault(t)
		r.keys("ctrl+p", "week", "enter")
		return r
	}},
	{name: "review", make: at("maya", "enter", "v"), ascii: true, three: true},
	{name: "review_lit", make: at("maya", "enter", "v", "space", "down")},
	{name: "review_door", make: at("maya", "enter", "v", "space", "right", "right", "down")},
	{name: "review_filter", make: at("maya", "enter", "v", "/", "oct"), ascii: true},
	{name: "review_nothing", make: at("maya", "enter", "v", "/", "qqqq", "enter")},
	{name: "review_beside", make: at("maya", "enter", "v", "=", "down", "down", "="), ascii: true, three: true},
	{name: "review_out", make: at("maya", "enter", "v", "w", "down"), ascii: true},
	{name: "review_file", make: at("maya", "enter", "v", "/", "walk", "enter", "w", "right", "n", "e")},
	{name: "review_reason", make: at("maya", "enter", "v", "space", "g", "died in Mar"), line: true},
	{name: "keepsake", make: aKeepsake("down", "down", "down"), ascii: true},
	{name: "keepsake_line", make: aKeepsake("down", "down", "down", "down", "enter", " on repeat")},
	{name: "keepsake_add", make: aKeepsake("down", "down", "+", "Biscuit's bowl", "enter"), line: true},
	{name: "keepsake_file", make: aKeepsake("w"), ascii: true},
	{name: "keepsake_died", make: at("walter", "enter", "ctrl+p", "keepsake", "enter")},
	{name: "help", make: at("maya", "enter", "?"), line: true, ascii: true},
	{name: "everything", make: at("maya", "enter", "ctrl+p", "ta"), line: true, ascii: true},
	{name: "confirm", make: at("maya", "enter", "ctrl+p", "erase", "enter", "may"), line: true},
	{name: "codes_find", make: inCodes(at())},
	{name: "codes_typed", make: inCodes(at("mis"))},
	{name: "codes_card", make: inCodes(at("maya", "enter")), line: true},
	{name: "codes_live", make: inCodes(hourAt31)},
	{name: "codes_week", make: inCodes(inTheWeek("8n 15i 33e 41o*"))},
	{name: "codes_review", make: inCodes(at("maya", "enter", "v"))},
	{name: "settings", make: at("ctrl+p", "settings", "enter", "down", "down", "down"), ascii: true},
}

// sizes are those every scene is drawn in.
var sizes = []struct{ w, h int }{{40, 12}, {80, 24}, {120, 40}}

// themed shows the same scene in another theme.
func (r *rig) themed(theme string, ascii, three bool) {
	r.t.Helper()
	c := r.root().Config()
	c.Theme, c.ASCII, c.ThreePlaces = theme, ascii, three
	r.send(nav.Configure{Config: c})
}

// another is a second companion on the same disk.
func (r *rig) another() *memory { return &memory{disk: r.disk} }

var _ record.Tx = (*change)(nil)
