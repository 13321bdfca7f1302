package ui_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rapport/store/record"
)

// backToTheHour answers whatever stands between somebody and the hour.
func (r *rig) backToTheHour() {
	r.t.Helper()
	for range 4 {
		r.jump(time.Second)
		shown := r.model.View().Content
		switch {
		case strings.Contains(shown, "passphrase"):
			r.free()
			r.keys(passphrase, "enter")
		case strings.Contains(shown, "This screen was away"):
			r.keys("1")
		default:
			return
		}
	}
}

// TestNoMarkIsEverLost: whatever comes between, in light and in the dark, with
// a slow disk and a full one, through idle times, doors and locks, every mark
// that was made is on disk in the end, in the order in which it was made.
func TestNoMarkIsEverLost(t *testing.T) {
	t.Parallel()
	letters := []string{"q", "s", "g", "v", "f", "w", "r"}
	rapid.Check(t, func(rt *rapid.T) {
		r := newRig(t)
		r.t = rt
		r.startLive()
		var want []record.MarkKind
		for range rapid.IntRange(1, 20).Draw(rt, "steps") {
			switch rapid.IntRange(0, 9).Draw(rt, "step") {
			case 0:
				r.keys("b")
				r.backToTheHour()
			case 1:
				r.hold()
			case 2:
				r.release(rapid.IntRange(1, 3).Draw(rt, "writes"))
			case 3:
				r.disk.fail = errFull
			case 4:
				r.disk.fail = nil
				r.free()
				r.pass(20 * time.Second)
			case 5: // nobody touches a key until the hand is all that is left
				if r.clock.now.Before(thursday.Add(30 * time.Minute)) {
					r.pass(5*time.Minute + 20*time.Second)
				}
			case 6: // a lock lets go of what a full disk does not take
				if r.disk.fail == nil {
					r.free()
					r.pass(20 * time.Second)
					r.keys("ctrl+l")
					r.backToTheHour()
				}
			default:
				r.pass(5 * time.Second)
				r.backToTheHour()
				letter := rapid.SampledFrom(letters).Draw(rt, "mark")
				r.keys(letter)
				want = append(want, plainMarks[letter])
			}
		}
		r.disk.fail = nil
		r.free()
		r.pass(20 * time.Second)
		if got := marksOf(r.hour()); !slices.Equal(got, want) {
			rt.Fatalf("made %v, on disk %v", want, got)
		}
		if left := r.disk.caseload().Card(r.hour().Client); left == nil {
			rt.Fatal("the client is gone")
		}
	})
}
