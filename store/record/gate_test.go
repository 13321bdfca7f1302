package record

import (
	"fmt"
	"testing"
)

// gateCase is one cell: who asks, about what, of whom.
type gateCase struct {
	on     Surface
	st     Standing
	client ClientStanding
	closed string // a topic the client closed
	aside  bool
}

// said is what the gate is to say, worked out from the rules rather than read
// from its table.
func (g gateCase) said() Verdict {
	looks := func(on ...Surface) bool {
		for _, s := range on {
			if s == g.on {
				return true
			}
		}
		return false
	}
	plain := ShowPlain
	if g.client == Died {
		plain = ShowPast
	}
	meeting := g.client == Current || g.client == OnBreak
	switch {
	case looks(OnExport):
		return ShowPlain
	case looks(OnWeek, OnCompletion):
		return Hide
	case g.st == Closed || g.closed != "":
		if looks(OnCard, OnBefore, OnAfter) {
			return ListNotOpen
		}
		return Hide
	case g.st == Gentle || g.aside:
		if looks(OnFind, OnCard, OnBefore, OnAfter, OnReview) || looks(OnLive) && !g.aside {
			return ShowGently
		}
		return Hide
	case g.st == Past:
		if looks(OnFind, OnCard, OnBefore, OnAfter, OnReview, OnKeepsake) {
			return ShowPast
		}
		return Hide
	case looks(OnFind, OnCard, OnBefore, OnAfter, OnReview, OnLive):
		return plain
	case g.st == Resting:
		return Hide
	case looks(OnKeepsake):
		return plain
	case !meeting:
		return Hide
	case looks(OnAsk):
		return MayAsk
	case looks(OnLighter):
		return OfferLighter
	}
	return ShowPlain // to remember
}

func everyGateCase(visit func(gateCase)) {
	for on := range surfaces {
		for st := Open; st <= Closed; st++ {
			for client := Current; client <= Died; client++ {
				for _, closed := range []string{"", "family", "father", "her father", "fathers", "Dad", "FATHER'S", "the allotments", "plot"} {
					for _, aside := range []bool{false, true} {
						visit(gateCase{on, st, client, closed, aside})
					}
				}
			}
		}
	}
}

func TestGateCellByCell(t *testing.T) {
	cells := 0
	everyGateCase(func(g gateCase) {
		cells++
		c := maya()
		c.Client.Standing = g.client
		c.Interests = []Interest{{ID: NewID(), Kind: Person, Name: "her father's allotment", Details: "plot 14", Standing: g.st}}
		if g.closed != "" {
			c.Closed = []string{"politics", g.closed}
		}
		if g.aside {
			c.Interests[0].SetAside = 100
		}
		if got := c.Gate(&c.Interests[0], g.on); got != g.said() {
			t.Errorf("%+v: %d, not %d", g, got, g.said())
		}
	})
	if want := int(surfaces) * 5 * 4 * 9 * 2; cells != want {
		t.Errorf("%d cells of %d", cells, want)
	}
}

// A thing that is lost, closed, resting, past or set aside is never asked about,
// offered or recalled, on any surface and by any way round.
func TestNothingButWhatIsOpenIsAsked(t *testing.T) {
	everyGateCase(func(g gateCase) {
		v := g.said()
		asks := v == MayAsk || v == OfferLighter || g.on == OnRecall && v.May()
		if asks && (g.st != Open || g.closed != "" || g.aside || g.client > OnBreak) {
			t.Errorf("%+v may be asked about", g)
		}
	})
}

func TestGateOfAStandingWrittenLater(t *testing.T) {
	c := maya()
	id := c.with(Pet, "Miso")
	c.Interest(id).Standing = Closed + 1
	for on := range surfaces {
		if v := c.Gate(c.Interest(id), on); v != Hide && v != ListNotOpen && on != OnExport {
			t.Errorf("surface %d shows it: %d", on, v)
		}
	}
}

