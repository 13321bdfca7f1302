package ui_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rapport/store/record"
)

// TestTheDogDiedToldInTheHour: three keys, and it is off every surface.
func TestTheDogDiedToldInTheHour(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.keys("tab", "right", "x")
	r.says("set aside: the Cure")
	f := r.shows("lighter    Miso")
	if f.has("the Cure") && !strings.Contains(f.rows[22], "the Cure") {
		t.Errorf("still there:\n%s", f)
	}
	r.keys("esc", "the cure")
	r.hides("* lit")
}

// TestTheLighterRow: along it with the arrows or with h and l; enter came up,
// space lit up, a place key steps back and marks.
func TestTheLighterRow(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.keys("tab", "l", "right", "h", "enter")
	r.says("came up: the Cure")
	r.pass(time.Minute)
	r.keys("tab", "space")
	r.says("lit up by Miso")
	if lit := r.thing("maya", "Miso").LastLit(); lit != record.DateOf(thursday) {
		t.Errorf("last lit %v", lit)
	}
	r.keys("tab", "3")
	s := r.hour()
	if !slices.Equal(marksOf(s), []record.MarkKind{record.Tried, record.LitUp}) || len(s.Moves) != 1 {
		t.Errorf("%v %v", s.Marks, s.Moves)
	}
	r.shows("in, since 1")
	r.keys("tab", "esc")
	r.shows("↓ in  ↑ out")
}

// TestNamingWhatLit finds it on the card, or makes it there.
func TestNamingWhatLit(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.keys("space", "tab", "all", "tab")
	r.shows("lit up by  the allotment")
	r.keys("enter")
	r.says("lit up by the allotment")
	r.pass(time.Minute)
	r.keys("space", "tab", "band the Slits", "enter")
	r.says("lit up by the Slits, new on the card as music")
	s := r.hour()
	if s.Marks[0].Interest != r.thing("maya", "the allotment").ID || s.Marks[1].Interest != r.thing("maya", "the Slits").ID {
		t.Errorf("marks %v", s.Marks)
	}
}

// TestAQuestionLands: tried, and how it was taken, on the hour and on the card.
func TestAQuestionLands(t *testing.T) {
	landings := map[string]record.Landing{"space": record.Lit, "enter": record.Fine, "-": record.Flat, "x": record.Sore}
	for key, want := range landings {
		r := newRig(t)
		r.startLive()
		r.keys("a", "1", key)
		if s := r.hour(); len(s.Marks) != 1 || s.Marks[0].Landed != want {
			t.Errorf("%s: %v", key, s.Marks)
		}
		if asked := r.client("maya").Asked[0]; asked.Landed != want {
			t.Errorf("%s: asked %+v", key, asked)
		}
	}
	r := newRig(t)
	before := len(r.client("maya").Asked)
	r.startLive()
	r.keys("a", "1", "0")
	if s := r.hour(); len(s.Marks) > 0 || len(r.client("maya").Asked) != before {
		t.Errorf("one not asked is marked: %v", s.Marks)
	}
}

// TestASoreQuestionOffersToHoldItsThing.
func TestASoreQuestionOffersToHoldItsThing(t *testing.T) {
	for key, want := range map[string]record.Standing{"g": record.Gentle, "x": record.Closed, "esc": record.Open} {
		r := newRig(t)
		r.startLive()
		r.keys("a")
		if !r.frame(80, 24).has(" 1  What is Miso eating these days?") {
			t.Skip("the first question is about another thing now")
		}
		r.keys("1", "x")
		r.shows("g hold gently   x not to open   esc neither")
		r.keys(key)
		if got := r.thing("maya", "Miso").Standing; got != want {
			t.Errorf("%s: %v", key, got)
		}
	}
}
