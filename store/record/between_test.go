package record

import "testing"

func TestWeeksBetween(t *testing.T) {
	for days, want := range map[int]string{0: "", 14: "", 20: "", 21: "three weeks between", 34: "four weeks between", 84: "twelve weeks between", 91: "13 weeks between", -30: ""} {
		if got := WeeksBetween(Date(1000+days), 1000); got != want {
			t.Errorf("%d days: %q, not %q", days, got, want)
		}
		wellSaid(t, want)
	}
}

// TestWhatCannotBeDrawn: an hour has a picture as soon as one thing in it has a
// place or a moment.
func TestWhatCannotBeDrawn(t *testing.T) {
	for line, want := range map[string]bool{"": true, "0 lit": true, "0 in": false, "8n": false, "8 lit": false, "5 pause, 9 resume": false} {
		s := &Session{Planned: 50}
		if line != "" {
			s = drawn(t, line)
		}
		if got := s.Undrawn(); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}