func TestGateWords(t *testing.T) {
	const name = "Biscuit"
	cases := []struct {
		what   string
		words  string
		change func(*Card, *Interest)
		hidden []Surface // of find, card, live, review, recall, ask, lighter, keepsake
		gently bool      // elsewhere
	}{
		{"nothing named", "the wedding on the 21st", func(*Card, *Interest) {}, nil, false},
		{"open", "Biscuit’s birthday", func(*Card, *Interest) {}, nil, false},
		{"another word", "biscuits and tea", func(_ *Card, in *Interest) { in.Name, in.Standing = "Bisquick", Closed }, nil, false},
		{"resting", "how is BISCUIT", func(_ *Card, in *Interest) { in.Standing = Resting }, []Surface{OnAsk, OnLighter}, false},
		{"past", "how is Biscuit", func(_ *Card, in *Interest) { in.Standing = Past }, []Surface{OnAsk, OnLighter}, false},
		{"gentle", "what Bíscuit ate", func(_ *Card, in *Interest) { in.Standing = Gentle }, []Surface{OnAsk, OnLighter, OnRecall, OnKeepsake}, true},
		{"set aside", "Biscuits", func(_ *Card, in *Interest) { in.SetAside = 9 }, []Surface{OnAsk, OnLighter, OnRecall, OnKeepsake}, true},
		{"closed", "so, Biscuit", func(_ *Card, in *Interest) { in.Standing = Closed }, asking, false},
		{"closed by its kind's topic", "so, Biscuit", func(c *Card, in *Interest) { in.Kind = Food; c.Closed = []string{"body"} }, asking, false},
		{"a free topic", "her Dad called", func(c *Card, _ *Interest) { c.Closed = []string{"her father"} }, asking, false},
		{"a topic in the plural", "the cookie jar", func(c *Card, _ *Interest) { c.Closed = []string{"cookies"} }, asking, false},
		{"a topic of the list by its plain words", "the wine on Sunday", func(c *Card, _ *Interest) { c.Closed = []string{"Alcohol"} }, asking, false},
		{"a topic of two words, one named", "a red letter day", func(c *Card, _ *Interest) { c.Closed = []string{"red car"} }, nil, false},
		{"a topic without meaning", "the day of the cat", func(c *Card, _ *Interest) { c.Closed = []string{"", " - ", "of the"} }, nil, false},
		{"a finished client", "Biscuit", func(c *Card, _ *Interest) { c.Client.Standing = Finished }, []Surface{OnAsk, OnLighter, OnRecall}, false},
		{"a client who died", "Biscuit", func(c *Card, _ *Interest) { c.Client.Standing = Died }, []Surface{OnAsk, OnLighter, OnRecall}, false},
	}
	for _, tc := range cases {
		t.Run(tc.what, func(t *testing.T) {
			c := maya()
			id := c.with(Pet, name)
			tc.change(c, c.Interest(id))
			for _, on := range asking {
				want := ShowPlain
				if tc.gently {
					want = ShowGently
				}
				for _, h := range tc.hidden {
					if h == on {
						want = Hide
					}
				}
				if got := c.GateWords(tc.words, on); got != want {
					t.Errorf("surface %d: %d, not %d", on, got, want)
				}
			}
			if c.GateWords(tc.words, OnExport) != ShowPlain || c.GateWords(tc.words, OnCompletion) != Hide {
				t.Error("export is complete, and completion knows nobody")
			}
		})
	}
}

// asking are the surfaces on which free words stand.
var asking = []Surface{OnFind, OnCard, OnLive, OnReview, OnRecall, OnAsk, OnLighter, OnKeepsake}

