package record

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func live() *Session { return &Session{Planned: 50, Live: true} }

func TestStepsWithinFiveSecondsAreOneMove(t *testing.T) {
	type press struct {
		at     int
		inward bool
	}
	for name, c := range map[string]struct {
		presses []press
		want    []Move
	}{
		"three presses":               {[]press{{60, true}, {62, true}, {65, true}}, []Move{{60, In, 0}}},
		"five seconds from the first": {[]press{{60, true}, {65, true}, {66, true}}, []Move{{60, Edge, 0}, {66, In, 0}}},
		"six seconds":                 {[]press{{60, true}, {66, true}}, []Move{{60, Near, 0}, {66, Edge, 0}}},
		"the other way":               {[]press{{60, true}, {62, false}}, []Move{{60, Near, 0}, {62, Out, 0}}},
		"there, back and there":       {[]press{{60, true}, {62, false}, {64, true}}, []Move{{60, Near, 0}, {62, Out, 0}, {64, Near, 0}}},
		"nowhere to go":               {[]press{{60, false}}, nil},
		"the place at 0 joins none":   {[]press{{0, true}, {3, true}}, []Move{{0, Near, 0}, {3, Edge, 0}}},
		"a clock that ran backwards":  {[]press{{60, true}, {20, false}}, []Move{{60, Near, 0}, {60, Out, 0}}},
	} {
		s := live()
		for _, p := range c.presses {
			s.Step(p.at, p.inward, FivePlaces)
		}
		if diff := cmp.Diff(c.want, s.Moves); diff != "" {
			t.Errorf("%s\n%s", name, diff)
		}
	}
}

func TestJoinedMoveKeepsWhoLed(t *testing.T) {
	s := live()
	s.Step(60, true, FivePlaces)
	s.Lead(60, ByClient)
	it := s.GoTo(64, Deep)
	if want := (Move{60, Deep, ByClient}); len(s.Moves) != 1 || s.Moves[0] != want || it != itemOfMove(want) {
		t.Errorf("%+v, item %+v", s.Moves, it)
	}
	if s.GoTo(90, Deep) != (Item{}) || len(s.Moves) != 1 {
		t.Error("going where one is made a move")
	}
}

func TestThreePlaces(t *testing.T) {
	s := live()
	for i, want := range []Place{Edge, In, In} {
		s.Step(60*(i+1), true, ThreePlaces)
		if s.lastPlace() != want {
			t.Errorf("step %d in leads to %s", i, s.lastPlace())
		}
	}
	s.GoTo(600, Deep) // as drawn on five places
	for i, want := range []Place{In, Edge, Out, Out} {
		s.Step(660+60*i, false, ThreePlaces)
		if s.lastPlace() != want {
			t.Errorf("step %d out leads to %s", i, s.lastPlace())
		}
	}
	if next, ok := ThreePlaces.Next(Near, true); next != Edge || !ok {
		t.Error(next, ok)
	}
	if next, ok := ThreePlaces.Next(Near, false); next != Out || !ok {
		t.Error(next, ok)
	}
	if len(Scale(9).Places()) != Places {
		t.Error("a scale that does not exist")
	}
}

func TestLead(t *testing.T) {
	s := drawn(t, "0e 5n 10i 10d 20d 30o")
	for _, c := range []struct {
		at   int
		by   Led
		want []Led // of the moves in order
		ok   bool
	}{
		{0, ByMe, []Led{0, 0, 0, 0, 0, 0}, false},             // the place at 0 is not a move
		{25 * minute, ByMe, []Led{0, 0, 0, ByMe, 0, 0}, true}, // 20d goes nowhere, 10i was superseded
		{25 * minute, Together, []Led{0, 0, 0, Together, 0, 0}, true},
		{25 * minute, Together, []Led{0, 0, 0, 0, 0, 0}, true}, // the same again: unsaid
		{99 * minute, ByClient, []Led{0, 0, 0, 0, 0, ByClient}, true},
	} {
		ok := s.Lead(c.at, c.by)
		var got []Led
		for _, m := range s.Moves {
			got = append(got, m.Led)
		}
		if diff := cmp.Diff(c.want, got); diff != "" || ok != c.ok {
			t.Errorf("at %d by %s: %v\n%s", c.at, c.by, ok, diff)
		}
	}
}

