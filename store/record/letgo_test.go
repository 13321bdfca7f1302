package record

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var onlyWords = Keeping{Clock: true}

// letGone is an hour of a line, over, its timeline let go.
func letGone(t testing.TB, line string) (was, is *Session) {
	t.Helper()
	was = drawn(t, line)
	is = was.Clone()
	is.KeepOnly(onlyWords)
	if err := is.Check(); err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return was, is
}

// TestWhatIsLetGoTellsTheSame: every sentence, clause and landing is what it
// was, with and without the card, and the length too.
func TestWhatIsLetGoTellsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := maya()
		s := sessions(c.with(Pet, "Miso"), ID{9}).Draw(t, "session")
		if s.Open() {
			s.EndAt(0)
		}
		let := s.Clone()
		let.KeepOnly(onlyWords)
		for what, told := range map[string]func(*Session) string{
			"told":          func(s *Session) string { return told(s, c) },
			"without names": func(s *Session) string { return told(s, nil) },
			"in one":        (*Session).ToldInOne,
			"landing":       (*Session).ToldLanding,
		} {
			if diff := cmp.Diff(told(s), told(let)); diff != "" {
				t.Fatalf("%s (-before +after):\n%s", what, diff)
			}
		}
		f, g := s.Figures(), let.Figures()
		if s.Length() != let.Length() || f.Landing != g.Landing || f.Trips != g.Trips || f.InMinutes() != g.In/60 || len(f.Lit) != len(g.Lit) {
			t.Fatalf("%+v became %+v", f, g)
		}
		if err := let.Check(); err != nil {
			t.Fatal(err)
		}
		again := let.Clone()
		again.KeepOnly(onlyWords)
		if diff := cmp.Diff(let, again); diff != "" {
			t.Fatalf("let go twice:\n%s", diff)
		}
	})
}

// TestNothingOfATimelineIsLeft: no move, no pause, no mark of one key, and no
// second of any other.
func TestNothingOfATimelineIsLeft(t *testing.T) {
	line := `8n c 15i 16 quiet 20 lit "Miso" 21 note "her sister" 22 note 24 tried "the cat" lit 30 pause 31 resume 33e 41o 47 door "she may move"`
	_, let := letGone(t, line)
	if len(let.Moves)+len(let.Pauses) > 0 || let.SpansAt(3000)[0].Place != Out {
		t.Errorf("left are %v %v", let.Moves, let.Pauses)
	}
	want := []Mark{{Kind: LitUp, Words: "Miso"}, {Kind: Note, Words: "her sister"}, {Kind: Door, Words: "she may move"}}
	if diff := cmp.Diff(want, let.Marks); diff != "" {
		t.Error(diff)
	}
	if let.Length() != 3000 {
		t.Errorf("the length became %d", let.Length())
	}
}

// TestTheGateDecidesAboutWhatIsLeft: names and words are kept as what they are,
// not as sentences, so that a dog that dies later is held gently, what is
// closed later is not named, and a client renamed is called so.
func TestTheGateDecidesAboutWhatIsLeft(t *testing.T) {
	c := maya()
	id := c.with(Pet, "Biscuit")
	s := drawn(t, `8n c 15i 20 lit "Biscuit" 41o 47 door "wine again"`)
	s.LinkMarks(c)
	s.KeepOnly(onlyWords)
	if got := told(s, c); !strings.Contains(got, "Biscuit lit her up") || !strings.Contains(got, "Maya led") {
		t.Fatalf("told: %s", got)
	}
	c.SetStanding(id, Gentle, "died in March")
	c.Called = "M"
	if got := told(s, c); !strings.Contains(got, "Biscuit (died in March)") || !strings.Contains(got, "M led") || strings.Contains(got, "Maya") {
		t.Errorf("after it died: %s", got)
	}
	c.SetStanding(id, Closed, "")
	c.Closed = []string{"wine"}
	if got := told(s, c); strings.Contains(got, "Biscuit") || strings.Contains(got, "wine") {
		t.Errorf("what is not to open is told: %s", got)
	}
	if seen := c.Seen(s); strings.Contains(seen.Marks[0].Words+seen.Marks[1].Words, "i") {
		t.Errorf("seen: %+v", seen.Marks)
	}
}

func TestAnHourThatGoesOnKeepsEverything(t *testing.T) {
	s := drawn(t, "8n 15i")
	s.Live, s.Start = true, time.Unix(1790000000, 0)
	before := s.Clone()
	s.KeepOnly(Keeping{})
	if diff := cmp.Diff(before, s); diff != "" {
		t.Error(diff)
	}
	s.EndAt(3000)
	s.KeepOnly(Keeping{Timeline: true})
	if !s.Start.IsZero() || s.Let != nil || len(s.Moves) != 2 {
		t.Errorf("without clock times it is %+v", s)
	}
}

func TestAnHourLetGoHasNoLine(t *testing.T) {
	_, let := letGone(t, "8n 15i 41o")
	if got := FormatLine(let); got != "" {
		t.Errorf("its line is %q", got)
	}
	line, err := ParseLine("10e 20o")
	if err != nil {
		t.Fatal(err)
	}
	maya().Redraw(let, line)
	if let.Let != nil || len(let.Moves) != 2 || told(let, nil) == "" {
		t.Errorf("drawn anew it is %+v", let)
	}
}

func TestAnHourLetGoIsNotSplit(t *testing.T) {
	_, let := letGone(t, "8n 15i 41o")
	if _, _, ok := let.SplitAt(20*minute, NewID()); ok {
		t.Error("it was split")
	}
}

func TestCheckOfAnHourLetGo(t *testing.T) {
	for what, spoil := range map[string]func(*Session){
		"a move":         func(s *Session) { s.Moves = []Move{{At: 60, Place: In}} },
		"a pause":        func(s *Session) { s.Pauses = []Pause{{From: 1, To: 2}} },
		"a timed mark":   func(s *Session) { s.Marks = []Mark{{At: 60, Kind: LitUp}} },
		"a quiet mark":   func(s *Session) { s.Marks = []Mark{{Kind: Quiet}} },
		"no end":         func(s *Session) { s.Ended = false },
		"a far place":    func(s *Session) { s.Let.Landing = Deep + 1 },
		"less than none": func(s *Session) { s.Let.Trips = -1 },
		"a new leader":   func(s *Session) { s.Let.LedIn = []Led{Together + 1} },
	} {
		_, let := letGone(t, "8n 15i 41o")
		spoil(let)
		if let.Check() == nil {
			t.Errorf("%s is taken", what)
		}
	}
}

func TestCopiesOfAGistShareNothing(t *testing.T) {
	_, let := letGone(t, "8n c 15i m 41o")
	gist, clone := let.Gist(), let.Clone()
	gist.LedIn[0], clone.Let.LedIn[0] = Together, Together
	if !slices.Equal(let.Let.LedIn, []Led{ByClient, ByMe}) {
		t.Errorf("a copy changed it: %v", let.Let.LedIn)
	}
}
