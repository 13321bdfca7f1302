package record

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTold(t *testing.T) {
	cases := []struct{ name, line, want string }{
		{"the drawn hour", `8n c 15i 24d 29i 33e 41o* "Miso" 47 door "she may move"`, "We went in once, about 18 minutes in all. Maya led the first step in. " +
			`We came out of it at about 33, and ended on everyday ground. Miso lit her up. At the door: "she may move".`},
		{"twice, and near", "9i c 14o 29 i c 38 n", "We went in twice, about 14 minutes in all. Maya led the way in, both times. The longest stay was about 9 minutes. We landed near, 12 minutes after coming out."},
		{"didn't go in", "0 out", "We didn't go in. We ended on everyday ground."},
		{"didn't go in, near", "8n", "We didn't go in. We landed near."},
		{"didn't go in, edge", "8n m 20e m", "We didn't go in. I led the way toward it. We landed at the edge."},
		{"while still in it", "30i", "We went in once, about 20 minutes in all. We ended while still in it."},
		{"in the heart of it", "30i 35d", "We went in once, about 20 minutes in all. We ended while still in the heart of it."},
		{"from the start", "0 deep 10 out", "We were in it from the start, about 10 minutes in all. We came out of it at about 10, and ended on everyday ground."},
		{"from the start and again", "0i 10o 20 i 30n", "We were in it from the start and once more, about 20 minutes in all. The longest stay was about 10 minutes. We landed near, 20 minutes after coming out."},
		{"late", "41i 46e", "We went in once, about 5 minutes in all. That was in the last ten minutes. We landed at the edge, 4 minutes after coming out."},
		{"just late", "40i 46e", "We went in once, about 6 minutes in all. That was in the last ten minutes. We landed at the edge, 4 minutes after coming out."},
		{"not late", "39'59i 46e", "We went in once, about 6 minutes in all. We landed at the edge, 4 minutes after coming out."},
		{"late, twice", "41i 43o 45i 47o", "We went in twice, about 4 minutes in all. The first time was in the last ten minutes. The longest stay was about 2 minutes. We came out of it at about 47, and ended on everyday ground."},
		{"a short hour is all last minutes", "2i 4n 9 end", "We went in once, about 2 minutes in all. We landed near, 5 minutes after coming out."},
		{"a minute", "10i 11n", "We went in once, about 1 minute in all. We landed near, 39 minutes after coming out."},
		{"less than a minute", "10i 10'20n", "We went in once, less than a minute in all. We landed near, 40 minutes after coming out."},
		{"three times", "5i 7o 10i 12o 15i 17n", "We went in three times, about 6 minutes in all. The longest stay was about 2 minutes. We landed near, 33 minutes after coming out."},
		{"just after", "45i 49'45 n", "We went in once, about 5 minutes in all. That was in the last ten minutes. We landed near, just after coming out."},
		{"out at the very end", "30i 50n", "We went in once, about 20 minutes in all. We came out of it at the very end, and landed near."},
		{"in at the very end", "8n 50d", "We went in at the very end."},
		{"back in at the very end", "10i 20o 50i", "We went in once, about 10 minutes in all. We went back in at the very end."},
		{"together, and out", "10i t 20e t 30o t", "We went in once, about 10 minutes in all. We led the way in together. We led the way out together. We came out of it at about 20, and ended on everyday ground."},
		{"a mixed lead", "5n c 10e m 15i 20n t 40o", "We went in once, about 5 minutes in all. Of 3 steps in, Maya led one, I led one and one is unsaid. We led the first step out together. We came out of it at about 20, and ended on everyday ground."},
		{"the second step only", "5n 15i c 20n", "We went in once, about 5 minutes in all. Of 2 steps in, Maya led one and one is unsaid. We landed near, 30 minutes after coming out."},
		{"something lit", "10 lit 20 lit", "We didn't go in. We ended on everyday ground. Something lit her up, twice."},
		{"some things lit", `10 lit "the allotment" 20 lit "Miso" 21 lit "miso" 30 lit`, "We didn't go in. We ended on everyday ground. The allotment, Miso and something else lit her up."},
		{"words at the door", `47 door 48 door "she may move" 49 door "or not"`, `We didn't go in. We ended on everyday ground. At the door: "she may move", "or not".`},
		{"unknown words at the door", "47 door", "We didn't go in. We ended on everyday ground. There were words at the door."},
		{"only a note", `5 note "tea"`, "We didn't go in. We ended on everyday ground."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := told(drawn(t, c.line), maya())
			if got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.line, got, c.want)
			}
			wellSaid(t, got)
		})
	}
}

func TestToldWhenNothingWasMarked(t *testing.T) {
	s := &Session{Planned: 50}
	if got := told(s, maya()); got != "Nothing marked, and that's fine." {
		t.Error(got)
	}
	if s.ToldInOne() != "nothing marked" || s.ToldLanding() != "" {
		t.Error(s.ToldInOne(), s.ToldLanding())
	}
}