func TestMarks(t *testing.T) {
	s := live()
	s.AddMark(Mark{At: 100, Kind: Quiet})
	lit := s.AddMark(Mark{At: 50, Kind: LitUp, Words: "Miso", Interest: ID{1}})
	tried := s.AddMark(Mark{At: 50, Kind: Tried, Words: "What is Miso eating?"})
	s.AddMark(Mark{At: -3, Kind: Note})
	if !s.Land(tried, Flat) || s.Land(lit, Flat) || s.Land(Item{What: MarkItem, At: 51, Mark: Tried}, Flat) {
		t.Error("only a question tried lands")
	}
	if !s.SetMark(lit, "Miso, in the sink", ID{1}) || s.SetMark(Item{}, "x", ID{}) {
		t.Error("a mark was not found")
	}
	want := []Mark{
		{At: 0, Kind: Note},
		{At: 50, Kind: LitUp, Words: "Miso, in the sink", Interest: ID{1}},
		{At: 50, Kind: Tried, Words: "What is Miso eating?", Landed: Flat},
		{At: 100, Kind: Quiet},
	}
	if diff := cmp.Diff(want, s.Marks); diff != "" {
		t.Error(diff)
	}
}

func TestPauseAndGoOn(t *testing.T) {
	s := live()
	if it := s.TogglePause(60); it != (Item{What: PauseItem, At: 60}) || !s.Paused() {
		t.Error(it)
	}
	if it := s.TogglePause(90); it != (Item{What: ResumeItem, At: 90}) || s.Paused() {
		t.Error(it)
	}
	s.TogglePause(80) // the clock ran backwards
	s.TogglePause(80)
	if diff := cmp.Diff([]Pause{{60, 90}}, s.Pauses); diff != "" {
		t.Errorf("a pause in which no time went by stays: %s", diff)
	}
	if s.AddPause(200, 200) || !s.AddPause(300, 400) || !s.AddPause(80, 300) {
		t.Error("pauses were not added")
	}
	if diff := cmp.Diff([]Pause{{60, 400}}, s.Pauses); diff != "" {
		t.Error(diff)
	}
	s.TogglePause(500)
	if !s.AddPause(450, 600) || !cmp.Equal(s.Pauses, []Pause{{60, 400}, {450, -1}}) {
		t.Errorf("joined with an open one: %v", s.Pauses)
	}
}

func TestEndIsNotBeforeTheLastItem(t *testing.T) {
	s := live()
	s.AddMark(Mark{At: 700, Kind: LitUp})
	s.EndAt(600)
	if s.End != 700 || s.Open() || s.Length() != 700 {
		t.Errorf("%+v", s)
	}
	s.EndAt(900)
	s.EndAt(800) // another minute, chosen afterwards
	if s.End != 800 {
		t.Errorf("ends at %d", s.End)
	}
	if s.Reopen(); !s.Open() || s.Length() != 3000 {
		t.Errorf("%+v", s)
	}
}

func TestNudge(t *testing.T) {
	s := drawn(t, `8n 15i 15 lit "Miso" 20 pause 25 resume`)
	move := itemOfMove(s.Moves[1])
	for _, c := range []struct {
		what      string
		item      Item
		by, limit int
		at        int
		moved     bool
	}{
		{"a move a minute sooner", move, -60, 1600, 840, true},
		{"and again, as often as wanted", at(move, 840), -60, 1600, 780, true},
		{"up to the move before", at(move, 780), -600, 1600, 481, true},
		{"and no further", at(move, 481), -60, 1600, 481, false},
		{"later", at(move, 481), 60, 1600, 541, true},
		{"not past now", at(move, 541), 600, 560, 560, true},
		{"at now", at(move, 560), 60, 560, 560, false},
		{"now ran backwards", at(move, 560), 60, 300, 560, false},
		{"a mark passes moves", itemOfMark(s.Marks[0]), -600, 1600, 300, true},
		{"not before the start", at(itemOfMark(s.Marks[0]), 300), -600, 1600, 0, true},
		{"a pause", Item{What: PauseItem, At: 1200}, 600, 1600, 1500, true},
		{"its end", Item{What: ResumeItem, At: 1500}, -60, 1600, 1500, false},
		{"its end later", Item{What: ResumeItem, At: 1500}, 60, 1600, 1560, true},
		{"up to the next move", Item{What: MoveItem, At: 480, Place: Near}, 600, 1600, 559, true},
		{"what is not there", Item{What: MoveItem, At: 1}, 60, 1600, 1, false},
	} {
		it, moved := s.Nudge(c.item, c.by, c.limit)
		if it.At != c.at || moved != c.moved || moved && s.find(it) < 0 {
			t.Errorf("%s: %+v, %v", c.what, it, moved)
		}
	}
}

