package ui_test

import (
	"testing"
	"time"

	"rapport/store/record"
	"rapport/ui"
)

// moves changes Maya's card elsewhere.
func (r *rig) changeMaya(do func(*record.Card)) {
	r.t.Helper()
	id := r.client("maya").ID
	r.elsewhere(func(tx record.Tx) error {
		c, err := tx.Card(id)
		if err != nil {
			return err
		}
		do(c)
		return tx.PutCard(c)
	})
}

// TestAChangeFromElsewhereShowsWithinASecond on whatever is open.
func TestAChangeFromElsewhereShowsWithinASecond(t *testing.T) {
	lost := func(c *record.Card) { c.SetStanding(c.Named(0, "Miso").ID, record.Gentle, "ran away on Tuesday") }
	screens := map[string]struct {
		keys  []string
		shows string
		hides string
	}{
		"home":     {nil, "Miso", "What is Miso eating"},
		"find":     {[]string{"miso"}, "~ gently", "* lit"},
		"card":     {[]string{"maya", "enter"}, "Miso, orange tabby: ran away on", "Miso ·"},
		"before":   {[]string{"tab"}, "ran away on Tuesday", "lit her up 12 Nov"},
		"ask":      {[]string{"maya", "enter", "a"}, "Maya", "Miso eating"},
		"ask back": {[]string{"maya", "enter", "a", "right"}, "Maya", "Miso eating"},
		"live":     {[]string{"tab", "s"}, "Miso", "lighter    Miso"},
		"review":   {[]string{"maya", "enter", "v", "space"}, "~ Miso, orange tabby: ran away on Tuesday", "min  Miso"},
	}
	for name, s := range screens {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			r.keys(s.keys...)
			r.changeMaya(lost)
			r.jump(time.Second)
			r.tick()
			if name == "ask back" {
				r.keys("left")
			}
			r.shows(s.shows)
			r.hides(s.hides)
		})
	}
}

// TestAClientErasedElsewhereGoes from every screen, whatever is open there.
func TestAClientErasedElsewhereGoes(t *testing.T) {
	screens := [][]string{
		nil,
		{"maya"},
		{"maya", "enter"},
		{"maya", "enter", "+", "pet P"},
		{"maya", "enter", "right"},
		{"tab"},
		{"maya", "enter", "a"},
		{"maya", "enter", "a", "e"},
		{"maya", "enter", "v"},
		{"maya", "enter", "v", "space"},
		{"maya", "enter", "d", "8n 15i"},
		{"maya", "enter", "d", "8n 15i", "tab"},
		{"maya", "enter", "?"},
		{"maya", "enter", "ctrl+p"},
		{"tab", "s"},
	}
	for _, keys := range screens {
		r := newRig(t)
		r.keys(keys...)
		r.jump(time.Second)
		if _, err := r.another().Erase(r.client("maya").ID); err != nil {
			t.Fatal(err)
		}
		r.tick()
		r.frame(80, 24)
		r.keys("esc", "esc", "down", "esc", "ctrl+u", "esc")
		if r.root().Crash() != nil {
			t.Errorf("%v: %v", keys, r.root().Crash())
			continue
		}
		r.pass(time.Minute)
		r.hides("Maya")
	}
}

// TestAnHourEndedElsewhereIsLeft for its picture.
func TestAnHourEndedElsewhereIsLeft(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.pass(2 * time.Minute)
	s := r.hour()
	r.elsewhere(func(tx record.Tx) error {
		s, err := tx.Session(s.ID)
		if err != nil {
			return err
		}
		s.EndAt(100)
		return tx.PutSession(s)
	})
	r.pass(time.Second)
	r.shows("past hours", "Maya")
}

// TestMarksOfTwoCompanionsComeTogether: each writes its change to what is on
// disk, not the picture it has.
func TestMarksOfTwoCompanionsComeTogether(t *testing.T) {
	one := newRig(t)
	one.startLive()
	one.pass(time.Minute)
	two := newRigOn(t, one.disk, func(d *ui.Deps) { d.Now = one.clock.Now })
	two.clock = one.clock
	two.jump(time.Second)
	two.shows("Maya")
	one.keys("q")
	two.keys("v")
	one.keys("3")
	if s := one.hour(); len(s.Marks) != 2 || len(s.Moves) != 1 {
		t.Errorf("%v %v", s.Marks, s.Moves)
	}
}

// TestAnHourOpenOnDiskIsComeBackTo when the companion opens.
func TestAnHourOpenOnDiskIsComeBackTo(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.pass(time.Minute)
	r.keys("2")
	again := newRigOn(t, r.disk, func(d *ui.Deps) { d.Now = func() time.Time { return r.clock.now.Add(30 * time.Minute) } })
	again.shows("Nothing was marked from 14:51 until 15:21", "1   we went on", "4   we ended at another minute")
}