func TestAboutIsOnlyForSessionsDrawnAfterwards(t *testing.T) {
	s := drawn(t, "12i 18o 27i 33n")
	s.Live = true
	s.EndAt(50 * minute)
	if got := told(s, maya()); strings.Contains(got, "about") || !strings.HasPrefix(got, "We went in twice, 12 minutes in all.") {
		t.Error(got)
	}
	if got := s.ToldInOne(); got != "in twice, 12 minutes in all; we landed near" {
		t.Error(got)
	}
	if got := s.ToldLanding(); got != "near, 17 minutes after coming out" {
		t.Error(got)
	}
}

func TestToldInOneClause(t *testing.T) {
	for line, want := range map[string][2]string{
		"8n":           {"we didn't go in; we landed near", "near"},
		"30i 35d":      {"in once, about 20 minutes in all; we ended while still in the heart of it", "while still in the heart of it"},
		"30i":          {"in once, about 20 minutes in all; we ended while still in it", "while still in it"},
		"15i 33o":      {"in once, about 18 minutes in all; we ended on everyday ground", "on everyday ground, 17 minutes after coming out"},
		"15i 33e":      {"in once, about 18 minutes in all; we landed at the edge", "at the edge, 17 minutes after coming out"},
		"0i 33n":       {"in from the start, about 33 minutes in all; we landed near", "near, 17 minutes after coming out"},
		"50i":          {"in at the very end", "in it at the very end"},
		"10i 20o 50i":  {"in once, about 10 minutes in all; we went back in at the very end", "back in it at the very end"},
		"0i 5o 8i 33n": {"in from the start and once more, about 30 minutes in all; we landed near", "near, 17 minutes after coming out"},
	} {
		s := drawn(t, line)
		if got := s.ToldInOne(); got != want[0] {
			t.Errorf("%s in one: %s", line, got)
		}
		if got := s.ToldLanding(); got != want[1] {
			t.Errorf("%s landed %s", line, got)
		}
		wellSaid(t, want[0], want[1])
	}
}

// What lit a client up is named as the gate lets a review name it.
func TestToldAsksTheGate(t *testing.T) {
	c := maya()
	miso, dog := c.with(Pet, "Miso"), c.with(Pet, "Biscuit")
	s := drawn(t, `10 lit "Miso" 20 lit "Biscuit" 30 door "Biscuit, again"`)
	s.LinkMarks(c)
	tellings := []struct {
		what   string
		change func()
		want   string
	}{
		{"both open", func() {}, `Miso and Biscuit lit her up. At the door: "Biscuit, again".`},
		{"one gentle", func() { c.SetStanding(dog, Gentle, "died in March") }, `Miso and Biscuit (died in March) lit her up. At the door: "Biscuit, again".`},
		{"one gentle without a reason", func() { c.SetStanding(dog, Gentle, "") }, `Miso and Biscuit (held gently) lit her up. At the door: "Biscuit, again".`},
		{"one closed", func() { c.SetStanding(dog, Closed, "") }, "Miso lit her up. There were words at the door."},
		{"one closed, no link", func() { s.Marks[1].Interest = ID{} }, "Miso lit her up. There were words at the door."},
		{"a topic closed", func() { c.Closed = []string{"pets"} }, "There were words at the door."},
		{"renamed", func() { c.Closed = nil; c.Interest(miso).Name = "Miso the cat" }, "Miso the cat lit her up. There were words at the door."},
		{"removed", func() { c.Remove(miso) }, "Miso lit her up. There were words at the door."},
	}
	for _, c2 := range tellings {
		c2.change()
		if got := strings.Join(s.Told(c)[2:], " "); got != c2.want {
			t.Errorf("%s:\n got %s\nwant %s", c2.what, got, c2.want)
		}
	}
}

func TestToldWithoutPronounsOrCard(t *testing.T) {
	s := drawn(t, "5n c 10 lit")
	if got := told(s, &Card{Client: Client{Called: "the Wren"}}); got != "We didn't go in. The Wren led the way toward it. We landed near. Something lit the Wren up." {
		t.Error(got)
	}
	if got := told(s, nil); got != "We didn't go in. The client led the way toward it. We landed near. Something lit the client up." {
		t.Error(got)
	}
}

// Whatever the session, the telling is well said, never empty and whole.
func TestTellingOfAnySession(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := sessions().Draw(t, "session")
		for i := range s.Marks {
			s.Marks[i].Words = ""
		}
		f := s.Figures()
		sentences := s.Told(maya())
		if len(sentences) == 0 || s.ToldInOne() == "" {
			t.Fatal("nothing is told")
		}
		for _, sentence := range sentences {
			if !strings.HasSuffix(sentence, ".") || strings.Contains(sentence, "  ") || notSaid.MatchString(sentence) {
				t.Errorf("%q is not a sentence of ours", sentence)
			}
		}
		all := strings.Join(sentences, " ")
		if s.Live && strings.Contains(all, "about ") {
			t.Errorf("about is said of a session drawn live: %s", all)
		}
		if said := strings.Contains(all, "led the") || strings.Contains(all, "steps"); said != (anySaid(f.LedIn) || anySaid(f.LedOut)) {
			t.Errorf("who led is told: %v, of in %v and out %v: %s", said, f.LedIn, f.LedOut, all)
		}
	})
}

func anySaid(led [4]int) bool { return led[ByClient]+led[ByMe]+led[Together] > 0 }