func TestNudgeOfPausesStaysBetweenThem(t *testing.T) {
	s := drawn(t, "10 pause 12 resume 14 pause 16 resume 20 pause")
	for _, c := range []struct {
		item   Item
		by, at int
	}{
		{Item{What: PauseItem, At: 840}, -600, 720},
		{Item{What: ResumeItem, At: 960}, 600, 1200},
		{Item{What: PauseItem, At: 1200}, -600, 1200},
		{Item{What: PauseItem, At: 1200}, 60, 1260},
		{Item{What: ResumeItem, At: 720}, -600, 600},
	} {
		if it, _ := s.Nudge(c.item, c.by, 3000); it.At != c.at || s.Check() != nil {
			t.Errorf("%+v by %d: %+v, %v", c.item, c.by, it, s.Check())
		}
	}
}

func at(it Item, second int) Item { it.At = second; return it }

func TestLastItem(t *testing.T) {
	for line, want := range map[string]Item{
		"0 out":                          {What: MoveItem},
		"8n 9 lit":                       {What: MarkItem, At: 540, Mark: LitUp},
		"8n 8 lit":                       {What: MarkItem, At: 480, Mark: LitUp},
		"8n 8 pause":                     {What: MoveItem, At: 480, Place: Near},
		"8n 9 pause":                     {What: PauseItem, At: 540},
		"8n 9 pause 10 resume 50 end":    {What: ResumeItem, At: 600},
		`5 lit "a" 5 lit "b" 5 quiet 5n`: {What: MarkItem, At: 300, Mark: Quiet},
	} {
		if got := drawn(t, line).Last(); got != want {
			t.Errorf("%s: %+v", line, got)
		}
	}
	if !live().Last().IsZero() {
		t.Error("a session without items has a last one")
	}
}

func TestRemove(t *testing.T) {
	s := drawn(t, `8n 8 lit 9 pause 12 resume`)
	for _, minute := range []int{8, 8, 12} {
		if it, ok := s.RemoveUnder(minute); !ok || it.IsZero() {
			t.Errorf("nothing under %d", minute)
		}
	}
	if it, ok := s.RemoveUnder(8); ok || !it.IsZero() {
		t.Errorf("took %+v from nothing", it)
	}
	if len(s.Moves)+len(s.Marks)+len(s.Pauses) != 0 || s.Remove(Item{What: MoveItem, At: 480}) {
		t.Errorf("%+v", s)
	}
	s = drawn(t, "8 pause")
	if _, ok := s.RemoveUnder(0); ok {
		t.Error("the end of an open pause is taken for minute 0")
	}
}

func TestDrawByHand(t *testing.T) {
	s := drawn(t, "10i 33e m")
	steps := []struct {
		what string
		do   func() Item
		want []Move
	}{
		{"a new move", func() Item { return s.DrawPlace(20, Deep) }, []Move{{600, In, 0}, {1200, Deep, 0}, {1980, Edge, ByMe}}},
		{"a step out under it", func() Item { return s.DrawStep(20, false, FivePlaces) }, []Move{{600, In, 0}, {1980, Edge, ByMe}}},
		{"a step out", func() Item { return s.DrawStep(20, false, FivePlaces) }, []Move{{600, In, 0}, {1200, Edge, 0}, {1980, Edge, ByMe}}},
		{"and in again: what came after is still there", func() Item { return s.DrawStep(20, true, FivePlaces) }, []Move{{600, In, 0}, {1980, Edge, ByMe}}},
		{"further out keeps who led", func() Item { return s.DrawPlace(33, Out) }, []Move{{600, In, 0}, {1980, Out, ByMe}}},
		{"the other way does not", func() Item { return s.DrawPlace(33, Deep) }, []Move{{600, In, 0}, {1980, Deep, 0}}},
		{"nowhere further", func() Item { return s.DrawStep(40, true, FivePlaces) }, []Move{{600, In, 0}, {1980, Deep, 0}}},
		{"where it began", func() Item { return s.DrawPlace(0, Near) }, []Move{{0, Near, 0}, {600, In, 0}, {1980, Deep, 0}}},
		{"out at the beginning", func() Item { return s.DrawPlace(0, Out) }, []Move{{600, In, 0}, {1980, Deep, 0}}},
	}
	for _, step := range steps {
		it := step.do()
		if diff := cmp.Diff(step.want, s.Moves); diff != "" {
			t.Errorf("%s\n%s", step.what, diff)
		}
		if !it.IsZero() && s.find(it) < 0 {
			t.Errorf("%s: %+v is not there", step.what, it)
		}
	}
	s = drawn(t, "15'10i 15'30d c 15'50e c")
	if s.DrawStep(15, true, FivePlaces); !cmp.Equal(s.Moves, []Move{{950, In, ByClient}}) {
		t.Errorf("the moves of one minute are not one: %+v", s.Moves)
	}
}

