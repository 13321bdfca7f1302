package prompts

import (
	"slices"
	"testing"

	"rapport/store/record"
)

// What is lighter for one may be the heart of it for another: it is at hand
// only where nothing says that it could be.
func TestLighterIsWhatMayBeDrawn(t *testing.T) {
	lit := thing(2, record.Music, "the Cure")
	lit.Lit = []record.Date{today - 20}
	wine, gone := thing(3, record.Hobby, "wine club"), thing(4, record.Hobby, "the choir")
	wine.Touches, gone.Standing = []record.Touch{record.TouchAlcohol}, record.Gentle
	card := maya(
		thing(1, record.Pet, "Miso"), lit, wine, gone, thing(5, record.Food, "ramen"), thing(6, record.Joke, "the committee"),
		dated(7, "the funeral", "21 Nov", ""), dated(8, "the wedding", "21 Nov", "celebrate"), thing(9, record.Memory, "the sea"),
	)
	names := func() (all []string) {
		for _, in := range Lighter(card) {
			all = append(all, in.Name)
		}
		return all
	}
	if got, want := names(), []string{"the Cure", "Miso", "the wedding"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for n := range byte(9) {
		card.Interests = append(card.Interests, thing(20+n, record.Garden, "the plot"))
	}
	if got := names(); len(got) != mostLighter || got[0] != "the Cure" {
		t.Errorf("%q", got)
	}
	card.Client.Standing = record.Finished
	if got := names(); len(got) != 0 {
		t.Errorf("of somebody no longer met: %q", got)
	}
}
