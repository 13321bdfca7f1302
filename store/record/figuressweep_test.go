package record

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFiguresOfAMillionHours counts random hours at once and second by second:
// a few by default, fifty thousand in a sweep, a million for a release. What
// differs is printed with the seed that makes it again.
func TestFiguresOfAMillionHours(t *testing.T) {
	hours := map[string]int{"": 5000, "ci": 50_000, "release": 1_000_000}[os.Getenv("RAPPORT_SWEEP")]
	workers := runtime.NumCPU()
	found := make([]tally, workers)
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			for seed := w; seed < hours && !t.Failed(); seed += workers {
				found[w].look(t, uint64(seed))
			}
		})
	}
	all.Wait()
	var sum tally
	for _, f := range found {
		sum.add(f)
	}
	t.Logf("%d hours, %d of them drawn in three places: %v; all counted alike", sum.hours, sum.three, sum.seen)
	for _, what := range sights {
		if sum.seen[what] == 0 {
			t.Errorf("no hour among %d with %s: they do not try that figure", sum.hours, what)
		}
	}
}

// sights are what some of the hours have to have for the count to mean
// anything.
var sights = []string{
	"nothing", "a trip", "three trips", "the start inside", "an end inside", "an end at a move", "a pause", "an open pause",
	"zero length", "two moves in a second", "a mark past the plan", "a way out", "a leader", "lit", "door", "an hour going on",
}

// tally is how many hours were counted, and of what sort they were.
type tally struct {
	hours, three int
	seen         map[string]int
}

func (n *tally) add(other tally) {
	n.hours += other.hours
	n.three += other.three
	for what, times := range other.seen {
		n.saw(what, times)
	}
}

func (n *tally) saw(what string, times int) {
	if n.seen == nil {
		n.seen = map[string]int{}
	}
	n.seen[what] += times
}

// look counts one hour both ways.
func (n *tally) look(t *testing.T, seed uint64) {
	s, now := randomHour(rand.New(rand.NewPCG(seed, 0x1d0e)))
	end := s.Length()
	if s.Open() {
		end = max(now, s.lastItem())
	}
	want, got := slowly(s, end), s.FiguresAt(now)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("hour %d, %+v\nas of %d, counted one by one (-) and at once (+):\n%s", seed, s, now, diff)
		return
	}
	if err := minutesOf(got); err != nil {
		t.Errorf("hour %d, %+v: %v", seed, s, err)
	}
	n.hours++
	n.sort(s, got)
	if onlyThree(s) {
		n.three++
	}
}

// minutesOf says what is wrong with the minutes that figures are told in,
// by the words of the contract alone.
func minutesOf(f Figures) error {
	sum, minutes := 0, f.Minutes()
	for _, n := range minutes {
		sum += n
	}
	switch whole := (f.Length + 30) / 60; {
	case sum != whole:
		return fmt.Errorf("%v sum to %d minutes of %d", minutes, sum, whole)
	case minutes[In]+minutes[Deep] != f.InMinutes():
		return fmt.Errorf("%v are not %d minutes in", minutes, f.InMinutes())
	case f.LongestMinutes() > f.InMinutes():
		return fmt.Errorf("the longest stay, %d, is longer than all of %d", f.LongestMinutes(), f.InMinutes())
	}
	for place, n := range minutes {
		if off := n*60 - f.Spent[place]; off <= -120 || off >= 120 {
			return fmt.Errorf("%d seconds at %s are %d minutes", f.Spent[place], Place(place), n)
		}
	}
	return nil
}

// sort says what an hour has.
func (n *tally) sort(s *Session, f Figures) {
	is := map[string]bool{
		"nothing": len(s.Moves)+len(s.Marks) == 0, "a trip": f.Trips == 1, "three trips": f.Trips >= 3, "the start inside": f.WentIn() && f.FirstIn == 0,
		"an end inside": f.WentIn() && f.Runway == 0 && f.Landing.IsIn(), "an end at a move": len(s.Moves) > 0 && s.Moves[len(s.Moves)-1].At == s.Length(),
		"a pause": len(s.Pauses) > 0, "an open pause": s.Paused(), "zero length": f.Length == 0, "a way out": len(f.WaysOut) > 0,
		"a leader": f.LedIn[0] < total4(f.LedIn), "lit": len(f.Lit) > 0, "door": len(f.Door) > 0, "an hour going on": s.Open(),
		"two moves in a second": sameSecond(s.Moves), "a mark past the plan": len(s.Marks) > 0 && s.Marks[len(s.Marks)-1].At > s.Planned*60,
	}
	for what, so := range is {
		if so {
			n.saw(what, 1)
		}
	}
}

func total4(counts [4]int) (sum int) {
	for _, n := range counts {
		sum += n
	}
	return sum
}

func sameSecond(moves []Move) bool {
	for i := 1; i < len(moves); i++ {
		if moves[i].At == moves[i-1].At {
			return true
		}
	}
	return false
}

func onlyThree(s *Session) bool {
	for _, m := range s.Moves {
		if m.Place == Near || m.Place == Deep {
			return false
		}
	}
	return len(s.Moves) > 0
}

// randomHour is an hour that Check accepts, its lists in order, and a second
// as of which to count it. One in four is drawn in three places.
func randomHour(r *rand.Rand) (*Session, int) {
	s := &Session{Planned: 1 + r.IntN(14), Live: r.IntN(2) == 0}
	long := 1 + r.IntN(900)
	second := func() int {
		if r.IntN(3) == 0 {
			return r.IntN(1+long/60) * 60
		}
		return r.IntN(long + 1)
	}
	places := FivePlaces.Places()
	if r.IntN(4) == 0 {
		places = ThreePlaces.Places()
	}
	for range r.IntN(10) {
		s.Moves = append(s.Moves, Move{second(), places[r.IntN(len(places))], Led(r.IntN(4))})
	}
	for range r.IntN(6) {
		m := Mark{At: second(), Kind: MarkKind(1 + r.IntN(int(Note)))}
		if r.IntN(2) == 0 {
			m.Interest = ID{byte(1 + r.IntN(2))}
		}
		s.Marks = append(s.Marks, m)
	}
	free := 0
	for range r.IntN(4) {
		from := free + r.IntN(1+long/3)
		if r.IntN(6) == 0 {
			s.Pauses = append(s.Pauses, Pause{from, -1})
			break
		}
		free = from + r.IntN(1+long/4)
		s.Pauses = append(s.Pauses, Pause{from, free})
	}
	s.Sort()
	switch r.IntN(5) {
	case 0, 1:
		s.EndAt(r.IntN(long + 60))
	case 2:
		s.EndAt(0) // at its last item
	}
	return s, r.IntN(long + 60)
}
