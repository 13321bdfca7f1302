package ui_test

import (
	"testing"
	"time"

	"rapport/store/record"
)

// notes are the notes of the hour on disk.
func (r *rig) notes() (words []string) {
	r.t.Helper()
	for _, k := range r.hour().Marks {
		if k.Kind == record.Note {
			words = append(words, k.Words)
		}
	}
	return words
}

// TestAHalfTypedNoteStaysWithItsMark: esc leaves it for later, and later it is
// that note's line again, not another note's.
func TestAHalfTypedNoteStaysWithItsMark(t *testing.T) {
	r := newRig(t, settings(patiently))
	r.startLive()
	r.pass(10 * time.Minute)
	r.keys("n", "the blue", "esc")
	r.pass(5 * time.Minute)
	r.keys("n")
	r.shows("the blue")
	if got := r.notes(); len(got) != 1 {
		t.Fatalf("%d notes are marked", len(got))
	}
	r.keys(" door", "enter")
	if got := r.notes(); len(got) != 1 || got[0] != "the blue door" || r.hour().Marks[0].At != 601 {
		t.Errorf("the hour has %+v", r.hour().Marks)
	}
	r.pass(time.Minute)
	r.keys("n")
	r.hides("the blue")
	r.keys("enter")
	if got := r.notes(); len(got) != 2 || got[1] != "" {
		t.Errorf("a new note is %q", got)
	}
}

// TestAHalfTypedNoteMovesWithItsMark a minute sooner.
func TestAHalfTypedNoteMovesWithItsMark(t *testing.T) {
	r := newRig(t, settings(patiently))
	r.startLive()
	r.pass(10 * time.Minute)
	r.keys("n", "the blue", "esc", "left")
	r.pass(time.Minute)
	r.keys("n", " door", "enter")
	if got := r.hour().Marks; len(got) != 1 || got[0].Words != "the blue door" || got[0].At != 541 {
		t.Errorf("the hour has %+v", got)
	}
}

// TestHalfTypedWordsAreKeptAtTheEnd: what was left for later has no later once the
// hour is over, so that its mark has it; undoing the end leaves it there.
func TestHalfTypedWordsAreKeptAtTheEnd(t *testing.T) {
	r := newRig(t, settings(patiently))
	r.startLive()
	r.pass(10 * time.Minute)
	r.keys("n", "the blue door", "esc")
	r.pass(5 * time.Minute)
	r.keys("space", "tab", "the band she", "esc")
	r.pass(30 * time.Minute)
	r.keys("e", "e")
	var hour *record.Session
	for _, h := range r.disk.caseload().Sessions(r.client("maya").ID) {
		if h.Ended && h.Date == record.DateOf(thursday) {
			hour = h
		}
	}
	if hour == nil {
		t.Fatal("the hour has not ended")
	}
	words := map[record.MarkKind]string{}
	for _, mark := range hour.Marks {
		words[mark.Kind] = mark.Words
	}
	if len(hour.Marks) != 2 || words[record.Note] != "the blue door" || words[record.LitUp] != "the band she" {
		t.Errorf("the hour has %+v", hour.Marks)
	}
	if left := r.disk.caseload().Desk.Drafts; len(left) > 0 {
		t.Errorf("%d drafts are left", len(left))
	}
	r.pass(time.Second)
	r.keys("u")
	if got := r.notes(); len(got) != 1 || got[0] != "the blue door" {
		t.Errorf("after undoing the end: %q", got)
	}
}
