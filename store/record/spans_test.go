package record

import (
	"slices"
	"testing"
)

func TestSpans(t *testing.T) {
	var own Spans
	for _, f := range Kinds() {
		if own.Of(f.Kind) != f.StaleAfter {
			t.Errorf("%s: %d days, not its own %d", f.Name, own.Of(f.Kind), f.StaleAfter)
		}
		if got := own.With(f.Kind, 9).Of(f.Kind); got != 9 {
			t.Errorf("%s: %d days, not 9", f.Name, got)
		}
		if got := own.With(f.Kind, 0).Of(f.Kind); got != 0 {
			t.Errorf("%s goes stale after %d days, not never", f.Name, got)
		}
	}
	if got := own.With(Pet, 1<<20).Of(Pet); got != MostSpan {
		t.Errorf("%d days", got)
	}
	if got := own.Of(Kind(200)); got != own.Of(Other) {
		t.Errorf("a kind that is not known: %d days", got)
	}
	s := own.With(Show, 5).With(Pet, 0).With(Game, Game.Facts().StaleAfter)
	if got := s.Changed(); !slices.Equal(got, []Kind{Pet, Show}) {
		t.Errorf("changed are %v", got)
	}
	in := Interest{Kind: Show, Heard: 100}
	if !in.MayHaveChanged(106, s) || in.MayHaveChanged(105, s) || in.MayHaveChanged(121, own) || !in.MayHaveChanged(122, own) {
		t.Error("the span does not decide when a thing may have changed")
	}
	if in.Kind = Pet; in.MayHaveChanged(9999, s) {
		t.Error("what never goes stale may have changed")
	}
}
