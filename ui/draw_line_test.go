package ui_test

import (
	"slices"
	"testing"
)

// TestThePictureKeepsItsLastRightForm while words are typed, a step is wrong or
// one is typed anew.
func TestThePictureKeepsItsLastRightForm(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "d", "8n 15i 33e 41o*")
	right := r.frame(80, 24)
	for _, more := range []string{` "Mi`, " ", "x"} {
		r.keys(more)
		if f := r.frame(80, 24); !slices.Equal(f.rows[:14], right.rows[:14]) || f.rows[17] != right.rows[17] {
			t.Fatalf("with %q it is drawn anew:\n%s", more, f)
		}
	}
	r.keys("ctrl+u")
	r.shows("Nothing marked, and that's fine.")
}

// TestADraftThatIsWrongIsDrawnAsFarAsItIsRight.
func TestADraftThatIsWrongIsDrawnAsFarAsItIsRight(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "d", "8n 15i 33q", "esc", "d")
	r.shows("line   8n 15i 33q", "We went in once, about 35 minutes in all.")
}

// TestQuestionMarkOnAnEmptyLine is for its words; in a line it is a letter.
func TestQuestionMarkOnAnEmptyLine(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "d")
	r.shows("? words")
	r.keys("?")
	r.shows("keys: draw", "wobble, mended", "usual shapes")
	r.keys("esc", `8 no "why?"`)
	r.shows(`line   8 no "why?"`)
	r.hides("? words")
}

// TestAnHourDrawnLiveIsChangedOnlyByAChange.
func TestAnHourDrawnLiveIsChangedOnlyByAChange(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "v", "enter")
	r.shows("Maya   drawn live  ")
	r.keys(" 49 qu")
	r.shows("Maya   drawn live, changed here")
}
