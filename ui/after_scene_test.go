package ui_test

import (
	"time"

	"pgregory.net/rapid"

	"rapport/store/record"
	"rapport/ui/nav"
)

// endedHour ends an hour of Maya's with something in every part of the minute
// after: two questions in hand, a thing set aside, what lit her up in words
// alone, and words at the door.
func endedHour(t rapid.TB) *rig {
	d := demoDisk(t)
	r := newRigOn(t, d, settings(patiently))
	r.keys("maya", "enter", "a", "1", "2", "esc", "esc")
	r.startLive()
	r.pass(8 * time.Minute)
	r.keys("1")
	r.pass(7 * time.Minute)
	r.keys("3")
	r.pass(6 * time.Minute)
	r.keys("tab", "right", "x")
	r.pass(12 * time.Minute)
	r.keys("1")
	r.pass(8 * time.Minute)
	r.keys("d", "she may move", "enter")
	id := r.hour().ID
	r.elsewhere(func(tx record.Tx) error {
		s, err := tx.Session(id)
		if err != nil {
			return err
		}
		s.AddMark(record.Mark{At: 25 * 60, Kind: record.LitUp, Words: "the band at the harbour"})
		return tx.PutSession(s)
	})
	r.tick()
	r.keys("e", "e")
	r.pass(time.Second)
	return r
}

// minuteAfter is the minute after that hour.
func minuteAfter(keys ...string) func(rapid.TB) *rig {
	return func(t rapid.TB) *rig {
		r := endedHour(t)
		r.keys(keys...)
		r.send(nav.Say{})
		return r
	}
}
