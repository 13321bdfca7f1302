package arc

import (
	"slices"
	"testing"

	"rapport/store/record"
)

func TestWords(t *testing.T) {
	live, liveOptions := maya()
	done, doneOptions := drawn()
	doneOptions.Marks = append(doneOptions.Marks, label(48, record.LitUp, ""))
	paused := session(10, 3)
	paused.Pauses = []record.Pause{{From: 600, To: 900}, {From: 2700, To: -1}}
	short := &record.Session{Planned: 50, Moves: []record.Move{{At: 600, Place: record.Deep}, {At: 610, Place: record.Edge}}}
	for name, tt := range map[string]struct {
		s    *record.Session
		o    Options
		want []string
	}{
		"live": {live, liveOptions, []string{
			"0 to 8 out, 8 to 12 near, 12 to 16 edge, 16 to 21 in, 21 to 25 deep, 25 to 29 in, 29 to now edge.",
			"At 6 lit up, Miso; at 23 a note, quiet.",
		}},
		"drawn": {done, doneOptions, []string{
			"0 to 8 out, 8 to 15 near, 15 to 24 in, 24 to 29 deep, 29 to 33 in, 33 to 41 edge, 41 to 50 out.",
			"At 41 lit up, Miso; at 47 words at the door; at 48 lit up.",
		}},
		"three":   {done, Options{Three: true}, []string{"0 to 15 out, 15 to 33 in, 33 to 41 edge, 41 to 50 out."}},
		"paused":  {paused, Options{}, []string{"0 to 10 out, 10 to 50 in.", "Paused 10 to 15, from 45 on."}},
		"short":   {short, Options{}, []string{"0 to 10 out, at 10 deep, 10 to 50 edge."}},
		"the end": {session(50, 4), Options{}, []string{"0 to 50 out, at 50 deep."}},
		"nothing": {ended(0), Options{}, []string{"At 0 out."}},
	} {
		if got := Words(tt.s, tt.o); !slices.Equal(got, tt.want) {
			t.Errorf("%s\n got %q\nwant %q", name, got, tt.want)
		}
	}
}