func TestGateCarriedAndHeld(t *testing.T) {
	type verdicts struct{ recall, before, held Verdict }
	for name, tc := range map[string]struct {
		change func(*Card, ID)
		want   verdicts
	}{
		"open":      {func(*Card, ID) {}, verdicts{ShowPlain, ShowPlain, MayAsk}},
		"resting":   {func(c *Card, id ID) { c.Interest(id).Standing = Resting }, verdicts{ShowPlain, ShowPlain, Hide}},
		"past":      {func(c *Card, id ID) { c.Interest(id).Standing = Past }, verdicts{ShowPlain, ShowPlain, Hide}},
		"gentle":    {func(c *Card, id ID) { c.Interest(id).Standing = Gentle }, verdicts{Hide, ShowGently, Hide}},
		"set aside": {func(c *Card, id ID) { c.SetAside(id, 3) }, verdicts{Hide, ShowGently, Hide}},
		"closed":    {func(c *Card, id ID) { c.Interest(id).Standing = Closed }, verdicts{Hide, Hide, Hide}},
		"topic":     {func(c *Card, _ ID) { c.Closed = []string{"paw"} }, verdicts{Hide, Hide, Hide}},
		"finished":  {func(c *Card, _ ID) { c.Client.Standing = Finished }, verdicts{Hide, ShowPlain, Hide}},
	} {
		c := maya()
		id := c.with(Pet, "Miso")
		carry, held := Carry{Words: "the sore paw", Interest: id}, Held{Text: "How is the paw?", Interest: id}
		tc.change(c, id)
		got := verdicts{c.GateCarried(carry, OnRecall), c.GateCarried(carry, OnBefore), c.GateHeld(held)}
		if got != tc.want {
			t.Errorf("%s: %+v, not %+v", name, got, tc.want)
		}
	}
}

func TestReason(t *testing.T) {
	for _, tc := range []struct {
		in   Interest
		want string
	}{
		{Interest{Standing: Gentle, Because: "died in March"}, "died in March"},
		{Interest{Standing: Gentle}, "held gently"},
		{Interest{Standing: Past}, ""},
		{Interest{SetAside: 9}, "set aside, not settled yet"},
	} {
		if got := tc.in.Reason(); got != tc.want {
			t.Errorf("%+v: %q", tc.in, got)
		}
	}
}

func TestTopicsNameWords(t *testing.T) {
	for _, tc := range []struct {
		topic, text string
		names       bool
	}{
		{"dog", "dogs", true},
		{"dogs", "her dog", true},
		{"her father", "Father", true},
		{"her father", "his dad's shed", true},
		{"mum", "her mother", true},
		{"father", "grandfather clock", false},
		{"families", "the family", true},
		{"family", "two families", true},
		{"churches", "church", true},
		{"church", "churches", true},
		{"cookies", "a cookie", true},
		{"movies", "movie night", true},
		{"children", "the child", true},
		{"women", "one woman", true},
		{"Zoë", "zoe", true},
		{"cat", "Cats!", true},
		{"cat", "a scat song", false},
		{"go", "gone", false},
		{"Go", "plays go", true},
		{"the", "the", true},
		{"red car", "the car is red", true},
		{"red car", "the red bus", false},
		{"父", "父の庭", true},
		{"แม่", "รักแม่มาก", true},
		{"", "anything", false},
		{"...", "anything", false},
		{"отец", "Отец", true},
	} {
		if got := newWordText(tc.text).names(tc.topic); got != tc.names {
			t.Errorf("%q in %q: %v", tc.topic, tc.text, got)
		}
	}
}

func TestClosedTopicsOfAClient(t *testing.T) {
	c := Client{Closed: []string{" Alcohol ", "her father"}}
	for words, want := range map[string]bool{"a beer": true, "alcohol": true, "Daddy": true, "the garden": false, "": false} {
		if got := c.ClosesText(words); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
	if !c.ClosesTouch(TouchAlcohol) || c.ClosesTouch(TouchFood) || (&Client{}).ClosesText("beer") {
		t.Error("topics of the list")
	}
	for touch, words := range touchWords {
		if _, ok := ParseTouch(string(touch)); !ok {
			t.Errorf("%s is no topic", touch)
		}
		for _, word := range words {
			if got := newWordText(word); len(got.words) != 1 || got.singulars[0] != word {
				t.Errorf("%q of %s is not one folded word in the singular: %s", word, touch, fmt.Sprint(got))
			}
		}
	}
}
