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