// Whatever is pressed, the session stays one that can be, and what a change
// returns is there.
func TestAnyChangesLeaveASession(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := live()
		now := 0
		last := Item{}
		for range rapid.IntRange(0, 30).Draw(t, "presses") {
			now += rapid.IntRange(0, 70).Draw(t, "later")
			sc := Scale(rapid.IntRange(0, 1).Draw(t, "scale"))
			it := last
			switch rapid.IntRange(0, 9).Draw(t, "key") {
			case 0, 1, 2:
				it = s.Step(now, rapid.Bool().Draw(t, "inward"), sc)
			case 3:
				it = s.GoTo(now, Place(rapid.IntRange(0, 4).Draw(t, "place")))
			case 4:
				it = s.AddMark(Mark{At: now, Kind: MarkKind(rapid.IntRange(1, int(Note)).Draw(t, "kind"))})
			case 5:
				if it = s.TogglePause(now); it.What == ResumeItem {
					it = Item{}
				}
			case 6:
				before := *s.Clone()
				moved := false
				if it, moved = s.Nudge(last, rapid.SampledFrom([]int{-60, 60}).Draw(t, "by"), now); moved == cmp.Equal(before, *s) {
					t.Fatalf("moved: %v, from %+v to %+v", moved, before, s)
				}
			case 7:
				s.Lead(now, Led(rapid.IntRange(0, 3).Draw(t, "led")))
			case 8:
				s.RemoveUnder(now / 60)
				it = Item{}
			case 9:
				it = s.DrawStep(now/60, rapid.Bool().Draw(t, "inward"), sc)
			}
			if !it.IsZero() && s.find(it) < 0 && it != last {
				t.Fatalf("%+v is not in %+v", it, s)
			}
			last = it
			if err := s.Check(); err != nil {
				t.Fatalf("%v: %+v", err, s)
			}
		}
		now = max(now, s.lastItem())
		if s.EndAt(now); s.Check() != nil || s.Length() != now {
			t.Fatalf("%v: %+v", s.Check(), s)
		}
	})
}

func TestCheck(t *testing.T) {
	fine := func() *Session {
		return &Session{Planned: 50, Moves: []Move{{10, In, ByMe}}, Marks: []Mark{{At: 5, Kind: LitUp}}}
	}
	if err := fine().Check(); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*Session){
		"no length":          func(s *Session) { s.Planned = 0 },
		"days long":          func(s *Session) { s.Planned = 2000 },
		"ended too soon":     func(s *Session) { s.Ended, s.End = true, 9 },
		"move before":        func(s *Session) { s.Moves[0].At = -1 },
		"no such place":      func(s *Session) { s.Moves[0].Place = 5 },
		"no such leader":     func(s *Session) { s.Moves[0].Led = 4 },
		"mark before":        func(s *Session) { s.Marks[0].At = -1 },
		"no such mark":       func(s *Session) { s.Marks[0].Kind = 0 },
		"newer mark":         func(s *Session) { s.Marks[0].Kind = Note + 1 },
		"no such landing":    func(s *Session) { s.Marks[0] = Mark{Kind: Tried, Landed: 5} },
		"a lit mark landed":  func(s *Session) { s.Marks[0].Landed = Fine },
		"pauses overlap":     func(s *Session) { s.Pauses = []Pause{{5, 10}, {9, 12}} },
		"pause backwards":    func(s *Session) { s.Pauses = []Pause{{5, 4}} },
		"open, then another": func(s *Session) { s.Pauses = []Pause{{5, -1}, {9, 12}} },
	} {
		s := fine()
		spoil(s)
		if err := s.Check(); err == nil {
			t.Errorf("%s passes", name)
		} else {
			wellSaid(t, err.Error())
		}
	}
	if diff := cmp.Diff(fine(), fine().Clone(), cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}
